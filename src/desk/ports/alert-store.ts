import type { Change } from './store.ts';

/** How a mail came in. */
export type AlertVia = 'smtp' | 'imap' | 'http';

/** The private address of a client for forwarded job alerts. */
export interface AlertAddress {
  /** What stands behind the plus of the address. Whoever knows it can write to the client's desk. */
  token: string;
  /** The chat in which the client asked for it: there they hear of what comes in. */
  conversationId: string;
  createdAt: Date;
}

export interface AlertSender {
  /** A mail address in small letters. */
  sender: string;
  /** `asked`: the client has not said yet; mails of theirs are held. */
  verdict: 'allowed' | 'blocked' | 'asked';
  at: Date;
}

export interface NewAlertMail {
  id: string;
  token: string;
  via: AlertVia;
  /** Who handed it over, by the envelope; null where there was none. */
  envelope: string | null;
  bytes: Uint8Array;
  /** The same for the same mail, whichever way and however often it comes. */
  identity: string;
  at: Date;
}

export type AlertMailState = 'new' | 'held' | 'read' | 'nothing' | 'failed';

/** A mail that waits, opened. */
export interface AlertMail {
  id: string;
  clientId: string;
  via: AlertVia;
  state: AlertMailState;
  envelope: string | null;
  bytes: Uint8Array;
  receivedAt: Date;
  /** How often reading it began and did not come to an end: the process ended over it, or over one beside it. */
  attempts: number;
}

/** What became of a mail. `dropped`: it is deleted; of one that was `read` only the count stays. */
export type AlertEnd =
  | { id: string; state: 'read'; found: number }
  | { id: string; state: 'held' | 'nothing' | 'failed' | 'dropped' };

/** A mail as a list shows it to an operator: nothing of what stands in it. */
export interface AlertLine {
  id: string;
  subject: string;
  via: AlertVia;
  state: AlertMailState;
  found: number | null;
  receivedAt: Date;
}

/** Changes of a unit that concern alerts. */
export type AlertChange =
  /** The address that was there before ends. */
  | {
      type: 'alert_address_made';
      clientId: string;
      conversationId: string;
      token: string;
      at: Date;
    }
  | { type: 'alert_address_revoked'; clientId: string; at: Date }
  | {
      type: 'alert_sender_set';
      clientId: string;
      sender: string;
      verdict: AlertSender['verdict'];
      at: Date;
    }
  | { type: 'alert_sender_removed'; clientId: string; sender: string }
  /** Held mails are looked at again. */
  | { type: 'alert_mails_released'; clientId: string };

/** Forwarded job alerts. Every writing method is one unit. */
export interface AlertStore {
  /** The client whose address has this token; null when it is nobody's, was ended, or its client has not consented. */
  alertOwner(token: string): Promise<string | null>;
  /** Durable before it resolves. `too_many`: as many came within a day as one client may get. */
  takeAlertMail(
    mail: NewAlertMail,
    perDay: number,
  ): Promise<'taken' | 'duplicate' | 'unknown' | 'too_many'>;
  /** Clients that have mails to be read, the longest waiting first. */
  clientsWithAlerts(limit: number): Promise<string[]>;
  /** Mails of a client that wait to be read, oldest first. */
  newAlertMails(clientId: string, limit: number): Promise<AlertMail[]>;
  /** Counts that reading these begins; before it does, for it may end the process. */
  beginAlertMails(clientId: string, ids: readonly string[]): Promise<void>;
  /** Takes that count back: they were read, and wait for a better moment. */
  leaveAlertMails(clientId: string, ids: readonly string[]): Promise<void>;
  /**
   * Ends mails by compare-and-set from `new`, notes what the client was shown, and applies the changes, all or nothing.
   * False when one of them was ended by somebody else.
   */
  endAlertMails(
    clientId: string,
    ends: readonly AlertEnd[],
    shown: readonly string[],
    at: Date,
    changes: readonly Change[],
  ): Promise<boolean>;
  alertSettings(clientId: string): Promise<{
    address: AlertAddress | null;
    senders: AlertSender[];
    held: number;
  }>;
  countAlertMails(): Promise<Record<AlertMailState, number>>;
  /** Newest first. */
  listAlertMails(states: readonly AlertMailState[], limit: number): Promise<AlertLine[]>;
  /** A mail that is still kept, for an operator; null when there is none, or only its count. */
  openAlertMail(id: string): Promise<(AlertMail & { subject: string }) | null>;
  /** A mail that gave nothing is read once more. False when it is not kept. */
  retryAlertMail(id: string): Promise<boolean>;
}
