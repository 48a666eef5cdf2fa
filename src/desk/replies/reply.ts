/**
 * `reply`: a person wrote, as far as the head tells. `automatic`: a program did (out of office, receipt, delay).
 * `bounce`: a mail server says that the mail could not be delivered.
 */
export type ReplyKind = 'reply' | 'automatic' | 'bounce';

/** An answer to a mail that a client has sent: what is kept of it. */
export interface Reply {
  id: string;
  clientId: string;
  conversationId: string;
  /** The approval whose mail this answers. */
  approvalId: string;
  postingId: string | null;
  kind: ReplyKind;
  from: { name: string | null; email: string } | null;
  subject: string;
  receivedAt: Date;
  foundAt: Date;
  /** When the client was told; null: not yet. */
  toldAt: Date | null;
}
