import type { Posting } from '../desk/posting.ts';
import type { AskBoard, BoardAnswer } from './ask-board.ts';
import type { Board } from './board.ts';
import { type BoardProblem, SourceError } from './board-parse.ts';
import { readDetails } from './read-details.ts';
import type { SourceAsk } from './source.ts';

/** What a board lists now. */
export interface BoardReading {
  /** Postings to keep; without those whose text the index has and that were not asked for again. */
  postings: Posting[];
  problems: BoardProblem[];
  /** Ids of everything that it lists, kept or not. */
  listed: string[];
  /** A job that is not among `listed` is gone from the board. False for a list of the newest, a cut one or a damaged one. */
  whole: boolean;
}

export interface ReadOptions {
  ask: AskBoard;
  signal: AbortSignal;
  /** The client's words, after a yes. Without them the request holds nothing of anyone's. */
  words?: string;
  /** Pages at most, where the source has them. */
  maxPages?: number;
  /** Texts at most that are asked for one by one, where the list has none. */
  maxDetails?: number;
  /** Does the index hold the posting's text: no, read not long ago, or to be read again when there is room? */
  known?: (id: string) => 'no' | 'fresh' | 'old';
  /** Of which postings a text is worth a request of its own. */
  wanted?: (posting: Posting) => boolean;
}

const MAX_PAGES = 50;
const MAX_DETAILS = 200;

/**
 * Reads one board: list, pages and texts. Throws `SourceError` when the board cannot be read as a whole; an answer of
 * another shape is such a fault and never a board without jobs.
 */
export async function readBoard(board: Board, options: ReadOptions): Promise<BoardReading> {
  const { source } = board;
  const ask: SourceAsk = {
    board: board.board,
    words: source.takesWords ? (options.words ?? null) : null,
    keys: board.keys,
    maxPages: options.maxPages ?? MAX_PAGES,
    get: async (request) => {
      const answer = await options.ask(request, options.signal);
      refuse(board.name, answer);
      return answer.body;
    },
  };
  const found = new Map<string, Posting>();
  const problems: BoardProblem[] = [];
  let cut = false;
  for await (const page of source.pages(ask)) {
    for (const posting of page.postings) found.set(posting.id, posting);
    problems.push(...page.problems);
    cut = page.more ?? false;
  }
  if (found.size === 0 && problems.length > 0)
    throw new SourceError('changed_schema', `${board.name} lists jobs, and none can be read.`);
  const whole = source.listsAll && !cut && problems.length === 0;
  const listed = [...found.keys()];
  if (!source.detail) return { postings: [...found.values()], problems, listed, whole };
  const details = await readDetails([...found.values()], source.detail, ask, {
    max: options.maxDetails ?? MAX_DETAILS,
    known: options.known ?? (() => 'no'),
    wanted: options.wanted ?? (() => true),
    signal: options.signal,
  });
  return {
    postings: details.postings,
    problems: [...problems, ...details.problems],
    listed: listed.filter((id) => !details.gone.has(id)),
    whole,
  };
}

/** What is not a good answer is said in one sentence, with the name of the board. */
function refuse(name: string, { status, retryAfter }: BoardAnswer): void {
  if (status >= 200 && status < 300) return;
  if (status === 304) throw new SourceError('not_modified', `${name} has not changed.`);
  if (status === 429)
    throw new SourceError(
      'rate_limited',
      `${name} asks for a pause${retryAfter && /^\d{1,6}$/.test(retryAfter) ? ` of ${retryAfter} s` : ''}. Try again later.`,
    );
  if (status === 404 || status === 410)
    throw new SourceError('no_such_board', `${name} does not exist at its address any more.`);
  throw new SourceError(`http_${status}`, `${name} answered with the error ${status}.`);
}
