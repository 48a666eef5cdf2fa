import { openStore } from '../../database.ts';
import { openCheckpointFile } from '../../db/checkpoint-file.ts';
import { pruneLog } from '../../desk/prune-log.ts';
import { systemClock } from '../../system.ts';
import { UsageError } from '../command.ts';
import { type AuditAction, operatorOf } from './options.ts';

export const prune: AuditAction = async (options, io) => {
  const before = dayOf(options.before);
  const operator = operatorOf(options);
  const config = io.config();
  const { store } = await openStore(config, { migrate: false });
  try {
    const file = openCheckpointFile(config.checkpointFile);
    const result = await pruneLog({ store, file, clock: systemClock }, before, operator);
    if (!result.pruned) {
      io.err(
        `Nothing was dropped, because the log does not verify: ${result.verdict.why}. See: sayso audit verify`,
      );
      return 1;
    }
    io.out(`${result.rows} rows dropped; what follows still verifies.`);
    await file
      .publish((last) => store.checkpointLinesAfter(last))
      .catch(() => io.err(`The segment was signed, but ${file.path} cannot be written now.`));
    return 0;
  } finally {
    await store.close();
  }
};

/** The beginning of a day in UTC. Throws `UsageError` for anything that is no past day. */
function dayOf(text: string | undefined): Date {
  const day = new Date(/^\d{4}-\d{2}-\d{2}$/.test(text ?? '') ? `${text}T00:00:00Z` : Number.NaN);
  if (Number.isNaN(day.getTime())) throw new UsageError('--before takes a day, like 2026-01-31.');
  if (day > systemClock.now()) throw new UsageError('--before takes a day that has begun.');
  return day;
}
