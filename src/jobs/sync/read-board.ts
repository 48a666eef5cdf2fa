import { createHash } from 'node:crypto';
import type { Clock } from '../../desk/ports/clock.ts';
import type { Store } from '../../desk/ports/store.ts';
import type { Posting } from '../../desk/posting.ts';
import type { AskBoard, Validators } from '../ask-board.ts';
import type { Board } from '../board.ts';
import { type BoardProblem, SourceError } from '../board-parse.ts';
import { readBoard } from '../read-board.ts';
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
const NONE: Validators = { etag: null, lastModified: null };

/**
 * Reads boards for the index. Faults of the outside are values; nothing is thrown for them. A board that answers at once
 * is asked whether it has changed; where texts are asked for one by one, those that `store` has are not asked for again.
 */
export function createReadBoard(
  ask: AskBoard,
  clock: Clock,
  store: Pick<Store, 'getPostings'> | null = null,
): ReadBoard {
  return async (board, stored, signal) => {
    const known = board.source.oneAnswer ? usable(stored) : NONE;
    let validators = NONE;
    const asked: AskBoard = async (request, inTime) => {
      const answer = await ask(request, inTime, asHeaders(known));
      if (!board.source.oneAnswer || answer.status < 200 || answer.status > 299) return answer;
      const etag = answer.validators?.etag ?? bodyTag(answer.body);
      if (etag === known.etag) throw new SourceError('not_modified', 'Nothing has changed.');
      const lastModified = answer.validators?.lastModified ?? null;
      validators = { etag: `${READING} ${etag}`, lastModified };
      return answer;
    };
    try {
      const reading = await readBoard(board, {
        ask: asked,
        signal,
        now: clock.now(),
        ...(store ? { stored: (ids) => store.getPostings([...ids], 'public') } : {}),
      });
      return { status: 'read', ...reading, validators };
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      if (error.code === 'not_modified' && (known.etag ?? known.lastModified) !== null)
        return { status: 'unchanged' };
      const wait = retryAfterMs(error.retryAfter, clock.now());
      return { status: 'failed', code: error.code, retryAfterMs: wait };
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
