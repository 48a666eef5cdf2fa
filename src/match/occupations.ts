import { OCCUPATION_LEXICON } from './occupation-lexicon.ts';
import { stemOf, wordsOf } from './words.ts';

/** An occupation of the lexicon. Its index is its place in the list. */
export interface Occupation {
  name: string;
  family: string;
  titles: string[];
}

/** Weighted occupations, flat: index, weight, index, weight, … by index; weights are integers, the vector has length 1000. */
export type OccupationVector = number[];

/**
 * Explicit semantic analysis (Gabrilovich and Markovitch, IJCAI 2007) over occupations instead of encyclopedia articles:
 * a text becomes the occupations whose words it shares. Two texts without one word in common can still meet there.
 */
interface Space {
  occupations: Occupation[];
  families: string[];
  familyOf: Int16Array;
  /** Per stem or stem pair: occupation indices and TF-IDF weights. */
  rows: Map<string, { at: Int16Array; weights: Float64Array }>;
  byTitle: Map<string, number>;
}

/** The most occupations that a vector names. */
export const KEPT = 40;
const TITLE_WEIGHT = 2;
const FAMILY_WORD_WEIGHT = 1;
/** A pair of words repeats what its two words say already. */
const PAIR_WEIGHT = 0.5;
/** The customary constants of BM25. */
const SATURATION = 1.2;
const SLOPE = 0.75;

/**
 * The occupation vector of weighted terms.
 * @param terms stems and stem pairs ("financial report" of two stems joined by a space) with their weights
 */
export function projectTerms(terms: ReadonlyMap<string, number>): OccupationVector {
  const { occupations, rows } = space();
  const scores = new Float64Array(occupations.length);
  // Sorted, so that the sum does not depend on the order of the words; most terms are in no occupation.
  const known = [...terms.keys()].filter((term) => rows.has(term)).sort();
  for (const term of known) {
    const row = rows.get(term);
    const weight = terms.get(term) ?? 0;
    if (!row || weight <= 0) continue;
    const damped = Math.log1p(weight);
    for (let i = 0; i < row.at.length; i++) {
      const at = row.at[i] ?? 0;
      scores[at] = (scores[at] ?? 0) + damped * (row.weights[i] ?? 0);
    }
  }
  const order = [...scores.keys()]
    .filter((at) => (scores[at] ?? 0) > 0)
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
    .slice(0, KEPT);
  // Squaring keeps the few occupations that a text is about above the many that it brushes.
  const kept = order.map((at) => [at, (scores[at] ?? 0) ** 2] as const);
  const length = Math.sqrt(kept.reduce((sum, [, weight]) => sum + weight * weight, 0));
  if (length === 0) return [];
  return kept
    .map(([at, weight]) => [at, Math.round((weight / length) * 1000)] as const)
    .filter(([, weight]) => weight > 0)
    .sort((a, b) => a[0] - b[0])
    .flat();
}

/** The cosine of two occupation vectors, 0 to 1. */
export function vectorSimilarity(a: OccupationVector, b: OccupationVector): number {
  let i = 0;
  let j = 0;
  let dot = 0;
  let lengthA = 0;
  let lengthB = 0;
  for (let k = 1; k < a.length; k += 2) lengthA += (a[k] ?? 0) ** 2;
  for (let k = 1; k < b.length; k += 2) lengthB += (b[k] ?? 0) ** 2;
  if (lengthA === 0 || lengthB === 0) return 0;
  while (i < a.length && j < b.length) {
    const left = a[i] ?? 0;
    const right = b[j] ?? 0;
    if (left === right) dot += (a[i + 1] ?? 0) * (b[j + 1] ?? 0);
    if (left <= right) i += 2;
    if (right <= left) j += 2;
  }
  return dot / Math.sqrt(lengthA * lengthB);
}

/** The vector of a text's families of occupations: coarser, so neighbours of one trade meet. */
export function familyVector(vector: OccupationVector): OccupationVector {
  const { familyOf, families } = space();
  const sums = new Float64Array(families.length);
  for (let k = 0; k < vector.length; k += 2) {
    const family = familyOf[vector[k] ?? 0] ?? 0;
    sums[family] = (sums[family] ?? 0) + (vector[k + 1] ?? 0);
  }
  const flat: number[] = [];
  for (let family = 0; family < sums.length; family++) {
    const sum = Math.round(sums[family] ?? 0);
    if (sum > 0) flat.push(family, sum);
  }
  return flat;
}

/** The occupation that weighs most; undefined for a text that reads as none. */
export function topOccupation(vector: OccupationVector): Occupation | undefined {
  let best = -1;
  let weight = 0;
  for (let k = 0; k < vector.length; k += 2) {
    if ((vector[k + 1] ?? 0) <= weight) continue;
    best = vector[k] ?? -1;
    weight = vector[k + 1] ?? 0;
  }
  return best < 0 ? undefined : space().occupations[best];
}

/** Occupations whose title stands in the text as it is ("part-time nurse in Hamburg" names nurse), longest first. */
export function occupationsNamed(text: string): { name: string; start: number; end: number }[] {
  const { byTitle, occupations } = space();
  const words = wordsOf(text);
  const found: { name: string; start: number; end: number }[] = [];
  for (let i = 0; i < words.length; i++) {
    for (let length = Math.min(5, words.length - i); length > 0; length--) {
      const run = words.slice(i, i + length);
      const at = byTitle.get(titleKey(run.map((word) => word.folded)));
      const first = run[0];
      const last = run[run.length - 1];
      const occupation = at === undefined ? undefined : occupations[at];
      if (!occupation || !first || !last) continue;
      found.push({ name: occupation.name, start: first.start, end: last.end });
      i += length - 1;
      break;
    }
  }
  return found;
}

/** The families of the lexicon, in its order. */
export function familyNames(): readonly string[] {
  return space().families;
}

/** Every occupation of the lexicon. */
export function allOccupations(): readonly Occupation[] {
  return space().occupations;
}

let kept: Space | undefined;

function space(): Space {
  kept ??= build();
  return kept;
}

function titleKey(folded: readonly string[]): string {
  // Titles keep their endings apart from the plural: "teacher" names the trade, "teaching" does not.
  return folded
    .map((word) =>
      word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word,
    )
    .join(' ');
}

function build(): Space {
  const occupations: Occupation[] = [];
  const documents: Map<string, number>[] = [];
  const families: string[] = [];
  const familyOf: number[] = [];
  const byTitle = new Map<string, number>();
  for (const [name, block] of Object.entries(OCCUPATION_LEXICON)) {
    const [shared = '', ...lines] = block.trim().split('\n');
    // "information technology: software" has its own shared words within the family before the colon.
    const family = name.split(':')[0] ?? name;
    if (!families.includes(family)) families.push(family);
    for (const line of lines) {
      const [titlePart = '', wordPart = ''] = line.split('|');
      const titles = titlePart
        .split(';')
        .map((title) => title.trim())
        .filter((title) => title !== '');
      const name = titles[0];
      if (name === undefined) continue;
      const document = new Map<string, number>();
      for (const title of titles) addTerms(document, title, TITLE_WEIGHT);
      for (const phrase of wordPart.split(',')) addTerms(document, phrase, 1);
      for (const phrase of shared.split(',')) addTerms(document, phrase, FAMILY_WORD_WEIGHT);
      for (const title of titles) {
        const key = titleKey(wordsOf(title).map((word) => word.folded));
        if (!byTitle.has(key)) byTitle.set(key, occupations.length);
      }
      occupations.push({ name, family, titles });
      documents.push(document);
      familyOf.push(families.indexOf(family));
    }
  }
  return {
    occupations,
    families,
    familyOf: Int16Array.from(familyOf),
    rows: weigh(documents),
    byTitle,
  };
}

function addTerms(document: Map<string, number>, phrase: string, weight: number): void {
  let previous = '';
  for (const word of wordsOf(phrase)) {
    const term = stemOf(word.folded);
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
function weigh(documents: readonly Map<string, number>[]): Space['rows'] {
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
  const rows: Space['rows'] = new Map();
  for (const [term, { at, weights }] of lists)
    rows.set(term, { at: Int16Array.from(at), weights: Float64Array.from(weights) });
  return rows;
}
