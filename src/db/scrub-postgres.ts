import type pg from 'pg';
import { StoreError, toStoreError } from './errors.ts';
import { oldReadersEnd } from './old-readers.ts';

/** Tables with wrapped keys, addresses of chats or other readable words: rewritten whole, so that no dead row stays on a page. */
const REWRITTEN = [
  'clients',
  'identities',
  'conversations',
  'inbox',
  'outbox',
  'approvals',
  'permissions',
  'channel_logins',
  'channel_keys',
  'usage',
];

/** Tables whose content is sealed with a client's key: without the key it is enough that their dead rows are freed. */
const CLEANED = [
  'turns',
  'executions',
  'cvs',
  'facts',
  'preferences',
  'contacts',
  'searches',
  'pipeline',
  'drafts',
];

/**
 * Drops dead rows from the files of the server. A rewrite keeps other processes out of one table at a time, for
 * milliseconds; it waits ten seconds for them. Samples of these columns are never taken (`keepOutOfSamples`). What the
 * server's own write-ahead log and its archives hold goes with their retention. Throws `StoreError` while somebody still
 * reads from before.
 */
export async function dropDeadRows(pool: pg.Pool): Promise<void> {
  const client = await pool.connect().catch((error: unknown) => {
    throw toStoreError(error);
  });
  try {
    if (!(await oldReadersEnd(client)))
      throw new StoreError(
        'locked',
        'Deleted rows stay in the files of the server while a transaction that began before goes on. Try again when it has ended.',
      );
    await client.query("SET lock_timeout = '10s'");
    for (const table of REWRITTEN) await client.query(`VACUUM (FULL) "${table}"`);
    await client.query(`VACUUM ${CLEANED.join(', ')}`);
  } catch (error) {
    throw toStoreError(error);
  } finally {
    // Its lock timeout must not meet the next user of the connection.
    client.release(true);
  }
}
