import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Outbound } from '../desk/ports/channel.ts';
import type { Change, OutboxItem, OutboxStore } from '../desk/ports/store.ts';
import type { Keyring } from './keyring.ts';
import { clientOf } from './owner.ts';
import { approvals, conversations, outbox } from './schema.ts';
import type { Tx } from './units.ts';

const place = (id: string) => ({ table: 'outbox', column: 'message', row: id });

export async function insertOutbound(
  tx: Tx,
  keys: Keyring,
  change: Extract<Change, { type: 'outbound' }>,
): Promise<void> {
  const clientId = await clientOf(tx, change.conversationId);
  await tx.insert(outbox).values({
    id: change.id,
    conversationId: change.conversationId,
    kind: change.message.kind,
    approvalId: change.message.kind === 'card' ? change.message.approvalId : null,
    sealedMessage: await keys.sealJson(tx, clientId, place(change.id), change.message),
    controlEpoch: change.controlEpoch,
    state: 'queued',
    attempts: 0,
    notBefore: null,
    ref: null,
    code: null,
    createdAt: change.at,
  });
}

/** Is anything queued for this conversation? */
export async function hasOutbound(tx: Tx, conversationId: string): Promise<boolean> {
  const rows = await tx
    .select({ ord: outbox.ord })
    .from(outbox)
    .where(and(eq(outbox.state, 'queued'), eq(outbox.conversationId, conversationId)))
    .limit(1);
  return rows.length > 0;
}

/**
 * Claims the oldest queued row. The order of a conversation is kept: while a row is under way or has to wait, nothing
 * behind it is taken. A row of an older control epoch is suppressed in the same unit (I8).
 */
export async function claimOutbound(
  tx: Tx,
  keys: Keyring,
  conversationId: string,
  at: Date,
): Promise<OutboxItem | null> {
  let conversation: typeof conversations.$inferSelect | undefined;
  for (;;) {
    const [row] = await tx
      .select()
      .from(outbox)
      .where(
        and(
          inArray(outbox.state, ['queued', 'attempting']),
          eq(outbox.conversationId, conversationId),
        ),
      )
      .orderBy(asc(outbox.ord))
      .limit(1);
    if (!row || row.state === 'attempting' || (row.notBefore && row.notBefore > at)) return null;
    conversation ??= await conversationRow(tx, conversationId);
    if (!conversation) return null;
    if (row.controlEpoch !== conversation.controlEpoch) {
      await tx.update(outbox).set({ state: 'suppressed' }).where(eq(outbox.ord, row.ord));
      continue;
    }
    const attempts = row.attempts + 1;
    await tx.update(outbox).set({ state: 'attempting', attempts }).where(eq(outbox.ord, row.ord));
    return {
      id: row.id,
      conversationId,
      account: conversation.account,
      chat: conversation.chat,
      message: await keys.openJson<Outbound>(
        tx,
        conversation.clientId,
        place(row.id),
        row.sealedMessage,
      ),
      attempts,
    };
  }
}

async function conversationRow(tx: Tx, id: string) {
  const [row] = await tx.select().from(conversations).where(eq(conversations.id, id));
  return row;
}

export async function finishOutbound(
  tx: Tx,
  id: string,
  result: Parameters<OutboxStore['finishOutbound']>[1],
  at: Date,
): Promise<void> {
  const [row] = await tx
    .update(outbox)
    .set({
      state: result.state,
      notBefore: result.state === 'queued' ? result.notBefore : null,
      ref: result.state === 'accepted' ? result.ref : null,
      code: result.state === 'accepted' ? null : result.code,
    })
    .where(and(eq(outbox.id, id), eq(outbox.state, 'attempting')))
    .returning({ approvalId: outbox.approvalId });
  if (row?.approvalId && result.state === 'accepted')
    await tx
      .update(approvals)
      // The first showing counts: a card that is shown again was readable before.
      .set({ shownAt: sql`coalesce(${approvals.shownAt}, ${at.getTime()})` })
      .where(eq(approvals.id, row.approvalId));
}

export async function recoverOutbound(tx: Tx): Promise<number> {
  const rows = await tx
    .update(outbox)
    .set({ state: 'unknown', code: 'interrupted' })
    .where(eq(outbox.state, 'attempting'))
    .returning({ ord: outbox.ord });
  return rows.length;
}
