import type { Client } from './client.ts';
import { clockMinutes } from './local-time.ts';

/** A daily span in which the desk does not speak first, in minutes after local midnight; it may cross midnight. */
export interface QuietHours {
  from: number;
  to: number;
}

const MINUTE = 60_000;
const DAY = 24 * 60;

/** Reads "21:00-08:00"; `off` and an empty span give null. Throws `RangeError` for anything else. */
export function readQuietHours(text: string): QuietHours | null {
  if (text.trim().toLowerCase() === 'off') return null;
  const match =
    /^\s*([01]?\d|2[0-3])(?::([0-5]\d))?\s*(?:-|–|to)\s*([01]?\d|2[0-3])(?::([0-5]\d))?\s*$/i.exec(
      text,
    );
  if (!match) throw new RangeError('Quiet hours are written as 21:00-08:00, or off.');
  const [, fromHour, fromMinute, toHour, toMinute] = match;
  const from = Number(fromHour) * 60 + Number(fromMinute ?? 0);
  const to = Number(toHour) * 60 + Number(toMinute ?? 0);
  return from === to ? null : { from, to };
}

/** "21:00-08:00", as `readQuietHours` reads it. */
export function writeQuietHours(quiet: QuietHours | null): string {
  if (!quiet) return 'off';
  const clock = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return `${clock(quiet.from)}-${clock(quiet.to)}`;
}

/** The client's own quiet hours, or the desk's. */
export function quietHoursOf(
  client: Pick<Client, 'quietHours'>,
  desk: { quietHours: QuietHours | null },
): QuietHours | null {
  return client.quietHours === null ? desk.quietHours : readQuietHours(client.quietHours);
}

/** Is it a time to be silent where the client lives? */
export function isQuiet(at: Date, timeZone: string, quiet: QuietHours | null): boolean {
  return quiet !== null && isQuietMinute(quiet, clockMinutes(at, timeZone));
}

/** The first moment from `at` on that is not quiet; `at` itself when it is none. */
export function afterQuiet(at: Date, timeZone: string, quiet: QuietHours | null): Date {
  if (!quiet || !isQuiet(at, timeZone, quiet)) return at;
  const ahead = (quiet.to - clockMinutes(at, timeZone) + DAY) % DAY;
  const guess = at.getTime() - (at.getTime() % MINUTE) + ahead * MINUTE;
  return settle(guess, MINUTE, timeZone, quiet);
}

/** The last moment up to `at` that is not quiet: the minute before the silence began. */
export function beforeQuiet(at: Date, timeZone: string, quiet: QuietHours | null): Date {
  if (!quiet || !isQuiet(at, timeZone, quiet)) return at;
  const back = ((clockMinutes(at, timeZone) - quiet.from + DAY) % DAY) + 1;
  const guess = at.getTime() - (at.getTime() % MINUTE) - back * MINUTE;
  return settle(guess, -MINUTE, timeZone, quiet);
}

/**
 * A clock change inside the span puts the guess an hour off: too far into the silence, or too far out of it. Quarters
 * of an hour are the smallest step that zones change by, so the walk is short.
 */
function settle(guess: number, step: number, timeZone: string, quiet: QuietHours): Date {
  const silent = (ms: number) => isQuiet(new Date(ms), timeZone, quiet);
  let ms = guess;
  for (let i = 0; i < 2 * DAY && silent(ms); i++) ms += step;
  for (let i = 0; i < 3 * 60 && !silent(ms - step); i++) ms -= step;
  return new Date(ms);
}

/** Does the span hold this minute of the day? */
export function isQuietMinute({ from, to }: QuietHours, minute: number): boolean {
  return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}
