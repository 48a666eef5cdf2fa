import type { Approval, Execution, Permission } from '../approval.ts';
import type { AuditEntry, AuditRecord } from '../audit.ts';
import type { CheckpointWhy } from '../checkpoint.ts';
import type { Client, Control, Preference } from '../client.ts';
import type { Cv, Fact } from '../cv.ts';
import type { SavedSearch } from '../digest/saved-search.ts';
import type { Draft } from '../draft.ts';
import type { PipelineItem } from '../pipeline.ts';
import type { Posting } from '../posting.ts';
import type { DigestPlan } from './digest-store.ts';
import type { UsageTotal } from './store.ts';

/** The operator whose own conversations alone count; null: all count. */
export type Sight = string | null;

/** What the pages of the console read. Every method is one consistent read and gives nothing that lies out of sight. */
export interface ConsoleViewsStore {
  /** Newest first. Names are opened only when they are asked for: they are content. */
  listClientLines(filter: ClientFilter): Promise<ClientSummary[]>;
  countClientLines(sight: Sight): Promise<Record<Client['status'], number>>;
  /** Null when there is none, or none in sight. */
  clientInSight(clientId: string, sight: Sight): Promise<{ id: string; subject: string } | null>;
  /** Null when there is none. Conversations and cards out of sight are left out. */
  clientView(clientId: string, sight: Sight): Promise<ClientView | null>;
  clientCv(clientId: string): Promise<{ cv: Cv | null; facts: Fact[] }>;
  clientDraft(
    clientId: string,
    draftId: string,
  ): Promise<{ draft: Draft; posting: Posting | null } | null>;

  /** Those that wait by their end, those that ended by it too but the latest first, all others newest first. */
  listCards(filter: CardFilter): Promise<CardLine[]>;
  /** The cards about one thing of a client, a draft for example, newest first. */
  cardsAbout(clientId: string, about: string, sight: Sight): Promise<CardLine[]>;
  /** How many are in each state that somebody may have to look at. */
  countCards(sight: Sight): Promise<Record<OpenCardState, number>>;
  /** Null when there is none, or none in sight. */
  cardInSight(approvalId: string, sight: Sight): Promise<CardLine | null>;

  /** Newest first. Looks at a stretch of rows at most; `next` is where the following look begins, null at the log's start. */
  searchAudit(search: AuditSearch): Promise<{ rows: AuditRecord[]; next: number | null }>;
  /** Number of the first row that was written at or after a moment, or one past the last. */
  auditSeqAt(at: Date): Promise<number>;
  /** Number and hash (hex) of the last row, 0 and '' without one, and the newest statement that is signed about the log. */
  auditHead(): Promise<{
    size: number;
    hash: string;
    checkpoint: { size: number; at: Date; why: CheckpointWhy } | null;
  }>;
  /** Subjects whose conversations are in sight. */
  subjectsOf(operatorId: string): Promise<string[]>;

  /** Sums by day (UTC) and model, from the first to the last day, both YYYY-MM-DD. */
  usageByDay(from: string, to: string, sight: Sight): Promise<UsageTotal[]>;
  /** Who used most in these days. */
  usageByClient(from: string, to: string, sight: Sight, limit: number): Promise<ClientUsage[]>;

  /** How many steps the tables have been through. */
  countMigrations(): Promise<number>;
}

export interface ClientFilter {
  sight: Sight;
  status: Client['status'] | null;
  /** The beginning of a subject id, or all of it. */
  subject: string | null;
  /** Clients that are older than the one with this id. */
  before: string | null;
  names: boolean;
  limit: number;
}

export interface ClientSummary {
  id: string;
  subject: string;
  /** Null when it was not asked for, and when nobody knows it. */
  name: string | null;
  status: Client['status'];
  admission: Client['admission'];
  consentVersion: string | null;
  consentAt: Date | null;
  pausedAt: Date | null;
  createdAt: Date;
  conversations: number;
  pending: number;
}

export interface ConversationLine {
  id: string;
  account: string;
  control: Control;
  /** Names of the operators who have it and who should see to it. */
  operator: string | null;
  assignee: string | null;
  lastAt: Date | null;
  unreachableAt: Date | null;
}

export interface ClientView {
  client: Client;
  conversations: ConversationLine[];
  hasCv: boolean;
  facts: number;
  preferences: Preference[];
  pipeline: PipelineItem[];
  /** Those that the pipeline and the drafts name. */
  postings: Posting[];
  savedSearches: SavedSearch[];
  digest: DigestPlan | null;
  /** Newest first, without their text. */
  drafts: { id: string; number: number; version: number; postingId: string; createdAt: Date }[];
  permissions: Permission[];
  /** The newest, without what they say. */
  cards: CardLine[];
  usage: UsageTotal[];
}

/** A card and what became of it, without what it says. */
export interface CardLine
  extends Pick<
    Approval,
    | 'id'
    | 'clientId'
    | 'conversationId'
    | 'number'
    | 'tool'
    | 'status'
    | 'createdAt'
    | 'expiresAt'
    | 'shownAt'
    | 'decidedAt'
    | 'decidedVia'
    | 'looks'
  > {
  subject: string;
  execution: Omit<Execution, 'approvalId'> | null;
}

export const OPEN_CARD_STATES = [
  'waiting',
  'held',
  'queued',
  'attempting',
  'unknown',
  'failed',
] as const;
export type OpenCardState = (typeof OPEN_CARD_STATES)[number];
/** `ended`: declined, expired, superseded or cancelled. */
export const CARD_STATES = [...OPEN_CARD_STATES, 'done', 'ended'] as const;
export type CardState = (typeof CARD_STATES)[number];

export interface CardFilter {
  state: CardState;
  sight: Sight;
  /** The last card of the page before. */
  after: { id: string; expiresAt: Date } | null;
  limit: number;
}

export interface AuditSearch {
  /** Subjects, and 'desk' for rows that concern nobody; null: all rows. */
  users: readonly string[] | null;
  /** The beginning of an action. */
  action: string | null;
  actor: AuditEntry['actor'] | null;
  /** Rows before this number. */
  before: number | null;
  /** Rows from this number on. */
  from: number | null;
  limit: number;
}

export interface ClientUsage {
  clientId: string;
  subject: string;
  turns: number;
  inputTokens: number;
  outputTokens: number;
  /** Null when nothing of it has a price. */
  costMicroUsd: number | null;
  /** Part of it has no price, so the cost is higher. */
  unpriced: boolean;
}
