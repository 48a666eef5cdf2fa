import type { Locks } from './ports/locks.ts';

/** Locks of a desk that is one process. */
export function localLocks(): Locks {
  const held = new Set<string>();
  return {
    shared: false,
    async take(name) {
      if (held.has(name)) return null;
      held.add(name);
      return async () => void held.delete(name);
    },
  };
}
