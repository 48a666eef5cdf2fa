/**
 * What the desk takes in of a mail in the mailbox that sends: a few lines of its head. Its text, its attachments and its
 * other recipients are never asked for.
 */
export interface AnswerHead {
  /** Number of the mail in its mailbox. */
  uid: number;
  /** When the mailbox got it, by the server's own clock. */
  receivedAt: Date;
  /** Without angle brackets; null when there is none. */
  messageId: string | null;
  /** Message-IDs of the mails that it answers, without angle brackets, the nearest first. */
  answers: readonly string[];
  /** Null when it names none, or several. */
  from: { name: string | null; email: string } | null;
  subject: string;
  /** Where it goes back to when it cannot be delivered; '' for mails of servers, null when that is not told. */
  returnPath: string | null;
  /** Marks that programs leave, by the field's name in small letters; absent fields are left out. */
  marks: ReadonlyMap<string, string>;
}

/** A Message-ID that the desk may have given: what `messageIdOf` of an approval makes. */
export interface SentId {
  approvalId: string;
  /** The first digits of the payload's hash. */
  hash: string;
  /** What stands behind the @ in the sender's address. */
  domain: string;
}

const SENT_ID = /^([\w-]{1,64})\.([0-9a-f]{16})@([^\s@<>]{1,255})$/i;

/** Reads a Message-ID of the desk's own form; null for every other. Whether such a mail was sent is another question. */
export function readSentId(messageId: string): SentId | null {
  const [, approvalId, hash, domain] = SENT_ID.exec(messageId) ?? [];
  if (!approvalId || !hash || !domain) return null;
  return { approvalId, hash: hash.toLowerCase(), domain: domain.toLowerCase() };
}
