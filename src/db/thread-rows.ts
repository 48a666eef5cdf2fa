import type { Column } from 'drizzle-orm';
import { and, asc, desc, eq, gte, inArray, lt, type SQL } from 'drizzle-orm';
import type { Outbound } from '../desk/ports/channel.ts';
import type {
  ConversationHead,
  InboxViewStore,
  Thread,
  ThreadEntry,
} from '../desk/ports/inbox-store.ts';
import { cardsOfChat } from './approval-rows.ts';
import { openInbound } from './inbox-rows.ts';
import { nameOf, operatorNames, tagsOf } from './inbox-view-rows.ts';
import type { Keyring } from './keyring.ts';
import { messagePlace } from './outbox-rows.ts';
import { toReason } from './request-reason.ts';
import { clients, conversations, inbox, outbox, turns } from './schema.ts';
import { operatorNotes, operators } from './schema-operators.ts';
import { turnPlace } from './turn-rows.ts';
import type { Tx } from './units.ts';

const notePlace = (id: string) => ({ table: 'operator_notes', column: 'text', row: id });
const summaryPlace = (id: string) => ({ table: 'conversations', column: 'summary', row: id });

type TurnEntry = Extract<ThreadEntry, { kind: 'turn' }>;

/** Where a page of a conversation lies in time. */
interface Span {
  from: Date;
  before: Date | null;
}

interface Chat {
  clientId: string;
  conversationId: string;
}

export async function conversationHead(tx: Tx, id: string): Promise<ConversationHead | null> {
  const [row] = await tx
    .select({ talk: conversations, subject: clients.subject })
    .from(conversations)
    .innerJoin(clients, eq(clients.id, conversations.clientId))
    .where(and(eq(conversations.id, id), eq(clients.admission, 'admitted')));
  if (!row) return null;
  const { talk, subject } = row;
  const people = await operatorNames(tx);
  return {
    id,
    clientId: talk.clientId,
    subject,
    account: talk.account,
    control: talk.control,
    operatorId: talk.operatorId,
    operator: nameOf(people, talk.operatorId),
    assigneeId: talk.assigneeId,
    assignee: nameOf(people, talk.assigneeId),
    requestedAt: talk.requestedAt,
    reason: toReason(talk.requestReason),
    leaseUntil: talk.leaseUntil,
    snoozedUntil: talk.snoozedUntil,
    unreachableAt: talk.unreachableAt,
    tags: (await tagsOf(tx, [id])).map(({ tag }) => tag),
  };
}

/** A page of a conversation: whole turns up to the limits, and what else happened in their time. */
export async function conversationThread(
  tx: Tx,
  keys: Keyring,
  conversationId: string,
  limits: Parameters<InboxViewStore['conversationThread']>[1],
  before: number | null,
): Promise<Thread> {
  const [talk] = await tx
    .select({ clientId: conversations.clientId, summary: conversations.sealedSummary })
    .from(conversations)
    .where(eq(conversations.id, conversationId));
  if (!talk) throw new Error('There is no such conversation.');
  const chat = { clientId: talk.clientId, conversationId };
  const said = await turnsBefore(tx, chat, limits, before);
  const span = {
    from: (said.more ? said.rows.at(-1)?.at : null) ?? new Date(0),
    before: said.before,
  };
  const entries: ThreadEntry[] = [];
  for (const { id, at, sealedMessages } of said.rows.toReversed())
    entries.push({
      kind: 'turn',
      key: `t${id}`,
      at,
      messages: await keys.openJson<TurnEntry['messages']>(
        tx,
        chat.clientId,
        turnPlace(id),
        sealedMessages,
      ),
    });
  entries.push(
    ...(await sentOf(tx, keys, chat, span, limits.others)),
    ...(await cardsOf(tx, keys, chat, span, limits.others)),
    ...(await notesOf(tx, keys, chat, span, limits.others)),
    ...(await inboundOf(tx, keys, chat, span, limits.others)),
  );
  return {
    // What happened at one moment stays in the order above: words first, then what was sent of them, then the cards.
    entries: entries.sort((a, b) => a.at.getTime() - b.at.getTime()),
    older: said.more ? (said.rows.at(-1)?.ord ?? null) : null,
    summary: talk.summary
      ? await keys.openText(tx, chat.clientId, summaryPlace(conversationId), talk.summary)
      : null,
  };
}

export async function markSeen(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.update(conversations).set({ seenAt: at }).where(eq(conversations.id, id));
}

export async function answeringOperators(tx: Tx): Promise<{ id: string; name: string }[]> {
  const rows = await tx
    .select({ id: operators.id, name: operators.name, disabledAt: operators.disabledAt })
    .from(operators)
    .where(inArray(operators.role, ['operator', 'lead', 'admin']))
    .orderBy(asc(operators.name));
  return rows.filter(({ disabledAt }) => disabledAt === null).map(({ id, name }) => ({ id, name }));
}

/** Newest first, whole turns, at least one. */
async function turnsBefore(
  tx: Tx,
  chat: Chat,
  limits: { turns: number; maxChars: number },
  before: number | null,
): Promise<{ rows: (typeof turns.$inferSelect)[]; more: boolean; before: Date | null }> {
  const its = eq(turns.conversationId, chat.conversationId);
  const [end] =
    before === null
      ? []
      : await tx
          .select({ at: turns.at })
          .from(turns)
          .where(and(its, eq(turns.ord, before)));
  const sizes = await tx
    .select({ ord: turns.ord, chars: turns.chars })
    .from(turns)
    .where(and(its, before === null ? undefined : lt(turns.ord, before)))
    .orderBy(desc(turns.ord))
    .limit(limits.turns + 1);
  let chars = 0;
  const fit = sizes.slice(0, limits.turns).filter((turn, place) => {
    chars += turn.chars;
    return place === 0 || chars <= limits.maxChars;
  });
  const rows = await tx
    .select()
    .from(turns)
    .where(
      and(
        its,
        inArray(
          turns.ord,
          fit.map(({ ord }) => ord),
        ),
      ),
    )
    .orderBy(desc(turns.ord));
  return { rows, more: fit.length < sizes.length, before: end?.at ?? null };
}

function within(column: Column, span: Span): SQL | undefined {
  return and(gte(column, span.from), span.before ? lt(column, span.before) : undefined);
}

async function sentOf(
  tx: Tx,
  keys: Keyring,
  { clientId, conversationId }: Chat,
  span: Span,
  limit: number,
): Promise<ThreadEntry[]> {
  const rows = await tx
    .select()
    .from(outbox)
    .where(
      and(
        inArray(outbox.state, ['queued', 'attempting', 'accepted', 'failed', 'unknown']),
        eq(outbox.conversationId, conversationId),
        // A card is shown from its own row, which has its state.
        inArray(outbox.kind, ['text', 'blocked', 'file', 'revise']),
        within(outbox.createdAt, span),
      ),
    )
    .orderBy(desc(outbox.ord))
    .limit(limit);
  const entries: ThreadEntry[] = [];
  for (const { id, createdAt: at, speaker, state, code, sealedMessage } of rows.toReversed())
    entries.push({
      kind: 'outbound',
      key: `o${id}`,
      at,
      speaker,
      state,
      code,
      message: await keys.openJson<Outbound>(tx, clientId, messagePlace(id), sealedMessage),
    });
  return entries;
}

async function cardsOf(
  tx: Tx,
  keys: Keyring,
  chat: Chat,
  span: Span,
  limit: number,
): Promise<ThreadEntry[]> {
  const rows = await cardsOfChat(tx, keys, chat, span, limit);
  return rows.toReversed().map(({ approval, execution }) => ({
    kind: 'card',
    key: `a${approval.id}`,
    at: approval.createdAt,
    approval,
    execution,
  }));
}

async function notesOf(
  tx: Tx,
  keys: Keyring,
  { clientId, conversationId }: Chat,
  span: Span,
  limit: number,
): Promise<ThreadEntry[]> {
  const rows = await tx
    .select({ note: operatorNotes, by: operators.name })
    .from(operatorNotes)
    .leftJoin(operators, eq(operators.id, operatorNotes.operatorId))
    .where(and(eq(operatorNotes.conversationId, conversationId), within(operatorNotes.at, span)))
    .orderBy(desc(operatorNotes.at), desc(operatorNotes.id))
    .limit(limit);
  const entries: ThreadEntry[] = [];
  for (const { note, by } of rows.toReversed())
    entries.push({
      kind: 'note',
      key: `n${note.id}`,
      at: note.at,
      of: note.kind,
      by,
      text: await keys.openText(tx, clientId, notePlace(note.id), note.sealedText),
    });
  return entries;
}

async function inboundOf(
  tx: Tx,
  keys: Keyring,
  { clientId, conversationId }: Chat,
  span: Span,
  limit: number,
): Promise<ThreadEntry[]> {
  const rows = await tx
    .select()
    .from(inbox)
    .where(
      and(
        inArray(inbox.state, ['new', 'dead']),
        eq(inbox.conversationId, conversationId),
        within(inbox.receivedAt, span),
      ),
    )
    .orderBy(desc(inbox.ord))
    .limit(limit);
  const entries: ThreadEntry[] = [];
  for (const row of rows.toReversed()) {
    const place = { key: `i${row.id}`, at: row.receivedAt };
    const item = row.state === 'new' ? await openInbound(tx, keys, row, clientId) : null;
    if (row.state === 'dead') entries.push({ ...place, kind: 'dead' });
    else if (item) entries.push({ ...place, kind: 'waiting', content: item.content });
  }
  return entries;
}
