import { desc, eq, sql } from 'drizzle-orm';
import type { Change, UsageTotal } from '../desk/ports/store.ts';
import { usage } from './schema.ts';
import type { Tx } from './units.ts';

export async function insertUsage(
  tx: Tx,
  change: Extract<Change, { type: 'usage' }>,
): Promise<void> {
  await tx.insert(usage).values({
    clientId: change.clientId,
    turnId: change.turnId,
    day: change.at.toISOString().slice(0, 10),
    ...change.usage,
  });
}

export const USAGE_SUMS = {
  turns: sql<number>`count(distinct ${usage.turnId})`.mapWith(Number),
  inputTokens: sql<number>`sum(${usage.inputTokens})`.mapWith(Number),
  outputTokens: sql<number>`sum(${usage.outputTokens})`.mapWith(Number),
  // A sum over rows without a price would look like a price: one unknown makes the whole unknown.
  costMicroUsd: sql<
    number | null
  >`case when count(*) = count(${usage.costMicroUsd}) then sum(${usage.costMicroUsd}) end`.mapWith(
    Number,
  ),
};

/** Sums by day (UTC) and model, newest day first. */
export async function usageOf(tx: Tx, clientId: string): Promise<UsageTotal[]> {
  return tx
    .select({ day: usage.day, model: usage.model, ...USAGE_SUMS })
    .from(usage)
    .where(eq(usage.clientId, clientId))
    .groupBy(usage.day, usage.model)
    .orderBy(desc(usage.day));
}
