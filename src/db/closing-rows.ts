import { and, asc, desc, eq, gt, isNull, lte, max, ne, or, sql } from 'drizzle-orm';
import type { Conversation } from '../desk/client.ts';
import type { ClosedSaved } from '../desk/ports/board-store.ts';
import { toConversation } from './client-rows.ts';
import { closePostings, getPostings } from './posting-rows.ts';
import { clients, conversations, pipeline, turns } from './schema.ts';
import { postings } from './schema-jobs.ts';
import type { Tx } from './units.ts';

/** Closing dates stand in the documents, so they are looked for among what changed only. */
export async function closingDates(
  tx: Tx,
  seq: number,
  span: number,
): Promise<{ seq: number; done: boolean; rows: { id: string; closesAt: Date }[] }> {
  const stretch = tx
    .select({ change: postings.change })
    .from(postings)
    .where(gt(postings.change, seq))
    .orderBy(asc(postings.change))
    .limit(span)
    .as('stretch');
  const [end] = await tx.select({ last: max(stretch.change) }).from(stretch);
  const last = end?.last ?? seq;
  if (last === seq) return { seq, done: true, rows: [] };
  const found = await tx
    .select({ id: postings.id })
    .from(postings)
    .where(
      and(
        gt(postings.change, seq),
        lte(postings.change, last),
        isNull(postings.closedAt),
        // Inside of a text the quotes would be escaped.
        sql`${postings.document} like '%"closesAt":"%'`,
      ),
    );
  const dated = await getPostings(
    tx,
    found.map(({ id }) => id),
    'desk',
  );
  return {
    seq: last,
    done: false,
    rows: dated.flatMap(({ id, closesAt }) => (closesAt ? [{ id, closesAt }] : [])),
  };
}

/** The date is read again: the board may have moved it meanwhile. */
export async function expirePostings(tx: Tx, ids: readonly string[], at: Date): Promise<string[]> {
  const due = (await getPostings(tx, ids, 'desk')).filter(
    ({ closesAt, closed }) => !closed && closesAt !== null && closesAt <= at,
  );
  return closePostings(
    tx,
    due.map(({ id }) => id),
    'expired',
    at,
  );
}

const UNTOLD = or(
  isNull(pipeline.closedToldAt),
  sql`${pipeline.closedToldAt} < ${postings.closedAt}`,
);

/** Of clients for whom the desk may work now. */
export async function closedSaved(tx: Tx, limit: number): Promise<ClosedSaved[]> {
  const rows = await tx
    .select({
      clientId: pipeline.clientId,
      postingId: pipeline.postingId,
      closedAt: postings.closedAt,
      why: postings.closedWhy,
    })
    .from(pipeline)
    .innerJoin(postings, eq(postings.id, pipeline.postingId))
    .innerJoin(clients, eq(clients.id, pipeline.clientId))
    .where(
      and(
        sql`${postings.closedAt} is not null`,
        UNTOLD,
        ne(pipeline.stage, 'closed'),
        eq(clients.status, 'consented'),
        isNull(clients.pausedAt),
      ),
    )
    .orderBy(asc(pipeline.clientId), asc(pipeline.at), asc(pipeline.postingId))
    .limit(limit);
  return rows.flatMap(({ closedAt, why, ...row }) =>
    closedAt ? [{ ...row, closedAt, why: why ?? 'gone' }] : [],
  );
}

/** Where the client last talked with the desk, among the chats that can be written to. */
export async function talkOf(tx: Tx, clientId: string): Promise<Conversation | null> {
  const [row] = await tx
    .select({ conversation: conversations })
    .from(conversations)
    .leftJoin(turns, eq(turns.conversationId, conversations.id))
    .where(
      and(
        eq(conversations.clientId, clientId),
        isNull(conversations.unreachableAt),
        ne(conversations.control, 'closed'),
      ),
    )
    .orderBy(
      desc(sql`coalesce(${turns.ord}, 0)`),
      desc(conversations.createdAt),
      asc(conversations.id),
    )
    .limit(1);
  return row ? toConversation(row.conversation) : null;
}

/** All of them, or none: writers take turns, so what is true here stays so until the unit ends. */
export async function noteClosedTold(tx: Tx, items: readonly ClosedSaved[]): Promise<boolean> {
  for (const { clientId, postingId, closedAt } of items) {
    const [row] = await tx
      .select({ toldAt: pipeline.closedToldAt, closedAt: postings.closedAt })
      .from(pipeline)
      .innerJoin(postings, eq(postings.id, pipeline.postingId))
      .where(and(eq(pipeline.clientId, clientId), eq(pipeline.postingId, postingId)));
    const current = row?.closedAt?.getTime() === closedAt.getTime();
    if (!row || !current || (row.toldAt !== null && row.toldAt >= closedAt)) return false;
  }
  for (const { clientId, postingId, closedAt } of items)
    await tx
      .update(pipeline)
      .set({ closedToldAt: closedAt })
      .where(and(eq(pipeline.clientId, clientId), eq(pipeline.postingId, postingId)));
  return true;
}
