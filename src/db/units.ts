import type Database from 'better-sqlite3';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { toStoreError } from './errors.ts';
import type * as schema from './schema.ts';

export type Tx = BetterSQLite3Database<typeof schema>;
export type Durability = 'full' | 'normal';

/**
 * Units of work on the one connection: they follow each other, so that no two of them are ever open at once, and each
 * takes effect or leaves nothing. Inside a unit nothing but the database may be awaited, and no other unit may be
 * begun (it would wait for itself).
 *
 * Group commit: units that wait at the same moment share one transaction, each in a savepoint of its own, and resolve
 * together when it is committed. A burst so costs few writes to the disk, and a lone unit waits for nobody.
 */
export interface Units {
  /** `full` is on the disk when it resolves (synchronous=FULL); `normal` survives the death of the process. */
  write<T>(durability: Durability, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** A consistent read: what another process commits meanwhile is not seen by half. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Waits for what was begun; what comes later is refused. */
  close(): Promise<void>;
}

/** What one transaction may carry: enough to share a write to the disk, too little to make the first one wait. */
const GROUP = 64;

type Kind = 'read' | Durability;

interface Unit {
  kind: Kind;
  /** Runs the work and keeps its result for `settle`. */
  run(tx: Tx): Promise<void>;
  settle(): void;
  fail(error: unknown): void;
}

export function createUnits(sqlite: Database.Database, db: Tx): Units {
  const waiting: Unit[] = [];
  let running: Promise<void> | null = null;
  let durability: Durability | null = null;
  let closed = false;

  const begin = sqlite.prepare('BEGIN IMMEDIATE');
  const beginRead = sqlite.prepare('BEGIN');
  const commit = sqlite.prepare('COMMIT');
  const rollback = sqlite.prepare('ROLLBACK');
  const savepoint = sqlite.prepare('SAVEPOINT unit');
  const release = sqlite.prepare('RELEASE unit');
  const rollbackUnit = sqlite.prepare('ROLLBACK TO unit');

  function queue<T>(kind: Kind, work: (tx: Tx) => Promise<T>): Promise<T> {
    if (closed) return Promise.reject(new Error('The store is closed.'));
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    let result: { value: T } | null = null;
    waiting.push({
      kind,
      async run(tx) {
        result = { value: await work(tx) };
      },
      settle() {
        if (result) resolve(result.value);
      },
      fail: (error) => reject(toStoreError(error)),
    });
    running ??= drain();
    return promise;
  }

  async function drain(): Promise<void> {
    // The first look comes a moment later, so that what was begun together is taken together.
    await Promise.resolve();
    while (waiting.length > 0) await runGroup(waiting.splice(0, GROUP));
    running = null;
  }

  function beginGroup(group: readonly Unit[]): void {
    const strictest = group.some(({ kind }) => kind === 'full')
      ? 'full'
      : group.some(({ kind }) => kind === 'normal')
        ? 'normal'
        : null;
    if (strictest === null) {
      beginRead.run();
      return;
    }
    if (durability !== strictest) {
      sqlite.pragma(`synchronous = ${strictest === 'full' ? 'FULL' : 'NORMAL'}`);
      durability = strictest;
    }
    begin.run();
  }

  async function runGroup(group: readonly Unit[]): Promise<void> {
    const done: Unit[] = [];
    try {
      beginGroup(group);
      for (const unit of group) if (await runUnit(unit, group.length === 1)) done.push(unit);
      commit.run();
    } catch (error) {
      if (sqlite.inTransaction) rollback.run();
      for (const unit of group) unit.fail(error);
      return;
    }
    for (const unit of done) unit.settle();
  }

  /** True when the unit took effect. Throws when the whole transaction is gone with it (a full disk does that). */
  async function runUnit(unit: Unit, alone: boolean): Promise<boolean> {
    const nested = !alone && unit.kind !== 'read';
    if (nested) savepoint.run();
    try {
      await unit.run(db);
      if (nested) release.run();
      return true;
    } catch (error) {
      if (alone || !sqlite.inTransaction) throw error;
      if (nested) {
        rollbackUnit.run();
        release.run();
      }
      unit.fail(error);
      return false;
    }
  }

  return {
    write: (wanted, work) => queue(wanted, work),
    read: (work) => queue('read', work),
    async close() {
      closed = true;
      await running;
    },
  };
}
