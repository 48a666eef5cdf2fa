import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { editedCopy } from '../../src/cli/bench/copy-edits.ts';
import { POSTGRES_MIGRATIONS, SQLITE_MIGRATIONS } from '../../src/db/migrations.ts';
import { openEncrypted } from '../../src/db/open-sqlite.ts';
import { withProfile } from '../../src/desk/job-index.ts';
import { ownId, withOwner } from '../../src/desk/own-posting.ts';
import type { Store } from '../../src/desk/ports/store.ts';
import { systemIds as ids } from '../../src/system.ts';
import { advert } from '../support/adverts.ts';
import { findPostgres } from '../support/postgres-server.ts';
import { openPostgresStore } from '../support/postgres-store.ts';
import { openTestStore } from '../support/sqlite-store.ts';

const AT = new Date('2026-11-21T10:00:00Z');
const server = await findPostgres();
afterAll(() => server?.close());

/** The bands as they were kept before: a row for each id, those of single clients among the others. */
const BEFORE = `ALTER TABLE posting_bands RENAME TO bands_now;
CREATE TABLE posting_bands (band text NOT NULL, posting_id text NOT NULL, PRIMARY KEY (band, posting_id));
CREATE INDEX posting_bands_posting ON posting_bands (posting_id);
INSERT INTO posting_bands SELECT replace(band, '~', ''), id FROM bands_now JOIN postings ON postings.ord = bands_now.ord;
DROP TABLE bands_now;`;
const BANDS =
  'SELECT band, posting_bands.ord AS ord, owner_id FROM posting_bands JOIN postings ON postings.ord = posting_bands.ord ORDER BY 1, 2';

interface Opened {
  test: { store: Store; remove(): Promise<void> };
  /** Runs statements; gives the rows of a single one. */
  query(sql: string): Promise<unknown[]>;
  migration: string;
}

async function onSqlite(): Promise<Opened> {
  const test = await openTestStore();
  const query = async (sql: string) => {
    const raw = openEncrypted(test.path, test.key, false);
    try {
      if (sql.startsWith('SELECT')) return raw.prepare(sql).all();
      raw.exec(sql);
      return [];
    } finally {
      raw.close();
    }
  };
  return { test, query, migration: join(SQLITE_MIGRATIONS, '0010_copies.sql') };
}

async function onPostgres(url: string): Promise<Opened> {
  const test = await openPostgresStore(url);
  const query = async (sql: string) => {
    const client = new pg.Client(test.url);
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  };
  return { test, query, migration: join(POSTGRES_MIGRATIONS, '0005_copies.sql') };
}

describe.each([
  ['SQLite', onSqlite],
  ...(server ? [['PostgreSQL', () => onPostgres(server.url)] as const] : []),
] as const)('the bands of copies on %s', (_name, open) => {
  it('are carried over from a desk of an earlier version, and find copies as before', async () => {
    const { test, query, migration } = await open();
    try {
      const { store } = test;
      const ada = await store.openConversation({
        account: 'test',
        chat: 'ada',
        sender: 'ada',
        altIds: [],
        create: true,
        name: null,
        timeZone: 'UTC',
        at: AT,
        ids: { client: ids.next(), conversation: ids.next(), subject: ids.token(22) },
      });
      const owner = ada?.client.id ?? '';
      const job = advert('nurse');
      const other = advert('clerk');
      const own = { ...other, id: ownId('alert:a:1', owner), source: 'alert', externalId: 'a-1' };
      await store.savePostings([withProfile(job), withProfile(other)], AT);
      await store.savePostings([withOwner(own, owner)], AT);
      const expected = await query(BANDS);
      const isOwned = (row: unknown) => (row as { owner_id: string | null }).owner_id !== null;
      expect(expected.filter(isOwned).length).toBeGreaterThan(10);
      for (const row of expected)
        expect((row as { band: string }).band.startsWith('~')).toBe(isOwned(row));

      await query(BEFORE);
      for (const statement of readFileSync(migration, 'utf8').split('--> statement-breakpoint'))
        await query(statement);
      expect(await query(BANDS)).toEqual(expected);

      const copy = editedCopy(job, 'words', 1);
      await store.savePostings([withProfile(copy)], AT);
      const { rows } = await store.postingsSince(0, 100);
      const card = (id: string) => rows.find(({ posting }) => posting.id === id)?.standing.card;
      expect(card(copy.id)).toBe(job.id);
      expect(card(own.id)).toBe(other.id);
    } finally {
      await test.remove();
    }
  }, 60_000);
});
