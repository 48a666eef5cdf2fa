import { and, eq, exists, inArray, isNull, lt, ne, or, type SQL, sql } from 'drizzle-orm';
import type { AuditEntry } from '../desk/audit.ts';
import type { Gone } from '../desk/ports/goodbye-store.ts';
import type { RetentionCategory, RetentionLimits } from '../desk/retention.ts';
import { appendAudit } from './audit-chain.ts';
import { emptyCards, forget } from './forget-rows.ts';
import type { Keyring } from './keyring.ts';
import { dropOwned } from './owned-rows.ts';
import {
  approvals,
  clients,
  cvs,
  drafts,
  outbox,
  pipeline,
  searches,
  turns,
  usage,
} from './schema.ts';
import { alertMails, followUps, postings, replies, shownPostings } from './schema-jobs.ts';
import { cardUnderWay, contentOfOverCard, settledMessage, talksOf } from './settled-rows.ts';
import type { Tx } from './units.ts';

type Owner = string | typeof clients.id;

/**
 * Nothing of the client refers to this posting of theirs: no saved job, no draft, no follow-up to come, no answer to a mail about
 * it. While a card waits or its action runs, none of theirs goes, since what a card holds is sealed.
 */
const unused = and(
  sql`not exists (select 1 from ${pipeline} where ${pipeline.clientId} = ${postings.ownerId} and ${pipeline.postingId} = ${postings.id})`,
  sql`not exists (select 1 from ${drafts} where ${drafts.clientId} = ${postings.ownerId} and ${drafts.postingId} = ${postings.id})`,
  sql`not exists (select 1 from ${followUps} where ${followUps.clientId} = ${postings.ownerId} and ${followUps.postingId} = ${postings.id} and ${inArray(followUps.state, ['open', 'suggested'])})`,
  sql`not exists (select 1 from ${replies} where ${replies.clientId} = ${postings.ownerId} and ${replies.postingId} = ${postings.id})`,
  sql`not exists (select 1 from ${approvals} where ${approvals.clientId} = ${postings.ownerId} and ${or(eq(approvals.status, 'pending'), cardUnderWay)})`,
);

/** What is kept for a time: whose a row is, and since when it is too old. */
const KEPT = [
  {
    category: 'messages',
    table: turns,
    theirs: (id: Owner) => sql`${turns.conversationId} in ${talksOf(sql`${id}`)}`,
    old: (before: Date) => lt(turns.at, before),
  },
  {
    category: 'messages',
    table: outbox,
    theirs: (id: Owner) => sql`${outbox.conversationId} in ${talksOf(sql`${id}`)}`,
    old: (before: Date) =>
      and(settledMessage, ne(outbox.kind, 'file'), lt(outbox.createdAt, before)),
  },
  {
    category: 'messages',
    table: alertMails,
    theirs: (id: Owner) => eq(alertMails.clientId, id),
    old: (before: Date) => lt(alertMails.receivedAt, before),
  },
  {
    category: 'files',
    table: outbox,
    theirs: (id: Owner) => sql`${outbox.conversationId} in ${talksOf(sql`${id}`)}`,
    old: (before: Date) =>
      and(settledMessage, eq(outbox.kind, 'file'), lt(outbox.createdAt, before)),
  },
  {
    category: 'cards',
    table: approvals,
    theirs: (id: Owner) => eq(approvals.clientId, id),
    old: (before: Date) => and(contentOfOverCard, lt(approvals.decidedAt, before)),
  },
  {
    category: 'replies',
    table: replies,
    theirs: (id: Owner) => eq(replies.clientId, id),
    old: (before: Date) => lt(replies.receivedAt, before),
  },
  {
    category: 'usage',
    table: usage,
    theirs: (id: Owner) => eq(usage.clientId, id),
    old: (before: Date) => lt(usage.day, before.toISOString().slice(0, 10)),
  },
  {
    category: 'searches',
    table: searches,
    theirs: (id: Owner) => eq(searches.clientId, id),
    old: (before: Date) => lt(searches.at, before),
  },
  {
    category: 'searches',
    table: shownPostings,
    theirs: (id: Owner) => eq(shownPostings.clientId, id),
    old: (before: Date) => lt(shownPostings.at, before),
  },
  {
    category: 'drafts',
    table: drafts,
    theirs: (id: Owner) => eq(drafts.clientId, id),
    old: (before: Date) => lt(drafts.createdAt, before),
  },
  {
    category: 'pipeline',
    table: pipeline,
    theirs: (id: Owner) => eq(pipeline.clientId, id),
    old: (before: Date) => lt(pipeline.at, before),
  },
  {
    category: 'postings',
    table: postings,
    theirs: (id: Owner) => eq(postings.ownerId, id),
    // Closed before that day; or open, and neither written nor met again since.
    old: (before: Date) =>
      and(
        or(
          lt(postings.closedAt, before),
          and(
            isNull(postings.closedAt),
            lt(postings.savedAt, before),
            or(isNull(postings.seenAt), lt(postings.seenAt, before)),
          ),
        ),
        unused,
      ),
  },
  {
    category: 'cv',
    table: cvs,
    theirs: (id: Owner) => eq(cvs.clientId, id),
    old: (before: Date) => lt(cvs.readAt, before),
  },
] as const satisfies readonly {
  category: RetentionCategory;
  table: unknown;
  theirs(id: Owner): SQL;
  old(before: Date): SQL | undefined;
}[];

/** Clients that have something older than the limits. */
export async function clientsWithOld(
  tx: Tx,
  limits: RetentionLimits,
  limit: number,
): Promise<{ id: string; subject: string }[]> {
  const any = KEPT.flatMap(({ category, table, theirs, old }) => {
    const before = limits[category];
    if (!before) return [];
    const rows = tx
      .select({ one: sql`1` })
      .from(table)
      .where(and(theirs(clients.id), old(before)));
    return [exists(rows)];
  });
  if (any.length === 0) return [];
  return tx
    .select({ id: clients.id, subject: clients.subject })
    .from(clients)
    .where(or(...any))
    .limit(limit);
}

/** Deletes what is older than the limits, and writes down what went. */
export async function forgetOld(
  tx: Tx,
  keys: Keyring,
  clientId: string,
  limits: RetentionLimits,
  entry: (gone: Gone) => AuditEntry,
): Promise<Gone> {
  const gone: Gone = {};
  for (const kept of KEPT) {
    const { category } = kept;
    const before = limits[category];
    const tooOld = before && kept.old(before);
    if (!tooOld) continue;
    const which = and(kept.theirs(clientId), tooOld);
    const many = await forgetRows(tx, keys, clientId, kept, which);
    if (many === 0) continue;
    gone[category] = (gone[category] ?? 0) + many;
    // With the file goes what was read from it.
    if (category === 'cv') await forget(tx, keys, clientId, { kind: 'cv' });
  }
  if (Object.keys(gone).length > 0) await appendAudit(tx, keys, [entry(gone)]);
  return gone;
}

/** Deletes rows of one kind in the way of that kind; gives how many. */
async function forgetRows(
  tx: Tx,
  keys: Keyring,
  clientId: string,
  { category, table }: Pick<(typeof KEPT)[number], 'category' | 'table'>,
  which: SQL | undefined,
): Promise<number> {
  if (which === undefined) return 0;
  if (category === 'cards') return emptyCards(tx, keys, clientId, which);
  if (category === 'postings') return dropOwned(tx, clientId, which);
  return (await tx.delete(table).where(which).returning()).length;
}
