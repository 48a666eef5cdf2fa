/**
 * An approval is a question to the client about one exact payload (I5).
 * The row is the truth; a card is only its picture in the chat.
 */
export type ApprovalStatus =
  | 'pending'
  | 'approved'
  | 'declined'
  | 'expired'
  | 'superseded'
  | 'cancelled';
/** `held`: the client said yes, and a person of the desk has to agree as well. */
export type ExecutionStatus = 'held' | 'queued' | 'attempting' | 'done' | 'failed' | 'unknown';

export interface Approval {
  id: string;
  clientId: string;
  conversationId: string;
  /** Short number per client, shown as #3; never used twice for one client. */
  number: number;
  tool: string;
  /** Canonical JSON of the fully resolved payload: the bytes that will be executed. */
  payload: string;
  /** SHA-256 over tool and payload, hex (see payload.ts). */
  payloadHash: string;
  /** What the card says; kept so that it can be shown again as it was. */
  cardText: string;
  /** Secret part of a button's token; a tap must carry it. */
  nonce: string;
  status: ApprovalStatus;
  /** What the payload belongs to (a draft id), so that a new version can void the old card. */
  about: string | null;
  createdAt: Date;
  expiresAt: Date;
  /** When the card was accepted by the channel; a typed yes from before that does not count. */
  shownAt: Date | null;
  /** The card's place in its chat, where the platform numbers messages. */
  shownOrder: number | null;
  decidedAt: Date | null;
  decidedVia: 'tap' | 'text' | null;
  /** Inbox id of the answer that decided. */
  decidedBy: string | null;
  /** When to look at the waiting card again: a reminder is due, or its time is over. */
  nextLookAt: Date | null;
  /** Up to when reminders were dealt with. */
  lookedAt: Date | null;
  /** How often it was looked at; part of a job's key, so that a look is made once. */
  looks: number;
}

export interface Execution {
  approvalId: string;
  status: ExecutionStatus;
  attempts: number;
  queuedAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  errorCode: string | null;
}

/** A standing yes for look-ups (never for sends): one tool, one host, until a date. */
export interface Permission {
  id: string;
  tool: string;
  host: string;
  purpose: string;
  grantedAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  uses: number;
  /** How often it may be used; null: as often as wanted until it ends. */
  maxUses: number | null;
  /** The approval whose yes gave it. */
  approvalId: string;
}
