import type { Posting } from '../desk/posting.ts';
import { type BoardProblem, SourceError } from './board-parse.ts';
import type { Source, SourceAsk } from './source.ts';

/** Requests that are under way at the same time at one board. */
const AT_ONCE = 3;
/** So many faults, and not one good answer: it is the board, not the posting. */
const BROKEN = 3;

export interface DetailReading {
  postings: Posting[];
  problems: BoardProblem[];
  /** Ids that were listed and whose own page is gone. */
  gone: Set<string>;
}

/** Asks for the text of each posting, a few at a time: those that the index does not have first, old ones after them. */
export async function readDetails(
  listed: readonly Posting[],
  detail: NonNullable<Source['detail']>,
  ask: SourceAsk,
  options: {
    max: number;
    known: (id: string) => 'no' | 'fresh' | 'old';
    wanted: (posting: Posting) => boolean;
    signal: AbortSignal;
  },
): Promise<DetailReading> {
  const fresh = listed.filter(({ id }) => options.known(id) === 'no');
  const old = listed.filter(({ id }) => options.known(id) === 'old');
  const waiting = [...fresh, ...old].filter(options.wanted).slice(0, options.max);
  const full = new Map<string, Posting>();
  const gone = new Set<string>();
  const problems: BoardProblem[] = [];
  let stopped: SourceError | null = null;

  const work = async () => {
    for (let next = waiting.shift(); next && !stopped; next = waiting.shift()) {
      try {
        full.set(next.id, detail.parse(await ask.get(detail.request(ask, next)), next, ask));
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        if (options.signal.aborted || (problems.length + 1 >= BROKEN && full.size === 0))
          throw error;
        if (error.code === 'no_such_board') gone.add(next.id);
        // The board's own wish: what is still missing is read the next time.
        else if (error.code === 'rate_limited') stopped = error;
        else problems.push({ at: next.title, message: `its text cannot be read (${error.code})` });
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  // A text that the index has is not replaced by none.
  const bare = fresh.filter(({ id }) => !full.has(id) && !gone.has(id));
  return { postings: [...full.values(), ...bare], problems, gone };
}
