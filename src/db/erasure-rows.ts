import { and, asc, eq, getTableName, inArray, ne, sql } from 'drizzle-orm';
import type { AuditEntry } from '../desk/audit.ts';
import type { Erasure, ErasureScope } from '../desk/ports/goodbye-store.ts';
import { appendAudit } from './audit-chain.ts';
import { toConversation } from './client-rows.ts';
import { tagAddresses } from './erased-address-rows.ts';
import type { Keyring } from './keyring.ts';
import { dropOwned } from './owned-rows.ts';
import { dropPersonKeys, otherAddresses } from './person-keys.ts';
import {
  approvals,
  channelKeys,
  clients,
  contacts,
  conversations,
  cvs,
  drafts,
  erasures,
  executions,
  facts,
  identities,
  inbox,
  outbox,
  permissions,
  pipeline,
  preferences,
  scheduled,
  searches,
  turns,
  usage,
} from './schema.ts';
import {
  alertAddresses,
  alertMails,
  alertSenders,
  digests,
  followUps,
  postingBands,
  postings,
  replies,
  savedSearches,
  shownPostings,
} from './schema-jobs.ts';
import {
  conversationTags,
  operatorAnswers,
  operatorMirror,
  operatorNotes,
  operatorTopics,
} from './schema-operators.ts';
import { orphanTopics } from './topic-rows.ts';
import type { Tx } from './units.ts';

const ofClient = (id: string) => ({
  conversations: sql`(select ${conversations.id} from ${conversations} where ${conversations.clientId} = ${id})`,
  approvals: sql`(select ${approvals.id} from ${approvals} where ${approvals.clientId} = ${id})`,
});

/**
 * Every table that holds something of a client, and which rows of it are theirs; what is referred to comes last. A test
 * reads the schema and fails when a table is neither here nor in the list below.
 */
const CLIENT_TABLES = [
  [
    scheduled,
    (id: string) =>
      sql`${scheduled.target} = ${id} or ${scheduled.target} in ${ofClient(id).approvals} or ${scheduled.target} in ${ofClient(id).conversations}`,
  ],
  [executions, (id: string) => sql`${executions.approvalId} in ${ofClient(id).approvals}`],
  [permissions, (id: string) => eq(permissions.clientId, id)],
  [approvals, (id: string) => eq(approvals.clientId, id)],
  [outbox, (id: string) => sql`${outbox.conversationId} in ${ofClient(id).conversations}`],
  [inbox, (id: string) => sql`${inbox.conversationId} in ${ofClient(id).conversations}`],
  [turns, (id: string) => sql`${turns.conversationId} in ${ofClient(id).conversations}`],
  [searches, (id: string) => eq(searches.clientId, id)],
  [savedSearches, (id: string) => eq(savedSearches.clientId, id)],
  [shownPostings, (id: string) => eq(shownPostings.clientId, id)],
  [digests, (id: string) => eq(digests.clientId, id)],
  [followUps, (id: string) => eq(followUps.clientId, id)],
  [alertMails, (id: string) => eq(alertMails.clientId, id)],
  [alertSenders, (id: string) => eq(alertSenders.clientId, id)],
  [alertAddresses, (id: string) => eq(alertAddresses.clientId, id)],
  [replies, (id: string) => eq(replies.clientId, id)],
  [
    postingBands,
    (id: string) =>
      sql`${postingBands.ord} in (select ${postings.ord} from ${postings} where ${postings.ownerId} = ${id})`,
  ],
  [postings, (id: string) => eq(postings.ownerId, id)],
  [operatorNotes, (id: string) => eq(operatorNotes.clientId, id)],
  [
    conversationTags,
    (id: string) => sql`${conversationTags.conversationId} in ${ofClient(id).conversations}`,
  ],
  [
    operatorAnswers,
    (id: string) => sql`${operatorAnswers.conversationId} in ${ofClient(id).conversations}`,
  ],
  [
    operatorMirror,
    (id: string) => sql`${operatorMirror.conversationId} in ${ofClient(id).conversations}`,
  ],
  [
    operatorTopics,
    (id: string) => sql`${operatorTopics.conversationId} in ${ofClient(id).conversations}`,
  ],
  [drafts, (id: string) => eq(drafts.clientId, id)],
  [pipeline, (id: string) => eq(pipeline.clientId, id)],
  [contacts, (id: string) => eq(contacts.clientId, id)],
  [preferences, (id: string) => eq(preferences.clientId, id)],
  [facts, (id: string) => eq(facts.clientId, id)],
  [cvs, (id: string) => eq(cvs.clientId, id)],
  [usage, (id: string) => eq(usage.clientId, id)],
  [identities, (id: string) => eq(identities.clientId, id)],
  [conversations, (id: string) => eq(conversations.clientId, id)],
  // With the client goes their key: what a backup still holds of them opens no more with this database.
  [clients, (id: string) => eq(clients.id, id)],
] as const;

/** Names of the tables that an erasure empties of a client's rows. */
export const TABLES_OF_CLIENTS: readonly string[] = [
  ...CLIENT_TABLES.map(([table]) => getTableName(table)),
  getTableName(channelKeys),
];

/** Public, the desk's own, or pseudonymous (the log, and the word that an erasure happened). */
export const TABLES_WITHOUT_CLIENTS: readonly string[] = [
  'meta',
  'boards',
  'mailboxes',
  'operators',
  'operator_sessions',
  'canned_replies',
  'invites',
  'desk_settings',
  'channel_logins',
  'audit',
  'checkpoints',
  'erasures',
  'erased_addresses',
];

/** The client has left: whatever waits of theirs or for them ends, and the erasure is under way. Once only. */
export async function beginErasure(tx: Tx, clientId: string, at: Date): Promise<void> {
  const left = await tx
    .update(clients)
    .set({ status: 'closed' })
    .where(and(eq(clients.id, clientId), ne(clients.status, 'closed')))
    .returning({ subject: clients.subject });
  const [client] = left;
  if (!client) return;
  await tx
    .insert(erasures)
    .values({ clientId, subject: client.subject, state: 'closing', requestedAt: at })
    .onConflictDoNothing();
  const { conversations: talks, approvals: cards } = ofClient(clientId);
  await tx
    .update(approvals)
    .set({ status: 'cancelled', decidedAt: at })
    .where(and(eq(approvals.clientId, clientId), eq(approvals.status, 'pending')));
  await tx
    .update(executions)
    .set({ status: 'failed', errorCode: 'client_left', finishedAt: at })
    .where(
      and(
        sql`${executions.approvalId} in ${cards}`,
        inArray(executions.status, ['held', 'queued']),
      ),
    );
  await tx
    .update(permissions)
    .set({ revokedAt: at })
    .where(and(eq(permissions.clientId, clientId), sql`${permissions.revokedAt} is null`));
  await tx
    .update(inbox)
    .set({ state: 'done', sealedContent: null })
    .where(and(sql`${inbox.conversationId} in ${talks}`, eq(inbox.state, 'new')));
  await tx
    .update(outbox)
    .set({ state: 'suppressed' })
    .where(and(sql`${outbox.conversationId} in ${talks}`, eq(outbox.state, 'queued')));
}

export async function erasureScope(tx: Tx, clientId: string): Promise<ErasureScope> {
  const talks = await tx
    .select()
    .from(conversations)
    .where(eq(conversations.clientId, clientId))
    .orderBy(asc(conversations.id));
  const unsent = await tx
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        sql`${outbox.conversationId} in ${ofClient(clientId).conversations}`,
        inArray(outbox.state, ['queued', 'attempting']),
      ),
    );
  const attempting = await tx
    .select({ id: executions.approvalId })
    .from(executions)
    .where(
      and(
        sql`${executions.approvalId} in ${ofClient(clientId).approvals}`,
        eq(executions.status, 'attempting'),
      ),
    );
  const cards = await tx
    .select({ id: approvals.id, looks: approvals.looks })
    .from(approvals)
    .where(eq(approvals.clientId, clientId));
  return {
    conversations: talks.map(toConversation),
    unsent: unsent.length,
    attempting: attempting.map(({ id }) => id),
    cards,
  };
}

/** True when the client's rows were there and are gone now; false when somebody was faster, or nobody asked for it. */
export async function eraseClient(
  tx: Tx,
  keys: Keyring,
  clientId: string,
  entry: AuditEntry,
): Promise<boolean> {
  const [erasure] = await tx
    .update(erasures)
    .set({ state: 'purging' })
    .where(and(eq(erasures.clientId, clientId), eq(erasures.state, 'closing')))
    .returning({ requestedAt: erasures.requestedAt });
  if (!erasure) return false;
  const addresses = await addressesOf(tx, keys, clientId);
  await tagAddresses(tx, keys, addresses, erasure.requestedAt);
  await dropRows(tx, keys, clientId, addresses);
  await appendAudit(tx, keys, [entry]);
  return true;
}

/**
 * Deletes every row of people who never were clients. Where they wrote from is not remembered: what still comes of them
 * makes strangers of them again, and a flood of strangers leaves nothing behind.
 */
export async function dropClientRows(
  tx: Tx,
  keys: Keyring,
  clientIds: readonly string[],
): Promise<void> {
  for (const id of clientIds) await dropRows(tx, keys, id, await addressesOf(tx, keys, id));
}

async function dropRows(
  tx: Tx,
  keys: Keyring,
  clientId: string,
  addresses: readonly { account: string; address: string }[],
): Promise<void> {
  for (const { account, address } of addresses) await dropPersonKeys(tx, account, [address]);
  await dropOwned(tx, clientId);
  await orphanTopics(tx, clientId);
  for (const [table, theirs] of CLIENT_TABLES) await tx.delete(table).where(theirs(clientId));
  keys.forget(clientId);
}

/** Also those that only the channel knows to be theirs, unless another client writes from there. */
async function addressesOf(
  tx: Tx,
  keys: Keyring,
  clientId: string,
): Promise<{ account: string; address: string }[]> {
  const known = await tx
    .select({ account: identities.account, address: identities.address })
    .from(identities)
    .where(eq(identities.clientId, clientId));
  const chats = await tx
    .select({ account: conversations.account, address: conversations.chat })
    .from(conversations)
    .where(eq(conversations.clientId, clientId));
  const theirs = [...known, ...chats];
  const others: typeof theirs = [];
  for (const [account, places] of Map.groupBy(theirs, ({ account }) => account)) {
    const named = places.map(({ address }) => address);
    for (const address of await otherAddresses(tx, keys, account, named)) {
      const [owner] = await tx
        .select({ clientId: identities.clientId })
        .from(identities)
        .where(and(eq(identities.account, account), eq(identities.address, address)));
      if (!owner) others.push({ account, address });
    }
  }
  return [...theirs, ...others];
}

export async function getErasure(tx: Tx, clientId: string): Promise<Erasure | null> {
  const [row] = await tx.select().from(erasures).where(eq(erasures.clientId, clientId));
  return row ?? null;
}

export async function openErasures(tx: Tx): Promise<Erasure[]> {
  return tx
    .select()
    .from(erasures)
    .where(inArray(erasures.state, ['closing', 'purging']))
    .orderBy(asc(erasures.requestedAt));
}

export async function endErasure(tx: Tx, clientId: string, at: Date): Promise<void> {
  await tx
    .update(erasures)
    .set({ state: 'done', finishedAt: at })
    .where(and(eq(erasures.clientId, clientId), eq(erasures.state, 'purging')));
}
