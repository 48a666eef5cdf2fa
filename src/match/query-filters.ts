import { fold } from './words.ts';

/** What a request says of the posting itself, not of the work. */
export interface QueryFilters {
  company?: string;
  source?: string;
  /** ISO 639-1 code. */
  language?: string;
  /** Posted at most so many days ago. */
  postedDays?: number;
}

interface Span {
  start: number;
  end: number;
}

const LANGUAGES: Readonly<Record<string, string>> = {
  english: 'en',
  englisch: 'en',
  german: 'de',
  deutsch: 'de',
  french: 'fr',
  français: 'fr',
  spanish: 'es',
  español: 'es',
  dutch: 'nl',
  italian: 'it',
  polish: 'pl',
  portuguese: 'pt',
};
const LANGUAGE = Object.keys(LANGUAGES).join('|');

const SOURCES =
  'greenhouse|lever|ashby|workable|smartrecruiters|recruitee|personio|teamtailor|bamboohr|workday|remotive|remoteok|arbeitnow|himalayas|jobicy|weworkremotely|themuse|hackernews|usajobs|adzuna|reed|jooble';

const DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, month: 31, hour: 1 / 24 };
const NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  ten: 10,
};

/** Each form with what it says; the first of a kind that is found counts. */
const FORMS: readonly (readonly [RegExp, (found: RegExpExecArray) => QueryFilters])[] = [
  [
    /\bcompany:(?:"([^"]{1,80})"|(\S{1,80}))/iu,
    ([, quoted, bare]) => ({ company: quoted ?? bare ?? '' }),
  ],
  [/\bsource:([\w-]{1,40})/iu, ([, source = '']) => ({ source: source.toLowerCase() })],
  [
    new RegExp(`\\b(?:on|from|via|at)\\s+(${SOURCES})\\b`, 'iu'),
    ([, source = '']) => ({ source: source.toLowerCase() }),
  ],
  [
    /\blanguage:([\p{L}]{2,12})/iu,
    ([, name = '']) => ({ language: LANGUAGES[name.toLowerCase()] ?? name.toLowerCase() }),
  ],
  [
    new RegExp(
      `\\b(?:written in|(?:jobs|ads|postings) in|auf|in)\\s+(${LANGUAGE})(?![\\p{L}-])`,
      'iu',
    ),
    ([, name = '']) => ({ language: LANGUAGES[name.toLowerCase()] ?? '' }),
  ],
  [/\b(?:since|posted):(\d{1,3})d?\b/iu, ([, days]) => ({ postedDays: Number(days) })],
  [
    /\b(?:posted |new |published )?(?:in |within |over |from )?(?:the )?(?:last|past) (?:(\d{1,3}|a|one|two|three|four|five|ten) )?(hour|day|week|month)s?\b|\b(?:not older|newer|less) than (\d{1,3}|a|one|two|three) (hour|day|week|month)s?(?: old| ago)?\b/iu,
    ([, many, unit, most, other]) => ({
      postedDays: Math.ceil(
        countOf(many ?? most ?? 'one') * (DAYS[(unit ?? other ?? 'day').toLowerCase()] ?? 1),
      ),
    }),
  ],
  [
    /\b(?:posted |new |published )(?:today|since yesterday|yesterday)\b|\bsince yesterday\b/iu,
    ([said]) => ({ postedDays: /yesterday/i.test(said) ? 2 : 1 }),
  ],
  [
    /\b(?:posted |new |published )?this (week|month)\b/iu,
    ([, unit = 'week']) => ({ postedDays: DAYS[unit.toLowerCase()] ?? 7 }),
  ],
];

/** The filters that a request states, in words ("posted this week") or in short ("since:7 company:acme"), and where. */
export function readFilters(text: string): { filters: QueryFilters; spans: Span[] } {
  let filters: QueryFilters = {};
  const spans: Span[] = [];
  for (const [form, read] of FORMS) {
    const found = form.exec(text);
    if (!found) continue;
    filters = { ...read(found), ...filters };
    spans.push({ start: found.index, end: found.index + found[0].length });
  }
  return { filters, spans };
}

/** Filters in the short form, which `readFilters` reads again. */
export function writeFilters(filters: QueryFilters): string {
  const { company, source, language, postedDays } = filters;
  return [
    company ? `company:"${company.replaceAll('"', '')}"` : '',
    source ? `source:${source}` : '',
    language ? `language:${language}` : '',
    postedDays ? `since:${postedDays}` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function countOf(word: string): number {
  return NUMBERS[fold(word)] ?? Number(word);
}
