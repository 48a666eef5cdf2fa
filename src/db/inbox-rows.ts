import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { InboxContent, InboxItem, Lane, NewInboxItem } from '../desk/ports/store.ts';
import type { Keyring } from './keyring.ts';
import { clientOf } from './owner.ts';
import { prepared } from './prepared.ts';
import { conversations, executions, inbox, outbox } from './schema.ts';
import type { Tx } from './units.ts';

const place = (id: string) => ({ table: 'inbox', column: 'content', row: id });

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
    .where(eq(inbox.id, sql.placeholder('id')))
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
    sealedContent: await keys.sealJson(tx, clientId, place(item.id), item.content),
    lane: item.content.kind === 'tap' ? 'tap' : 'talk',
    sentAt: item.sentAt,
    receivedAt: item.receivedAt,
  });
  return inserted.length > 0;
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
  const { item, clientId } = row;
  const attempts = item.attempts + 1;
  await countAttempt(tx).execute({ ord: item.ord });
  return {
    id: item.id,
    conversationId,
    clientId,
    account: item.account,
    eventId: item.eventId,
    content: await keys.openJson<InboxContent>(
      tx,
      clientId,
      place(item.id),
      row.item.sealedContent,
    ),
    sentAt: item.sentAt,
    receivedAt: item.receivedAt,
    attempts,
  };
}

/** Ends an item. Its content goes: what matters of it is in the transcript, and the row stays against replays. */
export async function endInbound(tx: Tx, inboxId: string, state: 'done' | 'dead'): Promise<void> {
  await endItem(tx).execute({ id: inboxId, state });
}

export async function conversationsWithWork(tx: Tx): Promise<string[]> {
  const waiting = await tx
    .selectDistinct({ id: inbox.conversationId })
    .from(inbox)
    .where(eq(inbox.state, 'new'));
  const unsent = await tx
    .selectDistinct({ id: outbox.conversationId })
    .from(outbox)
    .where(eq(outbox.state, 'queued'));
  return [...new Set([...waiting, ...unsent].map(({ id }) => id))];
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
