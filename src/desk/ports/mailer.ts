/** A mail as it was approved: these bytes and no others are sent. */
export interface OutgoingMail {
  from: { name: string | null; email: string };
  replyTo: { name: string | null; email: string } | null;
  to: { name: string | null; email: string };
  subject: string;
  body: string;
  attachments: { name: string; mime: string; bytes: Uint8Array }[];
  /** Derived from approval id and payload hash, without angle brackets; the same on every attempt. */
  messageId: string;
  /** The Message-ID of the mail that this one follows, without angle brackets. */
  inReplyTo?: string;
  date: Date;
}

export type MailResult =
  | { result: 'accepted'; code: string }
  /** Surely not sent: refused before the message was handed over. */
  | { result: 'refused'; code: string }
  /** The message may have been taken: the connection ended after the data was sent. */
  | { result: 'unknown'; code: string };

/** Where copies of sent mails lie, for finding out what became of one. */
export interface SentFolder {
  /** True proves that the mail was taken; false proves nothing. Never throws for the outside's faults. */
  holds(messageId: string, signal: AbortSignal): Promise<boolean>;
  /** Can the folder be opened? Throws when the server cannot be used; for `doctor`. */
  check(): Promise<boolean>;
}

export interface Mailer {
  /** 'smtp' sends; 'handover' means that the client sends the prepared file. */
  readonly mode: 'smtp' | 'handover';
  /** Sender address for `smtp`; null for `handover`. */
  readonly from: { name: string | null; email: string } | null;
  /** Never throws for the outside's faults. */
  send(mail: OutgoingMail, signal: AbortSignal): Promise<MailResult>;
  /** The mail as a file (RFC 5322), byte for byte what `send` would transmit. */
  compose(mail: OutgoingMail): Promise<Uint8Array>;
}
