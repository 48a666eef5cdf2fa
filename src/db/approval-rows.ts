import { and, asc, desc, eq, gt, gte, lt, lte, sql } from 'drizzle-orm';
import type { Approval, Execution } from '../desk/approval.ts';
import type { ApprovalStore, CardLook, Settlement } from '../desk/ports/store.ts';
import type { Keyring } from './keyring.ts';
import { assertOwner } from './owner.ts';
import { prepared } from './prepared.ts';
import { approvals, executions } from './schema.ts';
import type { Tx } from './units.ts';

type Row = typeof approvals.$inferSelect;
type ExecutionRow = typeof executions.$inferSelect;
export type Decided = { approval: Approval; execution: Execution | null };

export const payloadPlace = (id: string) => ({ table: 'approvals', column: 'payload', row: id });
export const cardPlace = (id: string) => ({ table: 'approvals', column: 'card', row: id });

const pendingRows = prepared((tx) =>
  tx
    .select()
    .from(approvals)
    .where(
      and(eq(approvals.clientId, sql.placeholder('clientId')), eq(approvals.status, 'pending')),
    )
    .orderBy(asc(approvals.number))
    .prepare(),
);

export async function insertApproval(tx: Tx, keys: Keyring, approval: Approval): Promise<void> {
  await assertOwner(tx, approval.conversationId, approval.clientId);
  const { payload, cardText, ...rest } = approval;
  await tx.insert(approvals).values({
    ...rest,
    sealedPayload: await keys.sealText(tx, approval.clientId, payloadPlace(approval.id), payload),
    sealedCard: await keys.sealText(tx, approval.clientId, cardPlace(approval.id), cardText),
  });
}

/** Cards, each with what became of it. */
function cards(tx: Tx) {
  return tx
    .select({ approval: approvals, execution: executions })
    .from(approvals)
    .leftJoin(executions, eq(executions.approvalId, approvals.id));
}

export async function getApproval(tx: Tx, keys: Keyring, id: string): Promise<Decided | null> {
  const [row] = await cards(tx).where(eq(approvals.id, id));
  return row ? decided(tx, keys, row) : null;
}

export async function listApprovals(
  tx: Tx,
  keys: Keyring,
  clientId: string,
  limit: number,
): Promise<Decided[]> {
  const rows = await cards(tx)
    .where(eq(approvals.clientId, clientId))
    .orderBy(desc(approvals.number))
    .limit(limit);
  return all(rows, (row) => decided(tx, keys, row));
}

/** The cards of one chat from a time on, newest first. */
export async function cardsOfChat(
  tx: Tx,
  keys: Keyring,
  chat: { clientId: string; conversationId: string },
  span: { from: Date; before: Date | null },
  limit: number,
): Promise<Decided[]> {
  const rows = await cards(tx)
    .where(
      and(
        eq(approvals.clientId, chat.clientId),
        eq(approvals.conversationId, chat.conversationId),
        gte(approvals.createdAt, span.from),
        span.before ? lt(approvals.createdAt, span.before) : undefined,
      ),
    )
    .orderBy(desc(approvals.number))
    .limit(limit);
  return all(rows, (row) => decided(tx, keys, row));
}

export async function pendingOf(tx: Tx, keys: Keyring, clientId: string): Promise<Approval[]> {
  const rows = await pendingRows(tx).execute({ clientId });
  return all(rows, (row) => opened(tx, keys, row));
}

/** The one decision (I6): who wins the update has decided. */
export async function settle(
  tx: Tx,
  keys: Keyring,
  input: Parameters<ApprovalStore['settleApproval']>[0],
): Promise<Settlement> {
  const [row] = await tx
    .update(approvals)
    .set({
      status: input.decision,
      decidedAt: input.at,
      decidedVia: input.via,
      decidedBy: input.answerId,
    })
    .where(
      and(
        eq(approvals.id, input.approvalId),
        eq(approvals.conversationId, input.conversationId),
        eq(approvals.status, 'pending'),
        gt(approvals.expiresAt, input.at),
        input.nonce === null ? undefined : eq(approvals.nonce, input.nonce),
      ),
    )
    .returning();
  if (row) {
    if (input.decision === 'approved')
      await tx.insert(executions).values({
        approvalId: row.id,
        status: input.hold ? 'held' : 'queued',
        attempts: 0,
        queuedAt: input.at,
        startedAt: null,
        finishedAt: null,
        errorCode: null,
      });
    return { settled: true, approval: await opened(tx, keys, row) };
  }
  const known = await getApproval(tx, keys, input.approvalId);
  if (!known || known.approval.conversationId !== input.conversationId)
    return { settled: false, why: 'unknown', approval: null };
  const { approval } = known;
  if (input.nonce !== null && input.nonce !== approval.nonce)
    return { settled: false, why: 'wrong_token', approval };
  return {
    settled: false,
    why: approval.status === 'pending' ? 'expired' : 'already',
    approval,
  };
}

/** Closes a pending approval; false when it was not pending any more. */
export async function close(
  tx: Tx,
  approvalId: string,
  status: 'superseded' | 'cancelled' | 'expired',
  at: Date,
): Promise<boolean> {
  const rows = await tx
    .update(approvals)
    .set({ status, decidedAt: at })
    .where(and(eq(approvals.id, approvalId), eq(approvals.status, 'pending')))
    .returning({ id: approvals.id });
  return rows.length > 0;
}

export function dueForLook(tx: Tx, keys: Keyring, at: Date, limit: number): Promise<Approval[]> {
  return pendingUntil(tx, keys, approvals.nextLookAt, at, limit);
}

/** A card that is not as it was read: it was answered, or somebody else looked at it. */
export class StaleCard extends Error {
  override readonly name = 'StaleCard';
}

/** Throws `StaleCard`, so that the whole unit is undone. */
export async function recordLook(tx: Tx, card: CardLook): Promise<void> {
  const rows = await tx
    .update(approvals)
    .set({
      looks: sql`${approvals.looks} + 1`,
      lookedAt: card.lookedAt,
      nextLookAt: card.nextLookAt,
    })
    .where(
      and(
        eq(approvals.id, card.approvalId),
        eq(approvals.status, 'pending'),
        eq(approvals.looks, card.looks),
      ),
    )
    .returning({ id: approvals.id });
  if (rows.length === 0) throw new StaleCard();
}

export function dueForExpiry(tx: Tx, keys: Keyring, at: Date, limit: number): Promise<Approval[]> {
  return pendingUntil(tx, keys, approvals.expiresAt, at, limit);
}

/** Waiting cards whose time in this column has come, the earliest first. */
async function pendingUntil(
  tx: Tx,
  keys: Keyring,
  column: typeof approvals.nextLookAt | typeof approvals.expiresAt,
  at: Date,
  limit: number,
): Promise<Approval[]> {
  const rows = await tx
    .select()
    .from(approvals)
    .where(and(eq(approvals.status, 'pending'), lte(column, at)))
    .orderBy(asc(column))
    .limit(limit);
  return all(rows, (row) => opened(tx, keys, row));
}

/** queued -> attempting; null when somebody else has it. */
export async function claimExecution(
  tx: Tx,
  keys: Keyring,
  approvalId: string,
  at: Date,
): Promise<{ approval: Approval; execution: Execution } | null> {
  const [execution] = await tx
    .update(executions)
    .set({ status: 'attempting', startedAt: at, attempts: sql`${executions.attempts} + 1` })
    .where(and(eq(executions.approvalId, approvalId), eq(executions.status, 'queued')))
    .returning();
  const known = execution ? await getApproval(tx, keys, approvalId) : null;
  return execution && known ? { approval: known.approval, execution } : null;
}

/** attempting -> an outcome; false when it was not under way any more. */
export async function finishExecution(
  tx: Tx,
  approvalId: string,
  status: 'done' | 'failed' | 'unknown',
  errorCode: string | null,
  at: Date,
): Promise<boolean> {
  const rows = await tx
    .update(executions)
    .set({ status, errorCode, finishedAt: at })
    .where(and(eq(executions.approvalId, approvalId), eq(executions.status, 'attempting')))
    .returning({ id: executions.approvalId });
  return rows.length > 0;
}

/** held -> queued, or held -> failed with a code; false when it was not held. */
export async function releaseHeld(
  tx: Tx,
  approvalId: string,
  to: 'queued' | 'operator_refused' | 'operator_silent',
  at: Date,
): Promise<boolean> {
  const rows = await tx
    .update(executions)
    .set(
      to === 'queued' ? { status: 'queued' } : { status: 'failed', errorCode: to, finishedAt: at },
    )
    .where(and(eq(executions.approvalId, approvalId), eq(executions.status, 'held')))
    .returning({ id: executions.approvalId });
  return rows.length > 0;
}

export async function executionsIn(
  tx: Tx,
  keys: Keyring,
  status: 'held' | 'queued' | 'attempting',
): Promise<{ approval: Approval; execution: Execution }[]> {
  const rows = await tx
    .select({ approval: approvals, execution: executions })
    .from(executions)
    .innerJoin(approvals, eq(approvals.id, executions.approvalId))
    .where(eq(executions.status, status))
    .orderBy(asc(executions.queuedAt));
  return all(rows, async (row) => ({
    approval: await opened(tx, keys, row.approval),
    execution: row.execution,
  }));
}

async function decided(
  tx: Tx,
  keys: Keyring,
  row: { approval: Row; execution: ExecutionRow | null },
): Promise<Decided> {
  return { approval: await opened(tx, keys, row.approval), execution: row.execution };
}

async function opened(tx: Tx, keys: Keyring, row: Row): Promise<Approval> {
  const { sealedPayload, sealedCard, ...rest } = row;
  return {
    ...rest,
    payload: await keys.openText(tx, row.clientId, payloadPlace(row.id), sealedPayload),
    cardText: await keys.openText(tx, row.clientId, cardPlace(row.id), sealedCard),
  };
}

/** One after another: everything runs on one connection. */
async function all<T, R>(rows: readonly T[], map: (row: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const row of rows) results.push(await map(row));
  return results;
}
