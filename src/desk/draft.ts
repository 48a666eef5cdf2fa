/** An outreach text that is not sent. Every change makes a new version; an approval binds to one. */
export interface Draft {
  id: string;
  /** Short number per client, shown in the chat. */
  number: number;
  version: number;
  postingId: string;
  to: Recipient | null;
  subject: string;
  body: string;
  attachCv: boolean;
  /** How the text was asked for, so that a revision starts from the same wishes. */
  wishes: DraftWishes;
  /** Absent: a first mail. */
  kind?: DraftKind;
  /** The mail that a follow-up answers, where it is kept. */
  thread?: DraftThread;
  /** The person of the desk who prepared or wrote this version; absent: the assistant did. */
  author?: string;
  createdAt: Date;
}

export type DraftKind = 'outreach' | 'follow_up' | 'cover_letter';

/** As much as a mail of a client may hold, in characters. */
export const MOST_SUBJECT = 150;
export const MOST_BODY = 6000;

/** A draft was to be kept that is another client's, or of which another version was kept meanwhile. */
export class StaleDraftError extends Error {
  override name = 'StaleDraftError';
}

export interface DraftThread {
  /** Message-ID without angle brackets. */
  messageId: string;
  subject: string;
  /** ISO 8601. */
  sentAt: string;
}

export interface Recipient {
  name: string | null;
  email: string;
  /** Who vouches for the address (I10): the client typed it, or a structured field of the board held it. */
  source: 'client' | 'board';
}

export interface DraftWishes {
  length: 'short' | 'normal' | 'long';
  tone: 'plain' | 'warm' | 'formal';
  /** Skills or facts that the client wants in the text. */
  mention: string[];
  /** Skills or facts that the client wants out of the text. */
  leaveOut: string[];
}
