import { isTimeZone } from '../local-time.ts';

/** "Europe/Berlin", "Berlin", "I live in New York", "UTC+2", "CET" -> a zone that this machine knows; null otherwise. */
export function readZone(text: string): string | null {
  const said = text
    .trim()
    .replace(/^(?:my time ?zone is|it is|i(?:'m| am)? (?:live|in|based)(?: in)?|in|the)\s+/i, '')
    .replace(/\s+(?:time|time ?zone)$/i, '');
  const offset = /^(?:utc|gmt)\s?([+-])\s?(\d{1,2})$/i.exec(said);
  if (offset) {
    // The database of zones counts the other way round: Etc/GMT-2 is two hours ahead.
    const zone = `Etc/GMT${offset[1] === '+' ? '-' : '+'}${Number(offset[2])}`;
    return isTimeZone(zone) ? zone : null;
  }
  if (/^[A-Za-z]{3,}(?:\/[\w+-]+){1,2}$|^(?:UTC|GMT|[A-Z]{3,4})$/.test(said) && isTimeZone(said))
    return said;
  const folded = said.toLowerCase().replace(/\s+/g, '_');
  return zonesByCity().get(folded) ?? null;
}

let byCity: ReadonlyMap<string, string> | null = null;

/** "new_york" -> "America/New_York"; made once, because the machine takes a while to list its zones. */
function zonesByCity(): ReadonlyMap<string, string> {
  byCity ??= new Map(
    Intl.supportedValuesOf('timeZone').map((zone) => [
      zone.toLowerCase().split('/').at(-1) ?? '',
      zone,
    ]),
  );
  return byCity;
}
