import type { Config } from './config.ts';
import type { Clock } from './desk/ports/clock.ts';
import type { Locks } from './desk/ports/locks.ts';
import type { Log } from './desk/ports/log.ts';
import type { Mailer } from './desk/ports/mailer.ts';
import type { Store } from './desk/ports/store.ts';
import type { Fetch } from './desk/ports/way-out.ts';
import type { BoardKeeper } from './jobs/sync/board-keeper.ts';
import { takeSyncLock } from './sync-lock.ts';

/** Between two requests at one host. */
export const HOST_PAUSE_MS = 1_000;
/** What a board may take: some answer after ten seconds, and some need many requests. */
export const BOARD_MS = 5 * 60_000;

/** What keeps the index up to the boards of the configuration, in this process. */
export async function openBoardKeeper(
  config: Config,
  deps: { store: Store; fetch: Fetch; locks: Locks; mailer: Mailer; clock: Clock; log: Log },
): Promise<BoardKeeper> {
  const [
    { configuredBoards },
    { createAskBoard },
    { createBoardKeeper },
    { pacedAsk },
    { createReadBoard },
    { createOperatorMail },
  ] = await Promise.all([
    import('./jobs/open-boards.ts'),
    import('./jobs/ask-board.ts'),
    import('./jobs/sync/board-keeper.ts'),
    import('./jobs/sync/host-pace.ts'),
    import('./jobs/sync/read-board.ts'),
    import('./mail/operator-mail.ts'),
  ]);
  const { store, clock, log, locks } = deps;
  return createBoardKeeper({
    store,
    clock,
    log,
    boards: configuredBoards(config.boards, config.boardKeys),
    everyMs: config.jobSyncMs,
    boardMs: BOARD_MS,
    read: createReadBoard(pacedAsk(createAskBoard(deps.fetch), HOST_PAUSE_MS), clock, store),
    lock: () => takeSyncLock(config, locks),
    mail: createOperatorMail(deps.mailer, config.operatorMail, clock),
  });
}
