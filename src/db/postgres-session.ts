import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Session, Tx, UnitKind } from './units.ts';

// Counts and times are bigint there; they stay far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** "sayso" in hex: the lock that every writing transaction of a desk holds. */
const WRITER_LOCK = 0x73_61_79_73;

/**
 * One transaction on a connection of the pool. Writers of all processes take turns under one lock, as on SQLite: the
 * audit chain has one end, and every unit was written for that. Groups keep the number of turns small.
 */
export async function postgresSession(pool: pg.Pool): Promise<Session> {
  const client = await pool.connect();
  let lost: Error | null = null;
  const onLost = (error: Error) => {
    lost = error;
  };
  client.on('error', onLost);
  let open = false;
  const run = async (sql: string) => void (await client.query(sql));
  return {
    tx: txOf(client),
    async begin(strictest) {
      await run(beginOf(strictest));
      open = true;
    },
    async commit() {
      open = false;
      await run('COMMIT');
    },
    async rollback() {
      open = false;
      await run('ROLLBACK').catch(onLost);
    },
    savepoint: () => run('SAVEPOINT unit'),
    release: () => run('RELEASE SAVEPOINT unit'),
    rollbackUnit: () => run('ROLLBACK TO SAVEPOINT unit; RELEASE SAVEPOINT unit'),
    inTransaction: () => open && lost === null,
    end() {
      client.off('error', onLost);
      client.release(lost ?? false);
    },
  };
}

function beginOf(strictest: UnitKind): string {
  if (strictest === 'read') return 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';
  const wait = strictest === 'full' ? 'on' : 'off';
  return `BEGIN; SET LOCAL synchronous_commit = ${wait}; SELECT pg_advisory_xact_lock(${WRITER_LOCK})`;
}

const builders = new WeakMap<pg.PoolClient, Tx>();

/**
 * The query builder of a connection. The tables are defined once, with columns that both databases read and write alike
 * (text, whole numbers, bytes), so the builder of this dialect serves the same queries.
 */
function txOf(client: pg.PoolClient): Tx {
  const known = builders.get(client);
  if (known) return known;
  const cleaning = {
    query: (config: pg.QueryArrayConfig, values: unknown[]) =>
      client.query(config, values.map(storable)),
  };
  const tx = drizzle({ client: cleaning as pg.PoolClient }) as unknown as Tx;
  builders.set(client, tx);
  return tx;
}

/** Text there cannot hold NUL, and half a character becomes a sign for it, as on SQLite: one bad name must stop nobody. */
function storable(value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value;
}
