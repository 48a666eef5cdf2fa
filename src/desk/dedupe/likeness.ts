import { fold } from '../../match/words.ts';
import type { Posting } from '../posting.ts';
import { companyKeys } from './company-name.ts';
import { jobKeys } from './job-keys.ts';
import { type Shingles, sharedShingles, shinglesOf } from './shingles.ts';
import { sameLevel, type TitleWords, titleLikeness, titleWords } from './title-words.ts';

/** A posting as far as copies of one job are told by it. */
export interface Copy {
  id: string;
  source: string;
  externalId: string;
  companies: readonly string[];
  title: TitleWords;
  keys: readonly string[];
  text: string;
  shingles: Shingles;
  cities: readonly string[];
  /** When it was posted, or first seen. */
  since: number;
  isClosed: boolean;
}

export interface CopyStanding {
  firstSeenAt: Date | null;
  closedAt: Date | null;
}

/** Its parts are read when they are compared: most candidates are ruled out by their company. */
export function copyOf(posting: Posting, standing: CopyStanding): Copy {
  const title = once(() => titleWords(posting.title));
  const keys = once(() => jobKeys(posting));
  const shingles = once(() => shinglesOf(posting.text));
  const cities = once(() => posting.places.map(cityOf).filter((city) => city !== ''));
  return {
    id: posting.id,
    source: posting.source,
    externalId: posting.externalId,
    companies: companyKeys(posting.company),
    get title() {
      return title();
    },
    get keys() {
      return keys();
    },
    text: posting.text,
    get shingles() {
      return shingles();
    },
    get cities() {
      return cities();
    },
    since: (posting.postedAt ?? standing.firstSeenAt)?.getTime() ?? 0,
    isClosed: standing.closedAt !== null,
  };
}

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Share of the shorter text's runs that the longer one holds, from which two texts are one. */
const SAME_BODY = 0.7;
/** The same for a few lines out of a longer text, under another company's name; and for two texts of a few lines. */
const SAME_SNIPPET = 0.8;
const SAME_SHORT = 0.35;
/** Runs of a text that describes a job to its end. */
const WHOLE_TEXT = 60;
/** Share of all runs from which two texts are one whatever their titles say. */
const SAME_TEXT = 0.9;
/** Below this a text is a line or two, in which two different jobs can agree by chance. */
const LEAST_SHINGLES = 30;
/** Longer after the first one, the same text is the job posted again. */
const REPOST_MS = 30 * 86_400_000;

/** How strongly two postings are copies of one job, for ordering; null when they are not. */
export function copyLink(one: Copy, other: Copy): number | null {
  if (isRepostOfEnded(one, other) || isRepostOfEnded(other, one)) return null;
  if (shares(one.keys, other.keys)) return 2;
  if (!shares(one.companies, other.companies) || !sameLevel(one.title, other.title)) return null;
  const alike = titleLikeness(one.title, other.title);
  const body = bodyLikeness(one, other);
  // Two numbers of one board are two requisitions, unless title and text are the same.
  if (areTwins(one, other)) {
    if (body === null || body.contained < SAME_BODY) return null;
    return alike === 1 || (body.shared >= SAME_TEXT && alike >= 0.5) ? body.contained : null;
  }
  if (body !== null) {
    // Where title and place are the same as well, half of the text is enough.
    if (alike === 1 && body.contained >= 0.5 && shares(one.cities, other.cities))
      return body.contained;
    const agrees = alike >= 0.5 || (body.shared >= SAME_TEXT && alike > 0);
    return body.contained >= SAME_BODY && agrees ? body.contained : null;
  }
  // Too little text to compare, as in a job alert: company and title decide, if the places do not speak against it.
  if (alike < 0.8) return null;
  if (shares(one.cities, other.cities)) return 0.6;
  return one.cities.length === 0 || other.cities.length === 0 ? 0.5 : null;
}

/** True for two that must not stand on one card, whatever third one is like both of them. */
export function mustStayApart(one: Copy, other: Copy): boolean {
  if (isRepostOfEnded(one, other) || isRepostOfEnded(other, one)) return true;
  if (shares(one.keys, other.keys)) return false;
  if (!sameLevel(one.title, other.title)) return true;
  return areTwins(one, other) && copyLink(one, other) === null;
}

/** The same text under the name of another company: an agency, or a thief of texts. */
export function isCrossListed(one: Copy, other: Copy): boolean {
  if (shares(one.companies, other.companies) || shares(one.keys, other.keys)) return false;
  const body = bodyLikeness(one, other);
  if (body === null || body.contained < SAME_BODY) return false;
  if (body.length >= WHOLE_TEXT) return true;
  // The first lines of an advertisement speak of the employer, and phrases go round: more has to agree.
  const agrees = body.contained >= SAME_SNIPPET || body.shared >= SAME_SHORT;
  return agrees && titleLikeness(one.title, other.title) >= 0.5;
}

/** Was this job posted before, a month or longer ago, and taken down or left standing beside this one? */
export function isRepostOf(later: Copy, earlier: Copy): boolean {
  if (later.id === earlier.id || later.since - earlier.since <= REPOST_MS) return false;
  if (!shares(later.companies, earlier.companies)) return false;
  if (!sameLevel(later.title, earlier.title)) return false;
  if (!earlier.isClosed && !(areTwins(later, earlier) && shares(later.cities, earlier.cities)))
    return false;
  const body = bodyLikeness(later, earlier);
  return (body?.contained ?? 0) >= SAME_BODY && titleLikeness(later.title, earlier.title) >= 0.5;
}

function isRepostOfEnded(later: Copy, earlier: Copy): boolean {
  return earlier.isClosed && !later.isClosed && isRepostOf(later, earlier);
}

/** Two entries of one source under two numbers. */
function areTwins(one: Copy, other: Copy): boolean {
  return one.source === other.source && one.externalId !== other.externalId;
}

interface BodyLikeness {
  /** Runs of the shorter text. */
  length: number;
  /** Share of them in the longer one. */
  contained: number;
  /** Share of the runs of both that is in both. */
  shared: number;
}

/** How much of the shorter text is in the longer one, and of both in both; null when one is too short. */
function bodyLikeness(one: Copy, other: Copy): BodyLikeness | null {
  const shorter = Math.min(one.shingles.length, other.shingles.length);
  if (shorter < LEAST_SHINGLES) return null;
  const shared = sharedShingles(one.shingles, other.shingles);
  return {
    length: shorter,
    contained: shared / shorter,
    shared: shared / (one.shingles.length + other.shingles.length - shared),
  };
}

function shares(one: readonly string[], other: readonly string[]): boolean {
  return one.some((item) => other.includes(item));
}

/** "Berlin, Germany" and "Berlin (Hybrid)" by what stands first. */
function cityOf(place: string): string {
  return fold(place.split(/[,(/]/)[0] ?? '')
    .replace(/\b(?:greater|metropolitan|area|region|remote|hybrid|in)\b/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
