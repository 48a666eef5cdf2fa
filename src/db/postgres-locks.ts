import pg from 'pg';
import type { Locks } from '../desk/ports/locks.ts';
import type { WayOut } from '../desk/ports/way-out.ts';
import { toStoreError } from './errors.ts';

export interface PostgresLocks extends Locks {
  close(): Promise<void>;
}

/**
 * Advisory locks on one connection that is kept for them: the server frees them the moment the process dies, so nobody
 * waits for a lease to run out. `onLost` is called when the connection breaks: then they are gone while this process
 * still lives, and it must stop what it does under them. Needs a direct connection, not a pooler in transaction mode.
 */
export async function openPostgresLocks(
  url: string,
  way: Pick<WayOut, 'socket'>,
  onLost: () => void,
): Promise<PostgresLocks> {
  const client = new pg.Client({
    connectionString: url,
    stream: way.socket,
    connectionTimeoutMillis: 5000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 5000,
    application_name: 'sayso locks',
    options: '-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3',
  });
  let closing = false;
  const lost = () => {
    if (closing) return;
    closing = true;
    onLost();
  };
  client.on('error', lost);
  client.on('end', lost);
  try {
    await client.connect();
  } catch (error) {
    closing = true;
    throw toStoreError(error);
  }
  // The server counts how often one connection takes a lock; here, the second time is a no.
  const held = new Set<string>();
  return {
    shared: true,
    async take(name) {
      if (held.has(name)) return null;
      held.add(name);
      try {
        const { rows } = await client.query<{ taken: boolean }>(
          'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS taken',
          [name],
        );
        if (rows[0]?.taken !== true) {
          held.delete(name);
          return null;
        }
      } catch (error) {
        held.delete(name);
        throw toStoreError(error);
      }
      return async () => {
        held.delete(name);
        if (!closing)
          await client.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [name]);
      };
    },
    async close() {
      closing = true;
      await client.end().catch(() => undefined);
    },
  };
}
