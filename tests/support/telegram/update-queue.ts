export interface Update {
  update_id: number;
  [kind: string]: unknown;
}

export interface UpdateQueue {
  /** Adds an update and gives its id; a kind that was not asked for is dropped, as Telegram does. */
  push(update: Omit<Update, 'update_id'>): number;
  /** The same update again, as if the offset had been lost. */
  repeat(updateId: number): void;
  /** A long poll: resolves with updates, an empty list, or null when another poller came. */
  poll(request: {
    offset?: number;
    limit?: number;
    timeout?: number;
    allowed_updates?: string[];
  }): Promise<Update[] | null>;
  waiting(): readonly Update[];
  takeFirst(): Update | undefined;
  allow(kinds: readonly string[]): void;
  onPush(listener: () => void): void;
  end(): void;
}

/** Telegram's queue of updates: what is not confirmed by a higher offset comes again. */
export function createUpdateQueue(): UpdateQueue {
  const queue: Update[] = [];
  const all = new Map<number, Update>();
  const listeners: (() => void)[] = [];
  let nextId = 1000;
  let allowed: readonly string[] | null = null;
  let parked: { answer(updates: Update[] | null): void; limit: number } | null = null;

  const release = (updates: Update[] | null) => {
    const poller = parked;
    parked = null;
    poller?.answer(updates);
  };

  return {
    push(update) {
      const id = nextId++;
      const [kind = ''] = Object.keys(update);
      if (allowed && !allowed.includes(kind)) return id;
      const full = { update_id: id, ...update };
      all.set(id, full);
      queue.push(full);
      if (parked) release(queue.slice(0, parked.limit));
      for (const listener of listeners) listener();
      return id;
    },
    repeat(updateId) {
      const update = all.get(updateId);
      if (update) queue.unshift(update);
      if (parked) release(queue.slice(0, parked.limit));
      for (const listener of listeners) listener();
    },
    poll({ offset = 0, limit = 100, timeout = 0, allowed_updates }) {
      if (allowed_updates) allowed = allowed_updates;
      while (queue[0] && queue[0].update_id < offset) queue.shift();
      release(null);
      const ready = queue.slice(0, limit);
      if (ready.length > 0 || timeout <= 0) return Promise.resolve(ready);
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          if (parked === mine) parked = null;
          resolve([]);
        }, timeout * 1000);
        const mine = {
          limit,
          answer(updates: Update[] | null) {
            clearTimeout(timer);
            resolve(updates);
          },
        };
        parked = mine;
      });
    },
    waiting: () => queue,
    takeFirst: () => queue.shift(),
    allow(kinds) {
      allowed = kinds;
    },
    onPush: (listener) => void listeners.push(listener),
    end: () => release([]),
  };
}
