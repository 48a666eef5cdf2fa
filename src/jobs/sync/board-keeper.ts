import type { BoardsHealth } from '../../desk/boards-health.ts';
import type { BoardState } from '../../desk/ports/board-store.ts';
import type { Unlock } from '../../desk/ports/locks.ts';
import type { Log } from '../../desk/ports/log.ts';
import type { OperatorMail } from '../../desk/ports/operator-mail.ts';
import type { Store } from '../../desk/ports/store.ts';
import type { Board } from '../board.ts';
import { intervalOf } from './back-off.ts';
import { boardsHealth, configured, isBroken, troubleOf } from './board-health.ts';
import { newBoard } from './sync-board.ts';
import { type SyncAllDeps, syncBoards } from './sync-boards.ts';

export interface KeeperDeps extends SyncAllDeps {
  store: SyncAllDeps['store'] & Pick<Store, 'noteBoardReported'>;
  boards: readonly Board[];
  /** Milliseconds between two syncs of a board; null: only by hand. */
  everyMs: number | null;
  /** Null when another process of the desk syncs. */
  lock(): Promise<Unlock | null>;
  mail: OperatorMail | null;
  log: Log;
}

/** Keeps the index up to the boards of JOB_BOARDS. */
export interface BoardKeeper {
  /** Syncs what is due and tells an operator what is broken; call it now and then. */
  tend(): Promise<void>;
  health(): Promise<BoardsHealth>;
  /** Ends what is under way. */
  stop(): Promise<void>;
}

export function createBoardKeeper(deps: KeeperDeps): BoardKeeper {
  const { store, boards, everyMs, clock } = deps;
  const stopping = new AbortController();
  let running: Promise<void> | null = null;

  async function due(): Promise<Board[]> {
    if (everyMs === null || boards.length === 0) return [];
    const states = new Map((await store.boardStates()).map((state) => [state.name, state]));
    const now = clock.now();
    return boards.filter(({ name }) => isDue(states.get(name) ?? newBoard(name), everyMs, now));
  }

  const unreported = async (): Promise<BoardState[]> =>
    configured(await store.boardStates(), boards).filter(
      (state) => isBroken(state) && !state.reportedAt,
    );

  /** Mailed once for each time that a board breaks; what the mail server does not take is tried again. */
  async function report(): Promise<void> {
    const broken = await unreported();
    if (broken.length === 0) return;
    const troubles = broken.map((state) => ({
      board: state.name,
      trouble: troubleOf(state),
      since: state.answeredAt,
    }));
    if (deps.mail && !(await deps.mail.sendBoardTrouble(troubles))) return;
    for (const state of broken)
      if (await store.noteBoardReported(state.name, clock.now()))
        deps.log.event('warn', 'board_problem', { board: state.name, code: state.errorCode });
  }

  async function work(): Promise<void> {
    // Most looks find nothing due, and need no lock.
    if ((await due()).length === 0 && (await unreported()).length === 0) return;
    const unlock = await deps.lock();
    if (!unlock) return;
    try {
      // Another process may have been here a moment ago.
      await syncBoards(deps, await due(), stopping.signal);
      if (!stopping.signal.aborted) await report();
    } finally {
      await unlock();
    }
  }

  return {
    tend() {
      if (stopping.signal.aborted) return Promise.resolve();
      running ??= work().finally(() => {
        running = null;
      });
      return running;
    },
    async health() {
      return boardsHealth(await store.boardStates(), boards, everyMs !== null && boards.length > 0);
    },
    async stop() {
      stopping.abort();
      await running?.catch(() => undefined);
    },
  };
}

/** A board with faults waits for its own time; the others for the interval. */
export function isDue(state: BoardState, everyMs: number, now: Date): boolean {
  if (state.retryAt) return now >= state.retryAt;
  if (!state.askedAt) return true;
  const asked = state.askedAt.getTime();
  return now.getTime() >= asked + intervalOf(everyMs, `${state.name} ${asked}`);
}
