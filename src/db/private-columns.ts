import type pg from 'pg';
import { toStoreError } from './errors.ts';
import { oldReadersEnd } from './old-readers.ts';

/** Text columns that name a person, or one of their messages, files or mails. Sealed columns are found by their type. */
const NAMING: readonly (readonly [table: string, column: string])[] = [
  ['identities', 'address'],
  ['conversations', 'chat'],
  ['inbox', 'event_id'],
  ['inbox', 'message_key'],
  ['outbox', 'ref'],
  ['channel_keys', 'id'],
  ['cvs', 'sha256'],
  ['approvals', 'payload_hash'],
  ['usage', 'model'],
  ['operator_mirror', 'message_id'],
  ['operator_answers', 'id'],
  ['operator_answers', 'reply_to'],
  ['conversation_tags', 'tag'],
  // Those of single clients stand among the public ones.
  ['postings', 'document'],
  ['postings', 'profile'],
  ['postings', 'words'],
];

interface Column {
  table: string;
  column: string;
  type: string;
}

/**
 * For its planner the server keeps samples of every column in a table of its own, where no erasure reaches them: it
 * never deletes the samples of a table that has become empty. So it is told to take none of these columns; to name the
 * type anew drops those that it has. No plan gets worse: the desk looks these values up by unique keys, or not at all.
 */
export async function keepOutOfSamples(pool: pg.Pool): Promise<void> {
  try {
    const { rows } = await pool.query<Column>(
      `SELECT relname AS table, attname AS column, format_type(atttypid, atttypmod) AS type
       FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
       WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'
         AND attnum > 0 AND NOT attisdropped AND coalesce(attstattarget, -1) <> 0
         AND (atttypid = 'bytea'::regtype OR relname || '.' || attname = ANY ($1))
         AND pg_has_role(relowner, 'USAGE')`,
      [NAMING.map((place) => place.join('.'))],
    );
    if (rows.length === 0) return;
    for (const [table, columns] of Map.groupBy(rows, ({ table }) => table)) {
      const changes = columns.flatMap(({ column, type }) => [
        `ALTER COLUMN "${column}" TYPE ${type}`,
        `ALTER COLUMN "${column}" SET STATISTICS 0`,
      ]);
      await pool.query(`ALTER TABLE "${table}" ${changes.join(', ')}`);
    }
    await oldReadersEnd(pool);
    // Its dead rows hold them still. Whoever does not own the database is only warned, and the server does it in time.
    await pool.query('VACUUM (FULL) pg_statistic');
  } catch (error) {
    throw toStoreError(error);
  }
}
