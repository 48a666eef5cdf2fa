import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

/** Where `vitest.setup.ts` answers which server the run has. */
export const VARIABLE = 'SAYSO_TEST_POSTGRES';

export interface PostgresForTest {
  url: string;
  /** A database on it with all tables and no rows. Nobody may be connected to it. */
  template: string;
  close(): Promise<void>;
}

const templates = new Map<string, string>();

const ANSWER = z
  .union([z.object({ url: z.string(), template: z.string() }), z.object({ fault: z.string() })])
  .nullable();

/** The PostgreSQL of this run; null, loudly, when the machine has none. */
export async function findPostgres(): Promise<PostgresForTest | null> {
  const socket = process.env[VARIABLE];
  if (!socket) throw new Error('Tests on PostgreSQL run under vitest, with its setup.');
  const answer = ANSWER.parse(JSON.parse(await text(connect(socket))));
  if (answer && 'fault' in answer) throw new Error(answer.fault);
  if (answer) {
    templates.set(answer.url, answer.template);
    return { ...answer, close: async () => undefined };
  }
  if (process.env.SAYSO_NO_SKIP) throw new Error('There is no PostgreSQL for these tests.');
  process.stderr.write('SKIPPED: no PostgreSQL was found (TEST_DATABASE_URL, PATH, port 5432).\n');
  return null;
}

/** The database that those of this server are copied from; a server that `findPostgres` has not found has none. */
export function templateOn(url: string): string {
  const template = templates.get(url);
  if (template === undefined) throw new Error('Ask findPostgres for the server first.');
  return template;
}
