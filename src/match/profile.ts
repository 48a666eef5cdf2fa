import { weighCv } from './cv-weights.ts';
import { type OccupationVector, projectTerms, projectTitle } from './occupations.ts';
import { hashTerm, type PackedTerms, packTerms } from './packed.ts';
import type { Pay } from './pay.ts';
import { offeredPlaces, type Place } from './places.ts';
import { type Line, linesOf, SECTION_WEIGHT } from './sections.ts';
import { type Level, levelOf, levelOfYears, yearsAsked, yearsShown } from './seniority.ts';
import { findSkillsIn, type SkillHit } from './skills.ts';
import { termOf, wordsOf } from './words.ts';

export type RemoteMode = 'onsite' | 'hybrid' | 'remote' | 'unknown';

/** A posting as the matcher reads it. `text` is plain text; a board's own fields win over what the text says. */
export interface MatchPosting {
  id: string;
  title: string;
  text: string;
  company?: string | undefined;
  places?: readonly string[] | undefined;
  remote?: RemoteMode | undefined;
  pay?: Pay | undefined;
  seniority?: string | undefined;
  language?: string | undefined;
}

/** What the client wants; only what is stated becomes a gate. */
export interface MatchPreferences {
  remote?: 'remote' | 'hybrid' | 'onsite' | undefined;
  places?: string[] | undefined;
  payFloor?: Pay | undefined;
  /** Companies or words that rule a posting out. */
  mustNot?: string[] | undefined;
  seniority?: string | undefined;
}

export interface MatchCv {
  id?: string | undefined;
  title?: string | undefined;
  text: string;
  preferences?: MatchPreferences | undefined;
}

/** A skill with the line that names it. */
export interface SkillEvidence {
  skill: string;
  quote: string;
}

export interface PostingSkill extends SkillEvidence {
  need: 'must' | 'duty' | 'nice';
}

/** What is kept of a posting for scoring: plain JSON, a few kilobytes, computed once. */
export interface PostingProfile {
  id: string;
  title: string;
  company?: string;
  terms: PackedTerms;
  titleTerms: PackedTerms;
  occupations: OccupationVector;
  titleOccupations: OccupationVector;
  skills: PostingSkill[];
  /** Content words of the description; few make the score provisional. */
  words: number;
  /** The text ends in dots, as the snippets of boards and alerts do. */
  isCutOff?: true;
  level?: Level;
  years?: { asked: number; quote: string };
  places: Place[];
  placesAsWritten: string;
  remote: RemoteMode;
  remoteQuote?: string;
  pay?: Pay;
  language?: string;
  authorisation?: string;
}

/** What is kept of a CV for scoring. */
export interface CvProfile {
  terms: PackedTerms;
  titleTerms: PackedTerms;
  occupations: OccupationVector;
  titleOccupations: OccupationVector;
  skills: SkillEvidence[];
  /** 0 to 1: how much of the text may be believed as prose; a list of keywords is not evidence of work. */
  credit: number;
  /** The line that names the CV's occupation, for quoting. */
  titleQuote: string;
  level?: Level;
  years?: number;
  preferences: MatchPreferences;
}

const TITLE_WEIGHT = 4;
const MAX_SKILLS = 40;
const MAX_TERMS = 700;
const MAX_TEXT = 60_000;

/** Reads a posting once. Never throws; an empty description gives a profile whose scores are provisional. */
export function profilePosting(posting: MatchPosting): PostingProfile {
  const text = posting.text.slice(0, MAX_TEXT);
  const bag = createBag();
  const skills = new Map<string, PostingSkill>();
  let count = 0;
  const titleWords = readInto(bag, posting.title, TITLE_WEIGHT).hits;
  for (const hit of titleWords)
    skills.set(hit.skill, { skill: hit.skill, quote: posting.title, need: 'must' });
  const lines = linesOf(text);
  for (const line of lines) {
    if (isInstruction(line.text)) continue;
    const read = readInto(bag, line.text, SECTION_WEIGHT[line.kind]);
    count += read.words;
    noteSkills(skills, line, read.hits);
  }
  const asked = yearsAsked(text);
  const where = (posting.places ?? []).join(' · ');
  const remote = remoteOf(posting, text);
  const profile: PostingProfile = {
    id: posting.id,
    title: posting.title,
    terms: bag.packed(),
    titleTerms: termsOfTitle(posting.title),
    occupations: bag.occupations(),
    titleOccupations: projectTitle(posting.title),
    skills: [...skills.values()].slice(0, MAX_SKILLS),
    words: count,
    places: offeredPlaces(posting.places ?? []),
    placesAsWritten: where,
    remote: remote.mode,
  };
  const level =
    levelOf(`${posting.title} ${posting.seniority ?? ''}`) ??
    (asked ? levelOfYears(asked.years) : undefined);
  if (level !== undefined) profile.level = level;
  if (asked) profile.years = { asked: asked.years, quote: text.slice(asked.start, asked.end) };
  if (posting.company !== undefined) profile.company = posting.company;
  if (remote.quote !== undefined) profile.remoteQuote = remote.quote;
  const pay = statedPay(posting.pay);
  if (pay) profile.pay = pay;
  if (posting.language !== undefined) profile.language = posting.language;
  const authorisation = lines.find((line) => AUTHORISATION.test(line.text));
  if (authorisation) {
    const at = authorisation.text.search(AUTHORISATION);
    profile.authorisation = quoteAround(authorisation.text, { start: at, end: at });
  }
  return profile;
}

/** Reads a CV once. A title that is not given is looked for in the first lines. */
export function profileCv(cv: MatchCv): CvProfile {
  const text = cv.text.slice(0, MAX_TEXT);
  const bag = createBag();
  const skills = new Map<string, SkillEvidence>();
  let words = 0;
  let skillWords = 0;
  const weighed = weighCv(text);
  const pieces = weighed.pieces.filter((piece) => !isInstruction(piece.text));
  const title = cv.title ?? firstTitle(pieces.map((piece) => piece.text));
  const titled = cv.title === undefined ? TITLE_WEIGHT - 1 : TITLE_WEIGHT;
  for (const hit of readInto(bag, title, titled).hits)
    if (!skills.has(hit.skill)) skills.set(hit.skill, { skill: hit.skill, quote: title });
  for (const piece of pieces) {
    const read = readInto(bag, piece.text, piece.weight);
    words += read.words;
    for (const hit of read.hits) {
      skillWords += piece.text.slice(hit.start, hit.end).split(/\s+/).length;
      if (!skills.has(hit.skill))
        skills.set(hit.skill, { skill: hit.skill, quote: quoteAround(piece.text, hit) });
    }
  }
  // A headline says what the client calls the work; "Professional profile" says nothing, the latest job then does.
  const titles = [...new Set([title, weighed.latestTitle])].join('\n');
  const years = yearsShown(text);
  const level =
    levelOf(cv.preferences?.seniority ?? '') ??
    levelOf(title) ??
    (years === undefined ? undefined : levelOfYears(years));
  const profile: CvProfile = {
    terms: bag.packed(),
    titleTerms: termsOfTitle(titles),
    occupations: bag.occupations(),
    titleOccupations: projectTitle(titles),
    skills: [...skills.values()],
    credit: creditOf(words, skillWords, skills.size),
    titleQuote: title,
    preferences: cv.preferences ?? {},
  };
  if (level !== undefined) profile.level = level;
  if (years !== undefined) profile.years = years;
  return profile;
}

/** Weighted stems and stem pairs of a text, gathered line by line. */
function createBag() {
  const byTerm = new Map<string, number>();
  return {
    byTerm,
    add(term: string, weight: number) {
      byTerm.set(term, (byTerm.get(term) ?? 0) + weight);
    },
    packed(): PackedTerms {
      const weights = new Map<number, number>();
      const heavy = [...byTerm]
        .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
        .slice(0, MAX_TERMS);
      for (const [term, weight] of heavy) weights.set(hashTerm(term), weight);
      return packTerms(weights);
    },
    occupations: () => projectTerms(byTerm),
  };
}

type Bag = ReturnType<typeof createBag>;

function readInto(bag: Bag, text: string, weight: number): { words: number; hits: SkillHit[] } {
  const words = wordsOf(text);
  let previous = '';
  let count = 0;
  for (const word of words) {
    const term = termOf(text, word);
    if (term !== '') {
      count++;
      if (weight > 0) {
        bag.add(term, weight);
        if (previous !== '') bag.add(`${previous} ${term}`, weight);
      }
    }
    previous = term;
  }
  return { words: count, hits: weight > 0 ? findSkillsIn(text, words) : [] };
}

function noteSkills(
  skills: Map<string, PostingSkill>,
  line: Line,
  hits: readonly SkillHit[],
): void {
  if (line.kind === 'benefits' || line.kind === 'equal' || line.kind === 'company') return;
  for (const hit of hits) {
    const known = skills.get(hit.skill);
    if (known && (known.need === 'must' || line.kind !== 'must')) continue;
    skills.set(hit.skill, {
      skill: hit.skill,
      quote: quoteAround(line.text, hit),
      need: line.kind,
    });
  }
}

const MAX_QUOTE = 140;

/** A verbatim stretch around a hit, cut at spaces, so that a long paragraph does not become a quote. */
function quoteAround(text: string, hit: { start: number; end: number }): string {
  if (text.length <= MAX_QUOTE) return text;
  let from = Math.max(0, hit.start - 60);
  let to = Math.min(text.length, Math.max(hit.end, from + MAX_QUOTE));
  if (from > 0) from = Math.min(hit.start, text.indexOf(' ', from) + 1);
  if (to < text.length) to = Math.max(hit.end, text.lastIndexOf(' ', to));
  return text.slice(from, to).trim();
}

function termsOfTitle(title: string): PackedTerms {
  const bag = createBag();
  readInto(bag, title, 1);
  return bag.packed();
}

const CAPITALS = /^[\p{Lu}\s/&,.-]{6,80}(?=\s)/u;

function firstTitle(lines: readonly string[]): string {
  for (const line of lines.slice(0, 8)) {
    // A CV that lost its line breaks still opens with its title in capitals.
    const title = line.length > 90 ? (CAPITALS.exec(line)?.[0].trim() ?? '') : line;
    if (title === '' || /@|\d{4,}/.test(title)) continue;
    if (projectTitle(title).length > 0) return title;
  }
  return '';
}

/**
 * How far skills named in a text are believed. Prose about work names a skill every few words; above 55 % skill words, or
 * beyond 60 skills, a text is a word list. Short texts are requests, not CVs.
 */
function creditOf(words: number, skillWords: number, skills: number): number {
  if (words < 40) return 1;
  const density = skillWords / words;
  const dense = density <= 0.55 ? 1 : Math.max(0.35, 1 - (density - 0.55) * 2);
  return dense * Math.min(1, Math.sqrt(90 / Math.max(1, skills)));
}

// Text that addresses whoever scores is not about work. It is left out, so that it can neither help nor harm.
const INSTRUCTION =
  /\b(?:ignore|disregard|forget)\b.{0,30}\b(?:instructions?|prompts?|rules|above|previous)\b|\b(?:score|rank|rate|give)\b.{0,40}\b(?:100|10\/10|highest|perfect|first|top)\b.{0,20}(?:score|match|rank|candidate|posting|cv|resume|$)|\bsystem prompt\b|\byou are (?:now )?an? (?:ai|language model|assistant)\b/iu;

function isInstruction(line: string): boolean {
  return INSTRUCTION.test(line);
}

function statedPay(pay: Pay | undefined): Pay | undefined {
  if (!pay) return undefined;
  const stated: Pay = {};
  if (pay.min !== undefined) stated.min = pay.min;
  if (pay.max !== undefined) stated.max = pay.max;
  if (pay.currency !== undefined) stated.currency = pay.currency;
  if (pay.period !== undefined) stated.period = pay.period;
  if (pay.verbatim !== undefined) stated.verbatim = pay.verbatim;
  return stated;
}

const REMOTE_TEXT: readonly (readonly [RemoteMode, RegExp])[] = [
  ['onsite', /\b(?:no remote|not remote|on-?site only|100 ?% on-?site|kein homeoffice)\b/iu],
  [
    'hybrid',
    /\b(?:hybrid|\d days? (?:a|per) week (?:in|from) (?:the|our) office|teilweise homeoffice)\b/iu,
  ],
  [
    'remote',
    /\b(?:fully remote|100 ?% remote|remote[- ]first|remote (?:position|role|job|work)|work from (?:home|anywhere)|télétravail|teletrabajo|en remoto|homeoffice)\b/iu,
  ],
];

function remoteOf(posting: MatchPosting, text: string): { mode: RemoteMode; quote?: string } {
  if (posting.remote && posting.remote !== 'unknown') return { mode: posting.remote };
  const where = `${posting.title} ${(posting.places ?? []).join(' ')}`;
  if (/\bhybrid\b/i.test(where)) return { mode: 'hybrid' };
  if (/\bremote\b/i.test(where)) return { mode: 'remote' };
  for (const [mode, pattern] of REMOTE_TEXT) {
    const found = pattern.exec(text);
    if (found) return { mode, quote: found[0] };
  }
  return { mode: 'unknown' };
}

const AUTHORISATION =
  /\b(?:no visa sponsorship|not (?:able to )?sponsor|unable to sponsor|(?:must be|legally) authori[sz]ed to work|work permit required|security clearance|u\.?s\.? citizens?(?:hip)?)\b/iu;
