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

/** Something that the desk has still to say in the group. */
export interface OwedAnswer {
  /** What it answers: the same is answered once. */
  id: string;
  chat: string;
  /** Null: in the general topic. */
  topic: number | null;
  /** Null: it concerns no client. */
  conversationId: string | null;
  /** The message that it answers. */
  replyTo: number | null;
  text: string;
  button: 'take' | 'back' | null;
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
  /**
   * Keeps a message that was heard and what is still to be answered, in one unit. A message or an answer that is known, or
   * whose conversation is gone, is left out.
   */
  keepHeard(row: MirrorRow | null, answer: OwedAnswer | null): Promise<void>;
  /** The answer that waits longest in this group; opened. Null: none does. */
  nextAnswer(chat: string): Promise<OwedAnswer | null>;
  /** It was posted, or cannot be. */
  answerSettled(id: string): Promise<void>;
  /** Drops answers for groups other than this one; gives how many. */
  dropAnswersElsewhere(chat: string): Promise<number>;
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
