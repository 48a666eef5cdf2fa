import { allowedHosts } from '../allowed-hosts.ts';
import { openStore } from '../database.ts';
import type { BoardState } from '../desk/ports/board-store.ts';
import { createWaysOut } from '../egress/ways-out.ts';
import { createAskBoard } from '../jobs/ask-board.ts';
import type { Board } from '../jobs/board.ts';
import { configuredBoards } from '../jobs/open-boards.ts';
import type { BoardOutcome } from '../jobs/sync/board-outcome.ts';
import { pacedAsk } from '../jobs/sync/host-pace.ts';
import { createReadBoard } from '../jobs/sync/read-board.ts';
import { newBoard } from '../jobs/sync/sync-board.ts';
import { syncBoards } from '../jobs/sync/sync-boards.ts';
import { BOARD_MS, HOST_PAUSE_MS } from '../open-board-keeper.ts';
import { takeSyncLock } from '../sync-lock.ts';
import { systemClock } from '../system.ts';
import { type CommandIo, UsageError } from './command.ts';

/** Fetches whole boards now: all of JOB_BOARDS, or one. Exit 1 when one of them could not be read. */
export async function runSync(io: CommandIo, name: string | undefined): Promise<number> {
  const config = io.config();
  const boards = chosen(configuredBoards(config.boards, config.boardKeys), name);
  const ways = createWaysOut(allowedHosts(config));
  const { store } = await openStore(config, { migrate: true });
  try {
    const unlock = await takeSyncLock(config, null);
    if (!unlock) {
      io.err('Another process of this desk syncs its boards just now. Try again in a minute.');
      return 1;
    }
    try {
      const states = new Map((await store.boardStates()).map((state) => [state.name, state]));
      const now = systemClock.now();
      const state = (board: Board) => states.get(board.name) ?? newBoard(board.name);
      const resting = boards.filter((board) => rests(state(board), name !== undefined, now));
      for (const board of resting)
        io.err(
          `${board.name} is left alone until ${state(board).retryAt?.toISOString() ?? ''}${name === undefined ? '; name it to ask all the same' : ': it asked for that'}.`,
        );
      const ask = createAskBoard(ways.for('job boards').fetch);
      const outcomes = await syncBoards(
        {
          store,
          clock: systemClock,
          boardMs: BOARD_MS,
          read: createReadBoard(pacedAsk(ask, HOST_PAUSE_MS), systemClock, store),
        },
        boards.filter((board) => !resting.includes(board)),
        new AbortController().signal,
        (outcome) => tell(io, outcome),
      );
      return outcomes.every(({ code }) => code === null) && resting.length === 0 ? 0 : 1;
    } finally {
      await unlock();
    }
  } finally {
    await store.close();
    ways.close();
  }
}

function chosen(boards: readonly Board[], name: string | undefined): readonly Board[] {
  if (boards.length === 0)
    throw new UsageError('JOB_BOARDS names no board. Set it, for example JOB_BOARDS=lever:acme.');
  if (name === undefined) return boards;
  const board = boards.find((item) => item.name === name.toLowerCase());
  if (board) return [board];
  throw new UsageError(
    `JOB_BOARDS does not name ${name}. It names: ${boards.map((item) => item.name).join(', ')}.`,
  );
}

/** A person may ask a board sooner than the desk would, but not against the board's own wish. */
function rests({ retryAt, errorCode }: BoardState, isNamed: boolean, now: Date): boolean {
  return retryAt !== null && retryAt > now && (!isNamed || errorCode === 'rate_limited');
}

function tell(io: CommandIo, outcome: BoardOutcome): void {
  const { board, status, code, listed, imported, updated, closed, problems } = outcome;
  io.out(
    JSON.stringify({
      board,
      status,
      ...(code === null ? {} : { problem: code }),
      listed,
      imported,
      updated,
      closed,
      problems: problems.length,
    }),
  );
  for (const problem of problems) io.err(`${board} ${problem.at}: ${problem.message}`);
}
