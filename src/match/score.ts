import { type Confidence, confidenceOf, isProvisional } from './completeness.ts';
import { createCorpus, type WeighedQuery } from './corpus.ts';
import { coverageOf, type Gap, gapsOf, type Reason, reasonsOf } from './evidence.ts';
import { failedGates, type Gate, gatesOf } from './gates.ts';
import { familyVector, vectorSimilarity } from './occupations.ts';
import type { CvProfile, PostingProfile } from './profile.ts';
import { type Requirement, requirementsOf } from './requirements.ts';
import type { Adjustment } from './rerank.ts';
import { type Flag, flagsOf, missingLine, whyLine } from './summary.ts';

export { explainDifference } from './explain.ts';

/** Changes whenever the same texts could get another score or profile: weights, lexicons, reading. */
export const MATCH_VERSION = 'm2';

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
  score(cv: CvProfile, id: string): MatchResult | undefined;
}

/** Weights of the parts: lexical 1, occupations .7, title .4 were the best of the measured mixtures; skills refine. */
const WEIGHTS = {
  words: 1,
  occupation: 0.5,
  family: 0.2,
  title: 0.25,
  titleOccupation: 0.2,
  skills: 0.35,
} as const;
/** A mixture of cosines rarely passes this; what reaches it is shown as a score near 85. */
const GOOD = 1.05;
const STEEPNESS = 1.9;
const FAILED_GATE = 0.45;
const PROVISIONAL_CAP = 60;

interface Reading {
  query: WeighedQuery;
  skills: ReadonlySet<string>;
  family: number[];
  titleFamily: number[];
}

/** A matcher over postings. The same postings in any order give the same scores, byte for byte. */
export function createMatcher(postings: Iterable<PostingProfile>): Matcher {
  const corpus = createCorpus();
  const families = new Map<string, number[]>();
  const add = (profile: PostingProfile) => {
    corpus.add(profile);
    families.set(profile.id, familyVector(profile.occupations));
  };
  for (const posting of postings) add(posting);

  function read(cv: CvProfile): Reading {
    return {
      query: corpus.weigh(cv.terms, cv.titleTerms),
      skills: new Set(cv.skills.map(({ skill }) => skill)),
      family: familyVector(cv.occupations),
      titleFamily: familyVector(cv.titleOccupations),
    };
  }

  function partsOf(
    cv: CvProfile,
    reading: Reading,
    posting: PostingProfile,
  ): Record<string, number> {
    const { text, title } = corpus.similarity(reading.query, posting.id);
    const coverage = coverageOf(reading.skills, posting, corpus.skillWeight);
    return {
      words: text,
      occupation: vectorSimilarity(cv.occupations, posting.occupations),
      family: vectorSimilarity(reading.family, families.get(posting.id) ?? []),
      title,
      titleOccupation: Math.max(
        vectorSimilarity(cv.titleOccupations, posting.titleOccupations),
        vectorSimilarity(cv.occupations, posting.titleOccupations),
      ),
      skills: (coverage.share ?? 0) * cv.credit,
      level: levelFit(cv, posting),
    };
  }

  function exactOf(cv: CvProfile, posting: PostingProfile, parts: Record<string, number>): number {
    let sum = 0;
    for (const [name, weight] of Object.entries(WEIGHTS)) sum += weight * (parts[name] ?? 0);
    // Word lists are trusted less as a whole, not only in their skills.
    const fit = sum * (0.5 + 0.5 * cv.credit) * (parts.level ?? 1);
    const shown = 100 * (1 - Math.exp(-STEEPNESS * (fit / GOOD)));
    const failed = failedGates(cv, posting);
    const gated = shown * FAILED_GATE ** failed;
    return isProvisional(posting) ? (gated * PROVISIONAL_CAP) / 100 : gated;
  }

  function explain(cv: CvProfile, reading: Reading, posting: PostingProfile): MatchResult {
    const parts = partsOf(cv, reading, posting);
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
      version: MATCH_VERSION,
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

  return {
    add,
    remove(id) {
      corpus.remove(id);
      families.delete(id);
    },
    rank(cv, { limit = Number.POSITIVE_INFINITY, among } = {}) {
      const reading = read(cv);
      const ranked: { id: string; exact: number }[] = [];
      for (const id of among ?? corpus.ids()) {
        const posting = corpus.get(id);
        if (posting)
          ranked.push({ id, exact: exactOf(cv, posting, partsOf(cv, reading, posting)) });
      }
      ranked.sort((a, b) => b.exact - a.exact || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
      return ranked.slice(0, Math.max(0, limit)).flatMap(({ id }) => {
        const posting = corpus.get(id);
        return posting ? [explain(cv, reading, posting)] : [];
      });
    },
    score(cv, id) {
      const posting = corpus.get(id);
      return posting && explain(cv, read(cv), posting);
    },
  };
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
