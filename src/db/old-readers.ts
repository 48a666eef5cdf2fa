import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';

const TRIES = 60;
const PAUSE_MS = 50;

/**
 * Waits, for three seconds at most, until nothing on a server can see what was deleted before this call: as long as something
 * can, no kind of VACUUM takes those rows out of the files. A transaction of another database counts too while it
 * writes, because every new reader has to reckon with its end. False when one goes on.
 */
export async function oldReadersEnd(client: Pick<pg.ClientBase, 'query'>): Promise<boolean> {
  const now = await client.query<{ id: string }>('SELECT pg_current_xact_id()::text AS id');
  for (let tries = 1; tries <= TRIES; tries++) {
    // A replica that asks the server to keep rows for its own readers belongs to no database.
    const { rows } = await client.query<{ ended: boolean }>(
      `SELECT pg_snapshot_xmin(pg_current_snapshot()) > $1::xid8 AND NOT EXISTS (
         SELECT FROM pg_stat_activity
         WHERE pid <> pg_backend_pid() AND (datname = current_database() OR datname IS NULL)
           AND age(backend_xmin) >= age($1::xid8::xid)) AS ended`,
      [now.rows[0]?.id],
    );
    if (rows[0]?.ended) return true;
    await sleep(PAUSE_MS);
  }
  return false;
}
