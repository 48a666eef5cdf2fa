import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { refersTo, sealed, time } from './columns.ts';
import { clients, conversations } from './schema.ts';

/** Tables of the people who look after a desk: their accounts, what they note, and who may become a client. */
const ofConversation = () => refersTo('conversation_id', () => conversations.id);

export const operators = sqliteTable('operators', {
  id: text('id').primaryKey(),
  /** What clients read and the log says; unique without regard to case, which the store sees to. */
  name: text('name').notNull().unique(),
  /** For signing in through the desk's identity provider. */
  email: text('email').unique(),
  role: text('role', { enum: ['viewer', 'operator', 'lead', 'admin'] }).notNull(),
  /** Sees and takes only the conversations that are assigned to them. */
  assignedOnly: integer('assigned_only', { mode: 'boolean' }).notNull().default(false),
  /** A PHC string; null: no password, so only the identity provider signs them in. */
  passwordHash: text('password_hash'),
  /** Sealed with the desk's own key; null: no second factor. */
  sealedTotp: sealed('sealed_totp'),
  /** The time step of the last code that was taken, so that no code works twice. */
  totpStep: integer('totp_step'),
  /** Their account in the operators' Telegram group. */
  telegramUser: text('telegram_user').unique(),
  failedSignIns: integer('failed_sign_ins').notNull().default(0),
  lockedUntil: time('locked_until'),
  createdAt: time('created_at').notNull(),
  disabledAt: time('disabled_at'),
});

/** Sign-ins that hold. The cookie's value is found by its digest only. */
export const operatorSessions = sqliteTable(
  'operator_sessions',
  {
    digest: text('digest').primaryKey(),
    operatorId: refersTo('operator_id', () => operators.id),
    csrf: text('csrf').notNull(),
    createdAt: time('created_at').notNull(),
    seenAt: time('seen_at').notNull(),
    expiresAt: time('expires_at').notNull(),
  },
  (table) => [
    index('operator_sessions_operator').on(table.operatorId),
    index('operator_sessions_end').on(table.expiresAt),
  ],
);

/** What people of the desk write for each other. Nothing here can reach a channel. */
export const operatorNotes = sqliteTable(
  'operator_notes',
  {
    id: text('id').primaryKey(),
    conversationId: ofConversation(),
    clientId: refersTo('client_id', () => clients.id),
    /** Null: the desk itself, for what a stopped turn would have said. */
    operatorId: text('operator_id'),
    kind: text('kind', { enum: ['note', 'draft'] }).notNull(),
    sealedText: sealed('sealed_text').notNull(),
    at: time('at').notNull(),
  },
  (table) => [index('operator_notes_conversation').on(table.conversationId, table.at)],
);

export const conversationTags = sqliteTable(
  'conversation_tags',
  { conversationId: ofConversation(), tag: text('tag').notNull() },
  (table) => [
    primaryKey({ columns: [table.conversationId, table.tag] }),
    index('conversation_tags_tag').on(table.tag),
  ],
);

export const cannedReplies = sqliteTable('canned_replies', {
  id: text('id').primaryKey(),
  title: text('title').notNull().unique(),
  text: text('text').notNull(),
  operatorId: text('operator_id').notNull(),
  at: time('at').notNull(),
});

/** Codes that let a stranger become a client; the code itself is known by its digest only. */
export const invites = sqliteTable('invites', {
  id: text('id').primaryKey(),
  digest: text('digest').notNull().unique(),
  label: text('label').notNull(),
  operatorId: text('operator_id'),
  createdAt: time('created_at').notNull(),
  expiresAt: time('expires_at'),
  maxUses: integer('max_uses').notNull(),
  uses: integer('uses').notNull().default(0),
  revokedAt: time('revoked_at'),
});

/** Settings that were changed while the desk ran; they win over the environment. */
export const deskSettings = sqliteTable('desk_settings', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
  operatorId: text('operator_id').notNull(),
  at: time('at').notNull(),
});

/** The forum topic of a conversation in the operators' Telegram group. */
export const operatorTopics = sqliteTable(
  'operator_topics',
  {
    conversationId: ofConversation().primaryKey(),
    chat: text('chat').notNull(),
    topic: integer('topic').notNull(),
    createdAt: time('created_at').notNull(),
  },
  (table) => [uniqueIndex('operator_topics_topic').on(table.chat, table.topic)],
);

/** What was mirrored into the operators' group and what came from there, so that edits and deletions find their twin. */
export const operatorMirror = sqliteTable(
  'operator_mirror',
  {
    chat: text('chat').notNull(),
    messageId: integer('message_id').notNull(),
    conversationId: ofConversation(),
    direction: text('direction', { enum: ['to_operators', 'to_client'] }).notNull(),
    /** The inbox item, turn, outbox row or note that it is. */
    item: text('item').notNull(),
    at: time('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.chat, table.messageId] }),
    index('operator_mirror_item').on(table.conversationId, table.item),
  ],
);

/** What the desk has still to say in the operators' group, in this order. A row goes when it was posted. */
export const operatorAnswers = sqliteTable(
  'operator_answers',
  {
    ord: integer('ord').primaryKey({ autoIncrement: true }),
    id: text('id').notNull().unique(),
    chat: text('chat').notNull(),
    topic: integer('topic'),
    /** Null: it concerns no client, and is sealed with the desk's own key. */
    conversationId: text('conversation_id').references(() => conversations.id),
    replyTo: integer('reply_to'),
    sealedText: sealed('sealed_text').notNull(),
    button: text('button', { enum: ['take', 'back'] }),
    at: time('at').notNull(),
  },
  (table) => [
    index('operator_answers_chat').on(table.chat, table.ord),
    index('operator_answers_conversation').on(table.conversationId),
  ],
);
