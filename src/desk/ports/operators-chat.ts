/** What somebody did in the operators' group. Ids are the platform's. */
export interface GroupEvent {
  chat: string;
  /** Who did it; null when the platform does not say. */
  user: string | null;
  /** The topic; null in the general one. */
  topic: number | null;
  messageId: number;
  content: GroupContent;
}

export type GroupContent =
  | { kind: 'text'; text: string; replyTo: number | null }
  /** `version` tells the edits of a message apart. */
  | { kind: 'edited'; text: string; version: string }
  /** Anything but words; `album` is the same for pictures that were sent together. */
  | { kind: 'media'; album: string | null }
  /** A button of a message of the desk; `about` is the message that it answers, as it stands now. */
  | {
      kind: 'button';
      data: string;
      callback: string;
      about: { messageId: number; user: string | null; text: string } | null;
    }
  | { kind: 'moved'; to: string };

/** How one call to the platform ended. */
export type GroupFault =
  /** The platform asked for a pause. */
  | { result: 'wait'; ms: number }
  | { result: 'topic_gone' }
  /** The group has another id from now on. */
  | { result: 'moved'; to: string }
  /** The bot may not write there; `advice` says what to do. */
  | { result: 'shut_out'; advice: string }
  /** Nobody knows whether it was done. */
  | { result: 'unknown' }
  /** It was not done and will not be, as it is. */
  | { result: 'refused'; code: string };

export interface GroupPost {
  topic: number | null;
  text: string;
  replyTo?: number;
  button?: { label: string; data: string };
}

/** The operators' group on its platform. Nothing throws for what the platform says; faults of the caller do. */
export interface GroupChat {
  createTopic(chat: string, name: string): Promise<{ result: 'done'; topic: number } | GroupFault>;
  post(chat: string, post: GroupPost): Promise<{ result: 'done'; messageId: number } | GroupFault>;
  /** A small sign on an operator's message: the client's platform has their words. */
  mark(chat: string, messageId: number): Promise<{ result: 'done' } | GroupFault>;
  deleteTopic(chat: string, topic: number): Promise<{ result: 'done' } | GroupFault>;
  /** Ends the waiting of a button. `alert`: words that only the one who pressed it reads. */
  answerButton(callback: string, alert: string | null): Promise<{ result: 'done' } | GroupFault>;
  /** Whether the group can be used; null when it can. */
  check(chat: string): Promise<GroupFault | null>;
  close(): void;
}
