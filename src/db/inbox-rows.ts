import { and, asc, eq, inArray, isNull, lt, sql } from 'drizzle-orm';
import type { InboxContent, InboxItem, Lane, NewInboxItem } from '../desk/ports/store.ts';
import { StoreError } from './errors.ts';
import type { Keyring } from './keyring.ts';
import { noteInbound } from './last-words-rows.ts';
import { setReachable } from './outbox-rows.ts';
import { clientOf } from './owner.ts';
import { prepared } from './prepared.ts';
import { conversations, executions, inbox, outbox } from './schema.ts';
import type { Tx } from './units.ts';

export const contentPlace = (id: string) => ({ table: 'inbox', column: 'content', row: id });

const waiting = and(
  eq(inbox.state, 'new'),
  eq(inbox.conversationId, sql.placeholder('conversationId')),
  eq(inbox.lane, sql.placeholder('lane')),
);

const anyWaiting = prepared((tx) =>
  tx.select({ ord: inbox.ord }).from(inbox).where(waiting).limit(1).prepare(),
);

const oldestWaiting = prepared((tx) =>
  tx
    .select({ item: inbox, clientId: conversations.clientId })
    .from(inbox)
    .innerJoin(conversations, eq(conversations.id, inbox.conversationId))
    .where(waiting)
    .orderBy(asc(inbox.ord))
    .limit(1)
    .prepare(),
);

const countAttempt = prepared((tx) =>
  tx
    .update(inbox)
    .set({ attempts: sql`${inbox.attempts} + 1` })
    .where(eq(inbox.ord, sql.placeholder('ord')))
    .prepare(),
);

const newItem = prepared((tx) =>
  tx
    .insert(inbox)
    .values({
      id: sql.placeholder('id'),
      account: sql.placeholder('account'),
      eventId: sql.placeholder('eventId'),
      messageKey: sql.placeholder('messageKey'),
      conversationId: sql.placeholder('conversationId'),
      sealedContent: sql.placeholder('sealedContent'),
      lane: sql.placeholder('lane'),
      state: 'new',
      attempts: 0,
      orderNo: sql.placeholder('orderNo'),
      sentAt: sql.placeholder('sentAt'),
      receivedAt: sql.placeholder('receivedAt'),
    })
    .onConflictDoNothing()
    .returning({ ord: inbox.ord })
    .prepare(),
);

const endItem = prepared((tx) =>
  tx
    .update(inbox)
    .set({ state: sql`${sql.placeholder('state')}`, sealedContent: null })
    .where(and(eq(inbox.id, sql.placeholder('id')), eq(inbox.state, 'new')))
    .returning({ ord: inbox.ord })
    .prepare(),
);

/** Inserts an event unless it is known by its event id or its message key; true when it is new. */
export async function insertInbound(
  tx: Tx,
  keys: Keyring,
  item: Omit<NewInboxItem, 'changes'>,
): Promise<boolean> {
  const clientId = await clientOf(tx, item.conversationId);
  const inserted = await newItem(tx).execute({
    id: item.id,
    account: item.account,
    eventId: item.eventId,
    messageKey: item.messageKey,
    conversationId: item.conversationId,
    sealedContent: await keys.sealJson(tx, clientId, contentPlace(item.id), item.content),
    lane: laneOf(item.content),
    orderNo: item.order,
    sentAt: item.sentAt,
    receivedAt: item.receivedAt,
  });
  if (inserted.length === 0) return false;
  const { content, conversationId, receivedAt } = item;
  if (await noteInbound(tx, conversationId, content.kind, receivedAt)) return true;
  // Whoever is there can be written to; only the news that the desk is shut out says otherwise.
  const shut = content.kind === 'reachable' && !content.reachable;
  if (item.account !== 'desk') await setReachable(tx, conversationId, !shut, receivedAt);
  return true;
}

/** Inserts what the desk itself has to see to in a conversation, in its turn; an id that is known stays as it is. */
export async function insertOwnItem(
  tx: Tx,
  keys: Keyring,
  { inboxId: id, conversationId, at }: { inboxId: string; conversationId: string; at: Date },
  content: InboxContent,
): Promise<void> {
  const empty = { messageKey: null, order: null };
  const own = { id, account: 'desk', eventId: id, sentAt: at, receivedAt: at };
  await insertInbound(tx, keys, { ...own, ...empty, conversationId, content });
}

/** Answers to cards and a person's takeover do not wait behind a running turn, so they have a lane of their own. */
function laneOf({ kind }: InboxContent): Lane {
  return kind === 'tap' || kind === 'reaction' || kind === 'operator_text' ? 'tap' : 'talk';
}

/** Is anything waiting in this conversation? */
export async function hasInbound(tx: Tx, conversationId: string, lane: Lane): Promise<boolean> {
  const rows = await anyWaiting(tx).execute({ conversationId, lane });
  return rows.length > 0;
}

/** The oldest waiting item of a conversation; taking it counts as an attempt. */
export async function takeInbound(
  tx: Tx,
  keys: Keyring,
  conversationId: string,
  lane: Lane,
): Promise<InboxItem | null> {
  const [row] = await oldestWaiting(tx).execute({ conversationId, lane });
  if (!row?.item.sealedContent) return null;
  await countAttempt(tx).execute({ ord: row.item.ord });
  return openInbound(tx, keys, { ...row.item, attempts: row.item.attempts + 1 }, row.clientId);
}

/** The waiting files of one album. */
export async function albumInbound(
  tx: Tx,
  keys: Keyring,
  conversationId: string,
  album: string,
): Promise<InboxItem[]> {
  const rows = await tx
    .select({ item: inbox, clientId: conversations.clientId })
    .from(inbox)
    .innerJoin(conversations, eq(conversations.id, inbox.conversationId))
    .where(and(eq(inbox.state, 'new'), eq(inbox.conversationId, conversationId)))
    .orderBy(asc(inbox.ord));
  const found: InboxItem[] = [];
  for (const { item, clientId } of rows) {
    const read = await openInbound(tx, keys, item, clientId);
    if (read?.content.kind === 'file' && read.content.album === album) found.push(read);
  }
  return found;
}

/** The item with its content; null once that is gone. */
export async function openInbound(
  tx: Tx,
  keys: Keyring,
  row: typeof inbox.$inferSelect,
  clientId: string,
): Promise<InboxItem | null> {
  if (!row.sealedContent) return null;
  return {
    id: row.id,
    conversationId: row.conversationId,
    clientId,
    account: row.account,
    eventId: row.eventId,
    content: await keys.openJson<InboxContent>(
      tx,
      clientId,
      contentPlace(row.id),
      row.sealedContent,
    ),
    order: row.orderNo,
    sentAt: row.sentAt,
    receivedAt: row.receivedAt,
    attempts: row.attempts,
  };
}

/**
 * Ends an item. Its content goes: what matters of it is in the transcript, and the row stays against replays. Once only:
 * whoever comes second, a process that was taken for dead, loses its whole unit, and so nothing is said twice.
 */
export async function endInbound(tx: Tx, inboxId: string, state: 'done' | 'dead'): Promise<void> {
  const ended = await endItem(tx).execute({ id: inboxId, state });
  if (ended.length === 0)
    throw new StoreError('handled', 'The message was handled already, so nothing was changed.');
}

export async function conversationsWithWork(tx: Tx): Promise<string[]> {
  const waiting = await tx
    .selectDistinct({ id: inbox.conversationId })
    .from(inbox)
    .where(eq(inbox.state, 'new'));
  const unsent = await tx
    .selectDistinct({ id: outbox.conversationId })
    .from(outbox)
    .innerJoin(conversations, eq(conversations.id, outbox.conversationId))
    .where(and(eq(outbox.state, 'queued'), isNull(conversations.unreachableAt)));
  return [...new Set([...waiting, ...unsent].map(({ id }) => id))];
}

/** Deletes what was handled long ago, a bounded number at a time. What nobody could handle stays for the operator. */
export async function purgeHandled(
  tx: Tx,
  before: { inbox: Date; outbox: Date },
  limit: number,
): Promise<number> {
  const oldInbox = tx
    .select({ ord: inbox.ord })
    .from(inbox)
    .where(and(eq(inbox.state, 'done'), lt(inbox.receivedAt, before.inbox)))
    .limit(limit);
  const oldOutbox = tx
    .select({ ord: outbox.ord })
    .from(outbox)
    .where(
      and(inArray(outbox.state, ['accepted', 'suppressed']), lt(outbox.createdAt, before.outbox)),
    )
    .limit(limit);
  const gone = [
    await tx.delete(inbox).where(inArray(inbox.ord, oldInbox)).returning({ ord: inbox.ord }),
    await tx.delete(outbox).where(inArray(outbox.ord, oldOutbox)).returning({ ord: outbox.ord }),
  ];
  return gone.flat().length;
}

export async function depths(
  tx: Tx,
): Promise<{ inbox: number; outbox: number; deadLetters: number; unknown: number }> {
  const counted = sql<number>`count(*)`.mapWith(Number);
  const inStates = await tx
    .select({ state: inbox.state, many: counted })
    .from(inbox)
    .where(inArray(inbox.state, ['new', 'dead']))
    .groupBy(inbox.state);
  const outStates = await tx
    .select({ state: outbox.state, many: counted })
    .from(outbox)
    .where(inArray(outbox.state, ['queued', 'attempting', 'failed', 'unknown']))
    .groupBy(outbox.state);
  const [uncertain] = await tx
    .select({ many: counted })
    .from(executions)
    .where(eq(executions.status, 'unknown'));
  const inOf = (state: string) => inStates.find((row) => row.state === state)?.many ?? 0;
  const outOf = (state: string) => outStates.find((row) => row.state === state)?.many ?? 0;
  return {
    inbox: inOf('new'),
    outbox: outOf('queued') + outOf('attempting'),
    deadLetters: inOf('dead') + outOf('failed'),
    unknown: outOf('unknown') + (uncertain?.many ?? 0),
  };
}
