import { type Faults, fault } from './background.ts';
import { createFeed } from './desk/feed.ts';
import type { Feed } from './desk/ports/feed.ts';
import type { Store } from './desk/ports/store.ts';
import type { Wakeups } from './desk/ports/wakeups.ts';
import { observedStore } from './observed-store.ts';

/** A burst of units about one conversation (a turn, its sends) is told once; short against what a person notices. */
const TOGETHER_MS = 20;

/**
 * The feed of this process over a store that feeds it. What is changed here is told to the other processes once
 * `share` has named the way to them.
 */
export function openFeed<S extends Store>(
  store: S,
  faults: Faults,
): { store: S; feed: Feed; share(wakeups: Wakeups | null): void; close(): void } {
  const feed = createFeed((error) => fault(faults, 'feed', error));
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | null = null;
  let others: Wakeups | null = null;

  function tellAll(): void {
    timer = null;
    const ids = [...changed];
    changed.clear();
    for (const id of ids) {
      feed.changed({ kind: 'conversation', id });
      others?.signal({ kind: 'changed', id });
    }
  }

  return {
    store: observedStore(store, (ids) => {
      for (const id of ids) changed.add(id);
      timer ??= setTimeout(tellAll, TOGETHER_MS).unref();
    }),
    feed,
    share(wakeups) {
      others = wakeups;
    },
    close() {
      if (timer) clearTimeout(timer);
    },
  };
}
