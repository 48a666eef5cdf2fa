import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lte,
  max,
  sql,
} from 'drizzle-orm';
import type { SentMail } from '../desk/digest/follow-up.ts';
import { localSlotAfter } from '../desk/digest/slots.ts';
import type { DigestChange, DigestPlan } from '../desk/ports/digest-store.ts';
import { payloadPlace } from './approval-rows.ts';
import type { Keyring } from './keyring.ts';
import { assertOwner } from './owner.ts';
import { approvals, clients, conversations, executions, inbox, turns } from './schema.ts';
import { digests, followUps, postings } from './schema-jobs.ts';
import type { Tx } from './units.ts';

const DAY_MS = 86_400_000;

export async function getDigest(tx: Tx, clientId: string): Promise<DigestPlan | null> {
  const [row] = await tx
    .select({ plan: digests, unreachableAt: conversations.unreachableAt })
    .from(digests)
    .innerJoin(conversations, eq(conversations.id, digests.conversationId))
    .where(eq(digests.clientId, clientId));
  return row ? { ...row.plan, isShut: row.unreachableAt !== null } : null;
}

export async function startDigest(
  tx: Tx,
  change: Extract<DigestChange, { type: 'digest_started' }>,
): Promise<void> {
  const { clientId, conversationId, hour, nextAt } = change;
  await assertOwner(tx, conversationId, clientId);
  await tx.insert(digests).values({ clientId, conversationId, hour, nextAt }).onConflictDoNothing();
}

export async function setDigest(
  tx: Tx,
  change: Extract<DigestChange, { type: 'digest_set' }>,
): Promise<void> {
  const { clientId, conversationId, hour, nextAt } = change;
  await assertOwner(tx, conversationId, clientId);
  const values = { conversationId, hour, nextAt };
  await tx
    .insert(digests)
    .values({ clientId, ...values })
    .onConflictDoUpdate({ target: digests.clientId, set: values });
}

/** The client has moved: their hour comes at another moment now. Never later than it was planned. */
export async function moveDigest(tx: Tx, clientId: string, timeZone: string): Promise<void> {
  const plan = await getDigest(tx, clientId);
  if (!plan?.nextAt || plan.hour === null) return;
  const nextAt = localSlotAfter(plan.hour, timeZone, new Date(plan.nextAt.getTime() - DAY_MS));
  await tx.update(digests).set({ nextAt }).where(eq(digests.clientId, clientId));
}

export async function digestsDue(
  tx: Tx,
  at: Date,
  limit: number,
): Promise<{ clientId: string; nextAt: Date }[]> {
  const rows = await tx
    .select({ clientId: digests.clientId, nextAt: digests.nextAt })
    .from(digests)
    .where(lte(digests.nextAt, at))
    .orderBy(asc(digests.nextAt), asc(digests.clientId))
    .limit(limit);
  return rows.flatMap(({ clientId, nextAt }) => (nextAt ? [{ clientId, nextAt }] : []));
}

/** True when it was due at `seen` until now: who wins this update has the digest. */
export async function advanceDigest(
  tx: Tx,
  clientId: string,
  seen: Date,
  then: { nextAt: Date; sentAt?: Date; weeklySentAt?: Date },
): Promise<boolean> {
  const rows = await tx
    .update(digests)
    .set(then)
    .where(and(eq(digests.clientId, clientId), eq(digests.nextAt, seen), isNotNull(digests.hour)))
    .returning({ id: digests.clientId });
  return rows.length > 0;
}

export async function countDigests(
  tx: Tx,
  now: Date,
  lateMs: number,
): Promise<{ on: number; due: number; late: number }> {
  const [on] = await tx.select({ many: count(digests.hour) }).from(digests);
  const until = async (at: Date) => {
    const [row] = await tx.select({ many: count() }).from(digests).where(lte(digests.nextAt, at));
    return row?.many ?? 0;
  };
  return {
    on: on?.many ?? 0,
    due: await until(now),
    late: await until(new Date(now.getTime() - lateMs)),
  };
}

export async function digestIsLastWord(
  tx: Tx,
  conversationId: string,
  since: Date,
): Promise<boolean> {
  const turn = await tx
    .select({ ord: turns.ord })
    .from(turns)
    .where(and(eq(turns.conversationId, conversationId), gt(turns.at, since)))
    .limit(2);
  const said = await tx
    .select({ ord: inbox.ord })
    .from(inbox)
    .where(
      and(
        eq(inbox.conversationId, conversationId),
        eq(inbox.state, 'done'),
        gt(inbox.receivedAt, since),
      ),
    )
    .limit(1);
  // The digest itself leaves one entry for the talk.
  return turn.length <= 1 && said.length === 0;
}

export async function clientsWithoutDigest(
  tx: Tx,
  at: Date,
  limit: number,
): Promise<{ clientId: string; conversationId: string; timeZone: string }[]> {
  const rows = await tx
    .selectDistinct({ clientId: followUps.clientId, timeZone: clients.timeZone })
    .from(followUps)
    .innerJoin(clients, and(eq(clients.id, followUps.clientId), eq(clients.status, 'consented')))
    .leftJoin(digests, eq(digests.clientId, followUps.clientId))
    .where(and(eq(followUps.state, 'open'), lte(followUps.dueAt, at), isNull(digests.clientId)))
    .limit(limit);
  const found: { clientId: string; conversationId: string; timeZone: string }[] = [];
  for (const row of rows) {
    const [talk] = await tx
      .select({ id: conversations.id })
      .from(conversations)
      .leftJoin(turns, eq(turns.conversationId, conversations.id))
      .where(eq(conversations.clientId, row.clientId))
      .groupBy(conversations.id)
      .orderBy(desc(sql`coalesce(${max(turns.ord)}, 0)`), desc(conversations.id))
      .limit(1);
    if (talk) found.push({ ...row, conversationId: talk.id });
  }
  return found;
}

/** Done, whether by the desk or handed to the client: the payload says which. */
export async function sentMails(
  tx: Tx,
  keys: Keyring,
  clientId: string,
  tool: string,
  since: Date | null,
): Promise<SentMail[]> {
  const rows = await tx
    .select({ card: approvals, at: executions.finishedAt })
    .from(executions)
    .innerJoin(approvals, eq(approvals.id, executions.approvalId))
    .where(
      and(
        eq(approvals.clientId, clientId),
        eq(approvals.tool, tool),
        eq(executions.status, 'done'),
        since === null ? undefined : gte(executions.finishedAt, since),
      ),
    )
    .orderBy(asc(executions.finishedAt));
  const mails: SentMail[] = [];
  for (const { card, at } of rows)
    if (at)
      mails.push({
        approvalId: card.id,
        payloadHash: card.payloadHash,
        payload: await keys.openText(tx, clientId, payloadPlace(card.id), card.sealedPayload),
        at,
      });
  return mails;
}

export async function closedAmong(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .select({ id: postings.id })
    .from(postings)
    .where(and(inArray(postings.id, [...ids]), isNotNull(postings.closedAt)));
  return new Set(rows.map(({ id }) => id));
}

export async function newestPostingChange(tx: Tx): Promise<number> {
  const [row] = await tx.select({ newest: max(postings.change) }).from(postings);
  return row?.newest ?? 0;
}
