/** "22 Nov 2026, 10:42" in the client's time zone; UTC when the zone is unknown to this machine. */
export function localTime(at: Date, timeZone: string): string {
  return format(at, timeZone, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
}

/** "10:42" in the client's time zone. */
export function localClock(at: Date, timeZone: string): string {
  return format(at, timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** Is this a time zone that the machine knows ("Europe/Berlin")? */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** "today", "3 days ago"; "age unknown" without a date. Whole days, so that a list does not change within a day. */
export function age(from: Date | null, now: Date): string {
  if (!from) return 'age unknown';
  const days = Math.max(0, Math.floor((now.getTime() - from.getTime()) / 86_400_000));
  if (days === 0) return 'today';
  if (days === 1) return '1 day ago';
  return days < 60 ? `${days} days ago` : `${Math.floor(days / 30)} months ago`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Formatters are slow to make and safe to keep. */
function format(at: Date, timeZone: string, options: Intl.DateTimeFormatOptions): string {
  const key = `${timeZone}|${Object.keys(options).join()}`;
  let formatter = formats.get(key);
  if (!formatter) {
    const zone = isTimeZone(timeZone) ? timeZone : 'UTC';
    formatter = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone });
    formats.set(key, formatter);
  }
  return formatter.format(at);
}

/** Minutes since midnight on the client's clock, 0 to 1439. */
export function clockMinutes(at: Date, timeZone: string): number {
  const [hours = 0, minutes = 0] = localClock(at, timeZone).split(':').map(Number);
  return hours * 60 + minutes;
}
