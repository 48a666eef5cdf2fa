import { and, asc, eq, gte, isNull, lte, ne, sql } from 'drizzle-orm';
import type { TranscriptMessage } from '../desk/message.ts';
import type { ControlChange, ControlMove } from '../desk/ports/control-store.ts';
import { botSpeaks } from '../desk/takeover/bot-speaks.ts';
import type { ControlState, RequestReason } from '../desk/takeover/control.ts';
import type { Keyring } from './keyring.ts';
import { owedNews } from './owed-news-rows.ts';
import { clientOf } from './owner.ts';
import { conversations, outbox, turns } from './schema.ts';
import { conversationTags, operatorNotes, operators } from './schema-operators.ts';
import { turnPlace } from './turn-rows.ts';
import type { Tx } from './units.ts';

export const summaryPlace = (id: string) => ({
  table: 'conversations',
  column: 'summary',
  row: id,
});
export const notePlace = (id: string) => ({ table: 'operator_notes', column: 'text', row: id });

const REASONS: readonly RequestReason[] = [
  'client',
  'agent',
  'failed_turns',
  'upset',
  'secret_twice',
  'unknown_outcome',
];

export async function getControl(
  tx: Tx,
  keys: Keyring,
  conversationId: string,
): Promise<ControlState | null> {
  const [row] = await tx.select().from(conversations).where(eq(conversations.id, conversationId));
  if (!row) return null;
  return {
    conversationId: row.id,
    clientId: row.clientId,
    control: row.control,
    epoch: row.controlEpoch,
    version: row.controlVersion,
    operatorId: row.operatorId,
    requestedAt: row.requestedAt,
    reason: REASONS.find((reason) => reason === row.requestReason) ?? null,
    claimedAt: row.claimedAt,
    leaseUntil: row.leaseUntil,
    summary: row.sealedSummary
      ? await keys.openText(tx, row.clientId, summaryPlace(row.id), row.sealedSummary)
      : null,
    assigneeId: row.assigneeId,
    snoozedUntil: row.snoozedUntil,
    lookAt: row.controlLookAt,
    looks: row.controlLooks,
  };
}

/** True when the version was still this one; the row is held until the unit ends. */
export async function moveControl(
  tx: Tx,
  keys: Keyring,
  conversationId: string,
  version: number,
  move: ControlMove,
): Promise<boolean> {
  const { newSpeaker, summary, reason, lookAt, looks, news, ...set } = move;
  const rows = await tx
    .update(conversations)
    .set({
      ...set,
      ...(reason === undefined ? {} : { requestReason: reason }),
      ...(lookAt === undefined ? {} : { controlLookAt: lookAt }),
      ...(looks === undefined ? {} : { controlLooks: looks }),
      ...(news === undefined ? {} : owedNews(news)),
      ...(newSpeaker ? { controlEpoch: sql`${conversations.controlEpoch} + 1` } : {}),
      controlVersion: sql`${conversations.controlVersion} + 1`,
    })
    .where(and(eq(conversations.id, conversationId), eq(conversations.controlVersion, version)))
    .returning({ clientId: conversations.clientId });
  const [moved] = rows;
  if (!moved) return false;
  if (summary !== undefined)
    await tx
      .update(conversations)
      .set({
        sealedSummary:
          summary === null
            ? null
            : await keys.sealText(tx, moved.clientId, summaryPlace(conversationId), summary),
      })
      .where(eq(conversations.id, conversationId));
  return true;
}

/** Keeps a version as it is until the unit ends; false when it is another by now. */
export async function holdControl(
  tx: Tx,
  conversationId: string,
  version: number,
): Promise<boolean> {
  const rows = await tx
    .update(conversations)
    .set({ controlVersion: version })
    .where(and(eq(conversations.id, conversationId), eq(conversations.controlVersion, version)))
    .returning({ id: conversations.id });
  return rows.length > 0;
}

/** bot -> requested, to be looked at now; false when a person is asked already or in control. */
export async function requestControl(
  tx: Tx,
  { conversationId, reason, at }: Extract<ControlChange, { type: 'control_requested' }>,
): Promise<boolean> {
  const rows = await tx
    .update(conversations)
    .set({
      control: 'requested',
      requestedAt: at,
      requestReason: reason,
      controlLookAt: at,
      controlLooks: 0,
      controlVersion: sql`${conversations.controlVersion} + 1`,
    })
    .where(and(eq(conversations.id, conversationId), eq(conversations.control, 'bot')))
    .returning({ id: conversations.id });
  return rows.length > 0;
}

export async function speaksUnder(tx: Tx, conversationId: string, epoch: number): Promise<boolean> {
  const [row] = await tx
    .select({ control: conversations.control, epoch: conversations.controlEpoch })
    .from(conversations)
    .where(eq(conversations.id, conversationId));
  return row?.epoch === epoch && botSpeaks(row);
}

export async function dueForControlLook(tx: Tx, at: Date, limit: number): Promise<string[]> {
  const rows = await tx
    .select({ id: conversations.id })
    .from(conversations)
    .where(lte(conversations.controlLookAt, at))
    .orderBy(asc(conversations.controlLookAt), asc(conversations.id))
    .limit(limit);
  return rows.map(({ id }) => id);
}

export async function talkSince(
  tx: Tx,
  keys: Keyring,
  conversationId: string,
  since: Date,
): Promise<TranscriptMessage[]> {
  const rows = await tx
    .select({ turn: turns, clientId: conversations.clientId })
    .from(turns)
    .innerJoin(conversations, eq(conversations.id, turns.conversationId))
    .where(and(eq(turns.conversationId, conversationId), gte(turns.at, since)))
    .orderBy(asc(turns.ord));
  const talk: TranscriptMessage[] = [];
  for (const { turn, clientId } of rows)
    talk.push(
      ...(await keys.openJson<TranscriptMessage[]>(
        tx,
        clientId,
        turnPlace(turn.id),
        turn.sealedMessages,
      )),
    );
  return talk;
}

export async function writtenIn(tx: Tx, id: string): Promise<string | null> {
  const [sent] = await tx
    .select({ conversationId: outbox.conversationId })
    .from(outbox)
    .where(eq(outbox.id, id));
  if (sent) return sent.conversationId;
  const [noted] = await tx
    .select({ conversationId: operatorNotes.conversationId })
    .from(operatorNotes)
    .where(eq(operatorNotes.id, id));
  return noted?.conversationId ?? null;
}

export async function writeNote(
  tx: Tx,
  keys: Keyring,
  { note }: Extract<ControlChange, { type: 'note_written' }>,
): Promise<void> {
  const clientId = await clientOf(tx, note.conversationId);
  const { text, ...row } = note;
  await tx
    .insert(operatorNotes)
    .values({
      ...row,
      clientId,
      sealedText: await keys.sealText(tx, clientId, notePlace(note.id), text),
    })
    .onConflictDoNothing();
}

export async function setTag(
  tx: Tx,
  { conversationId, tag, on }: Extract<ControlChange, { type: 'tag_set' }>,
): Promise<void> {
  if (on) await tx.insert(conversationTags).values({ conversationId, tag }).onConflictDoNothing();
  else
    await tx
      .delete(conversationTags)
      .where(
        and(eq(conversationTags.conversationId, conversationId), eq(conversationTags.tag, tag)),
      );
}

export async function operatorStanding(
  tx: Tx,
  id: string,
): Promise<{ name: string; active: boolean } | null> {
  const [row] = await tx
    .select({ name: operators.name, disabledAt: operators.disabledAt })
    .from(operators)
    .where(eq(operators.id, id));
  return row ? { name: row.name, active: row.disabledAt === null } : null;
}

export async function operatorsExist(tx: Tx): Promise<boolean> {
  const rows = await tx
    .select({ id: operators.id })
    .from(operators)
    .where(and(isNull(operators.disabledAt), ne(operators.role, 'viewer')))
    .limit(1);
  return rows.length > 0;
}
