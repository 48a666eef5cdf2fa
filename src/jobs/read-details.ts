import { createHash } from 'node:crypto';
import type { Posting } from '../desk/posting.ts';
import { type BoardProblem, SourceError } from './board-parse.ts';
import type { Source, SourceAsk } from './source.ts';

/** Requests that are under way at the same time at one board. */
const AT_ONCE = 3;
/** So many faults, and not one good answer: it is the board, not the posting. */
const BROKEN = 3;
/** Every text is read again in the course of so many days: a list without texts does not say what has changed. */
const TURN_DAYS = 14;
const DAY_MS = 86_400_000;

export interface DetailReading {
  /** Everything that is listed: as read now, as the index has it, or without a text for now. */
  postings: Posting[];
  problems: BoardProblem[];
  /** Ids that were listed and whose own page is gone. */
  notFound: string[];
}

/** Asks for the text of each posting, a few at a time: those that the index does not have first, then those whose day it is. */
export async function readDetails(
  listed: readonly Posting[],
  detail: NonNullable<Source['detail']>,
  ask: SourceAsk,
  options: {
    max: number;
    /** What the index has of them. */
    stored: ReadonlyMap<string, Posting>;
    now: Date;
    wanted: (posting: Posting) => boolean;
    signal: AbortSignal;
  },
): Promise<DetailReading> {
  const held = (posting: Posting): Posting | null => {
    const known = options.stored.get(posting.id);
    return known && known.text !== '' && known.title === posting.title ? known : null;
  };
  const missing = listed.filter((posting) => !held(posting));
  const due = listed.filter((posting) => held(posting) && hasItsDay(posting.id, options.now));
  const waiting = [...missing, ...due].filter(options.wanted).slice(0, options.max);
  const full = new Map<string, Posting>();
  const gone = new Set<string>();
  const problems: BoardProblem[] = [];
  let stopped = false;

  const work = async () => {
    for (let next = waiting.shift(); next && !stopped; next = waiting.shift()) {
      try {
        full.set(next.id, detail.parse(await ask.get(detail.request(ask, next)), next, ask));
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        // No more time, or the board's own wish: what is still missing is read the next time.
        if (options.signal.aborted || error.code === 'rate_limited') stopped = true;
        else if (problems.length + 1 >= BROKEN && full.size === 0) throw error;
        else if (error.code === 'no_such_board') gone.add(next.id);
        else
          problems.push({
            at: `posting (${next.title})`,
            message: `its text cannot be read (${error.code})`,
          });
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const postings = listed
    .filter(({ id }) => !gone.has(id))
    .map((posting) => full.get(posting.id) ?? held(posting) ?? posting);
  return { postings, problems, notFound: [...gone] };
}

/** Spreads the postings evenly over the days. */
function hasItsDay(id: string, now: Date): boolean {
  const day = Math.floor(now.getTime() / DAY_MS) % TURN_DAYS;
  return createHash('sha256').update(id).digest().readUInt32BE(0) % TURN_DAYS === day;
}
