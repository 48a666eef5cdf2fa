import { and, asc, between, desc, inArray, type SQL, sql } from 'drizzle-orm';
import type { ClientUsage, Sight } from '../desk/ports/console-views-store.ts';
import type { UsageTotal } from '../desk/ports/store.ts';
import { clients, usage } from './schema.ts';
import { clientInSight } from './sight.ts';
import type { Tx } from './units.ts';
import { USAGE_SUMS } from './usage-rows.ts';

export async function usageByDay(
  tx: Tx,
  from: string,
  to: string,
  sight: Sight,
): Promise<UsageTotal[]> {
  return tx
    .select({ day: usage.day, model: usage.model, ...USAGE_SUMS })
    .from(usage)
    .where(within(tx, from, to, sight))
    .groupBy(usage.day, usage.model)
    .orderBy(asc(usage.day), asc(usage.model));
}

export async function usageByClient(
  tx: Tx,
  from: string,
  to: string,
  sight: Sight,
  limit: number,
): Promise<ClientUsage[]> {
  const spent = sql<number | null>`sum(${usage.costMicroUsd})`;
  const tokens = sql<number>`sum(${usage.inputTokens} + ${usage.outputTokens})`;
  const rows = await tx
    .select({
      clientId: usage.clientId,
      turns: USAGE_SUMS.turns,
      inputTokens: USAGE_SUMS.inputTokens,
      outputTokens: USAGE_SUMS.outputTokens,
      costMicroUsd: spent.mapWith(Number),
      unpriced: sql<number>`count(*) - count(${usage.costMicroUsd})`.mapWith(Number),
    })
    .from(usage)
    .where(within(tx, from, to, sight))
    .groupBy(usage.clientId)
    .orderBy(desc(sql`coalesce(${spent}, 0)`), desc(tokens), asc(usage.clientId))
    .limit(limit);
  const named = await tx
    .select({ id: clients.id, subject: clients.subject })
    .from(clients)
    .where(
      inArray(
        clients.id,
        rows.map(({ clientId }) => clientId),
      ),
    );
  const subjects = new Map(named.map(({ id, subject }) => [id, subject]));
  return rows.map((row) => ({
    ...row,
    unpriced: row.unpriced > 0,
    subject: subjects.get(row.clientId) ?? '',
  }));
}

function within(tx: Tx, from: string, to: string, sight: Sight): SQL | undefined {
  return and(between(usage.day, from, to), clientInSight(tx, usage.clientId, sight));
}
