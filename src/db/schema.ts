import { sql } from 'drizzle-orm';
import {
  blob,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { refersTo, sealed, time } from './columns.ts';

/**
 * The tables. Columns named `sealed…` hold AES-256-GCM values under the client's own key (sealer.ts); the file as a
 * whole is encrypted besides. Times are milliseconds. Pairs of types are chosen so that a PostgreSQL twin has the same rows.
 */
export const meta = sqliteTable('meta', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
});

export const clients = sqliteTable(
  'clients',
  {
    id: text('id').primaryKey(),
    subject: text('subject').notNull().unique(),
    sealedName: sealed('sealed_name'),
    status: text('status', { enum: ['new', 'consented', 'declined', 'closed'] }).notNull(),
    consentVersion: text('consent_version'),
    consentAt: time('consent_at'),
    timeZone: text('time_zone').notNull(),
    /** As the client wrote it (21:00-08:00, off); null: as the desk has it. */
    quietHours: text('quiet_hours'),
    /** Since when nothing runs for the client, at their wish. */
    pausedAt: time('paused_at'),
    /** Strangers wait until they bring an invite or an operator lets them in. */
    admission: text('admission', { enum: ['admitted', 'waiting', 'refused'] })
      .notNull()
      .default('admitted'),
    /** Limits of a day that are this client's own, as JSON; null: the desk's. */
    limits: text('limits'),
    dataKey: sealed('data_key').notNull(),
    cardNumber: integer('card_number').notNull(),
    draftNumber: integer('draft_number').notNull(),
    createdAt: time('created_at').notNull(),
  },
  (table) => [index('clients_status').on(table.status, table.id)],
);

export const identities = sqliteTable(
  'identities',
  {
    account: text('account').notNull(),
    address: text('address').notNull(),
    clientId: refersTo('client_id', () => clients.id),
  },
  (table) => [primaryKey({ columns: [table.account, table.address] })],
);

export const conversations = sqliteTable(
  'conversations',
  {
    id: text('id').primaryKey(),
    clientId: refersTo('client_id', () => clients.id),
    account: text('account').notNull(),
    chat: text('chat').notNull(),
    control: text('control', {
      enum: ['bot', 'requested', 'human', 'returning', 'closed'],
    }).notNull(),
    controlEpoch: integer('control_epoch').notNull(),
    /** Rises at every transition; a transition names the version that it was decided on. */
    controlVersion: integer('control_version').notNull().default(0),
    /** The operator who has it. */
    operatorId: text('operator_id'),
    requestedAt: time('requested_at'),
    requestReason: text('request_reason'),
    claimedAt: time('claimed_at'),
    leaseUntil: time('lease_until'),
    /** What the operator hands back with. */
    sealedSummary: sealed('sealed_summary'),
    /** When to look at the request or the lease again, and how often that was done. */
    controlLookAt: time('control_look_at'),
    controlLooks: integer('control_looks').notNull().default(0),
    /** What operators have still to be told, since when, how often that was tried, and when to try again. */
    owedNews: text('owed_news'),
    owedNewsSince: time('owed_news_since'),
    owedNewsTries: integer('owed_news_tries').notNull().default(0),
    owedNewsRetryAt: time('owed_news_retry_at'),
    /** Who should see to it; not who has it. */
    assigneeId: text('assignee_id'),
    snoozedUntil: time('snoozed_until'),
    /** When anybody last said something, and when the client did. */
    lastAt: time('last_at'),
    lastClientAt: time('last_client_at'),
    /** When an operator last looked. */
    seenAt: time('seen_at'),
    /** Since when the client shuts the desk out; nothing is sent until they write again. */
    unreachableAt: time('unreachable_at'),
    createdAt: time('created_at').notNull(),
  },
  (table) => [
    uniqueIndex('conversations_chat').on(table.account, table.chat),
    index('conversations_client').on(table.clientId),
    index('conversations_last').on(table.lastAt),
    index('conversations_control').on(table.control, table.lastAt),
    index('conversations_look').on(table.controlLookAt).where(sql`control_look_at IS NOT NULL`),
    index('conversations_news')
      .on(table.owedNewsRetryAt)
      .where(sql`owed_news_retry_at IS NOT NULL`),
    index('conversations_operator').on(table.operatorId).where(sql`operator_id IS NOT NULL`),
    index('conversations_assignee').on(table.assigneeId).where(sql`assignee_id IS NOT NULL`),
    index('conversations_snoozed').on(table.snoozedUntil).where(sql`snoozed_until IS NOT NULL`),
  ],
);

export const inbox = sqliteTable(
  'inbox',
  {
    ord: integer('ord').primaryKey({ autoIncrement: true }),
    id: text('id').notNull().unique(),
    account: text('account').notNull(),
    eventId: text('event_id').notNull(),
    messageKey: text('message_key'),
    conversationId: refersTo('conversation_id', () => conversations.id),
    /** Buttons do not wait behind a running turn, so they have a lane of their own. */
    lane: text('lane', { enum: ['talk', 'tap'] })
      .notNull()
      .default('talk'),
    /** Emptied when the item is done: what matters of it is in the transcript. */
    sealedContent: sealed('sealed_content'),
    state: text('state', { enum: ['new', 'done', 'dead'] }).notNull(),
    attempts: integer('attempts').notNull(),
    /** The message's place in its chat, where the platform numbers messages. */
    orderNo: integer('order_no'),
    sentAt: time('sent_at').notNull(),
    receivedAt: time('received_at').notNull(),
  },
  (table) => [
    uniqueIndex('inbox_event').on(table.account, table.eventId),
    uniqueIndex('inbox_message').on(table.account, table.messageKey),
    index('inbox_waiting').on(table.state, table.conversationId, table.lane, table.ord),
  ],
);

export const outbox = sqliteTable(
  'outbox',
  {
    ord: integer('ord').primaryKey({ autoIncrement: true }),
    id: text('id').notNull().unique(),
    conversationId: refersTo('conversation_id', () => conversations.id),
    kind: text('kind', {
      enum: ['text', 'card', 'card_resolved', 'blocked', 'retract', 'revise', 'file'],
    }).notNull(),
    /** The approval whose card this is, so that its acceptance can be noted. */
    approvalId: text('approval_id'),
    sealedMessage: sealed('sealed_message').notNull(),
    controlEpoch: integer('control_epoch').notNull(),
    /** Only the bot's words belong to a control epoch; an operator's and the desk's own lines outlive it. */
    speaker: text('speaker', { enum: ['bot', 'desk', 'operator'] })
      .notNull()
      .default('bot'),
    state: text('state', {
      enum: ['queued', 'attempting', 'accepted', 'failed', 'unknown', 'suppressed'],
    }).notNull(),
    attempts: integer('attempts').notNull(),
    /** The next part to send, of a message that is longer than the platform takes. */
    part: integer('part').notNull().default(0),
    notBefore: time('not_before'),
    ref: text('ref'),
    code: text('code'),
    createdAt: time('created_at').notNull(),
  },
  (table) => [
    index('outbox_waiting').on(table.state, table.conversationId, table.ord),
    // Only cards are looked up again: by their approval, and by the message that a client quotes.
    index('outbox_approval').on(table.approvalId).where(sql`approval_id IS NOT NULL`),
    index('outbox_card').on(table.conversationId, table.ref).where(sql`approval_id IS NOT NULL`),
  ],
);

/** One row a turn: its messages as one sealed list. */
export const turns = sqliteTable(
  'turns',
  {
    ord: integer('ord').primaryKey({ autoIncrement: true }),
    id: text('id').notNull(),
    conversationId: refersTo('conversation_id', () => conversations.id),
    sealedMessages: sealed('sealed_messages').notNull(),
    chars: integer('chars').notNull(),
    at: time('at').notNull(),
  },
  (table) => [index('turns_conversation').on(table.conversationId, table.ord)],
);

export const approvals = sqliteTable(
  'approvals',
  {
    id: text('id').primaryKey(),
    clientId: refersTo('client_id', () => clients.id),
    conversationId: refersTo('conversation_id', () => conversations.id),
    number: integer('number').notNull(),
    tool: text('tool').notNull(),
    sealedPayload: sealed('sealed_payload').notNull(),
    payloadHash: text('payload_hash').notNull(),
    sealedCard: sealed('sealed_card').notNull(),
    nonce: text('nonce').notNull(),
    status: text('status', {
      enum: ['pending', 'approved', 'declined', 'expired', 'superseded', 'cancelled'],
    }).notNull(),
    about: text('about'),
    createdAt: time('created_at').notNull(),
    expiresAt: time('expires_at').notNull(),
    shownAt: time('shown_at'),
    shownOrder: integer('shown_order'),
    decidedAt: time('decided_at'),
    decidedVia: text('decided_via', { enum: ['tap', 'text'] }),
    decidedBy: text('decided_by'),
    /** When to look at a waiting card again: a reminder, or its end. */
    nextLookAt: time('next_look_at'),
    lookedAt: time('looked_at'),
    looks: integer('looks').notNull().default(0),
  },
  (table) => [
    uniqueIndex('approvals_number').on(table.clientId, table.number),
    index('approvals_expiry').on(table.status, table.expiresAt),
    index('approvals_client').on(table.clientId, table.status),
    index('approvals_look').on(table.status, table.nextLookAt),
  ],
);

export const executions = sqliteTable(
  'executions',
  {
    approvalId: text('approval_id')
      .primaryKey()
      .references(() => approvals.id),
    status: text('status', {
      enum: ['held', 'queued', 'attempting', 'done', 'failed', 'unknown'],
    }).notNull(),
    attempts: integer('attempts').notNull(),
    queuedAt: time('queued_at').notNull(),
    startedAt: time('started_at'),
    finishedAt: time('finished_at'),
    errorCode: text('error_code'),
  },
  (table) => [index('executions_newest').on(table.status, table.approvalId)],
);

export const permissions = sqliteTable(
  'permissions',
  {
    id: text('id').primaryKey(),
    clientId: refersTo('client_id', () => clients.id),
    tool: text('tool').notNull(),
    host: text('host').notNull(),
    purpose: text('purpose').notNull(),
    grantedAt: time('granted_at').notNull(),
    expiresAt: time('expires_at').notNull(),
    revokedAt: time('revoked_at'),
    uses: integer('uses').notNull(),
    /** Null: as often as wanted until it ends. */
    maxUses: integer('max_uses'),
    approvalId: text('approval_id').notNull(),
  },
  (table) => [index('permissions_client').on(table.clientId)],
);

/** Append-only: triggers in the migration refuse every update and delete. */
export const audit = sqliteTable(
  'audit',
  {
    seq: integer('seq').primaryKey(),
    user: text('user').notNull(),
    body: text('body').notNull(),
    hash: blob('hash', { mode: 'buffer' }).notNull(),
  },
  (table) => [index('audit_user').on(table.user, table.seq)],
);

/** Signed statements of how far the log reached; the same lines are written to a file outside of the database. */
export const checkpoints = sqliteTable(
  'checkpoints',
  {
    ord: integer('ord').primaryKey({ autoIncrement: true }),
    /** The last row of the log that it speaks of. Rows up to a segment's end may be dropped. */
    size: integer('size').notNull(),
    why: text('why', { enum: ['rows', 'time', 'start', 'stop', 'export', 'segment'] }).notNull(),
    line: text('line').notNull(),
    at: time('at').notNull(),
  },
  (table) => [index('checkpoints_size').on(table.why, table.size)],
);

/** A client's goodbye, so that a crash in the middle is taken up again and the second wish changes nothing. */
export const erasures = sqliteTable(
  'erasures',
  {
    clientId: text('client_id').primaryKey(),
    subject: text('subject').notNull(),
    state: text('state', { enum: ['closing', 'purging', 'done'] }).notNull(),
    requestedAt: time('requested_at').notNull(),
    finishedAt: time('finished_at'),
  },
  (table) => [index('erasures_state').on(table.state)],
);

/** Where erased clients wrote from, as keyed tags: what was sent before the erasure and comes late is dropped. */
export const erasedAddresses = sqliteTable('erased_addresses', {
  tag: text('tag').primaryKey(),
  erasedAt: time('erased_at').notNull(),
});

export const cvs = sqliteTable('cvs', {
  clientId: text('client_id')
    .primaryKey()
    .references(() => clients.id),
  id: text('id').notNull(),
  sealedInfo: sealed('sealed_info').notNull(),
  sealedFile: sealed('sealed_file').notNull(),
  sha256: text('sha256').notNull(),
  readAt: time('read_at').notNull(),
});

export const facts = sqliteTable(
  'facts',
  {
    ord: integer('ord').primaryKey({ autoIncrement: true }),
    id: text('id').notNull().unique(),
    clientId: refersTo('client_id', () => clients.id),
    sealedFact: sealed('sealed_fact').notNull(),
    origin: text('origin', { enum: ['cv', 'client'] }).notNull(),
  },
  (table) => [index('facts_client').on(table.clientId, table.ord)],
);

export const preferences = sqliteTable(
  'preferences',
  {
    clientId: refersTo('client_id', () => clients.id),
    key: text('key').notNull(),
    sealedValue: sealed('sealed_value').notNull(),
    at: time('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.clientId, table.key] })],
);

export const contacts = sqliteTable(
  'contacts',
  {
    ord: integer('ord').primaryKey({ autoIncrement: true }),
    clientId: refersTo('client_id', () => clients.id),
    id: text('id').notNull().unique(),
    sealedEmail: sealed('sealed_email').notNull(),
    at: time('at').notNull(),
  },
  (table) => [index('contacts_client').on(table.clientId, table.ord)],
);

export const searches = sqliteTable(
  'searches',
  {
    ord: integer('ord').primaryKey({ autoIncrement: true }),
    id: text('id').notNull().unique(),
    clientId: refersTo('client_id', () => clients.id),
    conversationId: text('conversation_id').notNull(),
    sealedSearch: sealed('sealed_search').notNull(),
    at: time('at').notNull(),
  },
  (table) => [index('searches_conversation').on(table.conversationId, table.ord)],
);

export const pipeline = sqliteTable(
  'pipeline',
  {
    clientId: refersTo('client_id', () => clients.id),
    postingId: text('posting_id').notNull(),
    stage: text('stage', {
      enum: ['saved', 'drafted', 'contacted', 'applied', 'interview', 'offer', 'closed'],
    }).notNull(),
    sealedNote: sealed('sealed_note'),
    at: time('at').notNull(),
    /** The end of the posting that the client was told of last. */
    closedToldAt: time('closed_told_at'),
  },
  (table) => [primaryKey({ columns: [table.clientId, table.postingId] })],
);

/** One row a draft: the newest version; cards keep the bytes of the versions that were asked about. */
export const drafts = sqliteTable(
  'drafts',
  {
    id: text('id').primaryKey(),
    clientId: refersTo('client_id', () => clients.id),
    number: integer('number').notNull(),
    version: integer('version').notNull(),
    postingId: text('posting_id').notNull(),
    sealedDraft: sealed('sealed_draft').notNull(),
    createdAt: time('created_at').notNull(),
  },
  (table) => [index('drafts_client').on(table.clientId, table.createdAt)],
);

/** Public data of boards: readable inside the encrypted file, so that it can be searched. */
export const usage = sqliteTable(
  'usage',
  {
    ord: integer('ord').primaryKey({ autoIncrement: true }),
    clientId: refersTo('client_id', () => clients.id),
    turnId: text('turn_id').notNull(),
    day: text('day').notNull(),
    model: text('model').notNull(),
    inputTokens: integer('input_tokens').notNull(),
    outputTokens: integer('output_tokens').notNull(),
    costMicroUsd: integer('cost_micro_usd'),
  },
  (table) => [
    index('usage_client').on(table.clientId, table.day),
    index('usage_day').on(table.day),
  ],
);

/** A channel's own login (WhatsApp): whoever reads it is the desk to everyone, so it is sealed with the desk's key. */
export const channelLogins = sqliteTable('channel_logins', {
  account: text('account').primaryKey(),
  sealedLogin: sealed('sealed_login').notNull(),
  at: time('at').notNull(),
});

/** Keys of the channel's encryption: one row a key, as the channel's library names them. */
export const channelKeys = sqliteTable(
  'channel_keys',
  {
    account: text('account').notNull(),
    type: text('type').notNull(),
    id: text('id').notNull(),
    sealedKey: sealed('sealed_key').notNull(),
  },
  (table) => [primaryKey({ columns: [table.account, table.type, table.id] })],
);

/** The embedded queue: what to look at, and when. A row that is being handled has its time moved on by the lease. */
export const scheduled = sqliteTable(
  'scheduled',
  {
    key: text('key').primaryKey(),
    kind: text('kind', { enum: ['look', 'digest', 'control'] }).notNull(),
    target: text('target').notNull(),
    /** Null: failed too often, kept for the operator. */
    runAt: time('run_at'),
    attempts: integer('attempts').notNull(),
    errorCode: text('error_code'),
  },
  (table) => [index('scheduled_due').on(table.runAt)],
);
