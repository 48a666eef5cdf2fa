import type { TaskLanguage } from './language-stem.ts';
import {
  addTerms,
  type Occupation,
  type Rows,
  space,
  titleKey,
  titles,
} from './occupation-space.ts';
import { taskRows } from './task-rows.ts';
import { wordsOf } from './words.ts';

export type { Occupation } from './occupation-space.ts';

/**
 * Weighted occupations, flat: index, weight, index, weight, … by index. Weights are integers and the vector is as long as
 * the text is understood: `FULL_LENGTH` for one whose words are in the lexicon, short for one in a language that is not. The
 * product of two vectors therefore counts only as far as both texts are understood.
 */
export type OccupationVector = number[];

export const FULL_LENGTH = 1000;

/** Shares of a text's words that the lexicon knows: English texts of work lie above the second, other languages near the first. */
const UNKNOWN = 0.12;
const UNDERSTOOD = 0.5;

/** The most occupations that a vector names. */
export const KEPT = 40;

/**
 * The occupation vector of weighted terms.
 * @param terms stems and stem pairs ("financial report" of two stems joined by a space) with their weights
 * @param language what the text is written in; its words are looked up first, English ones for the rest
 * @param named occupations whose very title the text has; such a one counts as much again as the best by words
 */
export function projectTerms(
  terms: ReadonlyMap<string, number>,
  language?: TaskLanguage,
  named: readonly number[] = [],
): OccupationVector {
  const { occupations } = space();
  const scores = new Float64Array(occupations.length);
  const { met, understanding } = meet(terms, language);
  for (const { row, weight } of met) {
    const damped = Math.log1p(weight);
    for (let i = 0; i < row.at.length; i++) {
      const at = row.at[i] ?? 0;
      scores[at] = (scores[at] ?? 0) + damped * (row.weights[i] ?? 0);
    }
  }
  const best = scores.reduce((most, score) => Math.max(most, score), 0);
  for (const at of new Set(named)) scores[at] = (scores[at] ?? 0) + best;
  const order = [...scores.keys()]
    .filter((at) => (scores[at] ?? 0) > 0)
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
    .slice(0, KEPT);
  // Squaring keeps the few occupations that a text is about above the many that it brushes.
  const kept = order.map((at) => [at, (scores[at] ?? 0) ** 2] as const);
  const flat: number[] = [];
  for (const [at, weight] of toLength(kept, FULL_LENGTH * understanding))
    if (weight > 0) flat.push(at, weight);
  return flat;
}

function toLength(
  entries: readonly (readonly [number, number])[],
  length: number,
): (readonly [number, number])[] {
  const now = Math.sqrt(entries.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
  return entries
    .map(([at, weight]) => [at, Math.round((weight / now) * length)] as const)
    .sort((a, b) => a[0] - b[0]);
}

type Row = { at: Int16Array; weights: Float64Array };

/**
 * The rows that a text's terms meet, in an order that does not depend on that of its words, and how far the lexicon
 * understands the text, 0.1 to 1, by the share of its words that it knows.
 */
function meet(
  terms: ReadonlyMap<string, number>,
  language: TaskLanguage | undefined,
): { met: { row: Row; weight: number }[]; understanding: number } {
  const english = space().rows;
  const own = language && taskRows(language);
  const ofOwn = new Map<string, number>();
  const ofEnglish = new Map<string, number>();
  let known = 0;
  let all = 0;
  for (const [term, weight] of terms) {
    if (weight <= 0) continue;
    const keys = own?.keysOf(term) ?? [];
    const isEnglish = keys.length === 0 && english.has(term);
    for (const { key, share } of keys) ofOwn.set(key, (ofOwn.get(key) ?? 0) + weight * share);
    if (isEnglish) ofEnglish.set(term, weight);
    if (term.includes(' ')) continue;
    // Rounded, so that the sum is the same in any order.
    const damped = Math.round(Math.log1p(weight) * 1024);
    all += damped;
    if (isEnglish || keys.length > 0) known += damped;
  }
  const share = all === 0 ? 0 : known / all;
  return {
    met: [...rowsIn(english, ofEnglish), ...(own ? rowsIn(own.rows, ofOwn) : [])],
    understanding:
      all === 0 ? 0 : Math.min(1, Math.max(0.1, (share - UNKNOWN) / (UNDERSTOOD - UNKNOWN))),
  };
}

function rowsIn(rows: Rows, weights: ReadonlyMap<string, number>): { row: Row; weight: number }[] {
  return [...weights.keys()].sort().flatMap((term) => {
    const row = rows.get(term);
    return row ? [{ row, weight: weights.get(term) ?? 0 }] : [];
  });
}

/** How long an occupation vector is, 0 to 1 of the full length. */
export function clarityOf(vector: OccupationVector): number {
  let squares = 0;
  for (let k = 1; k < vector.length; k += 2) squares += (vector[k] ?? 0) ** 2;
  return Math.min(1, Math.sqrt(squares) / FULL_LENGTH);
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
  for (const [family, weight] of toLength([...sums.entries()], FULL_LENGTH * clarityOf(vector)))
    if (weight > 0) flat.push(family, weight);
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
  const { names } = titles();
  return namedIn(text).flatMap(({ at, start, end }) => {
    const name = names[at];
    return name === undefined ? [] : [{ name, start, end }];
  });
}

/** The occupation vector of a title over a text of that language. */
export function projectTitle(title: string, language?: TaskLanguage): OccupationVector {
  const terms = new Map<string, number>();
  addTerms(terms, title, 1);
  return projectTerms(
    terms,
    language,
    namedIn(title).map(({ at }) => at),
  );
}

function namedIn(text: string): { at: number; start: number; end: number }[] {
  const { byTitle } = titles();
  const words = wordsOf(text);
  const found: { at: number; start: number; end: number }[] = [];
  for (let i = 0; i < words.length; i++) {
    for (let length = Math.min(5, words.length - i); length > 0; length--) {
      const run = words.slice(i, i + length);
      const at = byTitle.get(titleKey(run.map((word) => word.folded)));
      const first = run[0];
      const last = run[run.length - 1];
      if (at === undefined || !first || !last) continue;
      found.push({ at, start: first.start, end: last.end });
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
