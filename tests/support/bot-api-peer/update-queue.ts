import type { Update } from 'grammy/types';

export type UpdateContent = Omit<Update, 'update_id'>;

/**
 * What the bot has not confirmed yet, in order of the ids. An update leaves it only when a later offset confirms it, so
 * an answer that was lost brings the same updates again.
 */
export interface UpdateQueue {
  readonly size: number;
  /** Takes an update in, unless its kind was not asked for; gives its id in both cases. */
  add(content: UpdateContent, id?: number): number;
  /** Puts an update again that was made before. It is handed out once more, whatever the offset says. */
  repeat(id: number): void;
  /** Forgets what is below the offset; a negative one keeps that many from the end. */
  confirm(offset: number): void;
  /** Forgets one update. */
  remove(id: number): void;
  /** The first ones; they stay until they are confirmed. */
  first(limit: number): Update[];
  clear(): void;
  /** Remembers which kinds are asked for; an empty list means the usual ones. What waits already stays. */
  allow(kinds: readonly string[]): void;
  readonly allowed: readonly string[];
  /** Called after every update that comes in. */
  onAdded(listener: () => void): void;
}

/** Kinds that nobody gets without asking for them by name. */
const ON_REQUEST = ['chat_member', 'message_reaction', 'message_reaction_count'];
const FIRST_ID = 700_000_001;

export function createUpdateQueue(): UpdateQueue {
  const made = new Map<number, Update>();
  let waiting: { update: Update; again: boolean }[] = [];
  let allowed: readonly string[] = [];
  let nextId = FIRST_ID;
  const listeners: (() => void)[] = [];

  function put(update: Update, again: boolean): void {
    waiting.push({ update, again });
    waiting.sort((a, b) => a.update.update_id - b.update.update_id);
    for (const listener of listeners) listener();
  }

  function isAskedFor(content: UpdateContent): boolean {
    const kinds = Object.keys(content);
    return allowed.length > 0
      ? kinds.some((kind) => allowed.includes(kind))
      : !kinds.some((kind) => ON_REQUEST.includes(kind));
  }

  return {
    get size() {
      return waiting.length;
    },
    get allowed() {
      return allowed;
    },
    add(content, id = nextId) {
      nextId = Math.max(nextId, id + 1);
      const update: Update = { ...content, update_id: id };
      made.set(id, update);
      if (isAskedFor(content)) put(update, false);
      return id;
    },
    repeat(id) {
      const update = made.get(id);
      if (!update) throw new Error(`There was no update ${id}.`);
      put(update, true);
    },
    confirm(offset) {
      const keepFrom =
        offset < 0 ? (waiting.at(offset)?.update.update_id ?? Number.NEGATIVE_INFINITY) : offset;
      waiting = waiting.filter(({ update, again }) => again || update.update_id >= keepFrom);
    },
    remove(id) {
      waiting = waiting.filter(({ update }) => update.update_id !== id);
    },
    first(limit) {
      return waiting.slice(0, limit).map((entry) => {
        entry.again = false;
        return entry.update;
      });
    },
    clear() {
      waiting = [];
    },
    allow(kinds) {
      allowed = [...kinds];
    },
    onAdded(listener) {
      listeners.push(listener);
    },
  };
}
