import { sql } from 'drizzle-orm';
import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { refersTo, sealed, time } from './columns.ts';
import { clients } from './schema.ts';

/** Tables of the job index, the boards it is filled from, forwarded alerts, saved searches and digests. */
const ofClient = () => refersTo('client_id', () => clients.id);

/** Public postings as they were read; what stands in `document` is the board's own text. */
export const postings = sqliteTable(
  'postings',
  {
    id: text('id').primaryKey(),
    /** Row number of the full-text index; SQLite's own may change when the file is rewritten. */
    ord: integer('ord').unique(),
    change: integer('change').notNull().unique(),
    digest: text('digest').notNull(),
    document: text('document').notNull(),
    profile: text('profile'),
    profileVersion: text('profile_version'),
    savedAt: time('saved_at').notNull(),
    /** The board of JOB_BOARDS whose list it stands on; null for a posting that came another way. */
    board: text('board'),
    firstSeenAt: time('first_seen_at'),
    /** When its board last listed it; of a client's own: when it last came again unchanged. */
    seenAt: time('seen_at'),
    closedAt: time('closed_at'),
    closedWhy: text('closed_why', { enum: ['gone', 'expired', 'not_found'] }),
    /** The card under which copies of one job stand: the id of the first of them. */
    card: text('card'),
    /** An older posting of the same text that had ended: this one is a repost. */
    repostOf: text('repost_of'),
    /** The only client who sees it, for what came by their mail or paste; null: public. */
    ownerId: text('owner_id'),
  },
  (table) => [
    index('postings_owner').on(table.ownerId).where(sql`owner_id IS NOT NULL`),
    index('postings_board').on(table.board, table.seenAt),
    index('postings_card').on(table.card),
  ],
);

/**
 * Bands of each posting: two postings with a band in common may be copies. SQLite keeps it by its key alone (WITHOUT ROWID),
 * and a number in place of the id: it has forty rows a posting.
 */
export const postingBands = sqliteTable(
  'posting_bands',
  {
    /** With a mark in front where the posting belongs to one client, so that others never meet it. */
    band: text('band').notNull(),
    ord: integer('ord').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.band, table.ord] }),
    index('posting_bands_ord').on(table.ord),
  ],
);

/** What is known of each board of JOB_BOARDS since it was last asked. */
export const boards = sqliteTable('boards', {
  name: text('name').primaryKey(),
  /** Validators of the last whole answer, for a conditional request. */
  etag: text('etag'),
  lastModified: text('last_modified'),
  askedAt: time('asked_at'),
  answeredAt: time('answered_at'),
  /** Postings in the last whole answer. */
  listed: integer('listed'),
  /** Faults in a row; the code of the last one. */
  failures: integer('failures').notNull().default(0),
  errorCode: text('error_code'),
  /** Not asked before this: the board's own wish, back-off or an open circuit. */
  retryAt: time('retry_at'),
  /** When an operator was told that it is broken. */
  reportedAt: time('reported_at'),
});

/** The private mail address of a client for forwarded job alerts. The token is found by its keyed digest. */
export const alertAddresses = sqliteTable(
  'alert_addresses',
  {
    tokenDigest: text('token_digest').primaryKey(),
    clientId: ofClient(),
    sealedToken: sealed('sealed_token').notNull(),
    createdAt: time('created_at').notNull(),
    revokedAt: time('revoked_at'),
  },
  (table) => [index('alert_addresses_client').on(table.clientId)],
);

/** Senders from which a client takes alerts, or never again. */
export const alertSenders = sqliteTable(
  'alert_senders',
  {
    clientId: ofClient(),
    senderDigest: text('sender_digest').notNull(),
    sealedSender: sealed('sealed_sender').notNull(),
    verdict: text('verdict', { enum: ['allowed', 'blocked', 'asked'] }).notNull(),
    at: time('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.clientId, table.senderDigest] })],
);

/** Alert mails that came in: waiting, read, or kept because nothing could be read from them. */
export const alertMails = sqliteTable(
  'alert_mails',
  {
    ord: integer('ord').primaryKey({ autoIncrement: true }),
    id: text('id').notNull().unique(),
    clientId: ofClient(),
    /** Of the message id and the text: the same mail twice is one. */
    digest: text('digest').notNull(),
    via: text('via', { enum: ['smtp', 'imap', 'http'] }).notNull(),
    state: text('state', { enum: ['new', 'held', 'read', 'nothing', 'failed'] }).notNull(),
    /** Null once its jobs are in the index. */
    sealedMail: sealed('sealed_mail'),
    found: integer('found'),
    /** How often reading it began. */
    attempts: integer('attempts').notNull().default(0),
    receivedAt: time('received_at').notNull(),
    readAt: time('read_at'),
  },
  (table) => [
    uniqueIndex('alert_mails_digest').on(table.clientId, table.digest),
    index('alert_mails_state').on(table.state, table.ord),
  ],
);

/** Postings that a client was shown, so that a digest brings new ones only. */
export const shownPostings = sqliteTable(
  'shown_postings',
  {
    clientId: ofClient(),
    postingId: text('posting_id').notNull(),
    via: text('via', { enum: ['search', 'digest', 'alert'] }).notNull(),
    at: time('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.clientId, table.postingId] })],
);

/** Searches that run by themselves. */
export const savedSearches = sqliteTable(
  'saved_searches',
  {
    id: text('id').primaryKey(),
    clientId: ofClient(),
    conversationId: text('conversation_id').notNull(),
    /** What the client calls it by: 1, 2, 3. */
    number: integer('number').notNull(),
    sealedSearch: sealed('sealed_search').notNull(),
    createdAt: time('created_at').notNull(),
    ranAt: time('ran_at'),
    endedAt: time('ended_at'),
  },
  (table) => [uniqueIndex('saved_searches_number').on(table.clientId, table.number)],
);

/** When a client's digest is due and when the last ones went out. */
export const digests = sqliteTable(
  'digests',
  {
    clientId: ofClient().primaryKey(),
    conversationId: text('conversation_id').notNull(),
    /** Local time as the client wrote it ("08:30"); null: stopped. */
    hour: text('hour'),
    nextAt: time('next_at'),
    sentAt: time('sent_at'),
    weeklySentAt: time('weekly_sent_at'),
  },
  (table) => [index('digests_due').on(table.nextAt)],
);

/** Follow-ups that are suggested for a saved or contacted posting. */
export const followUps = sqliteTable(
  'follow_ups',
  {
    clientId: ofClient(),
    postingId: text('posting_id').notNull(),
    dueAt: time('due_at').notNull(),
    state: text('state', { enum: ['open', 'suggested', 'done', 'dismissed'] }).notNull(),
    at: time('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.clientId, table.postingId] }),
    index('follow_ups_due').on(table.state, table.dueAt).where(sql`${table.state} = 'open'`),
  ],
);

/** Answers to mails that a client has sent: what a mailbox shows of them without their text. */
export const replies = sqliteTable(
  'replies',
  {
    id: text('id').primaryKey(),
    clientId: ofClient(),
    conversationId: text('conversation_id').notNull(),
    /** The approval whose mail this answers. */
    approvalId: text('approval_id').notNull(),
    postingId: text('posting_id'),
    /** Keyed digest of its message id: the same answer twice is one. */
    digest: text('digest').notNull().unique(),
    kind: text('kind', { enum: ['reply', 'automatic', 'bounce'] }).notNull(),
    /** Sender and subject. */
    sealedHead: sealed('sealed_head').notNull(),
    receivedAt: time('received_at').notNull(),
    foundAt: time('found_at').notNull(),
    toldAt: time('told_at'),
  },
  (table) => [index('replies_client').on(table.clientId, table.receivedAt)],
);

/** How far the mailbox that gets the answers was read. */
export const mailboxes = sqliteTable('mailboxes', {
  name: text('name').primaryKey(),
  uidValidity: text('uid_validity').notNull(),
  lastUid: integer('last_uid').notNull(),
  at: time('at').notNull(),
});
