import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { toStoreError } from './errors.ts';
import type * as schema from './schema.ts';

/**
 * What the queries are written against. The same table objects and queries serve PostgreSQL: its session casts its own
 * query builder to this type (open-postgres.ts), and the store's contract runs on both.
 */
export type Tx = BetterSQLite3Database<typeof schema>;
export type Durability = 'full' | 'normal';
export type UnitKind = 'read' | Durability;

/**
 * Units of work: each takes effect or leaves nothing. Inside a unit nothing but the database may be awaited, and no
 * other unit may be begun (it would wait for itself).
 */
export interface Units {
  /** `full` is on the disk when it resolves; `normal` survives the death of the process. */
  write<T>(durability: Durability, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** A consistent read: what another process commits meanwhile is not seen by half. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Runs between two transactions: none of this queue's is open meanwhile. */
  between(work: () => void | Promise<void>): Promise<void>;
  /** Waits for what was begun; what comes later is refused. */
  close(): Promise<void>;
}

/** One transaction on one connection. */
export interface Session {
  tx: Tx;
  begin(strictest: UnitKind): Promise<void> | void;
  commit(): Promise<void> | void;
  /** Undoes everything since `begin`; does nothing when the server has done so already. */
  rollback(): Promise<void> | void;
  savepoint(): Promise<void> | void;
  release(): Promise<void> | void;
  /** Undoes what came after the savepoint, and drops it. */
  rollbackUnit(): Promise<void> | void;
  /** False when the whole transaction is gone (a full disk, a lost connection). */
  inTransaction(): boolean;
  /** The connection is not needed any more. */
  end(): void;
}

/** What one transaction may carry: enough to share a write to the disk, too little to make the first one wait. */
const GROUP = 64;

interface Unit {
  kind: UnitKind;
  /** Runs the work and keeps its result for `settle`. */
  run(tx: Tx): Promise<void>;
  settle(): void;
  fail(error: unknown): void;
}

/**
 * Units in a row, so that no two of this process are ever open at once. Group commit: units that wait at the same moment
 * share one transaction, each in a savepoint of its own, and resolve together when it is committed. A burst so costs few
 * writes to the disk, and a lone unit waits for nobody.
 */
export function createUnits(connect: () => Session | Promise<Session>): Units {
  const waiting: Unit[] = [];
  const waitingBetween: (() => Promise<void>)[] = [];
  let running: Promise<void> | null = null;
  let closed = false;

  function queue<T>(kind: UnitKind, work: (tx: Tx) => Promise<T>): Promise<T> {
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
    while (waiting.length + waitingBetween.length > 0) {
      if (waiting.length > 0) await runGroup(waiting.splice(0, GROUP));
      await waitingBetween.shift()?.();
    }
    running = null;
  }

  async function runGroup(group: readonly Unit[]): Promise<void> {
    const done: Unit[] = [];
    let session: Session | null = null;
    try {
      session = await connect();
      await session.begin(strictestOf(group));
      for (const unit of group)
        if (await runUnit(session, unit, group.length === 1)) done.push(unit);
      await session.commit();
    } catch (error) {
      await session?.rollback();
      for (const unit of group) unit.fail(error);
      return;
    } finally {
      session?.end();
    }
    for (const unit of done) unit.settle();
  }

  return {
    write: (wanted, work) => queue(wanted, work),
    read: (work) => queue('read', work),
    between(work) {
      if (closed) return Promise.reject(new Error('The store is closed.'));
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      waitingBetween.push(async () => {
        try {
          resolve(await work());
        } catch (error) {
          reject(toStoreError(error));
        }
      });
      running ??= drain();
      return promise;
    },
    async close() {
      closed = true;
      await running;
    },
  };
}

/** True when the unit took effect. Throws when the whole transaction is gone with it. */
async function runUnit(session: Session, unit: Unit, alone: boolean): Promise<boolean> {
  const nested = !alone && unit.kind !== 'read';
  if (nested) await session.savepoint();
  try {
    await unit.run(session.tx);
    if (nested) await session.release();
    return true;
  } catch (error) {
    if (alone || !session.inTransaction()) throw error;
    if (nested) await session.rollbackUnit();
    unit.fail(error);
    return false;
  }
}

function strictestOf(group: readonly Unit[]): UnitKind {
  if (group.some(({ kind }) => kind === 'full')) return 'full';
  return group.some(({ kind }) => kind === 'normal') ? 'normal' : 'read';
}
