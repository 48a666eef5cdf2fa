import { addTerms, type Occupation, space, titleKey } from './occupation-space.ts';
import { wordsOf } from './words.ts';

export type { Occupation } from './occupation-space.ts';

/** Weighted occupations, flat: index, weight, index, weight, … by index; weights are integers, the vector has length 1000. */
export type OccupationVector = number[];

/** The most occupations that a vector names. */
export const KEPT = 40;

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

/** The family that a text belongs to most; undefined when it shares no word with any. */
export function familyOfText(text: string): string | undefined {
  const terms = new Map<string, number>();
  addTerms(terms, text, 1);
  const sums = familyVector(projectTerms(terms));
  let best: number | undefined;
  let weight = 0;
  for (let k = 0; k < sums.length; k += 2) {
    if ((sums[k + 1] ?? 0) <= weight) continue;
    best = sums[k];
    weight = sums[k + 1] ?? 0;
  }
  return best === undefined ? undefined : space().families[best];
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
