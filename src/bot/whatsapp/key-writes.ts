import type { ChannelStore } from '../../desk/ports/store.ts';

export interface KeyChange {
  type: string;
  id: string;
  value: string | null;
}

/** What one connection writes of keys, so that its end can be waited for. */
export interface KeyWrites {
  /** The whole set in one unit: half of it would break a session for good. */
  write(changes: readonly KeyChange[]): Promise<void>;
  /** Work that ends in a write. */
  track<T>(work: () => Promise<T>): Promise<T>;
  /** The connection is over: resolves when what was under way is written. */
  end(): Promise<void>;
}

export function createKeyWrites(
  store: Pick<ChannelStore, 'writeChannelKeys'>,
  account: string,
): KeyWrites {
  const running = new Set<Promise<unknown>>();
  let ended = false;

  function track<T>(work: () => Promise<T>): Promise<T> {
    const one = work();
    const settled = one.then(
      () => undefined,
      () => undefined,
    );
    running.add(settled);
    void settled.then(() => running.delete(settled));
    return one;
  }

  return {
    track,
    async write(changes) {
      // Baileys writes its list of tokens down when it closes, with people who were erased; sessions go on counting.
      const wanted = ended ? changes.filter(({ type }) => type !== 'tctoken') : changes;
      if (wanted.length > 0) await track(() => store.writeChannelKeys(account, wanted));
    },
    async end() {
      ended = true;
      while (running.size > 0) await Promise.all(running);
    },
  };
}
