import type { Posting } from '../desk/posting.ts';
import type { AskBoard, BoardAnswer } from './ask-board.ts';
import type { Board } from './board.ts';
import { type BoardProblem, SourceError } from './board-parse.ts';
import { readDetails } from './read-details.ts';
import type { SourceAsk } from './source.ts';

/** What a board lists now. */
export interface BoardReading {
  /** Everything that it lists. */
  postings: Posting[];
  problems: BoardProblem[];
  /** A job that is not among them is gone, or one of the unread. False for a list of the newest and for a cut one. */
  whole: boolean;
  /** Ids of postings that it lists and whose own page is gone. */
  notFound: string[];
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
  /** What the index has of these, so that a text is not asked for at every reading. */
  stored?: (ids: readonly string[]) => Promise<readonly Posting[]>;
  now?: Date;
  /** Of which postings a text is worth a request of its own. */
  wanted?: (posting: Posting) => boolean;
}

const MAX_PAGES = 50;
const MAX_DETAILS = 150;

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
  const whole = source.listsAll && !cut;
  if (!source.detail) return { postings: [...found.values()], problems, whole, notFound: [] };
  const stored = (await options.stored?.([...found.keys()])) ?? [];
  const details = await readDetails([...found.values()], source.detail, ask, {
    max: options.maxDetails ?? MAX_DETAILS,
    stored: new Map(stored.map((posting) => [posting.id, posting])),
    now: options.now ?? new Date(0),
    wanted: options.wanted ?? (() => true),
    signal: options.signal,
  });
  return { ...details, problems: [...problems, ...details.problems], whole };
}

/** What is not a good answer is said in one sentence, with the name of the board. */
function refuse(name: string, { status, retryAfter }: BoardAnswer): void {
  if (status >= 200 && status < 300) return;
  if (status === 304) throw new SourceError('not_modified', `${name} has not changed.`);
  if (status === 429)
    throw new SourceError(
      'rate_limited',
      `${name} asks for a pause${retryAfter && /^\d{1,6}$/.test(retryAfter) ? ` of ${retryAfter} s` : ''}. Try again later.`,
      { retryAfter },
    );
  if (status === 404 || status === 410)
    throw new SourceError('no_such_board', `${name} does not exist at its address any more.`);
  throw new SourceError(`http_${status}`, `${name} answered with the error ${status}.`, {
    retryAfter,
  });
}
