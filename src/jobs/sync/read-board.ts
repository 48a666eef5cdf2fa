import { createHash } from 'node:crypto';
import type { Clock } from '../../desk/ports/clock.ts';
import type { Posting } from '../../desk/posting.ts';
import type { AskBoard, Validators } from '../ask-board.ts';
import type { Board } from '../board-lookup.ts';
import { type BoardProblem, SourceError } from '../board-parse.ts';
import { retryAfterMs } from './back-off.ts';

/** What came of asking a board for its list. */
export type BoardReading =
  | {
      status: 'read';
      postings: Posting[];
      problems: BoardProblem[];
      /** Is it the board's whole list? What is absent from a part of it says nothing. */
      whole: boolean;
      /** Ids of postings whose own page answered that they are gone. */
      notFound: string[];
      validators: Validators;
    }
  | { status: 'unchanged' }
  | { status: 'failed'; code: string; retryAfterMs: number | null };

/** The one seam between the sync and the sources: the whole board, with nothing of any client's in the question. */
export type ReadBoard = (
  board: Board,
  known: Validators,
  signal: AbortSignal,
) => Promise<BoardReading>;

/** Raised when the same answer is read into other postings than before: then answers are fetched and read anew. */
const READING = 'r1';
/** Boards of many employers show their newest postings only. */
const WINDOWS: ReadonlySet<string> = new Set(['remotive', 'arbeitnow']);

/** Reads a board by one request. Faults of the outside are values; nothing is thrown for them. */
export function createReadBoard(ask: AskBoard, clock: Clock): ReadBoard {
  return async (board, stored, signal) => {
    try {
      const known = usable(stored);
      const answer = await ask(board.url(''), signal, asHeaders(known));
      if (answer.status === 304 && (known.etag ?? known.lastModified) !== null)
        return { status: 'unchanged' };
      if (answer.status < 200 || answer.status > 299)
        return {
          status: 'failed',
          code: codeOf(answer.status),
          retryAfterMs: retryAfterMs(answer.retryAfter, clock.now()),
        };
      const etag = answer.validators?.etag ?? bodyTag(answer.body);
      if (etag === known.etag) return { status: 'unchanged' };
      const { postings, problems } = board.parse(answer.body, { board: board.board || null });
      // Not one could be read: that is no empty board.
      if (postings.length === 0 && problems.length > 0)
        return { status: 'failed', code: 'changed_schema', retryAfterMs: null };
      return {
        status: 'read',
        postings,
        problems,
        whole: !WINDOWS.has(board.source),
        notFound: [],
        validators: {
          lastModified: answer.validators?.lastModified ?? null,
          etag: `${READING} ${etag}`,
        },
      };
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      return { status: 'failed', code: error.code, retryAfterMs: null };
    }
  };
}

/** Validators of an answer that was read as it would be read today. */
function usable({ etag, lastModified }: Validators): Validators {
  return etag?.startsWith(`${READING} `)
    ? { etag: etag.slice(READING.length + 1), lastModified }
    : { etag: null, lastModified: null };
}

const OWN_TAG = 'sayso-';

/** For a board that sends no tag: the same bytes need not be read twice. */
function bodyTag(body: string): string {
  return `${OWN_TAG}${createHash('sha256').update(body).digest('base64url')}`;
}

/** A tag that the desk made itself says nothing to the board. */
function asHeaders({ etag, lastModified }: Validators): Validators {
  return { etag: etag?.startsWith(OWN_TAG) ? null : etag, lastModified };
}

function codeOf(status: number): string {
  if (status === 429) return 'rate_limited';
  if (status === 404 || status === 410) return 'no_such_board';
  return `http_${status}`;
}
