import { and, asc, desc, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { Approval } from '../desk/approval.ts';
import type { Control } from '../desk/client.ts';
import type { Outbound } from '../desk/ports/channel.ts';
import type { Change, OutboxEnd, OutboxItem, OutboxLane } from '../desk/ports/store.ts';
import { botSpeaks } from '../desk/takeover/bot-speaks.ts';
import { getApproval } from './approval-rows.ts';
import type { Keyring } from './keyring.ts';
import { clientOf } from './owner.ts';
import { prepared } from './prepared.ts';
import { approvals, conversations, identities, outbox } from './schema.ts';
import type { Tx } from './units.ts';

type Row = typeof outbox.$inferSelect;

export const messagePlace = (id: string) => ({ table: 'outbox', column: 'message', row: id });

/** A pause that is longer than any the desk asks for comes from a clock that was set back; it does not count. */
const LONGEST_PAUSE_MS = 2 * 3_600_000;

const nextMessage = prepared((tx) => nextOf(tx, 'message'));
const nextRetract = prepared((tx) => nextOf(tx, 'retract'));

function nextOf(tx: Tx, lane: OutboxLane) {
  return tx
    .select({ row: outbox, conversation: conversations })
    .from(outbox)
    .innerJoin(conversations, eq(conversations.id, outbox.conversationId))
    .where(
      and(
        inArray(outbox.state, ['queued', 'attempting']),
        eq(outbox.conversationId, sql.placeholder('conversationId')),
        lane === 'retract' ? eq(outbox.kind, 'retract') : ne(outbox.kind, 'retract'),
      ),
    )
    .orderBy(asc(outbox.ord))
    .limit(1)
    .prepare();
}

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
      speaker: sql.placeholder('speaker'),
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

const cardCopies = prepared((tx) =>
  tx
    .select({ ref: outbox.ref })
    .from(outbox)
    .where(and(eq(outbox.approvalId, sql.placeholder('approvalId')), eq(outbox.state, 'accepted')))
    .orderBy(asc(outbox.ord))
    .prepare(),
);

const epochOf = prepared((tx) =>
  tx
    .select({ epoch: conversations.controlEpoch })
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
    sealedMessage: await keys.sealJson(tx, clientId, messagePlace(change.id), change.message),
    controlEpoch: change.controlEpoch ?? (await epochNow(tx, change.conversationId)),
    speaker: change.speaker ?? (change.controlEpoch === null ? 'desk' : 'bot'),
    createdAt: change.at,
  });
}

async function epochNow(tx: Tx, conversationId: string): Promise<number> {
  const [row] = await epochOf(tx).execute({ conversationId });
  return row?.epoch ?? 0;
}

/** The oldest row of the lane, when it may be sent now. */
async function due(tx: Tx, conversationId: string, lane: OutboxLane, at: Date) {
  const query = lane === 'retract' ? nextRetract(tx) : nextMessage(tx);
  const [next] = await query.execute({ conversationId });
  if (!next || next.row.state === 'attempting' || next.conversation.unreachableAt) return null;
  const pause = (next.row.notBefore?.getTime() ?? 0) - at.getTime();
  return pause > 0 && pause < LONGEST_PAUSE_MS ? null : next;
}

export async function peekOutbound(
  tx: Tx,
  conversationId: string,
  lane: OutboxLane,
  at: Date,
): Promise<{ kind: Outbound['kind']; account: string; chat: string } | null> {
  const next = await due(tx, conversationId, lane, at);
  if (!next) return null;
  const { account, chat } = next.conversation;
  return { kind: next.row.kind, account, chat };
}

/**
 * Claims the oldest queued row. The order of a conversation is kept: while a row is under way or has to wait, nothing
 * behind it is taken. What the bot may not say any more is suppressed in the same unit (I8).
 */
export async function claimOutbound(
  tx: Tx,
  keys: Keyring,
  conversationId: string,
  lane: OutboxLane,
  at: Date,
): Promise<OutboxItem | null> {
  for (;;) {
    const next = await due(tx, conversationId, lane, at);
    if (!next) return null;
    const { row, conversation } = next;
    if (row.speaker === 'bot' && !mayBeSaid(row, conversation)) {
      await tx.update(outbox).set({ state: 'suppressed' }).where(eq(outbox.ord, row.ord));
      continue;
    }
    await attempt(tx).execute({ ord: row.ord });
    return opened(tx, keys, { ...row, attempts: row.attempts + 1 }, conversation);
  }
}

/** The bot's words are of the epoch in which they were thought, and a person is never talked over. */
function mayBeSaid(
  row: { controlEpoch: number },
  conversation: { control: Control; controlEpoch: number },
): boolean {
  return row.controlEpoch === conversation.controlEpoch && botSpeaks(conversation);
}

async function opened(
  tx: Tx,
  keys: Keyring,
  row: Row,
  conversation: { account: string; chat: string; clientId: string },
): Promise<OutboxItem> {
  const message = await keys.openJson<Outbound>(
    tx,
    conversation.clientId,
    messagePlace(row.id),
    row.sealedMessage,
  );
  return {
    id: row.id,
    conversationId: row.conversationId,
    account: conversation.account,
    chat: conversation.chat,
    message,
    part: row.part,
    attempts: row.attempts,
    targets: message.kind === 'card_resolved' ? await copiesOf(tx, message.approvalId) : [],
  };
}

async function copiesOf(tx: Tx, approvalId: string): Promise<string[]> {
  const rows = await cardCopies(tx).execute({ approvalId });
  return rows.flatMap(({ ref }) => (ref === null ? [] : [ref]));
}

/** True when the row was under way, so that this is its end. */
export async function finishOutbound(
  tx: Tx,
  id: string,
  end: OutboxEnd,
  at: Date,
): Promise<boolean> {
  const [row] = await tx
    .update(outbox)
    .set(columnsOf(end))
    .where(and(eq(outbox.id, id), eq(outbox.state, 'attempting')))
    .returning({ approvalId: outbox.approvalId, conversationId: outbox.conversationId });
  if (!row) return false;
  if (end.state === 'unreachable') await setReachable(tx, row.conversationId, false, at);
  if (row.approvalId && end.state === 'accepted')
    await tx
      .update(approvals)
      // The first showing counts: a card that is shown again was readable before.
      .set({
        shownAt: sql`coalesce(${approvals.shownAt}, ${at.getTime()})`,
        shownOrder: sql`coalesce(${approvals.shownOrder}, ${end.order})`,
      })
      .where(eq(approvals.id, row.approvalId));
  return true;
}

function columnsOf(end: OutboxEnd) {
  switch (end.state) {
    case 'accepted':
      return { state: 'accepted', notBefore: null, ref: end.ref, code: null } as const;
    case 'next_part':
      return { state: 'queued', attempts: 0, part: sql`${outbox.part} + 1`, code: null } as const;
    case 'queued':
      return {
        state: 'queued',
        notBefore: end.notBefore,
        code: end.code,
        ...(end.counted ? {} : { attempts: sql`${outbox.attempts} - 1` }),
      } as const;
    case 'unreachable':
      return { state: 'queued', code: end.code, attempts: sql`${outbox.attempts} - 1` } as const;
    case 'failed':
    case 'unknown':
      return { state: end.state, notBefore: null, code: end.code } as const;
  }
}

/** Marks a conversation as shut to the desk, or as open again. */
export async function setReachable(
  tx: Tx,
  conversationId: string,
  reachable: boolean,
  at: Date,
): Promise<void> {
  const known = reachable
    ? sql`${conversations.unreachableAt} IS NOT NULL`
    : isNull(conversations.unreachableAt);
  await tx
    .update(conversations)
    .set({ unreachableAt: reachable ? null : at })
    .where(and(eq(conversations.id, conversationId), known));
}

export async function interruptedOutbound(tx: Tx, keys: Keyring): Promise<OutboxItem[]> {
  const rows = await tx
    .select({ row: outbox, conversation: conversations })
    .from(outbox)
    .innerJoin(conversations, eq(conversations.id, outbox.conversationId))
    .where(eq(outbox.state, 'attempting'))
    .orderBy(asc(outbox.ord));
  const items: OutboxItem[] = [];
  for (const { row, conversation } of rows) items.push(await opened(tx, keys, row, conversation));
  return items;
}

/** Shows a waiting card again under another nonce; false when it does not wait or was lost too often. */
export async function reissueCard(
  tx: Tx,
  approvalId: string,
  nonce: string,
  maxLost: number,
): Promise<boolean> {
  const lost = await tx
    .select({ ord: outbox.ord })
    .from(outbox)
    .where(and(eq(outbox.approvalId, approvalId), eq(outbox.state, 'unknown')))
    .limit(maxLost + 1);
  if (lost.length > maxLost) return false;
  const rows = await tx
    .update(approvals)
    .set({ nonce })
    .where(and(eq(approvals.id, approvalId), eq(approvals.status, 'pending')))
    .returning({ id: approvals.id });
  return rows.length > 0;
}

export async function cardByRef(
  tx: Tx,
  keys: Keyring,
  conversationId: string,
  ref: string,
): Promise<Approval | null> {
  const [row] = await tx
    .select({ approvalId: outbox.approvalId })
    .from(outbox)
    .where(
      and(
        eq(outbox.conversationId, conversationId),
        eq(outbox.ref, ref),
        sql`${outbox.approvalId} IS NOT NULL`,
      ),
    )
    .limit(1);
  return row?.approvalId ? ((await getApproval(tx, keys, row.approvalId))?.approval ?? null) : null;
}

export async function recentOutbound(
  tx: Tx,
  keys: Keyring,
  account: string,
  address: string,
  limit: number,
): Promise<{ id: string; message: Outbound }[]> {
  const rows = await tx
    .select({ id: outbox.id, sealed: outbox.sealedMessage, clientId: conversations.clientId })
    .from(outbox)
    .innerJoin(conversations, eq(conversations.id, outbox.conversationId))
    .innerJoin(
      identities,
      and(eq(identities.clientId, conversations.clientId), eq(identities.account, account)),
    )
    .where(and(eq(conversations.account, account), eq(identities.address, address)))
    .orderBy(desc(outbox.ord))
    .limit(limit);
  const found: { id: string; message: Outbound }[] = [];
  for (const { id, sealed, clientId } of rows)
    found.push({
      id,
      message: await keys.openJson<Outbound>(tx, clientId, messagePlace(id), sealed),
    });
  return found;
}
