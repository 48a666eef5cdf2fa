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
  'conversation_tags',
  'operator_topics',
  'operator_mirror',
  'operator_answers',
];

/** Large, and public but for what belongs to single clients: rewritten when some of that was deleted. */
const OF_POSTINGS = ['postings', 'posting_bands'];

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
  'operator_notes',
  'replies',
  'alert_addresses',
  'alert_senders',
  'alert_mails',
  'saved_searches',
  'digests',
  'follow_ups',
  'shown_postings',
];

/**
 * Drops dead rows from the files of the server. A rewrite keeps other processes out of one table at a time, for
 * milliseconds; it waits ten seconds for them. Samples of these columns are never taken (`keepOutOfSamples`). What the
 * server's own write-ahead log and its archives hold goes with their retention. Throws `StoreError` while somebody still
 * reads from before.
 *
 * @param ownedPostings  postings of a single client were deleted
 */
export async function dropDeadRows(pool: pg.Pool, ownedPostings: boolean): Promise<void> {
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
    const rewritten = ownedPostings ? [...REWRITTEN, ...OF_POSTINGS] : REWRITTEN;
    for (const table of rewritten) await client.query(`VACUUM (FULL) "${table}"`);
    await client.query(`VACUUM ${CLEANED.join(', ')}`);
  } catch (error) {
    throw toStoreError(error);
  } finally {
    // Its lock timeout must not meet the next user of the connection.
    client.release(true);
  }
}
