/** Many people may leave at once; a connection that is opened again and again looks like an attack. */
const PAUSE_MS = 60_000;

/** Ends a connection on purpose, so that the next one begins with an empty memory. */
export interface Renewal {
  /** Aborts when the connection that begins now is to be renewed. */
  next(): AbortSignal;
  /** Renews the connection at once, or when a minute has passed since it was renewed last. */
  ask(): void;
  stop(): void;
}

export function createRenewal(pauseMs = PAUSE_MS): Renewal {
  let life = new AbortController();
  let last = Number.NEGATIVE_INFINITY;
  let due: NodeJS.Timeout | null = null;
  return {
    next() {
      life = new AbortController();
      return life.signal;
    },
    ask() {
      if (due) return;
      const renew = () => {
        due = null;
        last = performance.now();
        life.abort();
      };
      due = setTimeout(renew, Math.max(0, last + pauseMs - performance.now())).unref();
    },
    stop() {
      if (due) clearTimeout(due);
    },
  };
}
