import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { openPostgres } from '../../src/db/open-postgres.ts';
import { startOwnPostgres } from './own-postgres.ts';
import { answers } from './postgres-answers.ts';
import { type PostgresForTest, VARIABLE } from './postgres-server.ts';
import { databaseOn, tell } from './postgres-store.ts';
import { wayTo } from './way-to.ts';

/**
 * One server for all files of a run, found or started when the first of them asks at `socket`: TEST_DATABASE_URL, then
 * one of its own in `place`, then the usual port. It has a database with all tables, which those of the tests are copies
 * of, since making the tables takes many times as long as copying them.
 */
export function offerPostgres(socket: string, place: string): { close(): Promise<void> } {
  let found: Promise<PostgresForTest | null> | null = null;
  const door = createServer((connection) => {
    connection.on('error', () => undefined);
    found ??= open(place);
    void found
      .catch((error: unknown) => ({ fault: String(error) }))
      .then((answer) =>
        connection.end(
          JSON.stringify(
            answer && 'url' in answer ? { url: answer.url, template: answer.template } : answer,
          ),
        ),
      );
  });
  door.listen(socket);
  process.env[VARIABLE] = socket;
  return {
    async close() {
      door.close();
      delete process.env[VARIABLE];
      const server = await found?.catch(() => null);
      await server?.close();
    },
  };
}

async function open(place: string): Promise<PostgresForTest | null> {
  const named = process.env.TEST_DATABASE_URL;
  if (named && (await answers(named))) return withTemplate(named, async () => undefined);
  const own = await startOwnPostgres(place);
  if (own) return withTemplate(own.url, own.close);
  const usual = 'postgres://postgres@127.0.0.1:5432/postgres';
  return (await answers(usual)) ? withTemplate(usual, async () => undefined) : null;
}

async function withTemplate(url: string, close: () => Promise<void>): Promise<PostgresForTest> {
  const template = `sayso_template_${randomBytes(6).toString('hex')}`;
  await tell(url, `CREATE DATABASE ${template}`);
  const address = databaseOn(url, template);
  const store = await openPostgres({
    url: address,
    key: randomBytes(32),
    migrate: true,
    way: wayTo(address),
  });
  await store.close();
  // What is the desk's own, its keys above all, each copy gets for itself.
  await tell(address, 'TRUNCATE meta');
  return {
    url,
    template,
    async close() {
      await tell(url, `DROP DATABASE ${template} WITH (FORCE)`).catch(() => undefined);
      await close();
    },
  };
}
