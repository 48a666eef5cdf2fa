import { setTimeout as sleep } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import type pg from 'pg';
import { z } from 'zod';
import { StoreError } from './errors.ts';

const TRIES = 10;
const PAUSE_MS = 50;
/** What holds readable columns beside the sealed ones: rewritten as a whole, the others are cleaned. */
const REWRITTEN = ['clients', 'identities', 'conversations'];
const LOCK_WAIT = '2s';

/**
 * Freed pages are overwritten as they are freed (`secure_delete` is on for every connection); older images of them stand
 * in the write-ahead log until it is cut. Throws `StoreError` while another process reads from the log.
 */
export async function scrubSqlite(sqlite: Database.Database): Promise<void> {
  for (let tries = 1; tries <= TRIES; tries++) {
    // The one connection may be inside somebody's unit, where the log cannot be cut.
    if (!sqlite.inTransaction && cutLog(sqlite)) return;
    await sleep(PAUSE_MS);
  }
  throw new StoreError(
    'locked',
    'Another process reads the database, so its log cannot be cut yet.',
  );
}

function cutLog(sqlite: Database.Database): boolean {
  // The wait for another reader would hold up the whole process; it is made between the tries instead.
  const patience = z.number().parse(sqlite.pragma('busy_timeout', { simple: true }));
  sqlite.pragma('busy_timeout = 0');
  try {
    const [row] = z
      .array(z.object({ busy: z.number() }))
      .parse(sqlite.pragma('wal_checkpoint(TRUNCATE)'));
    return row?.busy === 0;
  } finally {
    sqlite.pragma(`busy_timeout = ${patience}`);
  }
}

/** PostgreSQL keeps what was deleted until a table is cleaned, and writes over it later; small tables are written anew. */
export async function scrubPostgres(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query(`SET lock_timeout = '${LOCK_WAIT}'`);
    await client.query(`VACUUM (FULL) ${REWRITTEN.join(', ')}`);
    await client.query('VACUUM');
  } finally {
    await client.query('RESET lock_timeout').catch(() => undefined);
    client.release();
  }
}
