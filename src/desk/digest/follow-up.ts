import type { Stage } from '../pipeline.ts';

/** A follow-up that is planned for a posting of a client's pipeline. */
export interface FollowUp {
  postingId: string;
  dueAt: Date;
  state: 'open' | 'suggested' | 'done' | 'dismissed';
  at: Date;
}

/** A mail that was accepted by the mail server, or handed to the client to send. */
export interface SentMail {
  approvalId: string;
  payloadHash: string;
  /** The payload as it was approved; empty when the client had its content deleted. */
  payload: string;
  at: Date;
}

const DAY_MS = 86_400_000;
/** Days after which a saved job is spoken of again. */
export const AFTER_SAVING_DAYS = 5;
/** Days without an answer after which a follow-up is suggested. */
export const AFTER_SENDING_DAYS = 7;
/** "Not now" puts a suggestion off by this. */
export const NOT_NOW_DAYS = 7;

/** The first day of a plan, counted from a moment. */
export function daysAfter(at: Date, days: number): Date {
  return new Date(at.getTime() + days * DAY_MS);
}

export type FollowUpPlan =
  | { plan: 'keep' }
  | { plan: 'none' }
  /** `again`: also when a suggestion was made for the job at an earlier stage. */
  | { plan: 'open'; dueAt: Date; again: boolean };

/**
 * What a move in the pipeline means for the follow-up of a job. A job is spoken of once after it was saved and once after
 * it was written to; a second mail to the same people starts nothing new.
 */
export function planFollowUp(before: Stage | null, after: Stage, at: Date): FollowUpPlan {
  switch (after) {
    case 'saved':
      return { plan: 'open', dueAt: daysAfter(at, AFTER_SAVING_DAYS), again: false };
    case 'drafted':
      return { plan: 'keep' };
    case 'contacted':
    case 'applied':
      return before === 'contacted' || before === 'applied'
        ? { plan: 'keep' }
        : { plan: 'open', dueAt: daysAfter(at, AFTER_SENDING_DAYS), again: true };
    case 'interview':
    case 'offer':
    case 'closed':
      return { plan: 'none' };
  }
}
