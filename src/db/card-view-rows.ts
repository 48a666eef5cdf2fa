import { and, asc, count, desc, eq, gt, inArray, lt, or, type SQL } from 'drizzle-orm';
import {
  type CardFilter,
  type CardLine,
  OPEN_CARD_STATES,
  type OpenCardState,
  type Sight,
} from '../desk/ports/console-views-store.ts';
import { approvals, clients, conversations, executions } from './schema.ts';
import { inSight } from './sight.ts';
import type { Tx } from './units.ts';

const COLUMNS = {
  id: approvals.id,
  clientId: approvals.clientId,
  subject: clients.subject,
  conversationId: approvals.conversationId,
  number: approvals.number,
  tool: approvals.tool,
  status: approvals.status,
  createdAt: approvals.createdAt,
  expiresAt: approvals.expiresAt,
  shownAt: approvals.shownAt,
  decidedAt: approvals.decidedAt,
  decidedVia: approvals.decidedVia,
  looks: approvals.looks,
  execution: {
    status: executions.status,
    attempts: executions.attempts,
    queuedAt: executions.queuedAt,
    startedAt: executions.startedAt,
    finishedAt: executions.finishedAt,
    errorCode: executions.errorCode,
  },
};

export async function listCards(tx: Tx, filter: CardFilter): Promise<CardLine[]> {
  const { state, sight, after, limit } = filter;
  switch (state) {
    case 'waiting':
      return lines(tx)
        .where(
          and(eq(approvals.status, 'pending'), after ? laterEnd(after) : undefined, inSight(sight)),
        )
        .orderBy(asc(approvals.expiresAt), asc(approvals.id))
        .limit(limit);
    case 'ended':
      return endedCards(tx, filter);
    default:
      return lines(tx)
        .where(
          and(
            eq(executions.status, state),
            after ? lt(executions.approvalId, after.id) : undefined,
            inSight(sight),
          ),
        )
        .orderBy(desc(executions.approvalId))
        .limit(limit);
  }
}

/** Each way to end has its own stretch of the index; the newest of all four are the newest. */
async function endedCards(tx: Tx, { sight, after, limit }: CardFilter): Promise<CardLine[]> {
  const found: CardLine[] = [];
  for (const status of ENDS)
    found.push(
      ...(await lines(tx)
        .where(
          and(eq(approvals.status, status), after ? earlierEnd(after) : undefined, inSight(sight)),
        )
        .orderBy(desc(approvals.expiresAt), desc(approvals.id))
        .limit(limit)),
    );
  return found
    .toSorted((one, other) => +other.expiresAt - +one.expiresAt || (one.id < other.id ? 1 : -1))
    .slice(0, limit);
}

const ENDS = ['declined', 'expired', 'superseded', 'cancelled'] as const;

export async function cardsOf(
  tx: Tx,
  clientId: string,
  sight: Sight,
  limit: number,
): Promise<CardLine[]> {
  return lines(tx)
    .where(and(eq(approvals.clientId, clientId), inSight(sight)))
    .orderBy(desc(approvals.number))
    .limit(limit);
}

/** As many as a page shows of one draft. */
const MOST_ABOUT = 20;

export async function cardsAbout(
  tx: Tx,
  clientId: string,
  about: string,
  sight: Sight,
): Promise<CardLine[]> {
  return lines(tx)
    .where(and(eq(approvals.clientId, clientId), eq(approvals.about, about), inSight(sight)))
    .orderBy(desc(approvals.number))
    .limit(MOST_ABOUT);
}

export async function cardInSight(
  tx: Tx,
  approvalId: string,
  sight: Sight,
): Promise<CardLine | null> {
  const [row] = await lines(tx).where(and(eq(approvals.id, approvalId), inSight(sight)));
  return row ?? null;
}

export async function countCards(tx: Tx, sight: Sight): Promise<Record<OpenCardState, number>> {
  const counts = { waiting: 0, held: 0, queued: 0, attempting: 0, unknown: 0, failed: 0 };
  const pending = tx.select({ many: count() }).from(approvals).$dynamic();
  const under = tx.select({ status: executions.status, many: count() }).from(executions).$dynamic();
  // Only where something is out of sight do the conversations have to be looked at.
  const near = and(inSight(sight));
  if (near) {
    pending.innerJoin(conversations, eq(conversations.id, approvals.conversationId));
    under
      .innerJoin(approvals, eq(approvals.id, executions.approvalId))
      .innerJoin(conversations, eq(conversations.id, approvals.conversationId));
  }
  const [waiting] = await pending.where(and(eq(approvals.status, 'pending'), near));
  counts.waiting = waiting?.many ?? 0;
  const rows = await under
    .where(and(inArray(executions.status, OPEN_EXECUTIONS), near))
    .groupBy(executions.status);
  for (const { status, many } of rows) if (status !== 'done') counts[status] = many;
  return counts;
}

const OPEN_EXECUTIONS = OPEN_CARD_STATES.filter((state) => state !== 'waiting');

function lines(tx: Tx) {
  return tx
    .select(COLUMNS)
    .from(approvals)
    .innerJoin(clients, eq(clients.id, approvals.clientId))
    .innerJoin(conversations, eq(conversations.id, approvals.conversationId))
    .leftJoin(executions, eq(executions.approvalId, approvals.id))
    .$dynamic();
}

function laterEnd(after: { id: string; expiresAt: Date }): SQL | undefined {
  return or(
    gt(approvals.expiresAt, after.expiresAt),
    and(eq(approvals.expiresAt, after.expiresAt), gt(approvals.id, after.id)),
  );
}

function earlierEnd(after: { id: string; expiresAt: Date }): SQL | undefined {
  return or(
    lt(approvals.expiresAt, after.expiresAt),
    and(eq(approvals.expiresAt, after.expiresAt), lt(approvals.id, after.id)),
  );
}
