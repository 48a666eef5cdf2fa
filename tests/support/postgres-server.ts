import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

export interface PostgresForTest {
  url: string;
  close(): Promise<void>;
}

/**
 * TEST_DATABASE_URL, then the usual port, then a `postgres` of this machine on a spare port; null, loudly, when there is
 * none of them.
 */
export async function findPostgres(): Promise<PostgresForTest | null> {
  for (const url of [process.env.TEST_DATABASE_URL, 'postgres://postgres@127.0.0.1:5432/postgres'])
    if (url && (await answers(url))) return { url, close: async () => undefined };
  const bin = binaries();
  if (bin) return ownServer(bin);
  if (process.env.SAYSO_NO_SKIP) throw new Error('There is no PostgreSQL for these tests.');
  process.stderr.write('SKIPPED: no PostgreSQL was found (TEST_DATABASE_URL, port 5432, PATH).\n');
  return null;
}

function binaries(): string | null {
  const debian = '/usr/lib/postgresql';
  const folders = [
    ...(process.env.PATH ?? '').split(':'),
    ...(existsSync(debian)
      ? readdirSync(debian).map((version) => join(debian, version, 'bin'))
      : []),
  ];
  return folders.find((folder) => existsSync(join(folder, 'initdb'))) ?? null;
}

/** A server of the test's own; PostgreSQL refuses to run as root, so it then runs as the user postgres. */
async function ownServer(bin: string): Promise<PostgresForTest> {
  const folder = mkdtempSync(join(tmpdir(), 'sayso-postgres-'));
  const data = join(folder, 'data');
  const root = process.getuid?.() === 0;
  const owner = root ? { uid: id('-u'), gid: id('-g') } : null;
  if (owner) chownSync(folder, owner.uid, owner.gid);
  chmodSync(folder, 0o700);
  const options = { stdio: 'ignore', cwd: folder, ...(owner ?? {}) } as const;
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '--no-sync', '-A', 'trust'],
    options,
  );
  const port = 20_000 + (process.pid % 20_000);
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder, '-F'],
    options,
  );
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  for (let tries = 0; tries < 200 && !(await answers(url)); tries++)
    await new Promise((resolve) => setTimeout(resolve, 50));
  return {
    url,
    async close() {
      const gone = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGINT');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function id(which: '-u' | '-g'): number {
  return Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }));
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
