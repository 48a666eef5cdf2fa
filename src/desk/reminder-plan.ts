import type { Approval } from './approval.ts';
import { afterQuiet, beforeQuiet, type QuietHours } from './quiet-hours.ts';

/** When a client is reminded of a card that waits. */
export interface ReminderRules {
  /** Hours after the card was made. */
  afterHours: readonly number[];
  /** Hours before it expires. */
  lastCallHours: number;
}

const HOUR = 3_600_000;
/** Two reminders closer than this are one. */
const APART_MS = 10 * 60_000;

/**
 * The moments at which a card is spoken of again, in order. A reminder that falls into the client's quiet hours comes
 * when they are over; the last call comes before they begin, because after them it might be too late.
 */
export function reminderTimes(
  card: Pick<Approval, 'createdAt' | 'expiresAt'>,
  rules: ReminderRules,
  timeZone: string,
  quiet: QuietHours | null,
): Date[] {
  const made = card.createdAt.getTime();
  const end = card.expiresAt.getTime();
  const lastCall = beforeQuiet(new Date(end - rules.lastCallHours * HOUR), timeZone, quiet);
  const times = rules.afterHours
    .map((hours) => afterQuiet(new Date(made + hours * HOUR), timeZone, quiet).getTime())
    .filter((ms) => ms < lastCall.getTime() - APART_MS)
    .concat(lastCall.getTime() > made + APART_MS ? [lastCall.getTime()] : [])
    .toSorted((a, b) => a - b);
  return times
    .filter(
      (ms, index) => ms < end && ms - (times[index - 1] ?? Number.NEGATIVE_INFINITY) >= APART_MS,
    )
    .map((ms) => new Date(ms));
}

/**
 * What is due for a card at `now`, and when to look at it next. Moments that were missed (the desk was off) are made
 * good once, not one by one; in the client's quiet hours nothing is due.
 */
export function planLook(
  card: Pick<Approval, 'createdAt' | 'expiresAt' | 'lookedAt'>,
  rules: ReminderRules,
  timeZone: string,
  quiet: QuietHours | null,
  now: Date,
): { due: boolean; lastCall: boolean; next: Date } {
  const times = reminderTimes(card, rules, timeZone, quiet);
  const seen = card.lookedAt ?? card.createdAt;
  const audible = afterQuiet(now, timeZone, quiet) <= now;
  const missed = times.some((time) => time > seen && time <= now);
  const due = missed && audible;
  const later = missed && !audible ? afterQuiet(now, timeZone, quiet) : null;
  const next = later ?? times.find((time) => time > now) ?? card.expiresAt;
  const last = times.at(-1);
  return {
    due,
    lastCall: due && last !== undefined && last <= now,
    next: next < card.expiresAt ? next : card.expiresAt,
  };
}

/** The first look at a new card. */
export function firstLook(
  card: Pick<Approval, 'createdAt' | 'expiresAt'>,
  rules: ReminderRules,
  timeZone: string,
  quiet: QuietHours | null,
): Date {
  return planLook({ ...card, lookedAt: null }, rules, timeZone, quiet, card.createdAt).next;
}

/** A card does not expire while its client sleeps: the end moves to the end of the quiet hours. Short ones stay exact. */
export function expiryOf(
  made: Date,
  hours: number,
  timeZone: string,
  quiet: QuietHours | null,
): Date {
  const end = new Date(made.getTime() + hours * HOUR);
  return hours < 24 ? end : afterQuiet(end, timeZone, quiet);
}
