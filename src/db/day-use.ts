import { and, desc, eq, gte, inArray, sql } from 'drizzle-orm';
import type { DayUse } from '../desk/day-budget.ts';
import { approvals, audit, clients, executions, usage } from './schema.ts';
import type { Tx } from './units.ts';

/** Newest audit rows of a client that are looked at: more than any day's limit of tool calls. */
const AUDIT_ROWS = 10_000;
/** Micro-dollars in a dollar. */
const MICRO = 1_000_000;

/** What a client has used since `since`, the start of a day in UTC. An unknown outcome counts as sent. */
export async function dayUse(
  tx: Tx,
  clientId: string,
  since: Date,
  sendTools: readonly string[],
): Promise<DayUse> {
  const day = since.toISOString().slice(0, 10);
  const [model] = await tx
    .select({
      turns: sql<number>`count(distinct ${usage.turnId})`.mapWith(Number),
      tokens: sql<number>`coalesce(sum(${usage.inputTokens} + ${usage.outputTokens}), 0)`.mapWith(
        Number,
      ),
      cost: sql<number>`coalesce(sum(${usage.costMicroUsd}), 0)`.mapWith(Number),
    })
    .from(usage)
    .where(and(eq(usage.clientId, clientId), gte(usage.day, day)));
  const newest = tx
    .select({ body: audit.body })
    .from(audit)
    .innerJoin(clients, eq(clients.subject, audit.user))
    .where(eq(clients.id, clientId))
    .orderBy(desc(audit.seq))
    .limit(AUDIT_ROWS)
    .as('newest');
  // Every call of a tool leaves one row: of the tool itself, or of the card that it asked for.
  const [calls] = await tx
    .select({ count: sql<number>`count(*)`.mapWith(Number) })
    .from(newest)
    .where(
      sql`${newest.body} like ${`%"at":"${day}T%`} and ${newest.body} like '%"actor":"ai"%'
        and (${newest.body} like '%"action":"tool.%' or ${newest.body} like '%.requested"%' or ${newest.body} like '%.attempted"%')`,
    );
  const [sent] =
    sendTools.length === 0
      ? []
      : await tx
          .select({ count: sql<number>`count(*)`.mapWith(Number) })
          .from(executions)
          .innerJoin(approvals, eq(approvals.id, executions.approvalId))
          .where(
            and(
              eq(approvals.clientId, clientId),
              inArray(approvals.tool, [...sendTools]),
              inArray(executions.status, ['attempting', 'done', 'unknown']),
              gte(executions.startedAt, since),
            ),
          );
  return {
    turns: model?.turns ?? 0,
    tokens: model?.tokens ?? 0,
    toolCalls: calls?.count ?? 0,
    sends: sent?.count ?? 0,
    cost: (model?.cost ?? 0) / MICRO,
  };
}
