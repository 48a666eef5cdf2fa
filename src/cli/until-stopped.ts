import type { CommandIo } from './command.ts';

const LOST =
  'The connection to the database server was lost, and another process may go on with the work: this one stops. Start it again when the server is back.';

/**
 * Resolves to the exit code when the process is told to stop (Ctrl-C, SIGTERM; a second time ends it at once), or when its
 * locks at the database server are lost. Call it as soon as there is a desk, so that no signal is missed.
 */
export function untilStopped(
  running: { lost: Promise<void> },
  io: Pick<CommandIo, 'err'>,
): Promise<number> {
  const stopped = new Promise<number>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => {
        process.once(signal, () => process.exit(130));
        resolve(0);
      });
  });
  const lost = running.lost.then(() => {
    io.err(LOST);
    return 1;
  });
  return Promise.race([stopped, lost]);
}
