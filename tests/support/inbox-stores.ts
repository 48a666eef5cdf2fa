import pg from 'pg';
import { openEncrypted } from '../../src/db/open-sqlite.ts';
import type { Store } from '../../src/desk/ports/store.ts';
import { findPostgres } from './postgres-server.ts';
import { openPostgresStore } from './postgres-store.ts';
import { openTestStore } from './sqlite-store.ts';

export interface RawStore {
  store: Store;
  /** One statement, behind the desk's back. */
  run(sql: string): Promise<void>;
  remove(): Promise<void>;
}

export async function openRawSqlite(): Promise<RawStore> {
  const test = await openTestStore();
  return {
    store: test.store,
    async run(sql) {
      const sqlite = openEncrypted(test.path, test.key, false);
      sqlite.exec(sql);
      sqlite.close();
    },
    remove: test.remove,
  };
}

export async function openRawPostgres(server: string): Promise<RawStore> {
  const test = await openPostgresStore(server);
  return {
    store: test.store,
    async run(sql) {
      const client = new pg.Client(test.url);
      await client.connect();
      await client.query(sql);
      await client.end();
    },
    remove: test.remove,
  };
}

/** Both databases, where this machine has both. */
export async function rawStores(): Promise<{
  kinds: { name: string; open: () => Promise<RawStore> }[];
  close(): Promise<void>;
}> {
  const server = await findPostgres();
  return {
    kinds: [
      { name: 'SQLite', open: openRawSqlite },
      ...(server ? [{ name: 'PostgreSQL', open: () => openRawPostgres(server.url) }] : []),
    ],
    close: async () => server?.close(),
  };
}
