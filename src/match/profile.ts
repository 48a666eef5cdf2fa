import { firstTitle } from './cv-title.ts';
import { weighCv } from './cv-weights.ts';
import { type Demands, demandsOf } from './demands.ts';
import { blanked, isInstruction, isPostingInstruction } from './instruction.ts';
import type { MatchCv, MatchPosting, MatchPreferences, RemoteMode } from './match-input.ts';
import { type OccupationVector, projectTitle } from './occupations.ts';
import type { PackedTerms } from './packed.ts';
import type { Pay } from './pay.ts';
import { offeredPlaces, type Place } from './places.ts';
import { quoteAround } from './quote.ts';
import { type Line, linesOf, SECTION_WEIGHT } from './sections.ts';
import { type Level, levelOf, levelOfYears, yearsAsked, yearsShown } from './seniority.ts';
import type { SkillHit } from './skills.ts';
import { type Standing, standingOf } from './standing.ts';
import { createBag, readInto, termsOfTitle } from './term-bag.ts';
import { textLanguages } from './text-language.ts';
import { remoteOf } from './workplace.ts';

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
  /** Known to be a snippet: provisional however long it is. */
  isSnippet?: true;
  level?: Level;
  years?: { asked: number; quote: string };
  places: Place[];
  placesAsWritten: string;
  remote: RemoteMode;
  remoteQuote?: string;
  pay?: Pay;
  language?: string;
  demands: Demands;
  /** Lines that speak to whoever scores: never read, and shown. */
  instructions?: string[];
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
  /** The words or dates from which the years were read. */
  yearsQuote?: string;
  preferences: MatchPreferences;
  standing: Standing;
  /** Lines that speak to whoever scores: never read, and shown. */
  instructions?: string[];
}

const TITLE_WEIGHT = 4;
const MAX_SKILLS = 40;
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
  const all = linesOf(text);
  const orders = all.filter((line) => isPostingInstruction(line.text));
  const lines = orders.length > 0 ? all.filter((line) => !orders.includes(line)) : all;
  const clean = blanked(text, orders);
  for (const line of lines) {
    const read = readInto(bag, line.text, SECTION_WEIGHT[line.kind]);
    count += read.words;
    noteSkills(skills, line, read.hits);
  }
  const asked = yearsAsked(clean);
  const { writtenIn, tasks } = textLanguages(clean);
  const where = (posting.places ?? []).join(' · ');
  const remote = remoteOf(posting, clean);
  const profile: PostingProfile = {
    id: posting.id,
    title: posting.title,
    terms: bag.packed(),
    titleTerms: termsOfTitle(posting.title),
    occupations: bag.occupations(tasks),
    titleOccupations: projectTitle(posting.title, tasks),
    skills: [...skills.values()].slice(0, MAX_SKILLS),
    words: count,
    places: offeredPlaces(posting.places ?? []),
    placesAsWritten: where,
    remote: remote.mode,
    demands: demandsOf(posting, lines, writtenIn),
  };
  if (posting.isSnippet) profile.isSnippet = true;
  if (/(?:…|\.\.\.)\s*$/.test(text)) profile.isCutOff = true;
  if (orders.length > 0) profile.instructions = quotesOf(orders);
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
  const all = weighed.pieces;
  const orders = all.filter((piece) => isInstruction(piece.text));
  const pieces = orders.length > 0 ? all.filter((piece) => !orders.includes(piece)) : all;
  const lines = pieces.map((piece) => piece.text);
  const title = cv.title ?? firstTitle(lines);
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
  const clean = blanked(text, orders);
  const { tasks } = textLanguages(clean);
  const shown = yearsShown(clean);
  const years = shown?.years;
  const level =
    levelOf(cv.preferences?.seniority ?? '') ??
    levelOf(title) ??
    (years === undefined ? undefined : levelOfYears(years));
  const profile: CvProfile = {
    terms: bag.packed(),
    titleTerms: termsOfTitle(titles),
    occupations: bag.occupations(tasks),
    titleOccupations: projectTitle(titles, tasks),
    skills: [...skills.values()],
    credit: creditOf(words, skillWords, skills.size),
    titleQuote: title,
    preferences: cv.preferences ?? {},
    standing: standingOf(lines, cv.preferences ?? {}, words),
  };
  if (orders.length > 0) profile.instructions = quotesOf(orders);
  if (level !== undefined) profile.level = level;
  if (shown) {
    profile.years = shown.years;
    profile.yearsQuote = shown.quote;
  }
  return profile;
}

const MAX_ORDERS = 3;

function quotesOf(orders: readonly { text: string }[]): string[] {
  return orders.slice(0, MAX_ORDERS).map(({ text }) => quoteAround(text, { start: 0, end: 0 }));
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
