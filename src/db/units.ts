import type Database from 'better-sqlite3';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { toStoreError } from './errors.ts';
import type * as schema from './schema.ts';

export type Tx = BetterSQLite3Database<typeof schema>;
export type Durability = 'full' | 'normal';

/**
 * Units of work on the one connection: they follow each other on a promise chain, so that no two of them are ever
 * open at once, and each commits or leaves nothing. Inside a unit nothing but the database may be awaited, and no
 * other unit may be begun (it would wait for itself).
 */
export interface Units {
  /** `full` is on the disk when it resolves (synchronous=FULL); `normal` survives the death of the process. */
  write<T>(durability: Durability, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** A consistent read between units: what another process commits meanwhile is not seen by half. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Waits for what was begun; what comes later is refused. */
  close(): Promise<void>;
}

export function createUnits(sqlite: Database.Database, db: Tx): Units {
  let tail: Promise<unknown> = Promise.resolve();
  let durability: Durability | null = null;
  let closed = false;

  const begin = sqlite.prepare('BEGIN IMMEDIATE');
  const beginRead = sqlite.prepare('BEGIN');
  const commit = sqlite.prepare('COMMIT');
  const rollback = sqlite.prepare('ROLLBACK');

  function queue<T>(work: () => Promise<T>): Promise<T> {
    if (closed) return Promise.reject(new Error('The store is closed.'));
    const run = tail.then(work).catch((error: unknown) => {
      throw toStoreError(error);
    });
    tail = run.catch(() => undefined);
    return run;
  }

  async function inside<T>(open: Database.Statement, work: (tx: Tx) => Promise<T>): Promise<T> {
    open.run();
    try {
      const result = await work(db);
      commit.run();
      return result;
    } catch (error) {
      // A full disk may have ended the transaction already.
      if (sqlite.inTransaction) rollback.run();
      throw error;
    }
  }

  return {
    write: (wanted, work) =>
      queue(() => {
        if (durability !== wanted) {
          sqlite.pragma(`synchronous = ${wanted === 'full' ? 'FULL' : 'NORMAL'}`);
          durability = wanted;
        }
        return inside(begin, work);
      }),
    read: (work) => queue(() => inside(beginRead, work)),
    async close() {
      closed = true;
      await tail;
    },
  };
}
