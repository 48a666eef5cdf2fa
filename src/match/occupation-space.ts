import { createHash } from 'node:crypto';
import { OCCUPATION_LEXICON } from './occupation-lexicon.ts';
import { termOf, wordsOf } from './words.ts';

/** An occupation of the lexicon. Its index is its place in the list. */
export interface Occupation {
  name: string;
  family: string;
  /** Its part of the lexicon: the family, or a part of it that has shared words of its own. */
  block: string;
  titles: string[];
}

/** An occupation from outside, as of an imported classification. */
export interface AddedOccupation extends Omit<Occupation, 'block'> {
  /** What the work is, in a sentence or a list of skills. */
  about: string;
}

/**
 * Explicit semantic analysis (Gabrilovich and Markovitch, IJCAI 2007) over occupations instead of encyclopedia articles:
 * a text becomes the occupations whose words it shares. Two texts without one word in common can still meet there.
 */
export interface Space {
  occupations: Occupation[];
  families: string[];
  familyOf: Int16Array;
  rows: Rows;
}

/** Per stem or stem pair: occupation indices and weights. */
export type Rows = ReadonlyMap<string, { at: Int16Array; weights: Float64Array }>;

interface Entry extends Occupation {
  /** Words of the work, and words that all occupations of its block share. */
  about: string[];
  shared: string[];
}

export const TITLE_WEIGHT = 2;
const FAMILY_WORD_WEIGHT = 1;
/** A pair of words repeats what its two words say already. */
const PAIR_WEIGHT = 0.5;
/** The customary constants of BM25. */
const SATURATION = 1.2;
const SLOPE = 0.75;

let kept: Space | undefined;
let keptTitles: { byTitle: Map<string, number>; names: string[] } | undefined;
let added: readonly AddedOccupation[] = [];

/** The occupations as they are known now. */
export function space(): Space {
  kept ??= build();
  return kept;
}

/** The titles alone: reading a request needs no more, and they are ready in a fraction of the time. */
export function titles(): { byTitle: ReadonlyMap<string, number>; names: readonly string[] } {
  if (keptTitles) return keptTitles;
  const byTitle = new Map<string, number>();
  const names: string[] = [];
  for (const entry of entries()) {
    for (const title of entry.titles) {
      const key = titleKey(wordsOf(title).map((word) => word.folded));
      if (!byTitle.has(key)) byTitle.set(key, names.length);
    }
    names.push(entry.name);
  }
  keptTitles = { byTitle, names };
  return keptTitles;
}

/**
 * Sets occupations beside those of the lexicon. Vectors that were made before mean other occupations, so this belongs
 * before the first one; `lexiconVersion` tells the two apart.
 */
export function addOccupations(occupations: readonly AddedOccupation[]): void {
  added = occupations;
  kept = undefined;
  keptTitles = undefined;
}

/** Empty for the lexicon alone, else a mark of what was added. */
export function lexiconVersion(): string {
  if (added.length === 0) return '';
  const digest = createHash('sha256').update(JSON.stringify(added)).digest('hex');
  return `+${digest.slice(0, 8)}`;
}

/** What two spellings of one title share. */
export function titleKey(folded: readonly string[]): string {
  // Titles keep their endings apart from the plural: "teacher" names the trade, "teaching" does not.
  return folded
    .map((word) =>
      word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word,
    )
    .join(' ');
}

function entries(): Entry[] {
  const list: Entry[] = [];
  for (const [block, text] of Object.entries(OCCUPATION_LEXICON)) {
    const [shared = '', ...lines] = text.trim().split('\n');
    // "information technology: software" has its own shared words within the family before the colon.
    const family = block.split(':')[0] ?? block;
    for (const line of lines) {
      const [titlePart = '', wordPart = ''] = line.split('|');
      const names = titlePart
        .split(';')
        .map((title) => title.trim())
        .filter((title) => title !== '');
      const name = names[0];
      if (name === undefined) continue;
      const about = wordPart.split(',');
      list.push({ name, family, block, titles: names, about, shared: shared.split(',') });
    }
  }
  for (const { about, ...occupation } of added)
    list.push({ ...occupation, block: occupation.family, about: [about], shared: [] });
  return list;
}

function build(): Space {
  const families: string[] = [];
  const familyOf: number[] = [];
  const list = entries();
  const documents = list.map((entry) => {
    const document = new Map<string, number>();
    for (const title of entry.titles) addTerms(document, title, TITLE_WEIGHT);
    for (const phrase of entry.about) addTerms(document, phrase, 1);
    for (const phrase of entry.shared) addTerms(document, phrase, FAMILY_WORD_WEIGHT);
    if (!families.includes(entry.family)) families.push(entry.family);
    familyOf.push(families.indexOf(entry.family));
    return document;
  });
  return {
    occupations: list.map(({ name, family, block, titles: names }) => ({
      name,
      family,
      block,
      titles: names,
    })),
    families,
    familyOf: Int16Array.from(familyOf),
    rows: weigh(documents),
  };
}

/** Adds the stems and stem pairs of a phrase to a document. */
export function addTerms(document: Map<string, number>, phrase: string, weight: number): void {
  let previous = '';
  for (const word of wordsOf(phrase)) {
    const term = termOf(phrase, word);
    if (term !== '') {
      document.set(term, (document.get(term) ?? 0) + weight);
      if (previous !== '') {
        const pair = `${previous} ${term}`;
        document.set(pair, (document.get(pair) ?? 0) + weight);
      }
    }
    previous = term;
  }
}

/**
 * BM25 (Robertson and Zaragoza 2009) with the occupations as documents: counts saturate and long entries gain nothing by
 * their length. IDF counts twice, once for the text and once for the entry, as in a TF-IDF cosine.
 */
export function weigh(documents: readonly Map<string, number>[]): Rows {
  const frequency = new Map<string, number>();
  const lengths = documents.map((document) => {
    let length = 0;
    for (const [term, count] of document) {
      frequency.set(term, (frequency.get(term) ?? 0) + 1);
      if (!term.includes(' ')) length += count;
    }
    return length;
  });
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  const lists = new Map<string, { at: number[]; weights: number[] }>();
  documents.forEach((document, at) => {
    const pivot = SATURATION * (1 - SLOPE + SLOPE * ((lengths[at] ?? 0) / mean));
    for (const [term, count] of document) {
      const idf = Math.log(documents.length / (frequency.get(term) ?? 1)) + 0.1;
      const saturated = (count * (SATURATION + 1)) / (count + pivot);
      const list = lists.get(term) ?? { at: [], weights: [] };
      list.at.push(at);
      list.weights.push(saturated * idf * idf * (term.includes(' ') ? PAIR_WEIGHT : 1));
      lists.set(term, list);
    }
  });
  const rows = new Map<string, { at: Int16Array; weights: Float64Array }>();
  for (const [term, { at, weights }] of lists)
    rows.set(term, { at: Int16Array.from(at), weights: Float64Array.from(weights) });
  return rows;
}
