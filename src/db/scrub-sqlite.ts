import type Database from 'better-sqlite3';
import { z } from 'zod';
import { StoreError } from './errors.ts';

const CHECKPOINT = z.array(z.object({ busy: z.number() })).length(1);

/**
 * Writes the log back and cuts it to nothing. `secure_delete` has overwritten freed bytes already, so afterwards no
 * page holds what was deleted. Throws `StoreError` when a reader of another process holds the log for longer than the
 * connection waits.
 */
export function cutLog(sqlite: Database.Database): void {
  const [end] = CHECKPOINT.parse(sqlite.pragma('wal_checkpoint(TRUNCATE)'));
  if (end?.busy !== 0)
    throw new StoreError(
      'locked',
      'The log of the database cannot be cut while another process reads it. Try again when it has finished.',
    );
}
