import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import type { Store } from '../desk/ports/store.ts';
import type { WayOut } from '../desk/ports/way-out.ts';
import { StoreError, toStoreError } from './errors.ts';
import { createKeyring } from './keyring.ts';
import { readKeyringRow, replaceKeyringRow, rowKeys } from './keyring-row.ts';
import { newestMigration, POSTGRES_MIGRATIONS } from './migrations.ts';
import { postgresSession } from './postgres-session.ts';
import { keepOutOfSamples } from './private-columns.ts';
import { dropDeadRows } from './scrub-postgres.ts';
import { createStore } from './store.ts';
import { createUnits, type Units } from './units.ts';

export interface PostgresOptions {
  /** postgres://user:password@host:5432/database */
  url: string;
  /** The desk's master key, 32 bytes. */
  key: Uint8Array;
  migrate: boolean;
  way: Pick<WayOut, 'socket'>;
}

const CONNECTIONS = 10;
/** "sayss" in hex: held by whoever changes the tables. */
const MIGRATION_LOCK = 0x73_61_79_74;

/** A pool whose stuck transactions end by themselves and whose dead peers are noticed within half a minute. */
function openPool(url: string, way: Pick<WayOut, 'socket'>): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    stream: way.socket,
    max: CONNECTIONS,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    application_name: 'sayso',
    idle_in_transaction_session_timeout: 15_000,
    options: '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3',
  });
  // A connection that breaks is replaced at the next use; whoever was using it hears so from their query.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/**
 * Opens the store on PostgreSQL: the same tables, queries and sealed columns as the file. What is not sealed (ids, times,
 * states, addresses of chats) is readable to whoever may read the database. Throws `StoreError` with one sentence.
 */
export async function openPostgres(options: PostgresOptions): Promise<Store> {
  const pool = openPool(options.url, options.way);
  try {
    if (options.migrate) {
      await migrateUnderLock(pool);
      await keepOutOfSamples(pool);
    } else await checkVersion(pool);
    const units = postgresUnits(pool);
    const deskKeys = await rowKeys(units, options.key);
    const keys = createKeyring(deskKeys.clients, deskKeys.desk);
    return createStore(units, keys, {
      scrub: (ownedWords) => dropDeadRows(pool, ownedWords),
      keyring: () => units.read(readKeyringRow),
      replaceKeyring: (before, next) =>
        units.write('full', (tx) => replaceKeyringRow(tx, before, next)),
      disconnect: () => pool.end(),
    });
  } catch (error) {
    await pool.end();
    throw toStoreError(error);
  }
}

/** Writes in a row, as on SQLite; reads side by side, each on a snapshot of its own. */
function postgresUnits(pool: pg.Pool): Units {
  const writes = createUnits(() => postgresSession(pool));
  const reading = new Set<Promise<unknown>>();
  let closed = false;
  return {
    write: (durability, work) => writes.write(durability, work),
    between: (work) => writes.between(work),
    read(work) {
      if (closed) return Promise.reject(new Error('The store is closed.'));
      const one = createUnits(() => postgresSession(pool)).read(work);
      const settled = one.then(
        () => undefined,
        () => undefined,
      );
      reading.add(settled);
      void settled.then(() => reading.delete(settled));
      return one;
    },
    async close() {
      closed = true;
      await writes.close();
      await Promise.all(reading);
    },
  };
}

async function migrateUnderLock(pool: pg.Pool): Promise<void> {
  if ((await appliedAt(pool)) === newestMigration(POSTGRES_MIGRATIONS)) return;
  const client = await pool.connect();
  try {
    // Drizzle's migrator takes no lock of its own.
    await client.query(`SELECT pg_advisory_lock(${MIGRATION_LOCK})`);
    await refuseNewer(pool);
    await migrate(drizzle({ client }), { migrationsFolder: POSTGRES_MIGRATIONS });
    await client.query(`SELECT pg_advisory_unlock(${MIGRATION_LOCK})`);
  } finally {
    client.release();
  }
}

async function checkVersion(pool: pg.Pool): Promise<void> {
  await refuseNewer(pool);
  if ((await appliedAt(pool)) !== newestMigration(POSTGRES_MIGRATIONS))
    throw new StoreError(
      'older_version',
      'The tables are of an older version. Start the desk once; it brings them up to date.',
    );
}

async function refuseNewer(pool: pg.Pool): Promise<void> {
  if ((await appliedAt(pool)) > newestMigration(POSTGRES_MIGRATIONS))
    throw new StoreError(
      'newer_version',
      'The database was made by a newer version of Sayso. Update this one; nothing was changed.',
    );
}

/** Time stamp of the newest migration in the database; 0 for a new one. */
async function appliedAt(pool: pg.Pool): Promise<number> {
  const known = await pool.query<{ found: string | null }>(
    "SELECT to_regclass('drizzle.__drizzle_migrations')::text AS found",
  );
  if (known.rows[0]?.found == null) return 0;
  const newest = await pool.query<{ at: number | null }>(
    'SELECT max(created_at) AS at FROM drizzle.__drizzle_migrations',
  );
  return newest.rows[0]?.at ?? 0;
}
