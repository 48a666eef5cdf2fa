import { boardsAskedRow } from '../../desk/audit-templates.ts';
import type { BoardState } from '../../desk/ports/board-store.ts';
import type { Store } from '../../desk/ports/store.ts';
import { type Board, hostOfBoard } from '../board.ts';
import { type BoardOutcome, outcome } from './board-outcome.ts';
import { newBoard, type SyncDeps, syncBoard } from './sync-board.ts';

export interface SyncAllDeps extends SyncDeps {
  store: SyncDeps['store'] & Pick<Store, 'boardStates' | 'commit'>;
}

/** Hosts that are asked at the same moment. */
const HOSTS_AT_ONCE = 4;

/**
 * Syncs these boards: hosts side by side, the boards of one host one after another. Where a host asks for a pause, its
 * other boards are put off with it. Call it under the lock of the sync.
 */
export async function syncBoards(
  deps: SyncAllDeps,
  boards: readonly Board[],
  signal: AbortSignal,
  onOutcome: (outcome: BoardOutcome) => void = () => undefined,
): Promise<BoardOutcome[]> {
  if (boards.length === 0) return [];
  // Written before anything goes out (I12).
  await deps.store.commit(
    [{ type: 'audit', entry: boardsAskedRow(deps.clock.now(), boards.length) }],
    'full',
  );
  const states = new Map((await deps.store.boardStates()).map((state) => [state.name, state]));
  const hosts = [...Map.groupBy(boards, hostOfBoard).values()];
  const outcomes: BoardOutcome[] = [];
  const walk = async () => {
    for (let host = hosts.shift(); host && !signal.aborted; host = hosts.shift())
      for (const result of await syncHost(deps, host, states, signal, onOutcome))
        outcomes.push(result);
  };
  await Promise.all(Array.from({ length: HOSTS_AT_ONCE }, walk));
  return outcomes;
}

async function syncHost(
  deps: SyncAllDeps,
  boards: readonly Board[],
  states: ReadonlyMap<string, BoardState>,
  signal: AbortSignal,
  onOutcome: (outcome: BoardOutcome) => void,
): Promise<BoardOutcome[]> {
  const outcomes: BoardOutcome[] = [];
  let pauseUntil: Date | null = null;
  for (const board of boards) {
    if (signal.aborted) break;
    const state = states.get(board.name) ?? newBoard(board.name);
    const result: BoardOutcome = pauseUntil
      ? await putOff(deps, board, state, pauseUntil)
      : await syncBoard(deps, board, state, signal);
    if (result.code === 'rate_limited') pauseUntil = result.retryAt;
    outcomes.push(result);
    onOutcome(result);
  }
  return outcomes;
}

async function putOff(
  { store, clock }: SyncAllDeps,
  board: Board,
  state: BoardState,
  retryAt: Date,
): Promise<BoardOutcome> {
  const askedAt = state.askedAt ?? clock.now();
  await store.finishBoard({
    state: { ...state, retryAt },
    askedAt,
    allSeen: false,
    gone: [],
    notFound: [],
    entry: null,
  });
  return { ...outcome(board, 'put_off'), code: 'rate_limited', retryAt };
}
