/**
 * A job posting as the desk knows it, whatever board it came from.
 * Its text is untrusted data (invariant I10): it may fill text, it decides nothing.
 */
export type RemoteMode = 'onsite' | 'hybrid' | 'remote' | 'unknown';
export type PayPeriod = 'hour' | 'day' | 'week' | 'month' | 'year';
export type Employment =
  | 'full-time'
  | 'part-time'
  | 'contract'
  | 'temporary'
  | 'internship'
  | 'other';

/** Pay as the posting states it. `null` means "not stated"; a currency is never guessed. */
export interface Pay {
  min: number | null;
  max: number | null;
  currency: string | null;
  period: PayPeriod | null;
  verbatim: string;
}

export interface Posting {
  /** `<source>:<board or company>:<external id>`; stable over imports. */
  id: string;
  source: string;
  externalId: string;
  company: string;
  title: string;
  places: string[];
  remote: RemoteMode;
  /** Where a remote posting may be worked from, as stated ("EU", "US only"). */
  remoteRegions: string[];
  pay: Pay | null;
  employment: Employment | null;
  seniority: string | null;
  language: string | null;
  url: string | null;
  /** Plain text; paragraphs by blank lines, list items start with "- ". */
  text: string;
  postedAt: Date | null;
  closesAt: Date | null;
  /** Only from a structured field of the board, never read out of free text (I10). */
  contact: { name: string | null; email: string } | null;
  isSample: boolean;
  /** Set where it is read from the index and has ended; no part of what its board says. */
  closed?: { at: Date; why: 'gone' | 'expired' | 'not_found' };
}

/** A text shorter than this describes no job: the mail quoted a line or two. */
export const DESCRIBED = 400;
