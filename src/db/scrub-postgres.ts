import type pg from 'pg';
import { toStoreError } from './errors.ts';

/** Tables with wrapped keys or addresses of chats: rewritten whole, so that no dead row stays on a page. */
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
  'usage',
];

/**
 * Drops dead rows from the files of the server. A rewrite keeps other processes out of one table at a time, for
 * milliseconds; it waits ten seconds for them. What the server's own write-ahead log and its archives hold goes with
 * their retention.
 */
export async function dropDeadRows(pool: pg.Pool): Promise<void> {
  const client = await pool.connect().catch((error: unknown) => {
    throw toStoreError(error);
  });
  try {
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
