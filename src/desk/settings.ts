import type { Admission } from './admission/admission.ts';
import type { DayLimits } from './day-budget.ts';
import { type QuietHours, readQuietHours } from './quiet-hours.ts';
import type { ReminderRules } from './reminder-plan.ts';
import { DEFAULT_RETENTION, type RetentionPolicy } from './retention.ts';
import { DEFAULT_TAKEOVER, type TakeoverRules } from './takeover/rules.ts';

/** Rules of the desk that an operator may set; see .env.example for the variables. Some change while the desk runs (live-settings.ts), so they are read where they are used and never kept. */
export interface DeskSettings {
  /** Hours until a card expires; no answer means no. */
  approvalHours: number;
  /** When a client is reminded of a card that waits. */
  reminders: ReminderRules;
  /** The desk does not speak first then; a client may have their own. */
  quietHours: QuietHours | null;
  /** Who becomes a client: everybody who writes, who brings an invite, or whom an operator lets in. */
  admission: Admission;
  /** Where a new client lives, until they say otherwise. */
  timeZone: string;
  /** How many turns of the talk the model sees, and how many characters of them at most. */
  transcriptTurns: number;
  transcriptChars: number;
  /** Hard ceilings of one turn. */
  maxToolCalls: number;
  maxTurnTokens: number;
  maxTurnMs: number;
  /** What one client may use in a day. */
  dayLimits: DayLimits;
  /** Time for one outside action. */
  executionMs: number;
  /** Largest CV file, in bytes. */
  maxCvBytes: number;
  /** DESK_TRIAL: new clients start consented, for measurements on loopback only. */
  trial: boolean;
  /** After this time of work the client sees a line about it, renewed in the same rhythm. */
  statusAfterMs: number;
  /** Tools that need a person of the desk to agree after the client's yes. */
  operatorYes: readonly string[];
  /** Conversations that one process handles at the same moment. */
  turnsAtOnce: number;
  /**
   * How often one inbox item is tried before it becomes a dead letter. A process that was killed counts as a try, and three
   * restarts within seconds are no fault of the message: only what ends a process again and again is set aside.
   */
  maxAttempts: number;
  /** Addresses that the agent may write in an answer besides those of the client's postings. */
  replyLinks: readonly string[];
  /** The mailbox that sends is looked into for answers. */
  repliesTracked: boolean;
  /** Days that each kind of content is kept. */
  retention: RetentionPolicy;
  /** Days that a row of the log is kept, after its client has left as well. */
  logDays: number;
  /** What the desk promises while people are asked for or at work. */
  takeover: TakeoverRules;
}

export const DEFAULT_SETTINGS: DeskSettings = {
  approvalHours: 72,
  reminders: { afterHours: [1, 6, 24], lastCallHours: 2 },
  quietHours: readQuietHours('21:00-08:00'),
  admission: 'open',
  timeZone: 'UTC',
  transcriptTurns: 12,
  transcriptChars: 24_000,
  maxToolCalls: 12,
  maxTurnTokens: 60_000,
  maxTurnMs: 90_000,
  dayLimits: {
    turns: 500,
    tokens: 1_500_000,
    toolCalls: 2_000,
    sends: 25,
    cost: Number.POSITIVE_INFINITY,
  },
  executionMs: 60_000,
  maxCvBytes: 10 * 1024 * 1024,
  trial: false,
  statusAfterMs: 20_000,
  operatorYes: [],
  turnsAtOnce: 50,
  maxAttempts: 6,
  replyLinks: [],
  repliesTracked: false,
  retention: DEFAULT_RETENTION,
  logDays: 730,
  takeover: DEFAULT_TAKEOVER,
};
