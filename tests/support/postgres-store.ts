import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { openPostgres } from '../../src/db/open-postgres.ts';
import type { Store } from '../../src/desk/ports/store.ts';
import { templateOn } from './postgres-server.ts';
import { wayTo } from './way-to.ts';

export interface PostgresTestStore {
  store: Store;
  url: string;
  key: Uint8Array;
  reopen(): Promise<Store>;
  /** Empties the full text, as a desk of an earlier version left it. */
  forgetIndex(): Promise<void>;
  remove(): Promise<void>;
}

/** A database of the test's own on a server. */
export async function openPostgresStore(
  server: string,
  options: {
    /** Leaves the database without tables, for a desk that makes them itself. */
    empty?: boolean;
  } = {},
): Promise<PostgresTestStore> {
  const name = `sayso_test_${randomBytes(6).toString('hex')}`;
  await tell(
    server,
    options.empty
      ? `CREATE DATABASE ${name}`
      : `CREATE DATABASE ${name} TEMPLATE ${templateOn(server)}`,
  );
  const url = databaseOn(server, name);
  const key = randomBytes(32);
  const opened = options.empty
    ? null
    : await openPostgres({ url, key, migrate: true, way: wayTo(url) });
  let store: Store = opened ?? noStore();
  return {
    store,
    url,
    key,
    async reopen() {
      await store.close();
      store = await openPostgres({ url, key, migrate: true, way: wayTo(url) });
      return store;
    },
    forgetIndex: () => tell(url, 'UPDATE postings SET words = NULL; DELETE FROM posting_bands'),
    async remove() {
      await store.close().catch(() => undefined);
      await tell(server, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

function noStore(): Store {
  return new Proxy({} as Store, {
    get: (_, name) =>
      name === 'close'
        ? async () => undefined
        : () => Promise.reject(new Error('This test left the database empty.')),
  });
}

/** The address of another database on the same server. */
export function databaseOn(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** One statement on a connection of its own. */
export async function tell(server: string, sql: string): Promise<void> {
  const client = new pg.Client(server);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
