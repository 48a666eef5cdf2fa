import { is } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import pg from 'pg';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPostgres } from '../../src/db/open-postgres.ts';
import { openPostgresLocks } from '../../src/db/postgres-locks.ts';
import * as schema from '../../src/db/schema.ts';
import * as jobs from '../../src/db/schema-jobs.ts';
import * as operators from '../../src/db/schema-operators.ts';
import { systemIds } from '../../src/system.ts';
import { findPostgres } from '../support/postgres-server.ts';
import { openPostgresStore, type PostgresTestStore } from '../support/postgres-store.ts';
import { untilTrue } from '../support/until.ts';
import { wayTo } from '../support/way-to.ts';

const server = await findPostgres();
afterAll(() => server?.close());

describe.skipIf(!server)('PostgreSQL', () => {
  let test: PostgresTestStore;
  beforeEach(async () => {
    test = await openPostgresStore(server?.url ?? '');
  });
  afterEach(() => test.remove());

  async function rows<Row extends pg.QueryResultRow>(sql: string, values: string[] = []) {
    const client = new pg.Client(test.url);
    await client.connect();
    try {
      return (await client.query<Row>(sql, values)).rows;
    } finally {
      await client.end();
    }
  }
  const chat = (name: string) =>
    test.store.openConversation({
      account: 'telegram',
      chat: name,
      sender: name,
      altIds: [],
      create: true,
      name: 'Ada Brook',
      timeZone: 'UTC',
      at: new Date(),
      ids: {
        client: systemIds.next(),
        conversation: systemIds.next(),
        subject: systemIds.token(22),
      },
    });

  it('has the columns, keys and indexes of the one definition of the tables', async () => {
    const found = await rows<{
      table_name: string;
      column_name: string;
      type: string;
      free: string;
    }>(
      `SELECT table_name, column_name, data_type AS type, is_nullable AS free
       FROM information_schema.columns WHERE table_schema = 'public'
       -- SQLite's full-text index is a table of its own.
       AND column_name <> 'words'`,
    );
    const types: Record<string, string> = { text: 'text', integer: 'bigint', blob: 'bytea' };
    const wanted: typeof found = [];
    const indexes: string[] = [];
    for (const table of Object.values({ ...schema, ...jobs, ...operators })) {
      if (!is(table, SQLiteTable)) continue;
      const config = getTableConfig(table);
      const keys = new Set(config.primaryKeys.flatMap(({ columns }) => columns.map((c) => c.name)));
      for (const column of config.columns)
        wanted.push({
          table_name: config.name,
          column_name: column.name,
          type: types[column.getSQLType()] ?? column.getSQLType(),
          free: column.notNull || column.primary || keys.has(column.name) ? 'NO' : 'YES',
        });
      indexes.push(...config.indexes.map(({ config: { name } }) => name));
    }
    const byName = (a: (typeof found)[number], b: (typeof found)[number]) =>
      `${a.table_name}.${a.column_name}`.localeCompare(`${b.table_name}.${b.column_name}`);
    expect(found.toSorted(byName)).toEqual(wanted.toSorted(byName));
    const there = await rows<{ indexname: string }>(
      "SELECT indexname FROM pg_indexes WHERE schemaname = 'public'",
    );
    expect(there.map(({ indexname }) => indexname)).toEqual(expect.arrayContaining(indexes));
  });

  it('refuses another key, before anything is read or written', async () => {
    const other = Buffer.alloc(32, 7);
    await expect(
      openPostgres({ url: test.url, key: other, migrate: true, way: wayTo(test.url) }),
    ).rejects.toThrow(
      /^The key does not fit the database: it is the key [0-9a-f]{8}, and the database wants [0-9a-f]{8}\./,
    );
  });

  it('says in one sentence that a server is away, refuses, or has no such database', async () => {
    const open = (url: string) =>
      openPostgres({ url, key: test.key, migrate: true, way: wayTo(url) });
    await expect(open('postgres://postgres@127.0.0.1:1/x')).rejects.toThrow('cannot be reached');
    const url = new URL(test.url);
    url.pathname = '/no_such_database';
    await expect(open(url.href)).rejects.toThrow('The database server refuses this desk.');
  });

  it('lets four desks make the tables of one new database together', async () => {
    const empty = await openPostgresStore(server?.url ?? '', { empty: true });
    const stores = await Promise.all(
      [1, 2, 3, 4].map(() =>
        openPostgres({ url: empty.url, key: empty.key, migrate: true, way: wayTo(empty.url) }),
      ),
    );
    expect(await Promise.all(stores.map((store) => store.countPostings()))).toEqual([0, 0, 0, 0]);
    await Promise.all(stores.map((store) => store.close()));
    await empty.remove();
  });

  it('keeps what a client wrote and their name sealed', async () => {
    const opened = await chat('ada');
    await test.store.recordInbound([
      {
        id: systemIds.next(),
        account: 'telegram',
        eventId: 'e1',
        messageKey: null,
        conversationId: opened?.conversation.id ?? '',
        content: {
          kind: 'text',
          text: 'canary-in-the-mine',
          quotedRef: null,
          quotedText: null,
          edited: false,
          forwarded: false,
        },
        order: null,
        sentAt: new Date(),
        receivedAt: new Date(),
        changes: [],
      },
    ]);
    const tables = await rows<{ name: string }>(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'",
    );
    for (const { name } of tables) {
      const text = JSON.stringify(await rows(`SELECT * FROM ${name}`));
      expect(text, name).not.toMatch(/canary|Ada Brook/);
      const bytes = Buffer.from('canary').toString('hex');
      expect(text, name).not.toContain(bytes);
    }
  });

  it('refuses every change of the audit log', async () => {
    await chat('ada');
    await test.store.commit(
      [
        {
          type: 'audit',
          entry: {
            user: 'subject',
            at: new Date(),
            conversation: null,
            source: 'x',
            dataCategory: 'operation',
            purpose: 'x',
            actor: 'automation',
            action: 'x',
            externalAction: false,
            approvalRequired: false,
            approvalReceived: false,
            errorStatus: 'none',
            notes: '',
          },
        },
      ],
      'full',
    );
    for (const sql of ["UPDATE audit SET body = ''", 'DELETE FROM audit', 'TRUNCATE audit'])
      await expect(rows(sql)).rejects.toThrow('the audit log is append-only');
    expect(await test.store.verifyAudit()).toMatchObject({ ok: true, rows: 1 });
  });

  it('takes text that it cannot hold as it is (NUL, half a character)', async () => {
    const opened = await chat('a\0da \ud800');
    expect(opened).not.toBeNull();
    expect(await chat('a\0da \ud800')).toMatchObject({
      conversation: { id: opened?.conversation.id },
    });
  });

  it('gives the locks of a dead process to the next one at once, and tells the living that they are lost', async () => {
    let lost = 0;
    const first = await openPostgresLocks(test.url, wayTo(test.url), () => {
      lost += 1;
    });
    const second = await openPostgresLocks(test.url, wayTo(test.url), () => undefined);
    expect(await first.take('account:telegram')).not.toBeNull();
    expect(await first.take('account:telegram')).toBeNull();
    expect(await second.take('account:telegram')).toBeNull();
    await rows(
      "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
    );
    await untilTrue(() => lost === 1, 'the loss');
    expect(await second.take('account:telegram')).not.toBeNull();
    await Promise.all([first.close(), second.close()]);
  });

  it('goes on after its connections were cut', async () => {
    await chat('ada');
    await rows(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
    const again = await chat('ada').catch(() => chat('ada'));
    expect(again?.isNew).toBe(true);
  });
});
