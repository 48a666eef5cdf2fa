import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { benchWay } from './bench-way.ts';

export const BENCH_POSTGRES = 'postgres://postgres@127.0.0.1:5432/postgres';

/** A new database on the local server, to be dropped; null, with a line that says so, when there is no server. */
export async function createBenchDatabase(): Promise<{
  url: string;
  drop(): Promise<void>;
} | null> {
  const name = `sayso_bench_${randomBytes(6).toString('hex')}`;
  if (!(await command(`CREATE DATABASE ${name}`))) return null;
  const url = new URL(BENCH_POSTGRES);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    async drop() {
      await command(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function command(sql: string): Promise<boolean> {
  const client = new pg.Client({
    connectionString: BENCH_POSTGRES,
    connectionTimeoutMillis: 1000,
    stream: benchWay(BENCH_POSTGRES).socket,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(sql);
    return true;
  } catch {
    process.stderr.write(`No PostgreSQL at ${BENCH_POSTGRES}: its figures were skipped.\n`);
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
