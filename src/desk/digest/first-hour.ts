import { isQuietMinute, type QuietHours } from '../quiet-hours.ts';
import { clockOf, minutesOf } from './slots.ts';

/** When a digest comes until the client names an hour. */
export const DEFAULT_HOUR = '08:30';

/** The default, or the end of the desk's quiet hours where it lies in them: an hour that nobody chose is not loud. */
export function firstHour(quiet: QuietHours | null): string {
  return quiet && isQuietMinute(quiet, minutesOf(DEFAULT_HOUR)) ? clockOf(quiet.to) : DEFAULT_HOUR;
}
