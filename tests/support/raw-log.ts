import pg from 'pg';
import { openEncrypted } from '../../src/db/open-sqlite.ts';
import type { Store } from '../../src/desk/ports/store.ts';
import { openPostgresStore } from './postgres-store.ts';
import { openTestStore } from './sqlite-store.ts';
import { wayTo } from './way-to.ts';

export interface RawRow {
  seq: number;
  user: string;
  body: string;
  hash: Buffer;
}

export interface RawCheckpoint {
  size: number;
  why: string;
  line: string;
  at: number;
}

/** Both tables of the log, as somebody with the key and no respect reads and writes them behind the desk's back. */
export interface RawLog {
  rows(): Promise<RawRow[]>;
  checkpoints(): Promise<RawCheckpoint[]>;
  /** Replaces what is given; triggers do not help. */
  replace(what: {
    rows?: readonly RawRow[];
    checkpoints?: readonly RawCheckpoint[];
  }): Promise<void>;
  /** One statement with the triggers in place. */
  run(sql: string): Promise<void>;
}

export interface LogUnderTest {
  store: Store;
  raw: RawLog;
  /** Another process on the same database. */
  second(): Promise<Store>;
  reopen(): Promise<Store>;
  remove(): Promise<void>;
}

const ROWS = 'SELECT seq, "user", body, hash FROM audit ORDER BY seq';
const CHECKPOINTS = 'SELECT size, why, line, at FROM checkpoints ORDER BY ord';

export async function openSqliteLog(): Promise<LogUnderTest> {
  const test = await openTestStore();
  const { openSqlite } = await import('../../src/db/open-sqlite.ts');
  const opened: Store[] = [];
  const within = <T>(work: (raw: ReturnType<typeof openEncrypted>) => T): T => {
    const raw = openEncrypted(test.path, test.key, false);
    try {
      return work(raw);
    } finally {
      raw.close();
    }
  };
  return {
    store: test.store,
    raw: {
      rows: async () => within((raw) => raw.prepare<[], RawRow>(ROWS).all()),
      checkpoints: async () => within((raw) => raw.prepare<[], RawCheckpoint>(CHECKPOINTS).all()),
      replace: async ({ rows, checkpoints }) =>
        within((raw) => {
          const triggers = raw
            .prepare<[], { name: string; sql: string }>(
              "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'",
            )
            .all();
          for (const { name } of triggers) raw.exec(`DROP TRIGGER ${name}`);
          if (rows) {
            raw.exec('DELETE FROM audit');
            const put = raw.prepare('INSERT INTO audit VALUES (?, ?, ?, ?)');
            for (const row of rows) put.run(row.seq, row.user, row.body, row.hash);
          }
          if (checkpoints) {
            raw.exec('DELETE FROM checkpoints');
            const put = raw.prepare(
              'INSERT INTO checkpoints (size, why, line, at) VALUES (?, ?, ?, ?)',
            );
            for (const { size, why, line, at } of checkpoints) put.run(size, why, line, at);
          }
          for (const { sql } of triggers) raw.exec(sql);
        }),
      run: async (sql) => within((raw) => void raw.exec(sql)),
    },
    async second() {
      const store = await openSqlite({ path: test.path, key: test.key, migrate: false });
      opened.push(store);
      return store;
    },
    reopen: () => test.reopen(),
    async remove() {
      for (const store of opened) await store.close();
      await test.remove();
    },
  };
}

export async function openPostgresLog(server: string): Promise<LogUnderTest> {
  const test = await openPostgresStore(server);
  const { openPostgres } = await import('../../src/db/open-postgres.ts');
  const opened: Store[] = [];
  const client = new pg.Client(test.url);
  client.on('error', () => undefined);
  await client.connect();
  return {
    store: test.store,
    raw: {
      rows: async () => (await client.query<RawRow>(ROWS)).rows,
      checkpoints: async () => (await client.query<RawCheckpoint>(CHECKPOINTS)).rows,
      async replace({ rows, checkpoints }) {
        await client.query('ALTER TABLE audit DISABLE TRIGGER ALL');
        if (rows) {
          await client.query('DELETE FROM audit');
          for (const row of rows)
            await client.query('INSERT INTO audit VALUES ($1, $2, $3, $4)', [
              row.seq,
              row.user,
              row.body,
              row.hash,
            ]);
        }
        if (checkpoints) {
          await client.query('DELETE FROM checkpoints');
          for (const { size, why, line, at } of checkpoints)
            await client.query(
              'INSERT INTO checkpoints (size, why, line, at) VALUES ($1, $2, $3, $4)',
              [size, why, line, at],
            );
        }
        await client.query('ALTER TABLE audit ENABLE TRIGGER ALL');
      },
      run: async (sql) => void (await client.query(sql)),
    },
    async second() {
      const store = await openPostgres({
        url: test.url,
        key: test.key,
        migrate: false,
        way: wayTo(test.url),
      });
      opened.push(store);
      return store;
    },
    reopen: () => test.reopen(),
    async remove() {
      for (const store of opened) await store.close();
      await client.end();
      await test.remove();
    },
  };
}
