import type { MatchPosting } from './match-input.ts';
import { type Place, placesIn } from './places.ts';

/** Where remote work may be done from, with the words that say so. */
export interface AllowedRegions {
  places: Place[];
  quote: string;
}

const NAMED_AFTER: readonly RegExp[] = [
  /\b(?:must|should|need to|required to|have to)(?: currently| all| also)* (?:be )?(?:based|located|resid(?:e|ing)|live|living|work)(?: and work)?(?: full[- ]time)? (?:in|within|from) ([^.;!?\n]{2,80})/iu,
  /(?<![\w-])(?:only|exclusively) (?:(?:hire|hiring|open|available|accept\w*|consider\w*|employ\w*|recruit\w*|candidates?|applicants?|applications?|for|to|people|residents?|those|based|located|able|can|work\w*|be) ){1,6}(?:in|within|from|of) ([^.;!?\n]{2,60})/iu,
  /\b(?:candidates?|applicants?|people|residents?) (?:must be |who are |currently )?(?:based|located|living|residing|resident|from)? ?(?:in|within|of) ([^.;!?\n]{2,60}?) only\b/iu,
  /\bremote (?:with)?in (?:the )?([^.;!?\n,]{2,50})/iu,
  /\bremote\s?[-–:(,/|]\s?(?!first|friendly|based|ready|work|capable|hybrid)([^.;!?\n)]{2,40})/iu,
  /\b(?:home ?office|remote) (?:nur )?(?:innerhalb|aus|in) ([^.;!?\n]{2,50})/iu,
  /\b(?:wohnsitz|standort) in ([^.;!?\n]{2,40})/iu,
  /\b(?:résider|basée?s?|domiciliée?s?) (?:en|au|aux|à) ([^.;!?\n]{2,40})/iu,
  /\b(?:residir|residencia|ubicad[oa]s?) en ([^.;!?\n]{2,40})/iu,
];
const NAMED_BEFORE = /([\p{Lu}][^.;!?\n,(]{1,40}?)[- ](?:only|based only|residents only)\b/u;

/**
 * The regions to which a remote posting is limited. Only a line that speaks of working from there counts: a company's
 * own seat ("we are based in Austin") limits nobody.
 */
export function allowedRegionsOf(
  posting: Pick<MatchPosting, 'title' | 'places' | 'remoteRegions'>,
  lines: readonly string[],
): AllowedRegions | undefined {
  const field = (posting.remoteRegions ?? []).join(' · ');
  const named = placesIn(field);
  if (named.length > 0) return { places: named, quote: field };
  for (const line of [posting.title, ...(posting.places ?? [])]) {
    const found = /\bremote\b|\bonly\b/iu.test(line) ? regionsIn(line) : undefined;
    if (found) return found;
  }
  for (const line of lines) {
    if (!TRIGGER.test(line) || /\b(?:office|hq|headquarter\w*)\b/iu.test(line)) continue;
    if (/\?\s*$/.test(line) || /\b(?:anywhere|worldwide|globally)\b/iu.test(line)) continue;
    const found = regionsIn(line);
    if (found) return found;
  }
  return undefined;
}

const TRIGGER =
  /\bonly\b|\bremote\b|\bhome ?office\b|\bmust\b|\bneed to\b|\bhave to\b|\brequired to\b|\bshould\b|\bwohnsitz\b|\brésider\b|\bbasée?s?\b|\bresidir\b|\bubicad/iu;

function regionsIn(line: string): AllowedRegions | undefined {
  for (const pattern of NAMED_AFTER) {
    const named = pattern.exec(line)?.[1];
    const places = named === undefined ? [] : placesIn(named);
    if (places.length > 0) return { places, quote: line };
  }
  const before = NAMED_BEFORE.exec(line)?.[1];
  const places = before === undefined ? [] : placesIn(before);
  return places.length > 0 ? { places, quote: line } : undefined;
}
