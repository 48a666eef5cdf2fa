import type { Reply } from '../replies/reply.ts';
import type { MailboxMark } from './reply-mailbox.ts';
import type { Change } from './store.ts';

/** Changes about answers to mails. */
export type ReplyChange =
  /**
   * The client is told of these in this unit. When one of them was told of meanwhile, or is gone, the whole unit leaves
   * nothing; the methods that take changes say so by false.
   */
  | { type: 'replies_told'; clientId: string; replyIds: readonly string[]; at: Date }
  /** Somebody answered, or nobody can: no follow-up is suggested any more. */
  | { type: 'follow_up_answered'; clientId: string; postingId: string };

/** Answers that were found in the mailbox that sends. */
export interface ReplyStore {
  mailboxMark(name: string): Promise<MailboxMark | null>;
  markMailbox(name: string, mark: MailboxMark): Promise<void>;
  /**
   * Keeps an answer with `changes`, all or nothing. `known`: the same mail was kept before. `gone`: the client has left,
   * or has not agreed (any more). Then nothing is written. `identity` names the mail; it is kept as a keyed digest.
   */
  recordReply(
    reply: Omit<Reply, 'toldAt'>,
    identity: string,
    changes: readonly Change[],
  ): Promise<'new' | 'known' | 'gone'>;
  /** Conversations with an answer or a bounce that its client, who can be reached and does not pause, was not told of. */
  talksWithUntoldReplies(limit: number): Promise<{ clientId: string; conversationId: string }[]>;
  /** Every answer of a client, oldest first. */
  repliesOf(clientId: string): Promise<Reply[]>;
  /** Notes that a client is told of answers, with `changes`. False, and nothing written, when one was told of meanwhile. */
  tellReplies(
    clientId: string,
    replyIds: readonly string[],
    at: Date,
    changes: readonly Change[],
  ): Promise<boolean>;
}
