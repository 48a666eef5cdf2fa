import { join } from 'node:path';
import { openCrashFolder } from '../reports/crash-folder.ts';
import { describeError } from '../reports/describe-error.ts';
import { systemClock, systemIds } from '../system.ts';
import { RELEASE } from '../version.ts';
import { type Command, type CommandIo, isSpoken } from './command.ts';

/**
 * The command with a safety net: a fault that nobody caught leaves a report without content in DESK_HOME/crashes, and ends
 * the process. Node would print the words of the fault instead, which may be a client's. Nothing is sent.
 */
export function crashGuarded(command: Command): Command {
  return {
    ...command,
    async run(args, io) {
      const { home } = io.config();
      // A rejection that nobody handles comes here as well.
      const fatal = (error: unknown) => {
        keep(error, home, io);
        process.exit(1);
      };
      process.once('uncaughtException', fatal);
      try {
        return await command.run(args, io);
      } catch (error) {
        if (isSpoken(error)) throw error;
        keep(error, home, io);
        return 1;
      } finally {
        process.off('uncaughtException', fatal);
      }
    },
  };
}

/** A second fault on the way out must not bring the words of the first to the terminal. */
function keep(error: unknown, home: string, io: CommandIo): void {
  const report = describeError(error, {
    id: systemIds.next().replaceAll('-', ''),
    at: systemClock.now(),
    release: RELEASE,
    level: 'fatal',
  });
  const what = report.code === null ? report.error : `${report.error}, ${report.code}`;
  try {
    openCrashFolder(join(home, 'crashes')).write(report);
    io.err(
      `The desk stopped on a fault (${what}). A report without any content was kept; nothing was sent: sayso crash show ${report.id}`,
    );
  } catch {
    io.err(`The desk stopped on a fault (${what}). No report could be written to ${home}.`);
  }
}
