import { createHash } from 'node:crypto';

const MINUTE = 60_000;
const FIRST_MS = 5 * MINUTE;
/** No wish of a board and no back-off is longer; then it is asked once more. */
export const LONGEST_MS = 24 * 60 * MINUTE;
/** Faults in a row after which a board is left alone but for one question a day: the circuit is open. */
export const OPEN_AFTER = 5;

/**
 * How long to leave a board alone after faults in a row: twice as long each time, spread by a fifth either way so that
 * many desks do not come back at one moment. The board's own wish counts when it is longer, up to a day.
 */
export function pauseAfter(failures: number, wishMs: number | null, seed: string): number {
  const doubled = failures >= OPEN_AFTER ? LONGEST_MS : FIRST_MS * 2 ** Math.max(0, failures - 1);
  const spread = doubled * (0.8 + 0.4 * fraction(seed));
  return Math.round(Math.min(LONGEST_MS, Math.max(spread, wishMs ?? 0)));
}

/** The time until a board is asked again when all is well: the set interval, a tenth more or less. */
export function intervalOf(everyMs: number, seed: string): number {
  return Math.round(everyMs * (0.9 + 0.2 * fraction(seed)));
}

/** Reads Retry-After, seconds or a date; null when there is none or it cannot be read. */
export function retryAfterMs(text: string | null, now: Date): number | null {
  const trimmed = text?.trim() ?? '';
  if (/^\d{1,9}$/.test(trimmed)) return Math.min(LONGEST_MS, Number(trimmed) * 1000);
  const at = Date.parse(trimmed);
  return Number.isNaN(at) ? null : Math.min(LONGEST_MS, Math.max(0, at - now.getTime()));
}

/** A number from 0 to 1 that every process of every restart agrees on. */
function fraction(seed: string): number {
  return createHash('sha256').update(seed).digest().readUInt32BE(0) / 2 ** 32;
}
