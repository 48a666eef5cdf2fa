import type Database from 'better-sqlite3';
import type { Session, Tx, UnitKind } from './units.ts';

/** The one connection to the file. How durable a commit is, is set per transaction. */
export function sqliteSession(sqlite: Database.Database, tx: Tx): Session {
  let durability: UnitKind | null = null;
  const run = (sql: string) => {
    const statement = sqlite.prepare(sql);
    return () => void statement.run();
  };
  const begin = run('BEGIN IMMEDIATE');
  const beginRead = run('BEGIN');
  const rollback = run('ROLLBACK');
  const rollbackUnit = run('ROLLBACK TO unit');
  const release = run('RELEASE unit');
  return {
    tx,
    begin(strictest) {
      if (strictest === 'read') return beginRead();
      if (durability !== strictest) {
        sqlite.pragma(`synchronous = ${strictest === 'full' ? 'FULL' : 'NORMAL'}`);
        durability = strictest;
      }
      begin();
    },
    commit: run('COMMIT'),
    rollback() {
      if (sqlite.inTransaction) rollback();
    },
    savepoint: run('SAVEPOINT unit'),
    release,
    rollbackUnit() {
      rollbackUnit();
      release();
    },
    inTransaction: () => sqlite.inTransaction,
    end: () => undefined,
  };
}
