import type { AnswerHead } from '../replies/answer-head.ts';

/** How far a mailbox was read. With another validity its numbers mean other mails. */
export interface MailboxMark {
  uidValidity: string;
  lastUid: number;
  /** When it was last looked into. */
  at: Date;
}

/** The mailbox that answers come to. It is only read, and only heads of mails are. */
export interface ReplyMailbox {
  /** The same for the same folder of the same account, and says nothing about it. */
  readonly name: string;
  /**
   * Heads of the mails behind a mark, oldest first, at most `most`; without a mark, or when the numbers mean other mails
   * by now, those that came since `since`. `lastUid` is how far the mailbox was read, `more` whether some are left.
   * Throws when the mailbox cannot be asked.
   */
  newHeads(
    mark: MailboxMark | null,
    since: Date,
    most: number,
  ): Promise<{ uidValidity: string; heads: AnswerHead[]; lastUid: number; more: boolean }>;
  /** Can it be opened? Throws when it cannot; for `doctor`. */
  check(): Promise<void>;
}
