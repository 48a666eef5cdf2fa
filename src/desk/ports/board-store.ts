import type { AuditEntry } from '../audit.ts';
import type { Conversation } from '../client.ts';
import type { Posting } from '../posting.ts';
import type { ClosedWhy } from './posting-index.ts';
import type { Change, StoredPosting } from './store.ts';

/** What is known of a board of JOB_BOARDS since it was last asked. */
export interface BoardState {
  name: string;
  /** Validators of the last whole answer, for a conditional request. */
  etag: string | null;
  lastModified: string | null;
  askedAt: Date | null;
  answeredAt: Date | null;
  /** Postings in the last whole answer that was believed. */
  listed: number | null;
  /** Faults in a row; the code of the last one. */
  failures: number;
  errorCode: string | null;
  /** Not asked before this: the board's own wish, back-off or an open circuit. */
  retryAt: Date | null;
  /** When an operator was told that it is broken. */
  reportedAt: Date | null;
}

/** How the sync of one board ends. */
export interface BoardEnd {
  state: BoardState;
  /** When the board was asked: what was seen later by another sync stays open. */
  askedAt: Date;
  /** Everything that is open stands on its list. */
  allSeen: boolean;
  gone: readonly string[];
  notFound: readonly string[];
  /** The row of the log, written in the same unit; null for none. */
  entry: ((closed: number) => AuditEntry) | null;
}

/** A saved posting that has closed, and whose client does not know. */
export interface ClosedSaved {
  clientId: string;
  postingId: string;
  closedAt: Date;
  why: ClosedWhy;
}

/** The boards that the index is filled from, and what becomes of their postings. */
export interface BoardStore {
  boardStates(): Promise<BoardState[]>;
  /** Those of these that are new, say something else than what is kept, or are closed. */
  changedPostings(
    postings: readonly Posting[],
    profileVersion: string,
    at: Date,
  ): Promise<Set<string>>;
  /**
   * Saves what changed, and notes for all that are `listed` that the board lists them: those are open again, unless
   * their own closing date has passed.
   */
  saveListed(
    board: string,
    changed: readonly StoredPosting[],
    listed: readonly Posting[],
    at: Date,
  ): Promise<{ inserted: number; updated: number; unchanged: number }>;
  /** Open postings of a board; `prefix` also finds those of its ids that came another way. */
  openOfBoard(board: string, prefix: string | null): Promise<{ id: string; seenAt: Date | null }[]>;
  /** Writes a board's state, closes what is gone and the row of the log, all or nothing. Gives how many closed. */
  finishBoard(end: BoardEnd): Promise<number>;
  /** Notes that an operator was told, once: false when it was noted before or the board is well again. */
  noteBoardReported(board: string, at: Date): Promise<boolean>;
  /** Open postings with a closing date among the changes above `seq`, a stretch at a time; `seq` is null at the end. */
  closingDates(
    seq: number,
    span: number,
  ): Promise<{ seq: number; done: boolean; rows: { id: string; closesAt: Date }[] }>;
  /** Closes those of these whose closing date has passed; gives their ids. */
  expirePostings(ids: readonly string[], at: Date): Promise<string[]>;
  /** Saved postings that closed and whose clients were not told, by client; at most `limit`. */
  closedSaved(limit: number): Promise<ClosedSaved[]>;
  /** The conversation in which a client was last spoken with; null when none can be written to. */
  talkOf(clientId: string): Promise<Conversation | null>;
  /** Notes that a client knows of these, with `changes` (the message); false, and nothing, when somebody was faster. */
  noteClosedTold(items: readonly ClosedSaved[], changes: readonly Change[]): Promise<boolean>;
}
