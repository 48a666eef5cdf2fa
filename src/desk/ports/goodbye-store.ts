import type { AuditEntry } from '../audit.ts';
import type { Client, Conversation } from '../client.ts';
import type { ClientRecord } from '../client-record.ts';
import type { RetentionCategory, RetentionLimits } from '../retention.ts';

/**
 * closing: the client has left and gets the receipt; purging: the rows are gone, files and freed pages follow;
 * done: nothing readable is left.
 */
export interface Erasure {
  clientId: string;
  subject: string;
  state: 'closing' | 'purging' | 'done';
  requestedAt: Date;
  finishedAt: Date | null;
}

/** What an erasure has to wait for, and what it has to take along. */
export interface ErasureScope {
  conversations: Conversation[];
  /** Messages that are queued or under way. */
  unsent: number;
  /** Approved actions that are under way, by the id of their approval. */
  attempting: string[];
  cards: { id: string; looks: number }[];
}

/** How many rows of each kind went; what is not named lost none. */
export type Gone = Partial<Record<RetentionCategory, number>>;

/** Access, export, forgetting and goodbye. Every writing method is one unit. */
export interface GoodbyeStore {
  /** Null when there is no such client. */
  readRecord(clientId: string): Promise<ClientRecord | null>;
  /** A client by their id, with every conversation; null when there is none. */
  getClient(clientId: string): Promise<{ client: Client; conversations: Conversation[] } | null>;
  /** Names of the chats of a channel account. */
  chatsOf(account: string): Promise<string[]>;
  getErasure(clientId: string): Promise<Erasure | null>;
  /** Those that are not done, oldest first. */
  openErasures(): Promise<Erasure[]>;
  erasureScope(clientId: string): Promise<ErasureScope>;
  /**
   * closing -> purging: deletes every row of the client with their key, keeps tags of their addresses against events
   * that come late, and writes the audit row. False when there was nothing left to delete.
   */
  eraseClient(clientId: string, entry: AuditEntry): Promise<boolean>;
  /** purging -> done. */
  endErasure(clientId: string, at: Date): Promise<void>;
  /** Tags of addresses are needed as long as a platform may still deliver what was sent before. */
  dropErasedAddresses(before: Date): Promise<number>;
  /** Another process erased this client: their key leaves this one's memory. */
  forgetKey(clientId: string): void;
  /** Rows that still name a client or one of their conversations, by table; the log and the erasure's own row are not looked at. */
  tracesOf(ids: readonly string[]): Promise<{ table: string; rows: number }[]>;
  /** Clients that have something older than these times. */
  clientsWithOld(
    limits: RetentionLimits,
    limit: number,
  ): Promise<{ id: string; subject: string }[]>;
  /** Deletes what is older, with its audit row when something went. */
  forgetOld(
    clientId: string,
    limits: RetentionLimits,
    entry: (gone: Gone) => AuditEntry,
  ): Promise<Gone>;
}
