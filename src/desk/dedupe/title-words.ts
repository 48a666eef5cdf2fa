import { stripInvisible } from '../../guard/text.ts';
import { placeSpansIn } from '../../match/places.ts';
import { type Level, levelOf } from '../../match/seniority.ts';
import { wordsOf } from '../../match/words.ts';

/** What a job's title says, in a form in which two titles can be compared. */
export interface TitleWords {
  /** Sorted, each once. */
  words: readonly string[];
  level: Level | undefined;
}

const LONG = new Map([
  ['sr', 'senior'],
  ['snr', 'senior'],
  ['jr', 'junior'],
  ['eng', 'engineer'],
  ['mgr', 'manager'],
  ['dev', 'developer'],
]);
const SILENT = new Set(
  'and und et y of the for in at to a an remote hybrid onsite site on or oder'.split(' '),
);
/** (m/w/d), "all genders", "f/m/x": every language has its own, and none says what the job is. */
const GENDERS = /\(?\b[mwfdxhi](?:\s?[/|,]\s?[mwfdxhi]){1,3}\b\)?|\ball genders?\b/giu;
const NUMBER =
  /\b(?:req(?:uisition)?\w*|job|ref\w*|id)[\s#:.-]*\d+\b|#\w+|\b[a-z]{0,3}-?\d{4,}\b/giu;

/** The words that tell one job from another: no place, no marks of gender, no number of a requisition. */
export function titleWords(title: string): TitleWords {
  const bare = stripInvisible(title).replace(GENDERS, ' ').replace(NUMBER, ' ');
  const places = placeSpansIn(bare);
  const words = wordsOf(bare)
    .filter(({ start, end }) => !places.some((place) => start < place.end && place.start < end))
    .map(({ folded }) => LONG.get(folded) ?? folded)
    .filter((word) => !SILENT.has(word));
  return { words: [...new Set(words)].sort(), level: levelOf(bare) };
}

/** The share of words that two titles have in common, 0 to 1. */
export function titleLikeness(one: TitleWords, other: TitleWords): number {
  if (one.words.length === 0 || other.words.length === 0) return 0;
  const shared = one.words.filter((word) => other.words.includes(word)).length;
  return shared / (one.words.length + other.words.length - shared);
}

/** False when both name a level and it is another one: a junior's job is not a senior's, whatever the text says. */
export function sameLevel(one: TitleWords, other: TitleWords): boolean {
  return one.level === undefined || other.level === undefined || one.level === other.level;
}
