/** The topic of a conversation in the operators' group. */
export interface Topic {
  chat: string;
  topic: number;
  createdAt: Date;
}

/** A message of the operators' group and what it is: `item` is a key of the thread, with a state behind a colon. */
export interface MirrorRow {
  chat: string;
  messageId: number;
  conversationId: string;
  direction: 'to_operators' | 'to_client';
  item: string;
  at: Date;
}

/** What the desk knows of the operators' group. */
export interface TopicStore {
  topicOf(conversationId: string): Promise<Topic | null>;
  conversationOfTopic(chat: string, topic: number): Promise<string | null>;
  /** The topic of a conversation from now on, in place of another. */
  keepTopic(conversationId: string, topic: Topic): Promise<void>;
  dropTopic(conversationId: string): Promise<void>;
  mirrored(conversationId: string): Promise<MirrorRow[]>;
  mirrorOf(chat: string, messageId: number): Promise<MirrorRow | null>;
  /** False, and nothing changed, when this message is known already, or its conversation is gone. */
  keepMirror(row: MirrorRow): Promise<boolean>;
  /** `from`: only while it is still this. */
  markMirror(chat: string, messageId: number, item: string, from?: string): Promise<void>;
  /**
   * Conversations of clients who consented. `people`: that a person is asked for or has; `topics`: and those with a topic;
   * `all`: every one.
   */
  toMirror(which: 'people' | 'topics' | 'all'): Promise<string[]>;
  /** Messages of operators that were to be answered, and may not have been. */
  unanswered(chat: string, item: string): Promise<MirrorRow[]>;
  /** Topics of clients who were erased; they are to be deleted. */
  orphanedTopics(): Promise<{ chat: string; topic: number }[]>;
  orphanDeleted(chat: string, topic: number): Promise<void>;
  /** Where a group went that has another id now; null: it did not. */
  groupMovedTo(chat: string): Promise<string | null>;
  groupMoved(from: string, to: string): Promise<void>;
  /** Where a message of the outbox stands; null when there is none. */
  sentMessage(
    outboxId: string,
  ): Promise<{ state: string; ref: string | null; parts: number } | null>;
}
