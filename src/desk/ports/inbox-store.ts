import type { Approval, Execution } from '../approval.ts';
import type { Control } from '../client.ts';
import type { TranscriptMessage } from '../message.ts';
import type { RequestReason } from '../takeover/control.ts';
import type { Outbound } from './channel.ts';
import type { InboxContent } from './store.ts';

/** Which conversations an operator wants to see; snoozed ones stand only in their own list. */
export type InboxFilter =
  | { kind: 'all' | 'waiting' | 'mine' | 'human' | 'cards' | 'unknown' | 'dead' | 'snoozed' }
  | { kind: 'tag'; tag: string };

/** Who looks: `only` leaves out what neither they have nor is assigned to them. */
export interface InboxScope {
  operatorId: string;
  only: boolean;
}

/** A place in the list: what comes after it is older. */
export interface InboxCursor {
  lastAt: Date;
  id: string;
}

/** A line of the list: who, where and since when, and nothing of what was said. */
export interface InboxLine {
  id: string;
  clientId: string;
  name: string | null;
  account: string;
  control: Control;
  /** Names; null: nobody. */
  operator: string | null;
  assignee: string | null;
  requestedAt: Date | null;
  reason: RequestReason | null;
  snoozedUntil: Date | null;
  lastAt: Date;
  /** The client wrote after an operator last looked. */
  isUnread: boolean;
  pendingCards: number;
  tags: string[];
}

export interface InboxPage {
  lines: InboxLine[];
  /** Null when this is the end. */
  next: InboxCursor | null;
}

/** How many conversations each list has; none is counted further than `COUNTED_UP_TO`. */
export type InboxCounts = Record<
  'waiting' | 'mine' | 'human' | 'cards' | 'unknown' | 'dead' | 'snoozed',
  number
>;

export const COUNTED_UP_TO = 1000;

/** The state of a conversation, without a word that was said in it. */
export interface ConversationHead {
  id: string;
  clientId: string;
  subject: string;
  account: string;
  control: Control;
  operatorId: string | null;
  operator: string | null;
  assigneeId: string | null;
  assignee: string | null;
  requestedAt: Date | null;
  reason: RequestReason | null;
  leaseUntil: Date | null;
  snoozedUntil: Date | null;
  unreachableAt: Date | null;
  tags: string[];
}

/** A person of the desk wrote to the client. */
export interface OperatorWords {
  role: 'operator';
  name: string;
  text: string;
}

/** One thing in a conversation, in the order in which it happened. `key` is its own and stays. */
export type ThreadEntry = { key: string; at: Date } & (
  | { kind: 'turn'; messages: (TranscriptMessage | OperatorWords)[] }
  /** Came in and is not handled yet. */
  | { kind: 'waiting'; content: InboxContent }
  /** Was tried too often; its words are gone. */
  | { kind: 'dead' }
  | {
      kind: 'outbound';
      speaker: 'bot' | 'desk' | 'operator';
      message: Outbound;
      state: 'queued' | 'attempting' | 'accepted' | 'failed' | 'unknown' | 'suppressed';
      code: string | null;
    }
  | { kind: 'card'; approval: Approval; execution: Execution | null }
  /** Words for the other operators. `draft`: what a stopped turn would have said. */
  | { kind: 'note'; of: 'note' | 'draft'; by: string | null; text: string }
);

export interface Thread {
  /** Oldest first. */
  entries: ThreadEntry[];
  /** Turn to read older ones from; null when this is the beginning. */
  older: number | null;
  /** What the operator wants to hand back with, while the conversation is being handed back. */
  summary: string | null;
}

/** What the operators' inbox reads. Somebody who was not let in stands in none of it. */
export interface InboxViewStore {
  inboxPage(look: {
    filter: InboxFilter;
    scope: InboxScope;
    at: Date;
    after: InboxCursor | null;
    limit: number;
  }): Promise<InboxPage>;
  inboxCounts(scope: InboxScope, at: Date): Promise<InboxCounts>;
  /**
   * Finds by a part of the client's name, newest activity first, among the `among` conversations after the cursor: names
   * are sealed, so each has to be opened. `next` is where the look ended, null at the end.
   */
  inboxNamed(look: {
    part: string;
    scope: InboxScope;
    after: InboxCursor | null;
    among: number;
  }): Promise<InboxPage>;
  /** The conversation with this id, or those of the client with it. */
  inboxById(id: string, scope: InboxScope): Promise<InboxLine[]>;
  /** The tags of what they may see, by name. */
  inboxTags(scope: InboxScope, limit: number): Promise<string[]>;
  /** Null for a stranger too: they stand in the waiting list. */
  conversationHead(conversationId: string): Promise<ConversationHead | null>;
  /** Throws when there is no such conversation. `before`: only what is older than this turn. */
  conversationThread(
    conversationId: string,
    limits: { turns: number; maxChars: number; others: number },
    before: number | null,
  ): Promise<Thread>;
  /** An operator looks at it now. */
  markSeen(conversationId: string, at: Date): Promise<void>;
  /** Who may be given a conversation, by name. */
  answeringOperators(): Promise<{ id: string; name: string }[]>;
}
