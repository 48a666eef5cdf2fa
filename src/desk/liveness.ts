import type { TellDeps } from './closed-jobs.ts';
import { tellClosedJobs } from './closed-jobs.ts';
import type { Store } from './ports/store.ts';

export interface LivenessDeps extends TellDeps {
  store: TellDeps['store'] & Pick<Store, 'closingDates' | 'expirePostings'>;
}

/** Closes postings whose own closing date has passed, and tells clients which of their saved jobs have closed. */
export interface Liveness {
  /** Call it now and then. Gives the conversations that have something to send. */
  sweep(): Promise<string[]>;
}

/** Documents that are read at once, looking for closing dates. */
const SPAN = 500;
/** How many stretches one sweep reads; after a start the others follow with the next ones. */
const STRETCHES = 40;
const TELL_MS = 60_000;

export function createLiveness(deps: LivenessDeps): Liveness {
  /** Open postings that state when they close; the database is asked again before one is closed. */
  const closing = new Map<string, number>();
  let seq = 0;
  let toldAt = Number.NEGATIVE_INFINITY;

  async function learn(): Promise<void> {
    for (let stretch = 0; stretch < STRETCHES; stretch++) {
      const found = await deps.store.closingDates(seq, SPAN);
      for (const { id, closesAt } of found.rows) closing.set(id, closesAt.getTime());
      seq = found.seq;
      if (found.done) return;
    }
  }

  return {
    async sweep() {
      await learn();
      const now = deps.clock.now();
      const due = [...closing].filter(([, at]) => at <= now.getTime()).map(([id]) => id);
      if (due.length > 0) await deps.store.expirePostings(due, now);
      for (const id of due) closing.delete(id);
      if (Math.abs(now.getTime() - toldAt) < TELL_MS) return [];
      toldAt = now.getTime();
      return tellClosedJobs(deps);
    },
  };
}
