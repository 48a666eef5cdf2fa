import { type Confidence, confidenceOf, isProvisional } from './completeness.ts';
import { createCorpus, type Likeness } from './corpus.ts';
import { coverageOf, type Gap, gapsOf, type Reason, reasonsOf } from './evidence.ts';
import { failedGates, type Gate, gatesOf } from './gates.ts';
import { lexiconVersion } from './occupation-space.ts';
import { clarityOf } from './occupations.ts';
import type { CvProfile, PostingProfile } from './profile.ts';
import { type Requirement, requirementsOf } from './requirements.ts';
import type { Adjustment } from './rerank.ts';
import { type Flag, flagsOf, missingLine, whyLine } from './summary.ts';
import { type Ranked, topRanked } from './top-ranked.ts';

export { explainDifference } from './explain.ts';

/** Changes whenever the same texts could get another score or profile: weights, lexicons, reading. */
export const MATCH_VERSION = 'm4';

/** The version with the mark of occupations that were added to the lexicon: what a stored profile was made with. */
export function matchVersion(): string {
  return MATCH_VERSION + lexiconVersion();
}

export interface MatchResult {
  id: string;
  /** 0 to 100, whole. */
  score: number;
  /** The same unrounded, for ranking. */
  exact: number;
  version: string;
  /** True when the posting has too little text to be judged; such a score is capped. */
  provisional: boolean;
  reasons: Reason[];
  gaps: Gap[];
  gates: Gate[];
  /** What the posting asks for, each with the CV's words or null for no evidence. */
  requirements: Requirement[];
  /** What either text holds that the client should know of. */
  flags: Flag[];
  /** By how much both texts say. */
  confidence: Confidence;
  /** One line: why it fits. */
  why: string;
  /** One line: what is missing. */
  missing: string;
  /** A model's second reading, where one moved it; `score` and `exact` hold it already. */
  adjustment?: Adjustment & { base: number };
  /** Each part 0 to 1, before its weight. */
  parts: Record<string, number>;
}

export interface Matcher {
  add(profile: PostingProfile): void;
  remove(id: string): void;
  /** Best first, ties by id. `among` limits to these ids. */
  rank(cv: CvProfile, options?: { limit?: number; among?: ReadonlySet<string> }): MatchResult[];
  /** The scores without their reasons, best first. */
  exacts(cv: CvProfile, limit?: number): readonly { id: string; exact: number }[];
  score(cv: CvProfile, id: string): MatchResult | undefined;
}

/**
 * Weights of the parts. Words that both sides share decide between postings of one trade; the trade is told best by
 * occupations and their families, of which two texts may share one without sharing a word.
 */
const WEIGHTS = {
  words: 1,
  occupation: 0.5,
  family: 0.6,
  headline: 0.5,
  title: 0.3,
  titleOccupation: 0.25,
  skills: 0.3,
} as const;
/** What reaches this sum is shown as a score of 85. */
const GOOD = 2.3;
const STEEPNESS = 1.9;
const FAILED_GATE = 0.45;
const PROVISIONAL_CAP = 60;
/** More than the sums of a bound and of a score can differ by the order of their additions. */
const ROUNDING = 1e-9;

/** The parts of a score before skills, level and gates: one pass over the index gives them for every posting. */
const QUICK = ['words', 'occupation', 'family', 'headline', 'title', 'titleOccupation'] as const;

interface Reading {
  likeness: Likeness;
  skills: ReadonlySet<string>;
}

/** A matcher over postings. The same postings in any order give the same scores, byte for byte. */
export function createMatcher(postings: Iterable<PostingProfile>): Matcher {
  const corpus = createCorpus();
  for (const posting of postings) corpus.add(posting);

  function read(cv: CvProfile): Reading {
    return {
      likeness: corpus.likeness(cv),
      skills: new Set(cv.skills.map(({ skill }) => skill)),
    };
  }

  function partsOf(
    cv: CvProfile,
    { likeness, skills }: Reading,
    number: number,
    posting: PostingProfile,
  ): Record<string, number> {
    const coverage = coverageOf(skills, posting, corpus.skillWeight);
    const parts: Record<string, number> = {};
    for (const name of QUICK) parts[name] = likeness[name][number] ?? 0;
    parts.skills = (coverage.share ?? 0) * cv.credit;
    parts.level = levelFit(cv, posting);
    return parts;
  }

  function exactOf(cv: CvProfile, posting: PostingProfile, parts: Record<string, number>): number {
    let sum = WEIGHTS.skills * (parts.skills ?? 0) * (parts.family ?? 0);
    for (const name of QUICK) sum += weightOf(name, cv) * (parts[name] ?? 0);
    const failed = failedGates(cv, posting);
    const gated = shownOf(cv, sum, parts.level ?? 1) * FAILED_GATE ** failed;
    return isProvisional(posting) ? (gated * PROVISIONAL_CAP) / 100 : gated;
  }

  function explain(
    cv: CvProfile,
    reading: Reading,
    number: number,
    posting: PostingProfile,
  ): MatchResult {
    const parts = partsOf(cv, reading, number, posting);
    const exact = exactOf(cv, posting, parts);
    const { met, missed } = coverageOf(reading.skills, posting, corpus.skillWeight);
    const reasons = reasonsOf(cv, posting, met);
    const gaps = gapsOf(cv, posting, missed);
    const gates = gatesOf(cv, posting);
    const provisional = isProvisional(posting);
    return {
      id: posting.id,
      score: Math.round(exact),
      exact,
      version: matchVersion(),
      provisional,
      reasons,
      gaps,
      gates,
      requirements: requirementsOf(cv, posting, [...met, ...missed]),
      flags: flagsOf(cv, posting),
      confidence: confidenceOf(cv, posting),
      why: whyLine(reasons),
      missing: missingLine(gaps, gates, provisional),
      parts,
    };
  }

  /** What a posting can reach at most: all skills met, the right level, no gate failed. */
  function boundsOf(cv: CvProfile, { likeness }: Reading, numbers: Int32Array): Float64Array {
    const bounds = new Float64Array(numbers.length);
    const weights = QUICK.map((name) => [name, weightOf(name, cv)] as const);
    for (let i = 0; i < numbers.length; i++) {
      let sum = WEIGHTS.skills * (likeness.family[numbers[i] ?? 0] ?? 0);
      for (const [name, weight] of weights) sum += weight * (likeness[name][numbers[i] ?? 0] ?? 0);
      bounds[i] = sum;
    }
    return bounds.map((sum) => shownOf(cv, sum + ROUNDING, 1));
  }

  function scored(cv: CvProfile, reading: Reading, number: number): Ranked | undefined {
    const posting = corpus.at(number);
    return (
      posting && {
        number,
        id: posting.id,
        exact: exactOf(cv, posting, partsOf(cv, reading, number, posting)),
      }
    );
  }

  function best(cv: CvProfile, reading: Reading, among?: ReadonlySet<string>, limit?: number) {
    const numbers = Int32Array.from(
      [...(among ?? corpus.ids())].flatMap((id) => corpus.numberOf(id) ?? []),
    );
    return topRanked(
      numbers,
      limit,
      () => boundsOf(cv, reading, numbers),
      (number) => scored(cv, reading, number),
    );
  }

  return {
    add: corpus.add,
    remove: corpus.remove,
    rank(cv, { limit, among } = {}) {
      const reading = read(cv);
      return best(cv, reading, among, limit).flatMap(({ number }) => {
        const posting = corpus.at(number);
        return posting ? [explain(cv, reading, number, posting)] : [];
      });
    },
    exacts: (cv, limit) => best(cv, read(cv), undefined, limit),
    score(cv, id) {
      const number = corpus.numberOf(id);
      const posting = number === undefined ? undefined : corpus.at(number);
      return number === undefined || !posting ? undefined : explain(cv, read(cv), number, posting);
    },
  };
}

/**
 * Where the lexicon does not understand a CV, words have to say what occupations cannot, and the line that was taken for
 * its title is a guess.
 */
function weightOf(name: (typeof QUICK)[number], cv: CvProfile): number {
  const clarity = clarityOf(cv.occupations);
  if (name === 'words') return WEIGHTS.words * (1 + 1.5 * (1 - clarity));
  return name === 'title' ? WEIGHTS.title * clarity : WEIGHTS[name];
}

// Word lists are trusted less as a whole, not only in their skills.
function shownOf(cv: CvProfile, sum: number, level: number): number {
  const fit = sum * (0.25 + 0.75 * cv.credit) * level;
  return 100 * (1 - Math.exp(-STEEPNESS * (fit / GOOD)));
}

// A step away is common and costs little; three steps (an intern for a director's chair) cost a quarter.
function levelFit(cv: CvProfile, posting: PostingProfile): number {
  let fit = 1;
  if (cv.level !== undefined && posting.level !== undefined)
    fit -= 0.06 * Math.max(0, Math.abs(cv.level - posting.level) - 1);
  if (cv.years !== undefined && posting.years && cv.years < posting.years.asked)
    fit -= Math.min(0.1, 0.02 * (posting.years.asked - cv.years));
  return fit;
}
