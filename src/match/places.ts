import { CITIES, CITY_STATES, COUNTRIES, REGIONS, STATES } from './place-lexicon.ts';
import { fold, wordsOf } from './words.ts';

/** A known place. `name` is the one name it is shown by; a region lists its countries, and `*` is the world. */
export interface Place {
  kind: 'city' | 'state' | 'country' | 'region';
  name: string;
  /** ISO 3166-1 alpha-2 of a city, state or country. */
  country?: string | undefined;
  /** The US state of a city, or of the state itself, by its two letters. */
  state?: string | undefined;
  countries?: readonly string[] | undefined;
}

interface Named {
  place: Place;
  /** Counts only when written exactly so ("US", not "us"). */
  exact: string;
}

/** The places that a text names, in order, each once. */
export function placesIn(text: string): Place[] {
  return placeSpansIn(text)
    .map(({ place }) => place)
    .filter(
      (place, at, all) =>
        all.findIndex((other) => other.name === place.name && other.kind === place.kind) === at,
    );
}

/** The same with where each stands. */
export function placeSpansIn(text: string): { place: Place; start: number; end: number }[] {
  const known = lexicon();
  const words = wordsOf(text);
  const found: { place: Place; start: number; end: number }[] = [];
  for (let i = 0; i < words.length; i++) {
    for (let length = Math.min(5, words.length - i); length > 0; length--) {
      const first = words[i];
      const last = words[i + length - 1];
      if (!first || !last) continue;
      const key = words
        .slice(i, i + length)
        .map((word) => word.folded)
        .join(' ');
      const named = known.get(key);
      const written = text.slice(first.start, last.end);
      if (!named || /[,;\n|]/.test(written)) continue;
      if (named.exact !== '' && !sameAcronym(written, named.exact)) continue;
      found.push({ place: named.place, start: first.start, end: last.end });
      i += length - 1;
      break;
    }
  }
  return found.concat(stateCodes(text)).sort((a, b) => a.start - b.start);
}

/**
 * The places that a posting offers, a line each: "Dresden, Germany" offers Dresden, not all of Germany, because the
 * country only says where the town is.
 */
export function offeredPlaces(lines: readonly string[]): Place[] {
  return lines.flatMap((line) => {
    const places = placesIn(line);
    const towns = places.filter(({ kind }) => kind === 'city' || kind === 'state');
    return places.filter(
      ({ kind, country }) => kind !== 'country' || !towns.some((town) => town.country === country),
    );
  });
}

/**
 * Whether a wanted place is met by an offered one: the offer lies in what is wanted, or is open to it ("Remote - EU" for
 * Spain). Unknown when the offer is wider than a single country but may still mean the wanted place's own town.
 */
export function placeCovers(wanted: Place, offered: Place): 'yes' | 'no' | 'unknown' {
  if (wanted.kind === offered.kind && wanted.name === offered.name) return 'yes';
  if (isWorld(wanted) || isWorld(offered)) return 'yes';
  const wants = countriesOf(wanted);
  const offers = countriesOf(offered);
  if (!wants.some((country) => offers.includes(country))) return 'no';
  if (wanted.kind === 'region')
    return offers.some((country) => wants.includes(country)) ? 'yes' : 'no';
  if (offered.kind === 'region') return 'yes';
  if (wanted.kind === 'country') return 'yes';
  if (offered.kind === 'country') return 'unknown';
  // Both lie in one country: two towns differ, a state holds its towns.
  if (wanted.kind === 'state')
    return offered.state === undefined ? 'unknown' : offered.state === wanted.state ? 'yes' : 'no';
  if (offered.kind === 'state')
    return wanted.state !== undefined && wanted.state !== offered.state ? 'no' : 'unknown';
  return 'no';
}

/** The best verdict of any wanted place over any offered one. */
export function anyPlaceCovers(
  wanted: readonly Place[],
  offered: readonly Place[],
): 'yes' | 'no' | 'unknown' {
  if (wanted.length === 0 || offered.length === 0) return 'unknown';
  const verdicts = wanted.flatMap((want) => offered.map((offer) => placeCovers(want, offer)));
  if (verdicts.includes('yes')) return 'yes';
  return verdicts.includes('unknown') ? 'unknown' : 'no';
}

function isWorld(place: Place): boolean {
  return place.countries?.[0] === '*';
}

function countriesOf(place: Place): readonly string[] {
  if (place.countries) return place.countries;
  return place.country === undefined ? [] : [place.country];
}

function sameAcronym(written: string, exact: string): boolean {
  return written.replaceAll('.', '') === exact.replaceAll('.', '');
}

// "Austin, TX": two capital letters count as a state only after a comma, because IN, OR and ME are words.
function stateCodes(text: string): { place: Place; start: number; end: number }[] {
  const known = states();
  const found: { place: Place; start: number; end: number }[] = [];
  for (const match of text.matchAll(/(?<=[\p{L}.],\s?)[A-Z]{2}\b(?!\s?[,-]\s?(?:DE|Germany))/gu)) {
    const name = known.get(match[0]);
    if (name === undefined) continue;
    found.push({
      place: { kind: 'state', name, country: 'US', state: match[0] },
      start: match.index,
      end: match.index + 2,
    });
  }
  return found;
}

let kept: Map<string, Named> | undefined;

function lexicon(): Map<string, Named> {
  kept ??= build();
  return kept;
}

function states(): Map<string, string> {
  return new Map(
    STATES.split(',').map((entry) => [entry.trim().slice(0, 2), entry.trim().slice(3)]),
  );
}

function build(): Map<string, Named> {
  const known = new Map<string, Named>();
  const add = (name: string, place: Place) => {
    const isAcronym = name.length <= 4 && name === name.toUpperCase();
    const key = wordsOf(name)
      .map((word) => word.folded)
      .join(' ');
    if (key !== '' && !known.has(key))
      known.set(key, { place, exact: isAcronym || isWord(name) ? name : '' });
  };
  for (const line of linesOf(COUNTRIES)) {
    const [code = '', names = ''] = line.split('|');
    const place: Place = { kind: 'country', name: names.split(',')[0] ?? code, country: code };
    for (const name of names.split(',')) add(name, place);
  }
  const stateOfCity = new Map<string, string>();
  for (const entry of CITY_STATES.split(';')) {
    const [code = '', cities = ''] = entry.split(':');
    for (const city of cities.split(',')) stateOfCity.set(city.trim(), code.trim());
  }
  for (const line of linesOf(CITIES)) {
    const [code = '', list = ''] = line.split(':');
    for (const entry of list.split(',')) {
      const [written = '', canonical] = entry.split('=').map((part) => part.trim());
      const name = canonical ?? written;
      add(written, { kind: 'city', name, country: code, state: stateOfCity.get(name) });
    }
  }
  for (const [code, name] of states())
    add(name, { kind: 'state', name, country: 'US', state: code });
  for (const line of linesOf(REGIONS)) {
    const [name = '', others = '', members = ''] = line.split('|');
    const place: Place = { kind: 'region', name, countries: members.split(' ') };
    for (const other of [name, ...others.split(',')]) if (other !== '') add(other, place);
  }
  return known;
}

// Towns whose names are common words in one of our languages: only as a name is written.
function isWord(name: string): boolean {
  return [
    'nice',
    'reading',
    'bath',
    'essen',
    'tours',
    'split',
    'hull',
    'cork',
    'hamilton',
    'jordan',
    'mesa',
    'zug',
    'phoenix',
    'durham',
    'cali',
    'dutch',
    'turkey',
    'china',
    'lima',
    'bari',
    'polish',
    'global',
    'victoria',
    'mobile',
    'orange',
    'derby',
    'portland',
    'buffalo',
    'york',
    'split',
  ].includes(fold(name));
}

function linesOf(block: string): string[] {
  return block.split('\n').filter((line) => line.trim() !== '');
}
