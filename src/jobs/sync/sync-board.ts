import { setImmediate } from 'node:timers/promises';
import { boardSyncRow } from '../../desk/audit-templates.ts';
import { withProfile } from '../../desk/job-index.ts';
import type { BoardState } from '../../desk/ports/board-store.ts';
import type { Clock } from '../../desk/ports/clock.ts';
import type { Store, StoredPosting } from '../../desk/ports/store.ts';
import type { Posting } from '../../desk/posting.ts';
import { matchVersion } from '../../match/score.ts';
import type { Board } from '../board.ts';
import { pauseAfter } from './back-off.ts';
import { type BoardOutcome, outcome } from './board-outcome.ts';
import { goneFrom, hasShrunk, isConfirmed, SHRUNK, UNSEEN_MS } from './judge-list.ts';
import type { BoardReading, ReadBoard } from './read-board.ts';

export interface SyncDeps {
  store: Pick<
    Store,
    'changedPostings' | 'saveListed' | 'openOfBoard' | 'finishBoard' | 'getPostings'
  >;
  read: ReadBoard;
  clock: Clock;
  /** What a board may take, answers and pauses included. */
  boardMs: number;
}

/** Postings that are looked up, and that are read and saved, in one unit. */
const LOOKED_UP = 200;
/** Postings of one unit: each unit writes a piece of the full text, and those have to be merged. */
const SAVED = 25;
/** Postings that are read at once. */
const PROFILED = 5;
/** A board that lists next to nothing all at once is asked again after this time, before anything is closed. */
const CONFIRM_MS = 3_600_000;

/**
 * Asks a board for its whole list and brings the index up to it. Postings are saved as they come; what closes, the board's
 * state and the row of the log are written in one unit at the end, so a crash in between closes nothing.
 */
export async function syncBoard(
  deps: SyncDeps,
  board: Board,
  state: BoardState,
  stop: AbortSignal,
): Promise<BoardOutcome> {
  const askedAt = deps.clock.now();
  const known = { etag: state.etag, lastModified: state.lastModified };
  const signal = AbortSignal.any([stop, AbortSignal.timeout(deps.boardMs)]);
  const reading = await deps.read(board, known, signal);
  // A question that the desk's own end cut off is no fault of the board.
  if (stop.aborted) return outcome(board, 'stopped');
  switch (reading.status) {
    case 'failed':
      return failed(deps, board, state, askedAt, reading);
    case 'unchanged':
      return unchanged(deps, board, state, askedAt);
    case 'read':
      return taken(deps, board, state, askedAt, reading);
  }
}

/** A board that was never asked. */
export function newBoard(name: string): BoardState {
  return {
    name,
    etag: null,
    lastModified: null,
    askedAt: null,
    answeredAt: null,
    listed: null,
    failures: 0,
    errorCode: null,
    retryAt: null,
    reportedAt: null,
  };
}

async function failed(
  { store }: SyncDeps,
  board: Board,
  state: BoardState,
  askedAt: Date,
  { code, retryAfterMs }: Extract<BoardReading, { status: 'failed' }>,
): Promise<BoardOutcome> {
  const failures = state.failures + 1;
  const pause = pauseAfter(failures, retryAfterMs, `${board.name} ${askedAt.getTime()}`);
  const retryAt = new Date(askedAt.getTime() + pause);
  await store.finishBoard({
    ...NOTHING_GONE,
    state: { ...state, askedAt, failures, errorCode: code, retryAt },
    askedAt,
    allSeen: false,
    entry: () =>
      boardSyncRow(askedAt, { board: board.name, errorStatus: code, notes: 'nothing changed' }),
  });
  return { ...outcome(board, 'failed'), code, retryAt };
}

async function unchanged(
  { store }: SyncDeps,
  board: Board,
  state: BoardState,
  askedAt: Date,
): Promise<BoardOutcome> {
  await store.finishBoard({
    ...NOTHING_GONE,
    state: { ...state, ...WELL, askedAt, answeredAt: askedAt },
    askedAt,
    allSeen: true,
    entry: () => boardSyncRow(askedAt, { board: board.name, notes: 'not modified' }),
  });
  const listed = state.listed ?? 0;
  return { ...outcome(board, 'unchanged'), listed, unchanged: listed };
}

async function taken(
  deps: SyncDeps,
  board: Board,
  state: BoardState,
  askedAt: Date,
  reading: Extract<BoardReading, { status: 'read' }>,
): Promise<BoardOutcome> {
  const { postings, problems, whole } = reading;
  const saved = await saveAll(deps, board.name, postings, askedAt);
  const listed = postings.length;
  const shrunk = whole && hasShrunk(state.listed, listed) && !isConfirmed(state, askedAt);
  const gone = shrunk ? [] : await goneOf(deps, board, state, askedAt, reading);
  const retryAt = shrunk ? new Date(askedAt.getTime() + CONFIRM_MS) : null;
  const validators = shrunk ? { etag: null, lastModified: null } : reading.validators;
  const next: BoardState = shrunk
    ? {
        ...state,
        ...validators,
        askedAt,
        // The first answer of this kind is the one that a later one confirms.
        answeredAt: state.errorCode === SHRUNK ? state.answeredAt : askedAt,
        failures: state.failures + 1,
        errorCode: SHRUNK,
        retryAt,
      }
    : { ...state, ...WELL, ...validators, askedAt, answeredAt: askedAt, listed };
  const closed = await deps.store.finishBoard({
    state: next,
    askedAt,
    allSeen: false,
    gone,
    notFound: reading.notFound,
    entry: (ended) =>
      boardSyncRow(askedAt, {
        board: board.name,
        errorStatus: next.errorCode ?? 'none',
        notes: `${listed} listed, ${saved.inserted} new, ${saved.updated} changed, ${ended} closed, ${problems.length} unread`,
      }),
  });
  return {
    ...outcome(board, 'read'),
    code: next.errorCode,
    listed,
    imported: saved.inserted,
    updated: saved.updated,
    unchanged: saved.unchanged,
    closed,
    problems,
    retryAt,
  };
}

/**
 * Reading a text is the costly part, so only what changed is read, and few at a time: clients of this process who write
 * meanwhile are not kept waiting.
 */
async function saveAll(
  { store }: SyncDeps,
  board: string,
  postings: readonly Posting[],
  at: Date,
): Promise<{ inserted: number; updated: number; unchanged: number }> {
  const sum = { inserted: 0, updated: 0, unchanged: 0 };
  const save = async (changed: readonly Posting[], listed: readonly Posting[]) => {
    if (listed.length === 0) return;
    const ready: StoredPosting[] = [];
    for (let from = 0; from < changed.length; from += PROFILED) {
      ready.push(...changed.slice(from, from + PROFILED).map(withProfile));
      await setImmediate();
    }
    const saved = await store.saveListed(board, ready, listed, at);
    sum.inserted += saved.inserted;
    sum.updated += saved.updated;
    sum.unchanged += saved.unchanged;
    await setImmediate();
  };
  for (let start = 0; start < postings.length; start += LOOKED_UP) {
    const some = postings.slice(start, start + LOOKED_UP);
    const ids = await store.changedPostings(some, matchVersion(), at);
    const changed = some.filter(({ id }) => ids.has(id));
    await save(
      [],
      some.filter(({ id }) => !ids.has(id)),
    );
    for (let from = 0; from < changed.length; from += SAVED) {
      const few = changed.slice(from, from + SAVED);
      await save(few, few);
    }
  }
  return sum;
}

async function goneOf(
  { store }: SyncDeps,
  board: Board,
  state: BoardState,
  askedAt: Date,
  { postings, problems, whole }: Extract<BoardReading, { status: 'read' }>,
): Promise<string[]> {
  // The first whole list also speaks of what came from this board in another way.
  const prefix = whole && state.listed === null ? `${board.source.name}:${board.board}:` : null;
  const listed = new Set(postings.map(({ id }) => id));
  const open = await store.openOfBoard(board.name, board.board === '' ? null : prefix);
  const absent = open.filter(({ id }) => !listed.has(id));
  if (!whole) {
    const before = askedAt.getTime() - UNSEEN_MS;
    return absent
      .filter(({ seenAt }) => seenAt !== null && seenAt.getTime() < before)
      .map(({ id }) => id);
  }
  if (problems.length === 0) return absent.map(({ id }) => id);
  return goneFrom(
    await store.getPostings(
      absent.map(({ id }) => id),
      'public',
    ),
    problems,
  );
}

const NOTHING_GONE = { gone: [], notFound: [] };
const WELL = { failures: 0, errorCode: null, retryAt: null, reportedAt: null };
