import { and, asc, count, eq, inArray, isNotNull, lte, sql } from 'drizzle-orm';
import type { Job } from '../desk/ports/scheduler.ts';
import type { TakenJob } from '../desk/ports/store.ts';
import { scheduled } from './schema.ts';
import type { Tx } from './units.ts';

/** A statement takes a limited number of values. */
const ROWS = 1000;

/** A key that is known stays as it is. */
export async function putJobs(tx: Tx, jobs: readonly Job[]): Promise<void> {
  for (let at = 0; at < jobs.length; at += ROWS)
    await tx
      .insert(scheduled)
      .values(
        jobs
          .slice(at, at + ROWS)
          .map(({ key, kind, id, runAt }) => ({ key, kind, target: id, runAt, attempts: 0 })),
      )
      .onConflictDoNothing();
}

/** Takes what is due, oldest first; until `lease` nobody else gets it. */
export async function takeJobs(tx: Tx, at: Date, lease: Date, limit: number): Promise<TakenJob[]> {
  const due = tx
    .select({ key: scheduled.key })
    .from(scheduled)
    .where(lte(scheduled.runAt, at))
    .orderBy(asc(scheduled.runAt))
    .limit(limit);
  const rows = await tx
    .update(scheduled)
    .set({ runAt: lease, attempts: sql`${scheduled.attempts} + 1` })
    .where(inArray(scheduled.key, due))
    .returning();
  return rows.map(({ key, kind, target, attempts }) => ({ key, kind, id: target, attempts }));
}

/** Forgets a job that was handled, unless its lease ran out and somebody else has it now. */
export async function endJob(tx: Tx, key: string, attempts: number): Promise<void> {
  await tx.delete(scheduled).where(and(eq(scheduled.key, key), eq(scheduled.attempts, attempts)));
}

/** Puts a job back for a later try; null keeps it for the operator. */
export async function delayJob(
  tx: Tx,
  key: string,
  attempts: number,
  runAt: Date | null,
  errorCode: string,
): Promise<void> {
  await tx
    .update(scheduled)
    .set({ runAt, errorCode })
    .where(and(eq(scheduled.key, key), eq(scheduled.attempts, attempts)));
}

export async function dropJobs(tx: Tx, keys: readonly string[]): Promise<void> {
  for (let at = 0; at < keys.length; at += ROWS)
    await tx.delete(scheduled).where(inArray(scheduled.key, keys.slice(at, at + ROWS)));
}

export async function countJobs(tx: Tx): Promise<{ waiting: number; failed: number }> {
  const [row] = await tx.select({ waiting: count(scheduled.runAt), all: count() }).from(scheduled);
  const waiting = row?.waiting ?? 0;
  return { waiting, failed: (row?.all ?? 0) - waiting };
}

/** When the next job is due; one look at the index. */
export async function nextJobAt(tx: Tx): Promise<Date | null> {
  const [row] = await tx
    .select({ runAt: scheduled.runAt })
    .from(scheduled)
    .where(isNotNull(scheduled.runAt))
    .orderBy(asc(scheduled.runAt))
    .limit(1);
  return row?.runAt ?? null;
}
