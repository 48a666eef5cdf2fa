import type { MatchPosting, MatchPreferences } from '../match/match-input.ts';
import { payFloorIn } from '../match/pay.ts';
import { type CvProfile, profileCv } from '../match/profile.ts';
import type { JobQuery } from '../match/query.ts';
import { withCountryLetters } from '../match/typed-places.ts';
import type { Applicant } from './job-search.ts';
import { DESCRIBED, type Posting } from './posting.ts';

/** A posting as the matcher reads it. */
export function toMatchPosting(posting: Posting): MatchPosting {
  return {
    id: posting.id,
    title: posting.title,
    text: posting.text,
    company: posting.company,
    places: [...posting.places, ...posting.remoteRegions],
    remote: posting.remote,
    pay: posting.pay
      ? {
          min: posting.pay.min ?? undefined,
          max: posting.pay.max ?? undefined,
          currency: posting.pay.currency ?? undefined,
          period: posting.pay.period ?? undefined,
          verbatim: posting.pay.verbatim,
        }
      : undefined,
    seniority: posting.seniority ?? undefined,
    language: posting.language ?? undefined,
    remoteRegions: posting.remoteRegions,
    isSnippet: isSnippet(posting),
  };
}

/**
 * Alerts hold a line of a job, until the employer's own posting is found, and some boards give its first sentences only:
 * never enough for a whole score.
 */
function isSnippet({ source, text }: Posting): boolean {
  return SNIPPET_BOARDS.has(source) || (source.startsWith('alert') && text.length < DESCRIBED);
}

const SNIPPET_BOARDS: ReadonlySet<string> = new Set(['adzuna', 'jooble']);

/**
 * The client's side of a score; null without a CV. Corrections count: a stated title replaces the one that was read,
 * and stated facts are added to the text. Profiles are kept per CV, preferences and corrections.
 */
export function cvProfileOf(applicant: Applicant): CvProfile | null {
  const { cv } = applicant;
  if (!cv) return null;
  const stated = applicant.facts.filter((fact) => fact.origin === 'client');
  const title = applicant.facts.findLast(
    (fact) => fact.kind === 'title' && (fact.origin === 'client' || stated.length === 0),
  );
  const preferences = preferencesOf(applicant);
  const key = JSON.stringify([cv.id, title?.value, stated.map((fact) => fact.value), preferences]);
  const kept = profiles.get(key);
  if (kept) return kept;
  const profile = profileCv({
    id: cv.id,
    title: title?.value ?? applicant.facts.find((fact) => fact.kind === 'title')?.value,
    text: [cv.text, ...stated.map((fact) => fact.value)].join('\n'),
    preferences,
  });
  if (profiles.size >= MAX_PROFILES) profiles.delete(profiles.keys().next().value ?? '');
  profiles.set(key, profile);
  return profile;
}

/** A search without a CV, or for "more like this", is ranked by the words asked for or by the posting itself. */
export function queryProfile(query: JobQuery, like: Posting | undefined): CvProfile {
  return profileCv(
    like ? { title: like.title, text: `${like.title}\n${like.text}` } : { text: query.text },
  );
}

function preferencesOf(applicant: Applicant): MatchPreferences {
  const value = (key: string) =>
    applicant.preferences.find((preference) => preference.key === key)?.value;
  const remote = REMOTE.find((mode) => mode === value('remote'));
  const payFloor = payFloorOf(value('pay_floor') ?? '');
  const preferences: MatchPreferences = {};
  if (remote) preferences.remote = remote;
  const place = value('place');
  if (place) preferences.places = [withCountryLetters(place)];
  const mustNot = value('must_not');
  if (mustNot) preferences.mustNot = mustNot.split(/[;,]/).map((word) => word.trim());
  const seniority = value('seniority');
  if (seniority) preferences.seniority = seniority;
  if (payFloor) preferences.payFloor = payFloor;
  const language = value('language');
  if (language) preferences.language = language;
  const authorisation = value('authorisation');
  if (authorisation) preferences.authorisation = withCountryLetters(authorisation);
  const lives = applicant.facts.filter(({ kind }) => kind === 'place');
  const home = lives.find(({ origin }) => origin === 'client') ?? lives[0];
  if (home) preferences.home = [home.value];
  return preferences;
}

/** "60k EUR a year", "25 an hour"; a bare "60" are thousands a year, as people say it. */
function payFloorOf(text: string): MatchPreferences['payFloor'] {
  const floor = payFloorIn(`at least ${text}`)?.pay;
  if (floor) return floor;
  const thousands = /^\s*(\d{2,3})\s*$/.exec(text)?.[1];
  return thousands ? { min: Number(thousands) * 1000, period: 'year' } : undefined;
}

/** Drops what is kept in memory of every CV: one of them was replaced or deleted. They are made again when needed. */
export function forgetProfiles(): void {
  profiles.clear();
}

const REMOTE = ['remote', 'hybrid', 'onsite'] as const;
const MAX_PROFILES = 200;
const profiles = new Map<string, CvProfile>();
