import { and, asc, between, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { ClientUsage, Sight } from '../desk/ports/console-views-store.ts';
import type { UsageTotal } from '../desk/ports/store.ts';
import { isPostgres } from './dialect.ts';
import { clients, usage } from './schema.ts';
import { clientInSight } from './sight.ts';
import type { Tx } from './units.ts';
import { USAGE_SUMS } from './usage-rows.ts';

/**
 * Days come sorted from their index; a second column to group by would sort all rows anew. Most days know one model, so
 * only the others are grouped by it.
 */
export async function usageByDay(
  tx: Tx,
  from: string,
  to: string,
  sight: Sight,
): Promise<UsageTotal[]> {
  const where = within(tx, from, to, sight);
  const days = await tx
    .select({
      day: usage.day,
      model: sql<string>`min(${usage.model})`,
      other: sql<string>`max(${usage.model})`,
      ...USAGE_SUMS,
    })
    .from(usage)
    .where(where)
    .groupBy(usage.day)
    .orderBy(asc(usage.day));
  const mixed = days.filter(({ model, other }) => model !== other).map(({ day }) => day);
  const byModel =
    mixed.length === 0
      ? []
      : await tx
          .select({ day: usage.day, model: usage.model, ...USAGE_SUMS })
          .from(usage)
          .where(and(where, inArray(usage.day, mixed)))
          .groupBy(usage.day, usage.model)
          .orderBy(asc(usage.day), asc(usage.model));
  const models = Map.groupBy(byModel, ({ day }) => day);
  return days.flatMap(({ other: _, ...total }) => models.get(total.day) ?? [total]);
}

export async function usageByClient(
  tx: Tx,
  from: string,
  to: string,
  sight: Sight,
  limit: number,
): Promise<ClientUsage[]> {
  const where = within(tx, from, to, sight);
  const ids = isPostgres(tx) ? await costliest(tx, where, limit) : costliestAdded(tx, where, limit);
  const rows = await tx
    .select({
      clientId: usage.clientId,
      subject: clients.subject,
      turns: USAGE_SUMS.turns,
      inputTokens: USAGE_SUMS.inputTokens,
      outputTokens: USAGE_SUMS.outputTokens,
      costMicroUsd: sql<number | null>`sum(${usage.costMicroUsd})`.mapWith(Number),
      unpriced: sql<number>`count(*) - count(${usage.costMicroUsd})`.mapWith(Number),
    })
    .from(usage)
    .innerJoin(clients, eq(clients.id, usage.clientId))
    .where(and(inArray(usage.clientId, ids), between(usage.day, from, to)))
    .groupBy(usage.clientId, clients.subject);
  return rows
    .map((row) => ({ ...row, unpriced: row.unpriced > 0 }))
    .sort((a, b) => ids.indexOf(a.clientId) - ids.indexOf(b.clientId));
}

/** Ids of those who cost most; those who cost as much by their tokens, then by their id. */
async function costliest(tx: Tx, where: SQL | undefined, limit: number): Promise<string[]> {
  const rows = await tx
    .select({ clientId: usage.clientId })
    .from(usage)
    .where(where)
    .groupBy(usage.clientId)
    .orderBy(
      desc(sql`coalesce(sum(${usage.costMicroUsd}), 0)`),
      desc(sql`sum(${usage.inputTokens} + ${usage.outputTokens})`),
      asc(usage.clientId),
    )
    .limit(limit);
  return rows.map(({ clientId }) => clientId);
}

/** The same on SQLite, which groups by sorting all rows: adding them up here takes half of the time. */
function costliestAdded(tx: Tx, where: SQL | undefined, limit: number): string[] {
  const rows = tx.values<[string, number, number]>(
    sql`select ${usage.clientId}, ${usage.inputTokens} + ${usage.outputTokens}, coalesce(${usage.costMicroUsd}, 0)
      from ${usage} where ${where}`,
  );
  const sums = new Map<string, { id: string; tokens: number; cost: number }>();
  for (const [id, tokens, cost] of rows) {
    const sum = sums.get(id);
    if (sum) {
      sum.tokens += tokens;
      sum.cost += cost;
    } else sums.set(id, { id, tokens, cost });
  }
  return [...sums.values()]
    .sort((a, b) => b.cost - a.cost || b.tokens - a.tokens || (a.id < b.id ? -1 : 1))
    .slice(0, limit)
    .map(({ id }) => id);
}

function within(tx: Tx, from: string, to: string, sight: Sight): SQL | undefined {
  return and(between(usage.day, from, to), clientInSight(tx, usage.clientId, sight));
}
