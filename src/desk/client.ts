import type { DayLimits } from './day-budget.ts';

/** A client: the person the desk works for. `new` means that no consent was given yet. */
export interface Client {
  id: string;
  /** Pseudonymous id that stands in the audit log: random, never derived from the person. */
  subject: string;
  name: string | null;
  status: 'new' | 'consented' | 'declined' | 'closed';
  /** Version of the privacy notice that the client agreed to. */
  consentVersion: string | null;
  consentAt: Date | null;
  timeZone: string;
  /** The client's own quiet hours (21:00-08:00, off); null: as the desk has it. */
  quietHours: string | null;
  /** Since when nothing runs for the client, at their wish; null: it runs. */
  pausedAt: Date | null;
  /** Whether the desk has taken them; only an admitted client costs a model call. */
  admission: 'admitted' | 'waiting' | 'refused';
  /** Limits of a day that are this client's own; null: the desk's. */
  limits: Partial<DayLimits> | null;
  createdAt: Date;
}

/** Who speaks to the client. Only `bot` lets the agent answer. */
export type Control = 'bot' | 'requested' | 'human' | 'returning' | 'closed';

/** One chat of one client on one channel account; the unit of ordering (lane). */
export interface Conversation {
  id: string;
  clientId: string;
  account: string;
  chat: string;
  control: Control;
  /** Rises at every change of control; outbound rows of an older epoch are dropped (I8). */
  controlEpoch: number;
}

export interface Preference {
  key: string;
  value: string;
  at: Date;
}
