import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Outbound } from '../desk/ports/channel.ts';
import type { Change, OutboxItem, OutboxStore } from '../desk/ports/store.ts';
import type { Keyring } from './keyring.ts';
import { clientOf } from './owner.ts';
import { prepared } from './prepared.ts';
import { approvals, conversations, outbox } from './schema.ts';
import type { Tx } from './units.ts';

const place = (id: string) => ({ table: 'outbox', column: 'message', row: id });

const queuedIn = prepared((tx) =>
  tx
    .select({ ord: outbox.ord })
    .from(outbox)
    .where(
      and(eq(outbox.state, 'queued'), eq(outbox.conversationId, sql.placeholder('conversationId'))),
    )
    .limit(1)
    .prepare(),
);

const nextIn = prepared((tx) =>
  tx
    .select()
    .from(outbox)
    .where(
      and(
        inArray(outbox.state, ['queued', 'attempting']),
        eq(outbox.conversationId, sql.placeholder('conversationId')),
      ),
    )
    .orderBy(asc(outbox.ord))
    .limit(1)
    .prepare(),
);

const newRow = prepared((tx) =>
  tx
    .insert(outbox)
    .values({
      id: sql.placeholder('id'),
      conversationId: sql.placeholder('conversationId'),
      kind: sql.placeholder('kind'),
      approvalId: sql.placeholder('approvalId'),
      sealedMessage: sql.placeholder('sealedMessage'),
      controlEpoch: sql.placeholder('controlEpoch'),
      state: 'queued',
      attempts: 0,
      createdAt: sql.placeholder('createdAt'),
    })
    .prepare(),
);

const attempt = prepared((tx) =>
  tx
    .update(outbox)
    .set({ state: 'attempting', attempts: sql`${outbox.attempts} + 1` })
    .where(eq(outbox.ord, sql.placeholder('ord')))
    .prepare(),
);

const conversationRow = prepared((tx) =>
  tx
    .select()
    .from(conversations)
    .where(eq(conversations.id, sql.placeholder('conversationId')))
    .prepare(),
);

export async function insertOutbound(
  tx: Tx,
  keys: Keyring,
  change: Extract<Change, { type: 'outbound' }>,
): Promise<void> {
  const clientId = await clientOf(tx, change.conversationId);
  await newRow(tx).execute({
    id: change.id,
    conversationId: change.conversationId,
    kind: change.message.kind,
    approvalId: change.message.kind === 'card' ? change.message.approvalId : null,
    sealedMessage: await keys.sealJson(tx, clientId, place(change.id), change.message),
    controlEpoch: change.controlEpoch,
    createdAt: change.at,
  });
}

/** Is anything queued for this conversation? */
export async function hasOutbound(tx: Tx, conversationId: string): Promise<boolean> {
  const rows = await queuedIn(tx).execute({ conversationId });
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
    const [row] = await nextIn(tx).execute({ conversationId });
    if (!row || row.state === 'attempting' || (row.notBefore && row.notBefore > at)) return null;
    conversation ??= (await conversationRow(tx).execute({ conversationId }))[0];
    if (!conversation) return null;
    if (row.controlEpoch !== conversation.controlEpoch) {
      await tx.update(outbox).set({ state: 'suppressed' }).where(eq(outbox.ord, row.ord));
      continue;
    }
    const attempts = row.attempts + 1;
    await attempt(tx).execute({ ord: row.ord });
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
