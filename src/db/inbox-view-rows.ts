import {
  and,
  count,
  desc,
  eq,
  exists,
  gt,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  or,
} from 'drizzle-orm';
import type {
  InboxCounts,
  InboxCursor,
  InboxFilter,
  InboxLine,
  InboxPage,
  InboxScope,
  InboxViewStore,
} from '../desk/ports/inbox-store.ts';
import { COUNTED_UP_TO } from '../desk/ports/inbox-store.ts';
import { namePlace } from './client-rows.ts';
import type { Keyring } from './keyring.ts';
import { toReason } from './request-reason.ts';
import { approvals, clients, conversations, executions, inbox, outbox } from './schema.ts';
import { conversationTags, operators } from './schema-operators.ts';
import type { Tx } from './units.ts';

type Row = typeof conversations.$inferSelect;
const WITH_A_PERSON = ['human', 'returning'] as const;

/** One page of a list, newest activity first. */
export async function inboxPage(
  tx: Tx,
  keys: Keyring,
  look: Parameters<InboxViewStore['inboxPage']>[0],
): Promise<InboxPage> {
  const { filter, scope, at, after, limit } = look;
  const rows = await rowsAfter(
    tx,
    and(inFilter(tx, filter, scope, at), inScope(scope)),
    after,
    limit + 1,
  );
  const shown = rows.slice(0, limit);
  return {
    lines: await linesOf(tx, keys, shown),
    next: rows.length > limit ? lastOf(shown) : null,
  };
}

export async function inboxNamed(
  tx: Tx,
  keys: Keyring,
  look: Parameters<InboxViewStore['inboxNamed']>[0],
): Promise<InboxPage> {
  const rows = await rowsAfter(tx, inScope(look.scope), look.after, look.among);
  const names = await namesOf(tx, keys, rows);
  const part = look.part.toLocaleLowerCase();
  const found = rows.filter(({ clientId }) =>
    names.get(clientId)?.toLocaleLowerCase().includes(part),
  );
  return {
    lines: await linesOf(tx, keys, found),
    next: rows.length === look.among ? lastOf(rows) : null,
  };
}

export async function inboxById(
  tx: Tx,
  keys: Keyring,
  id: string,
  scope: InboxScope,
): Promise<InboxLine[]> {
  const its = or(eq(conversations.id, id), eq(conversations.clientId, id));
  return linesOf(tx, keys, await rowsAfter(tx, and(its, inScope(scope)), null, 50));
}

export async function inboxCounts(tx: Tx, scope: InboxScope, at: Date): Promise<InboxCounts> {
  const many = async (kind: keyof InboxCounts) => {
    const some = tx
      .select({ id: conversations.id })
      .from(conversations)
      .where(and(ofClients(tx), inFilter(tx, { kind }, scope, at), inScope(scope)))
      .limit(COUNTED_UP_TO)
      .as('some');
    const [row] = await tx.select({ many: count() }).from(some);
    return row?.many ?? 0;
  };
  return {
    waiting: await many('waiting'),
    mine: await many('mine'),
    human: await many('human'),
    cards: await many('cards'),
    unknown: await many('unknown'),
    dead: await many('dead'),
    snoozed: await many('snoozed'),
  };
}

export async function inboxTags(tx: Tx, scope: InboxScope, limit: number): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ tag: conversationTags.tag })
    .from(conversationTags)
    .where(
      scope.only
        ? inArray(
            conversationTags.conversationId,
            tx.select({ id: conversations.id }).from(conversations).where(inScope(scope)),
          )
        : undefined,
    )
    .orderBy(conversationTags.tag)
    .limit(limit);
  return rows.map(({ tag }) => tag);
}

export async function tagsOf(
  tx: Tx,
  ids: readonly string[],
): Promise<{ conversationId: string; tag: string }[]> {
  return tx
    .select()
    .from(conversationTags)
    .where(inArray(conversationTags.conversationId, [...ids]))
    .orderBy(conversationTags.tag);
}

/** Names by operator; there are few of them. */
export async function operatorNames(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.select({ id: operators.id, name: operators.name }).from(operators);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function rowsAfter(
  tx: Tx,
  wanted: ReturnType<typeof and>,
  after: InboxCursor | null,
  limit: number,
): Promise<Row[]> {
  const { lastAt, id } = conversations;
  const older =
    after && and(lte(lastAt, after.lastAt), or(lt(lastAt, after.lastAt), lt(id, after.id)));
  return tx
    .select()
    .from(conversations)
    .where(and(isNotNull(lastAt), ofClients(tx), wanted, older ?? undefined))
    .orderBy(desc(lastAt), desc(id))
    .limit(limit);
}

/** Strangers stand in the waiting list and nowhere else: a flood of them buries no client. */
function ofClients(tx: Tx) {
  return exists(
    tx
      .select({ id: clients.id })
      .from(clients)
      .where(and(eq(clients.id, conversations.clientId), eq(clients.admission, 'admitted'))),
  );
}

function inScope({ only, operatorId }: InboxScope) {
  return only ? concerns(operatorId) : undefined;
}

/** They have it, or should see to it. */
function concerns(operatorId: string) {
  return or(eq(conversations.operatorId, operatorId), eq(conversations.assigneeId, operatorId));
}

function inFilter(tx: Tx, filter: InboxFilter, scope: InboxScope, at: Date) {
  const { id, control, snoozedUntil } = conversations;
  switch (filter.kind) {
    case 'all':
      return or(isNull(snoozedUntil), lte(snoozedUntil, at));
    case 'waiting':
      return eq(control, 'requested');
    case 'human':
      return inArray(control, WITH_A_PERSON);
    case 'mine':
      return concerns(scope.operatorId);
    case 'snoozed':
      return gt(snoozedUntil, at);
    case 'cards':
      return inArray(
        id,
        tx
          .select({ id: approvals.conversationId })
          .from(approvals)
          .where(eq(approvals.status, 'pending')),
      );
    case 'unknown':
      return or(
        inArray(
          id,
          tx.select({ id: outbox.conversationId }).from(outbox).where(eq(outbox.state, 'unknown')),
        ),
        inArray(
          id,
          tx
            .select({ id: approvals.conversationId })
            .from(executions)
            .innerJoin(approvals, eq(approvals.id, executions.approvalId))
            .where(eq(executions.status, 'unknown')),
        ),
      );
    case 'dead':
      return or(
        inArray(
          id,
          tx.select({ id: inbox.conversationId }).from(inbox).where(eq(inbox.state, 'dead')),
        ),
        inArray(
          id,
          tx.select({ id: outbox.conversationId }).from(outbox).where(eq(outbox.state, 'failed')),
        ),
      );
    case 'tag':
      return inArray(
        id,
        tx
          .select({ id: conversationTags.conversationId })
          .from(conversationTags)
          .where(eq(conversationTags.tag, filter.tag)),
      );
  }
}

async function linesOf(tx: Tx, keys: Keyring, rows: readonly Row[]): Promise<InboxLine[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const [names, people, tags, cards] = [
    await namesOf(tx, keys, rows),
    await operatorNames(tx),
    await tagsOf(tx, ids),
    await pendingCards(tx, rows),
  ];
  return rows.map((row) => ({
    id: row.id,
    clientId: row.clientId,
    name: names.get(row.clientId) ?? null,
    account: row.account,
    control: row.control,
    operator: nameOf(people, row.operatorId),
    assignee: nameOf(people, row.assigneeId),
    requestedAt: row.requestedAt,
    reason: toReason(row.requestReason),
    snoozedUntil: row.snoozedUntil,
    lastAt: row.lastAt ?? row.createdAt,
    isUnread: row.lastClientAt !== null && (row.seenAt === null || row.lastClientAt > row.seenAt),
    pendingCards: cards.get(row.id) ?? 0,
    tags: tags.filter(({ conversationId }) => conversationId === row.id).map(({ tag }) => tag),
  }));
}

export function nameOf(people: ReadonlyMap<string, string>, id: string | null): string | null {
  return id === null ? null : (people.get(id) ?? 'somebody who has left');
}

async function namesOf(tx: Tx, keys: Keyring, rows: readonly Row[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  const ids = [...new Set(rows.map(({ clientId }) => clientId))];
  const sealed = await tx
    .select({ id: clients.id, name: clients.sealedName })
    .from(clients)
    .where(inArray(clients.id, ids));
  for (const { id, name } of sealed)
    if (name) names.set(id, await keys.openText(tx, id, namePlace(id), name));
  return names;
}

async function pendingCards(tx: Tx, rows: readonly Row[]): Promise<Map<string, number>> {
  const counted = await tx
    .select({ id: approvals.conversationId, many: count() })
    .from(approvals)
    .where(
      and(
        inArray(approvals.clientId, [...new Set(rows.map(({ clientId }) => clientId))]),
        eq(approvals.status, 'pending'),
      ),
    )
    .groupBy(approvals.conversationId);
  return new Map(counted.map(({ id, many }) => [id, many]));
}

function lastOf(rows: readonly Row[]): InboxCursor | null {
  const last = rows.at(-1);
  return last ? { lastAt: last.lastAt ?? last.createdAt, id: last.id } : null;
}
