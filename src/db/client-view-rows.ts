import { and, asc, count, desc, eq, gte, inArray, lt } from 'drizzle-orm';
import type { Client } from '../desk/client.ts';
import type {
  ClientFilter,
  ClientSummary,
  ClientView,
  ConversationLine,
  Sight,
} from '../desk/ports/console-views-store.ts';
import { cardsOf } from './card-view-rows.ts';
import { getClient, namePlace } from './client-rows.ts';
import { getDigest } from './digest-rows.ts';
import type { Keyring } from './keyring.ts';
import { allPermissions } from './permission-rows.ts';
import { loadPipeline } from './pipeline-rows.ts';
import { getPostings } from './posting-rows.ts';
import { loadPreferences } from './preference-rows.ts';
import { savedSearchesOf } from './saved-search-rows.ts';
import { approvals, clients, conversations, cvs, drafts, facts } from './schema.ts';
import { operators } from './schema-operators.ts';
import { clientInSight, inSight } from './sight.ts';
import type { Tx } from './units.ts';
import { usageOf } from './usage-rows.ts';

const CARDS = 50;

export async function listClientLines(
  tx: Tx,
  keys: Keyring,
  filter: ClientFilter,
): Promise<ClientSummary[]> {
  const { sight, status, subject, before, names, limit } = filter;
  // Ids begin with the time, so the newest client has the highest.
  const rows = await tx
    .select()
    .from(clients)
    .where(
      and(
        before === null ? undefined : lt(clients.id, before),
        status === null ? undefined : eq(clients.status, status),
        subject === null ? undefined : beginsWith(subject),
        clientInSight(tx, clients.id, sight),
      ),
    )
    .orderBy(desc(clients.id))
    .limit(limit);
  const ids = rows.map(({ id }) => id);
  const talks = await conversationCounts(tx, ids, sight);
  const waiting = await pendingCounts(tx, ids, sight);
  const lines: ClientSummary[] = [];
  for (const row of rows) {
    const { id, sealedName } = row;
    lines.push({
      id,
      subject: row.subject,
      name: names && sealedName ? await keys.openText(tx, id, namePlace(id), sealedName) : null,
      status: row.status,
      admission: row.admission,
      consentVersion: row.consentVersion,
      consentAt: row.consentAt,
      pausedAt: row.pausedAt,
      createdAt: row.createdAt,
      conversations: talks.get(id) ?? 0,
      pending: waiting.get(id) ?? 0,
    });
  }
  return lines;
}

/** A stretch of the index over subjects: both databases compare them byte by byte. */
function beginsWith(part: string) {
  return and(gte(clients.subject, part), lt(clients.subject, `${part}\u{10ffff}`));
}

async function conversationCounts(
  tx: Tx,
  ids: readonly string[],
  sight: Sight,
): Promise<Map<string, number>> {
  const rows = await tx
    .select({ id: conversations.clientId, many: count() })
    .from(conversations)
    .where(and(inArray(conversations.clientId, [...ids]), inSight(sight)))
    .groupBy(conversations.clientId);
  return new Map(rows.map(({ id, many }) => [id, many]));
}

async function pendingCounts(
  tx: Tx,
  ids: readonly string[],
  sight: Sight,
): Promise<Map<string, number>> {
  const rows = await tx
    .select({ id: approvals.clientId, many: count() })
    .from(approvals)
    .innerJoin(conversations, eq(conversations.id, approvals.conversationId))
    .where(
      and(inArray(approvals.clientId, [...ids]), eq(approvals.status, 'pending'), inSight(sight)),
    )
    .groupBy(approvals.clientId);
  return new Map(rows.map(({ id, many }) => [id, many]));
}

export async function countClientLines(
  tx: Tx,
  sight: Sight,
): Promise<Record<Client['status'], number>> {
  const rows = await tx
    .select({ status: clients.status, many: count() })
    .from(clients)
    .where(clientInSight(tx, clients.id, sight))
    .groupBy(clients.status);
  const counts = { new: 0, consented: 0, declined: 0, closed: 0 };
  for (const { status, many } of rows) counts[status] = many;
  return counts;
}

export async function oneClientInSight(
  tx: Tx,
  clientId: string,
  sight: Sight,
): Promise<{ id: string; subject: string } | null> {
  const [row] = await tx
    .select({ id: clients.id, subject: clients.subject })
    .from(clients)
    .where(and(eq(clients.id, clientId), clientInSight(tx, clients.id, sight)));
  return row ?? null;
}

export async function clientView(
  tx: Tx,
  keys: Keyring,
  clientId: string,
  sight: Sight,
): Promise<ClientView | null> {
  const known = await getClient(tx, keys, clientId);
  if (!known) return null;
  const [cv] = await tx.select({ id: cvs.id }).from(cvs).where(eq(cvs.clientId, clientId));
  const [stated] = await tx
    .select({ many: count() })
    .from(facts)
    .where(eq(facts.clientId, clientId));
  const pipeline = await loadPipeline(tx, keys, clientId);
  const texts = await tx
    .select({
      id: drafts.id,
      number: drafts.number,
      version: drafts.version,
      postingId: drafts.postingId,
      createdAt: drafts.createdAt,
    })
    .from(drafts)
    .where(eq(drafts.clientId, clientId))
    .orderBy(desc(drafts.createdAt), desc(drafts.number));
  const named = new Set([...pipeline, ...texts].map(({ postingId }) => postingId));
  return {
    client: known.client,
    conversations: await conversationLines(tx, clientId, sight),
    hasCv: cv !== undefined,
    facts: stated?.many ?? 0,
    preferences: await loadPreferences(tx, keys, clientId),
    pipeline,
    postings: await getPostings(tx, [...named], { clientId }),
    savedSearches: await savedSearchesOf(tx, keys, clientId),
    digest: await getDigest(tx, clientId),
    drafts: texts,
    permissions: await allPermissions(tx, clientId),
    cards: await cardsOf(tx, clientId, sight, CARDS),
    usage: await usageOf(tx, clientId),
  };
}

async function conversationLines(
  tx: Tx,
  clientId: string,
  sight: Sight,
): Promise<ConversationLine[]> {
  const rows = await tx
    .select({
      id: conversations.id,
      account: conversations.account,
      control: conversations.control,
      operator: conversations.operatorId,
      assignee: conversations.assigneeId,
      lastAt: conversations.lastAt,
      unreachableAt: conversations.unreachableAt,
    })
    .from(conversations)
    .where(and(eq(conversations.clientId, clientId), inSight(sight)))
    .orderBy(asc(conversations.createdAt), asc(conversations.id));
  const ids = rows.flatMap(({ operator, assignee }) => [operator, assignee]);
  const named = await tx
    .select({ id: operators.id, name: operators.name })
    .from(operators)
    .where(
      inArray(
        operators.id,
        ids.filter((id) => id !== null),
      ),
    );
  const names = new Map(named.map(({ id, name }) => [id, name]));
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  return rows.map((row) => ({
    ...row,
    operator: nameOf(row.operator),
    assignee: nameOf(row.assignee),
  }));
}
