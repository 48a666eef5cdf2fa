import { statSync } from 'node:fs';
import type Database from 'better-sqlite3';
import pg from 'pg';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { openEncrypted } from '../../src/db/open-sqlite.ts';
import type { Store } from '../../src/desk/ports/store.ts';
import { systemIds as ids } from '../../src/system.ts';
import { findPostgres } from '../support/postgres-server.ts';
import { openPostgresStore } from '../support/postgres-store.ts';
import { openTestStore } from '../support/sqlite-store.ts';

const CANARY = 'canary-larkspur-71@mail.example';

const closers: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** An address in clear columns, of a client who is then deleted behind the store's back. */
function chatOf(store: Store, chat: string) {
  return store.openConversation({
    account: 'terminal',
    chat,
    sender: chat,
    altIds: [],
    create: true,
    name: 'Ada',
    timeZone: 'UTC',
    at: new Date(),
    ids: { client: ids.next(), conversation: ids.next(), subject: ids.token(22) },
  });
}

const DELETIONS = [
  `DELETE FROM identities WHERE address = '${CANARY}'`,
  `DELETE FROM conversations WHERE chat = '${CANARY}'`,
];

describe('scrub on SQLite', () => {
  it('leaves no byte of a deleted row in any page, and an empty log', async () => {
    const test = await openTestStore();
    closers.push(() => test.remove());
    for (let i = 0; i < 30; i++) await chatOf(test.store, `someone-${i}`);
    await chatOf(test.store, CANARY);
    const raw = openEncrypted(test.path, test.key, false);
    closers.push(() => raw.close());
    // The image in clear is what the cipher protects; here it shows what a page really holds.
    expect(raw.serialize().includes(CANARY)).toBe(true);
    for (const sql of DELETIONS) raw.exec(sql);
    expect(statSync(`${test.path}-wal`).size).toBeGreaterThan(0);
    await test.store.scrub();
    expect(raw.serialize().includes(CANARY)).toBe(false);
    expect(statSync(`${test.path}-wal`).size).toBe(0);
    expect((await test.store.listClients()).length).toBe(31);
  });

  it('runs between the units of a busy desk', async () => {
    const test = await openTestStore();
    closers.push(() => test.remove());
    const work = Array.from({ length: 200 }, (_, i) => chatOf(test.store, `someone-${i}`));
    await Promise.all([...work, test.store.scrub(), test.store.scrub()]);
    expect((await test.store.listClients()).length).toBe(200);
  });

  it('says so when another process holds the log', { timeout: 90_000 }, async () => {
    const test = await openTestStore();
    closers.push(() => test.remove());
    await chatOf(test.store, CANARY);
    const raw: Database.Database = openEncrypted(test.path, test.key, false);
    closers.push(() => raw.close());
    raw.exec('BEGIN; SELECT count(*) FROM clients;');
    raw.prepare('SELECT count(*) FROM clients').get();
    await chatOf(test.store, 'someone');
    await expect(test.store.scrub()).rejects.toMatchObject({ code: 'locked' });
    raw.exec('COMMIT');
    await test.store.scrub();
    expect(statSync(`${test.path}-wal`).size).toBe(0);
  });
});

const server = await findPostgres();
afterAll(() => server?.close());

describe.skipIf(!server)('scrub on PostgreSQL', () => {
  it('leaves no byte of a deleted row in the files of the tables', async () => {
    if (!server) return;
    const test = await openPostgresStore(server.url);
    closers.push(() => test.remove());
    await chatOf(test.store, 'someone');
    await chatOf(test.store, CANARY);
    const client = new pg.Client(test.url);
    await client.connect();
    closers.push(() => client.end());
    const held = async (table: string) => {
      await client.query('CHECKPOINT');
      const { rows } = await client.query<{ bytes: Buffer }>(
        'SELECT pg_read_binary_file(pg_relation_filepath($1)) AS bytes',
        [table],
      );
      return rows[0]?.bytes.includes(CANARY);
    };
    expect(await held('identities')).toBe(true);
    for (const sql of DELETIONS) await client.query(sql);
    expect(await held('identities')).toBe(true);
    await test.store.scrub();
    for (const table of ['identities', 'conversations', 'clients'])
      expect(await held(table)).toBe(false);
    expect((await test.store.listClients()).length).toBe(2);
  });

  it('says so while another transaction can still see what was deleted', async () => {
    if (!server) return;
    const test = await openPostgresStore(server.url);
    closers.push(() => test.remove());
    await chatOf(test.store, CANARY);
    const reader = new pg.Client(test.url);
    await reader.connect();
    closers.push(() => reader.end());
    await reader.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    await reader.query('SELECT count(*) FROM clients');
    const client = new pg.Client(test.url);
    await client.connect();
    closers.push(() => client.end());
    for (const sql of DELETIONS) await client.query(sql);
    await expect(test.store.scrub()).rejects.toMatchObject({ code: 'locked' });
    await reader.query('COMMIT');
    await test.store.scrub();
    await client.query('CHECKPOINT');
    const { rows } = await client.query<{ bytes: Buffer }>(
      "SELECT pg_read_binary_file(pg_relation_filepath('identities')) AS bytes",
    );
    expect(rows[0]?.bytes.includes(CANARY)).toBe(false);
  });
});
