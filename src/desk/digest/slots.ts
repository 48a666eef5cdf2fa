import { isTimeZone } from '../local-time.ts';

/**
 * The daily moments of a local time. Each local date has exactly one: a time that the clocks skip comes as much later as
 * they are put forward, and of a time that comes twice the first one counts.
 */

const MINUTE = 60_000;
const DAY = 86_400_000;

/** The first moment after `after` at which it is `hour` ("08:30") where the client lives. */
export function localSlotAfter(hour: string, timeZone: string, after: Date): Date {
  for (let ahead = -1; ; ahead++) {
    const slot = slotOn(dateAt(after, timeZone, ahead), hour, timeZone);
    if (slot > after) return slot;
  }
}

/** The last moment up to `at` at which it was `hour`. */
export function localSlotUpTo(hour: string, timeZone: string, at: Date): Date {
  for (let back = 1; ; back--) {
    const slot = slotOn(dateAt(at, timeZone, back), hour, timeZone);
    if (slot <= at) return slot;
  }
}

/** Do two moments lie on the same day of the client's calendar? */
export function isSameDay(a: Date, b: Date, timeZone: string): boolean {
  return dateAt(a, timeZone, 0) === dateAt(b, timeZone, 0);
}

export function isMonday(at: Date, timeZone: string): boolean {
  return new Date(dateAt(at, timeZone, 0)).getUTCDay() === 1;
}

/** Reads "7:30", "07.30", "7", "7 am", "19h30"; null for anything else. Gives "07:30". */
export function readHour(text: string): string | null {
  const match = /^(\d{1,2})(?:[:.h](\d{2}))?\s*(?:o'?clock)?\s*(am|pm)?h?$/i.exec(text.trim());
  if (!match) return null;
  const half = match[3]?.toLowerCase();
  const said = Number(match[1]);
  const minute = Number(match[2] ?? 0);
  if (half !== undefined && (said < 1 || said > 12)) return null;
  const hour = half === undefined ? said : (said % 12) + (half === 'pm' ? 12 : 0);
  if (hour > 23 || minute > 59) return null;
  return clockOf(hour * 60 + minute);
}

/** "07:30" of minutes after midnight. */
export function clockOf(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Minutes after midnight of "07:30". */
export function minutesOf(hour: string): number {
  const [hours = 0, minutes = 0] = hour.split(':').map(Number);
  return hours * 60 + minutes;
}

/** A calendar day where the client lives, as midnight UTC of the same date, some days on. */
function dateAt(at: Date, timeZone: string, days: number): number {
  return Math.floor((at.getTime() + offsetAt(at.getTime(), timeZone)) / DAY) * DAY + days * DAY;
}

function slotOn(date: number, hour: string, timeZone: string): Date {
  const wall = date + minutesOf(hour) * MINUTE;
  // The clocks change at most once within two days, so one of these offsets holds at the moment that is looked for.
  const before = offsetAt(wall - DAY, timeZone);
  const after = offsetAt(wall + DAY, timeZone);
  const fits = [wall - before, wall - after]
    .filter((ms) => ms + offsetAt(ms, timeZone) === wall)
    .toSorted((a, b) => a - b);
  return new Date(fits[0] ?? wall - before);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** How far the client's clock is ahead of UTC, in milliseconds. A zone that this machine does not know is UTC. */
function offsetAt(ms: number, timeZone: string): number {
  const whole = Math.floor(ms / 1000) * 1000;
  const parts = new Map(
    formatter(timeZone)
      .formatToParts(whole)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
  const wall = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return wall - whole;
}

function formatter(timeZone: string): Intl.DateTimeFormat {
  let known = formats.get(timeZone);
  if (!known) {
    known = new Intl.DateTimeFormat('en-GB', {
      timeZone: isTimeZone(timeZone) ? timeZone : 'UTC',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      hourCycle: 'h23',
    });
    formats.set(timeZone, known);
  }
  return known;
}
