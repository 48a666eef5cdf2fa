import { html } from 'hono/html';
import { localTime } from '../desk/local-time.ts';
import { NONE } from './data-table.ts';
import type { Html } from './layout.ts';

/** What the times of a page are told by. */
export interface Moment {
  now: Date;
  timeZone: string;
}

/** "4 min": how long ago; the exact time stands in its title. */
export function ago(at: Date, { now, timeZone }: Moment): Html {
  return html`<time datetime="${at.toISOString()}" title="${localTime(at, timeZone)}">${short(now.getTime() - at.getTime())}</time>`;
}

/** A time of the desk for a column that says "(UTC)": a team sits in several zones. A dash when there is none. */
export function moment(at: Date | null): Html | string {
  return at ? time(at, '') : NONE;
}

/** A time of the desk within words: "22 Nov 2026, 10:42 UTC". */
export function momentUtc(at: Date | null): Html | string {
  return at ? time(at, ' UTC') : NONE;
}

/** A day like 2026-11-22 as pages show it: "22 Nov 2026". */
export function shownDay(day: string): string {
  return localTime(new Date(`${day}T00:00:00Z`), 'UTC').replace(/,.*/, '');
}

function time(at: Date, zone: '' | ' UTC'): Html {
  return html`<time datetime="${at.toISOString()}">${localTime(at, 'UTC')}${zone}</time>`;
}

/** "3 min", "5 h", "12 days": how long something lasts, in its largest whole unit. */
export function span(ms: number): string {
  const minutes = Math.floor(Math.max(0, ms) / 60_000);
  if (minutes < 1) return 'under a minute';
  if (minutes < 120) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} days`;
}

/** "now", "4 min", "3 h", "2 d", "5 w": for a narrow column. */
function short(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return 'now';
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h`;
  const days = Math.floor(hours / 24);
  return days < 21 ? `${days} d` : `${Math.floor(days / 7)} w`;
}
