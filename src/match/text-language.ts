import type { TaskLanguage } from './language-stem.ts';

/** Common small words by language. */
const SMALL: Readonly<Record<string, string>> = {
  en: 'the and of with for was were this that from you your have our are will their',
  de: 'und der die das ist wir mit für sie sind zu auf eine einen nicht bei als werden ihre',
  fr: 'les des vous nous avec pour dans est une sur votre notre sont aux et du ce',
  es: 'los las con para una del por que sus nuestra nuestro como más tus el y se',
  it: 'gli della delle con per che sono nel una alla dei nostro il di',
  pt: 'os das com para uma dos não você nosso seus ao em',
  nl: 'het een van voor met zijn wij jij onze naar bij niet ook',
  ro: 'și în cu pentru este sunt din prin unui care sau',
};

/** Small words that CVs of few sentences still have; none of another language in the list. */
const TERSE: Readonly<Record<string, string>> = {
  en: 'the and of with for to from by at my was were you your our who',
  de: 'und der die das mit für im vom zum zur bei seit auf den dem von wir sie ist sind eine einen durch sowie als nicht',
  fr: 'le les des du et au aux avec pour dans sur par chez depuis une vous nous votre est sont ou puis',
  es: 'el los las del y con por para desde su sus al como una que más tus tu',
  it: 'il gli della delle dei degli con per nel alla sono presso di',
  pt: 'os das dos com uma em no na pela pelo não ao',
  nl: 'het een van voor met bij naar zijn wij op',
};

const MAX_WORDS = 400;
const MIN_HITS = 6;
const MIN_TERSE_HITS = 2;
const LEAD = 1.5;

const WORD = /\p{L}+/gu;
const NOWHERE: readonly number[] = [];

const FULL = countedBy(SMALL);
const SHORT = countedBy(TERSE);

/** What the small words of a text say of its language. */
export interface TextLanguage {
  /** The language it is written in; undefined when it is short or no language leads clearly. */
  writtenIn?: string;
  /** The language whose words of work are looked up beside the English ones, told by fewer words. */
  tasks?: TaskLanguage;
}

/** Reads the first words of a text. */
export function textLanguages(text: string): TextLanguage {
  const full = FULL.codes.map(() => 0);
  const terse = SHORT.codes.map(() => 0);
  let words = 0;
  for (const [word] of text.slice(0, 8_000).toLowerCase().matchAll(WORD)) {
    if (++words > MAX_WORDS) break;
    for (const place of FULL.places.get(word) ?? NOWHERE) full[place] = (full[place] ?? 0) + 1;
    for (const place of SHORT.places.get(word) ?? NOWHERE) terse[place] = (terse[place] ?? 0) + 1;
  }
  const writtenIn = leading(FULL.codes, full, MIN_HITS);
  const tasks = leading(SHORT.codes, terse, MIN_TERSE_HITS);
  return {
    ...(writtenIn === undefined ? {} : { writtenIn }),
    ...(tasks === 'de' || tasks === 'fr' || tasks === 'es' ? { tasks } : {}),
  };
}

/** The language a text is written in, by its small words; undefined when it is short or no language leads clearly. */
export function textLanguage(text: string): string | undefined {
  return textLanguages(text).writtenIn;
}

interface Counter {
  codes: readonly string[];
  /** Per small word the places of its languages in `codes`. */
  places: ReadonlyMap<string, readonly number[]>;
}

function countedBy(lists: Readonly<Record<string, string>>): Counter {
  const codes = Object.keys(lists);
  const places = new Map<string, number[]>();
  codes.forEach((code, place) => {
    for (const word of lists[code]?.split(' ') ?? [])
      places.set(word, [...(places.get(word) ?? []), place]);
  });
  return { codes, places };
}

function leading(
  codes: readonly string[],
  hits: readonly number[],
  least: number,
): string | undefined {
  const ranked = hits.map((count, place) => ({ count, place })).sort((a, b) => b.count - a.count);
  const [first, second] = ranked;
  if (!first || first.count < least || first.count < LEAD * (second?.count ?? 0)) return undefined;
  return codes[first.place];
}
