/** Streams of one session at once: as many tabs as a person looks at. */
const MOST_STREAMS = 8;

export const TOO_MANY_STREAMS = 'Too many pages of this sign-in are open. Close some of them.';

/** Counts the open streams of each session. */
export interface StreamLimit {
  /** Gives what to call once when the stream is over; null when the session has enough of them. */
  enter(session: string): (() => void) | null;
}

export function createStreamLimit(): StreamLimit {
  const open = new Map<string, number>();
  return {
    enter(session) {
      const streams = open.get(session) ?? 0;
      if (streams >= MOST_STREAMS) return null;
      open.set(session, streams + 1);
      return () => {
        const left = (open.get(session) ?? 1) - 1;
        if (left > 0) open.set(session, left);
        else open.delete(session);
      };
    },
  };
}
