import { and, asc, eq, inArray, isNotNull, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { MirrorRow, Topic } from '../desk/ports/topic-store.ts';
import { knownMeta, putMeta } from './meta-rows.ts';
import { clients, conversations, outbox } from './schema.ts';
import { operatorAnswers, operatorMirror, operatorTopics } from './schema-operators.ts';
import type { Tx } from './units.ts';

const ORPHANS = 'operators_chat_orphans';
const movedKey = (chat: string) => `operators_chat_moved:${chat}`;
const TOPICS = z.array(z.object({ chat: z.string(), topic: z.number() }));

export async function topicOf(tx: Tx, conversationId: string): Promise<Topic | null> {
  const [row] = await tx
    .select()
    .from(operatorTopics)
    .where(eq(operatorTopics.conversationId, conversationId));
  return row ? { chat: row.chat, topic: row.topic, createdAt: row.createdAt } : null;
}

export async function conversationOfTopic(
  tx: Tx,
  chat: string,
  topic: number,
): Promise<string | null> {
  const [row] = await tx
    .select({ id: operatorTopics.conversationId })
    .from(operatorTopics)
    .where(and(eq(operatorTopics.chat, chat), eq(operatorTopics.topic, topic)));
  return row?.id ?? null;
}

export async function keepTopic(tx: Tx, conversationId: string, topic: Topic): Promise<void> {
  if (!(await exists(tx, conversationId))) {
    // The client was erased while the platform made it.
    await addOrphans(tx, [topic]);
    return;
  }
  await tx
    .insert(operatorTopics)
    .values({ conversationId, ...topic })
    .onConflictDoUpdate({ target: operatorTopics.conversationId, set: topic });
}

export async function dropTopic(tx: Tx, conversationId: string): Promise<void> {
  await tx.delete(operatorTopics).where(eq(operatorTopics.conversationId, conversationId));
}

export async function mirrored(tx: Tx, conversationId: string): Promise<MirrorRow[]> {
  return tx
    .select()
    .from(operatorMirror)
    .where(eq(operatorMirror.conversationId, conversationId))
    .orderBy(asc(operatorMirror.at));
}

export async function mirrorOf(tx: Tx, chat: string, messageId: number): Promise<MirrorRow | null> {
  const [row] = await tx.select().from(operatorMirror).where(messageIs(chat, messageId));
  return row ?? null;
}

export async function keepMirror(tx: Tx, row: MirrorRow): Promise<boolean> {
  if (!(await exists(tx, row.conversationId))) return false;
  const kept = await tx
    .insert(operatorMirror)
    .values(row)
    .onConflictDoNothing()
    .returning({ messageId: operatorMirror.messageId });
  return kept.length > 0;
}

export async function markMirror(
  tx: Tx,
  chat: string,
  messageId: number,
  item: string,
  from?: string,
): Promise<void> {
  await tx
    .update(operatorMirror)
    .set({ item })
    .where(
      and(
        messageIs(chat, messageId),
        from === undefined ? undefined : eq(operatorMirror.item, from),
      ),
    );
}

export async function toMirror(tx: Tx, which: 'people' | 'topics' | 'all'): Promise<string[]> {
  const withPeople = inArray(conversations.control, ['requested', 'human', 'returning']);
  const rows = await tx
    .select({ id: conversations.id })
    .from(conversations)
    .innerJoin(clients, eq(clients.id, conversations.clientId))
    .leftJoin(operatorTopics, eq(operatorTopics.conversationId, conversations.id))
    .where(
      and(
        eq(clients.status, 'consented'),
        which === 'all'
          ? undefined
          : which === 'people'
            ? withPeople
            : or(withPeople, isNotNull(operatorTopics.topic)),
      ),
    )
    .orderBy(asc(conversations.lastAt));
  return rows.map(({ id }) => id);
}

/** The topics of a client who is erased outlive their rows until the platform has deleted them. No name is kept. */
export async function orphanTopics(tx: Tx, clientId: string): Promise<void> {
  const rows = await tx
    .select({ chat: operatorTopics.chat, topic: operatorTopics.topic })
    .from(operatorTopics)
    .where(
      sql`${operatorTopics.conversationId} in (select ${conversations.id} from ${conversations} where ${conversations.clientId} = ${clientId})`,
    );
  if (rows.length > 0) await addOrphans(tx, rows);
}

export async function orphanedTopics(tx: Tx): Promise<z.infer<typeof TOPICS>> {
  const known = await knownMeta(tx, ORPHANS);
  return known === null ? [] : TOPICS.parse(JSON.parse(known));
}

export async function orphanDeleted(tx: Tx, chat: string, topic: number): Promise<void> {
  const left = (await orphanedTopics(tx)).filter(
    (other) => other.chat !== chat || other.topic !== topic,
  );
  await putMeta(tx, ORPHANS, JSON.stringify(left));
}

export function groupMovedTo(tx: Tx, chat: string): Promise<string | null> {
  return knownMeta(tx, movedKey(chat));
}

/** The topics and what is to be said go along; what was mirrored keeps the numbers it had in the old group. */
export async function groupMoved(tx: Tx, from: string, to: string): Promise<void> {
  await putMeta(tx, movedKey(from), to);
  await tx.update(operatorTopics).set({ chat: to }).where(eq(operatorTopics.chat, from));
  await tx.update(operatorAnswers).set({ chat: to }).where(eq(operatorAnswers.chat, from));
}

export async function sentMessage(
  tx: Tx,
  id: string,
): Promise<{ state: string; ref: string | null; parts: number } | null> {
  const [row] = await tx
    .select({ state: outbox.state, ref: outbox.ref, part: outbox.part })
    .from(outbox)
    .where(eq(outbox.id, id));
  return row ? { state: row.state, ref: row.ref, parts: row.part + 1 } : null;
}

async function addOrphans(
  tx: Tx,
  topics: readonly { chat: string; topic: number }[],
): Promise<void> {
  const known = await orphanedTopics(tx);
  const added = topics.map(({ chat, topic }) => ({ chat, topic }));
  await putMeta(tx, ORPHANS, JSON.stringify([...known, ...added]));
}

export async function exists(tx: Tx, conversationId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: conversations.id })
    .from(conversations)
    .where(eq(conversations.id, conversationId));
  return rows.length > 0;
}

function messageIs(chat: string, messageId: number) {
  return and(eq(operatorMirror.chat, chat), eq(operatorMirror.messageId, messageId));
}
