import type { MatchPosting } from './match-input.ts';
import { occupationsNamed } from './occupations.ts';
import { type Pay, payFloorIn, payReaches } from './pay.ts';
import { anyPlaceCovers, offeredPlaces, type Place, placeSpansIn } from './places.ts';
import { type QueryFilters, readFilters } from './query-filters.ts';
import { levelOf } from './seniority.ts';
import { findSkills } from './skills.ts';
import { withCountryLetters } from './typed-places.ts';
import { fold, stemOf, wordsOf } from './words.ts';

export type Employment = 'full-time' | 'part-time' | 'contract' | 'internship';

/** What a plain request for jobs asks for. */
export interface JobQuery {
  /** Content words that are neither place, pay nor mode. */
  words: string[];
  skills: string[];
  occupations: string[];
  remote?: 'remote' | 'hybrid' | 'onsite';
  places: Place[];
  seniority?: string;
  payFloor?: Pay;
  employment?: Employment;
  filters: QueryFilters;
  /** How far somebody would go, as written ("within 20 km"): no condition, for nothing here measures distances. */
  distance?: string;
  text: string;
}

/** A posting as far as a request sets conditions for it. */
export interface Offer {
  title: string;
  /** Places as written, and those of them that are known. */
  where: readonly string[];
  located: readonly Place[];
  remote: 'remote' | 'hybrid' | 'onsite' | 'unknown';
  pay?: Pay | undefined;
  employments: readonly Employment[];
}

const REMOTE: readonly (readonly ['remote' | 'hybrid' | 'onsite', RegExp])[] = [
  [
    'onsite',
    /\b(?:on-?site|in[- ](?:the )?office|vor ort|sur site|presencial|not remote|no remote)\b/iu,
  ],
  ['hybrid', /\b(?:hybrid|hybride|híbrido)\b/iu],
  [
    'remote',
    /\b(?:remote(?:ly)?|work(?:ing)? from home|wfh|home ?office|télétravail|à distance|teletrabajo|en remoto)\b/iu,
  ],
];

const EMPLOYMENT: readonly (readonly [Employment, RegExp])[] = [
  [
    'internship',
    /\b(?:internships?|interns?|praktikum|praktikant(?:in)?|stages?|stagiaire|prácticas|becari[oa])\b/iu,
  ],
  [
    'part-time',
    /\b(?:part[- ]time|teilzeit|temps partiel|media jornada|tiempo parcial|minijob)\b/iu,
  ],
  [
    'contract',
    /\b(?:contract(?:or)?|freelance|fixed[- ]term|temporary|befristet|freiberuflich|cdd|intérim|temporal)\b/iu,
  ],
  [
    'full-time',
    /\b(?:full[- ]time|permanent|vollzeit|unbefristet|temps plein|cdi|jornada completa|tiempo completo)\b/iu,
  ],
];

/** Skills that a text writes with a capital letter, as people type them: "go jobs", "r developer". */
const LANGUAGE_LETTERS =
  /\b(?:[Gg]o|r|c)(?= (?:jobs?|roles?|positions?|work|developers?|engineers?|programmers?|backend|programming)\b)/gu;
const DISTANCE =
  /(?:\b(?:within|under|less than|max(?:imum)?|at most|up to|(?:no|not) more than|in a radius of|radius(?: of)?|(?:im )?umkreis(?: von)?|unter|höchstens|bis zu|weniger als|dans un rayon de|rayon de|à moins de|moins de|a menos de|menos de|en un radio de)\s+)?\b\d{1,3}\s?(?:kms?|kilomet(?:er|re)s?n?|kilomètres?|kilómetros?|miles?|mi)(?![\p{L}\p{N}])(?:\s+(?:of|from|around|um|von|autour de|alrededor de))?/iu;

const SENIORITY =
  /\b(?:junior|senior|lead|principal|staff|mid[- ]level|entry[- ]level|graduate|trainee|head|director)\b/iu;

/** Words of asking, not of work. */
const ASKING = new Set(
  `find search show list look looking give send want need me some any job jobs position positions role roles work working
  opening openings vacancy vacancies opportunity opportunities employment career careers hiring near around close nearby
  in at for as the a an with and or not over above least more than per paying pays pay salary remotely based where there
  good nice please can could would like i im my stelle stellen jobs suche finde zeig mir arbeit emploi emplois poste
  postes cherche trouve offres trabajo trabajos empleo empleos busca busco encuentra cerca de travel anything something everything`.split(
    /\s+/,
  ),
);

/** Reads a request such as "part-time nurse in Hamburg" or "remote TypeScript jobs in Europe over 60k". Never throws. */
export function readJobQuery(text: string): JobQuery {
  const query: JobQuery = { words: [], skills: [], occupations: [], places: [], filters: {}, text };
  const { filters, spans: taken } = readFilters(text);
  query.filters = filters;
  const take = (pattern: RegExp): boolean => {
    const found = pattern.exec(text);
    if (found) taken.push({ start: found.index, end: found.index + found[0].length });
    return found !== null;
  };
  const remote = REMOTE.find(([, pattern]) => take(pattern))?.[0];
  if (remote) query.remote = remote;
  const employment = EMPLOYMENT.find(([, pattern]) => take(pattern))?.[0];
  if (employment) query.employment = employment;
  const distance = DISTANCE.exec(text);
  if (distance) {
    query.distance = distance[0].trim();
    taken.push({ start: distance.index, end: distance.index + distance[0].length });
  }
  const pay = payFloorIn(text);
  if (pay) {
    query.payFloor = pay.pay;
    taken.push(pay);
  }
  const named = occupationsNamed(text);
  query.occupations = unique(named.map(({ name }) => name));
  for (const span of placeSpansIn(withCountryLetters(text))) {
    // "French teacher" names a subject, "in France" a place: demonyms count only where no occupation follows.
    if ([...named, ...taken].some((other) => span.start < other.end && other.start < span.end))
      continue;
    if (
      /^(?:french|german|spanish|dutch|polish|italian|portuguese|english)$/i.test(
        text.slice(span.start, span.end),
      )
    )
      continue;
    query.places.push(span.place);
    taken.push(span);
  }
  const stated = SENIORITY.exec(text)?.[0];
  if (stated !== undefined && !named.some(({ name }) => fold(name).includes(fold(stated))))
    query.seniority = stated.toLowerCase();
  const outside = (span: { start: number; end: number }) =>
    !taken.some((other) => span.start < other.end && other.start < span.end);
  query.skills = unique(
    findSkills(text)
      .filter(outside)
      .map(({ skill }) => skill)
      .concat(
        [...text.matchAll(LANGUAGE_LETTERS)].map(([name]) =>
          name.toUpperCase().replace('GO', 'Go'),
        ),
      ),
  );
  const denied = deniedStretches(text);
  query.words = unique(
    wordsOf(text)
      .filter(
        (word) =>
          outside(word) &&
          !denied.some((span) => word.start >= span.start && word.start < span.end),
      )
      .filter(
        (word) =>
          !ASKING.has(word.folded) && word.folded !== query.seniority && stemOf(word.folded) !== '',
      )
      .map((word) => word.folded),
  );
  return query;
}

/**
 * Whether a posting may be shown for a request. Place, remote, employment and pay are conditions, each failed only by what
 * the posting states; of words, skills and occupations one must be met when any were given.
 */
export function queryFits(
  query: JobQuery,
  posting: MatchPosting,
): { fits: boolean; because: string } {
  const offered = offerFits(query, {
    title: posting.title,
    where: posting.places ?? [],
    located: offeredPlaces(posting.places ?? []),
    remote: posting.remote ?? 'unknown',
    pay: posting.pay,
    employments: employmentsSaid(`${posting.title}\n${posting.text}`),
  });
  return offered.fits ? topicFits(query, `${posting.title}\n${posting.text}`) : offered;
}

/** The conditions alone: place, remote, employment and pay. */
export function offerFits(query: JobQuery, offer: Offer): { fits: boolean; because: string } {
  if (query.remote === undefined && query.places.length === 0) return termsFit(query, offer);
  const where = offer.where.join(' · ');
  if (query.remote && !modeFits(query.remote, offer.remote, `${offer.title} ${where}`))
    return { fits: false, because: `it is ${offer.remote}, not ${query.remote}` };
  if (query.places.length > 0) {
    const verdict = anyPlaceCovers(query.places, offer.located);
    const isAnywhere = offer.remote === 'remote' && offer.located.length === 0;
    if (verdict === 'no') return { fits: false, because: `it is in ${where}` };
    if (
      offer.located.length === 0 &&
      where !== '' &&
      !isAnywhere &&
      !/remote|hybrid|multiple|various/i.test(where)
    )
      return { fits: false, because: `it is in ${where}` };
  }
  return termsFit(query, offer);
}

function termsFit(query: JobQuery, offer: Offer): { fits: boolean; because: string } {
  if (query.employment && !employmentFits(query.employment, offer.employments))
    return { fits: false, because: `it does not say ${query.employment}` };
  if (query.payFloor && payReaches(query.payFloor, offer.pay) === 'no')
    return { fits: false, because: `it pays ${offer.pay?.verbatim ?? 'less than asked'}` };
  return { fits: true, because: 'nothing speaks against it' };
}

/** The kinds of employment that a text names. */
export function employmentsSaid(about: string): Employment[] {
  return EMPLOYMENT.filter(([, pattern]) => pattern.test(about)).map(([name]) => name);
}

function modeFits(wanted: 'remote' | 'hybrid' | 'onsite', offered: string, where: string): boolean {
  if (offered === 'unknown')
    return wanted !== 'remote' || /remote|anywhere|home ?office/i.test(where);
  if (wanted === 'remote') return offered === 'remote';
  if (wanted === 'hybrid') return offered !== 'onsite';
  return offered !== 'remote';
}

// Part-time, contract and internship are the exception, so a posting says so; full-time is what silence means.
function employmentFits(wanted: Employment, said: readonly Employment[]): boolean {
  if (wanted !== 'full-time') return said.includes(wanted);
  return said.includes('full-time') || !(said.includes('part-time') || said.includes('internship'));
}

function topicFits(query: JobQuery, about: string): { fits: boolean; because: string } {
  if (query.skills.length + query.occupations.length + query.words.length === 0)
    return { fits: true, because: 'nothing else was asked' };
  const stems = new Set(wordsOf(about).map((word) => stemOf(word.folded)));
  const word = query.words.find((candidate) => stems.has(stemOf(candidate)));
  if (word !== undefined) return { fits: true, because: `it says ${word}` };
  if (query.skills.length > 0) {
    const skills = new Set(findSkills(about).map(({ skill }) => skill));
    const skill = query.skills.find((candidate) => skills.has(candidate));
    if (skill !== undefined) return { fits: true, because: `it names ${skill}` };
  }
  if (query.occupations.length > 0) {
    const names = new Set(occupationsNamed(about.slice(0, 600)).map(({ name }) => name));
    const occupation = query.occupations.find((candidate) => names.has(candidate));
    if (occupation !== undefined) return { fits: true, because: `it is for a ${occupation}` };
  }
  return { fits: false, because: 'it names none of the words asked for' };
}

function deniedStretches(text: string): { start: number; end: number }[] {
  return [...text.matchAll(/\b(?:no|not|without|kein[e]?|ohne|sans|sin)\s+[^,;.]+/giu)].map(
    (found) => ({
      start: found.index,
      end: found.index + found[0].length,
    }),
  );
}

function unique(list: readonly string[]): string[] {
  return [...new Set(list)];
}

/** The level word of a request as a number; undefined when it names none. */
export function levelAsked(query: JobQuery): number | undefined {
  return query.seniority === undefined ? undefined : levelOf(query.seniority);
}
