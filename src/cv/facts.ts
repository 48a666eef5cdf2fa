import type { Fact, FactKind } from '../desk/cv.ts';
import { BULLET } from './bullets.ts';
import type { SectionName } from './headings.ts';
import { LICENCE } from './licences.ts';
import { clean, MAX_VALUE, parts, type Span } from './line-parts.ts';
import { positionsOf } from './positions.ts';
import { type Line, linesOf } from './sections.ts';
import { TITLE_WORDS } from './titles.ts';

export type SkillFinder = (
  text: string,
) => readonly { skill: string; start: number; end: number }[];
type NewFact = Omit<Fact, 'id'>;

const MAX_ACHIEVEMENTS = 12;
const MAX_EXPERIENCE = 12;
const MAX_SKILLS = 40;
const MAX_LICENCES = 6;

/**
 * Reads facts from a CV's text. Each is a verbatim span: `text.slice(start, end) === value`. No model is involved;
 * what is not clear is left out, because a missing fact can be told, and a wrong one would be sent to an employer.
 */
export function factsFrom(text: string, findSkills: SkillFinder): NewFact[] {
  const lines = linesOf(text);
  return [
    ...one(nameOf(lines)),
    ...one(titleOf(lines)),
    ...one(placeOf(lines)),
    ...one(firstMatch(lines, 'email', EMAIL)),
    ...one(
      firstMatch(
        lines.filter(({ section }) => section === 'head' || section === 'other'),
        'phone',
        PHONE,
      ),
    ),
    ...one(firstMatch(lines, 'link', LINK)),
    ...one(firstMatch(lines, 'years', YEARS)),
    ...inSection(lines, 'experience', 'experience', isDated).slice(0, MAX_EXPERIENCE),
    ...employersOf(text),
    ...inSection(lines, 'education', 'education', (line) => !isBullet(line)).slice(0, 6),
    ...skillsOf(text, lines, findSkills),
    ...listed(lines, 'languages', 'language'),
    ...inSection(lines, 'certificates', 'certificate', () => true).slice(0, 8),
    ...licencesOf(lines),
    ...achievementsOf(lines),
  ];
}

// Every repetition is bounded: a document may be made to keep a pattern busy for minutes.
const EMAIL = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/;
const PHONE = /(?<![\w/])(?:\+\d{1,3}|\(?0)[\d\s()./-]{6,18}\d/;
const LINK =
  /(?:https?:\/\/)?(?:www\.)?(?:linkedin\.com\/in|github\.com|gitlab\.com|xing\.com\/profile)\/[\w.%-]+/i;
const YEARS =
  /(?:over |more than |about )?\d{1,2}\+? years(?:['’])?(?: of)?(?: [\w-]+){0,3} experience|(?:über |mehr als |rund )?\d{1,2} jahren? (?:\p{L}+ ){0,2}(?:berufs)?erfahrung|(?:plus de )?\d{1,2} ans d['’]expérience|(?:más de )?\d{1,2} años de (?:\p{L}+ ){0,2}experiencia/iu;
const DATED = /\b(?:19|20)\d{2}\b/;
const VERB =
  /^(?:achieved|advised|analy[sz]ed|automated|built|coached|coordinated|created|cut|delivered|designed|developed|drove|established|expanded|grew|guided|handled|implemented|improved|increased|introduced|launched|led|maintained|managed|mentored|migrated|moved|negotiated|optimi[sz]ed|organi[sz]ed|owned|planned|prepared|produced|raised|ran|rebuilt|reduced|redesigned|rewrote|saved|scaled|set up|shipped|simplified|sold|supervised|supported|taught|trained|treated|won|wrote)\b/i;

function nameOf(lines: readonly Line[]): NewFact | null {
  for (const line of lines.slice(0, 4)) {
    const value = clean(line);
    if (
      !value ||
      EMAIL.test(value.text) ||
      /\d|curriculum|resume|résumé|lebenslauf/i.test(value.text)
    )
      continue;
    if (isName(value.text)) return fact('name', value);
    // "Ines Duarte — Senior Engineer", "Adaeze Okonkwo, LL.M.": the name leads, and the rest is what it is of.
    const [first, ...rest] = parts(line, NAME_ENDS);
    const [second] = rest;
    if (first && second && isName(first.text) && (isTitle(second.text) || isDegree(second.text)))
      return fact('name', first);
  }
  return null;
}

/** What stands between a name and the rest of its line; a dash only with spaces around, for names have dashes too. */
const NAME_ENDS = /[|•·–—,]|(?<=\s)-(?=\s)/;

function isName(text: string): boolean {
  const words = text.split(/\s+/);
  const named = words.every((word) =>
    /^(?:\p{Lu}[\p{L}'’.-]*|de|da|del|la|van|von|der|den|el|al|bin|di|du)$/u.test(word),
  );
  return named && words.length >= 2 && words.length <= 5 && !TITLE_WORDS.test(text);
}

const isTitle = (text: string) => TITLE_WORDS.test(text) && text.length <= 80;
/** "LL.M.", "PhD", "RN": letters behind a name. */
const isDegree = (text: string) => /^\p{Lu}[\p{L}.]{0,6}(?: \p{Lu}[\p{L}.]{0,6})?$/u.test(text);

/** The headline below the name, else the newest position. */
function titleOf(lines: readonly Line[]): NewFact | null {
  const head = lines.filter(({ section }) => section === 'head').slice(0, 6);
  for (const line of head) {
    const [first, ...rest] = parts(line, NAME_ENDS);
    const beside = rest.find(({ text }) => isTitle(text) && !EMAIL.test(text));
    // The name is no part of the title: a letter would say "I work as an Ines Duarte".
    if (first && beside && isName(first.text)) return fact('title', beside);
    const value = part(
      line,
      (text) => TITLE_WORDS.test(text) && text.length <= 80 && !EMAIL.test(text),
    );
    if (value) return fact('title', value);
  }
  for (const line of lines.filter(({ section }) => section === 'experience').slice(0, 6)) {
    if (isBullet(line)) continue;
    const value = part(line, (text) => TITLE_WORDS.test(text) && text.length <= 80);
    if (value) return fact('title', value);
  }
  return null;
}

/** "Berlin, Germany" on a line of the head, alone or between separators. */
function placeOf(lines: readonly Line[]): NewFact | null {
  for (const line of lines.filter(({ section }) => section === 'head').slice(0, 8)) {
    const value = part(
      line,
      (text) =>
        /^\p{Lu}[\p{L}.' -]{2,30}, ?\p{Lu}(?:[\p{L} -]|\.(?! )){1,30}$/u.test(text) &&
        !TITLE_WORDS.test(text),
    );
    if (value) return fact('place', value);
  }
  return null;
}

/**
 * Skills where a CV claims them: not in the name and contact lines, where "Ada" is a person, nor in the line of an
 * employer or school, where "Freight" is a company.
 */
function skillsOf(text: string, lines: readonly Line[], findSkills: SkillFinder): NewFact[] {
  const claiming = lines.filter(
    (line) =>
      !NO_SKILLS.has(line.section) &&
      !isDated(line) &&
      !EMAIL.test(line.text) &&
      !LINK.test(line.text),
  );
  const seen = new Set<string>();
  const facts: NewFact[] = [];
  for (const { skill, start, end } of findSkills(text)) {
    if (seen.has(skill) || facts.length >= MAX_SKILLS) continue;
    if (!claiming.some((line) => line.start <= start && end <= line.start + line.text.length))
      continue;
    seen.add(skill);
    facts.push(fact('skill', { text: text.slice(start, end), start }));
  }
  return facts;
}

const NO_SKILLS = new Set<SectionName>(['head', 'languages', 'education', 'other']);

function listed(lines: readonly Line[], section: SectionName, kind: FactKind): NewFact[] {
  return lines
    .filter((line) => line.section === section)
    .flatMap((line) => parts(line, /[,;|•·]/))
    .filter(({ text }) => text.length <= 40)
    .slice(0, 10)
    .map((value) => fact(kind, value));
}

function inSection(
  lines: readonly Line[],
  section: SectionName,
  kind: FactKind,
  fits: (line: Line) => boolean,
): NewFact[] {
  return lines
    .filter((line) => line.section === section && fits(line))
    .flatMap((line) => one(clean(line)))
    .map((value) => fact(kind, value));
}

/** Whom the client worked for, each once, in the order of the CV. */
function employersOf(text: string): NewFact[] {
  const employers = positionsOf(text).flatMap(({ employer }) => (employer ? [employer] : []));
  return employers
    .filter(
      (employer, index) =>
        employers.findIndex((other) => other.text.toLowerCase() === employer.text.toLowerCase()) ===
        index,
    )
    .slice(0, MAX_EXPERIENCE)
    .map((employer) => fact('employer', employer));
}

/** Permissions to drive or to work in a trade, wherever the CV names them. */
function licencesOf(lines: readonly Line[]): NewFact[] {
  const facts = lines.flatMap((line) => {
    const found = LICENCE.exec(line.text);
    return found ? [fact('licence', { text: found[0], start: line.start + found.index })] : [];
  });
  return facts
    .filter(({ value }, index) => facts.findIndex((other) => other.value === value) === index)
    .slice(0, MAX_LICENCES);
}

/** Bullets that say what was done; those with a figure first, then in the order of the CV. */
function achievementsOf(lines: readonly Line[]): NewFact[] {
  return lines
    .filter(
      (line) =>
        (line.section === 'experience' || line.section === 'projects') &&
        isBullet(line) &&
        VERB.test(line.text.replace(BULLET, '')),
    )
    .flatMap((line) => one(clean(line)))
    .map((value, index) => ({ value, index, figure: /\d/.test(value.text) ? 0 : 1 }))
    .sort((a, b) => a.figure - b.figure || a.index - b.index)
    .slice(0, MAX_ACHIEVEMENTS)
    .sort((a, b) => a.index - b.index)
    .map(({ value }) => fact('achievement', value));
}

function firstMatch(lines: readonly Line[], kind: FactKind, pattern: RegExp): NewFact | null {
  for (const line of lines) {
    const match = pattern.exec(line.text);
    if (match) return fact(kind, { text: match[0].trimEnd(), start: line.start + match.index });
  }
  return null;
}

/** The whole line if it fits, else the first of its pieces that does. */
function part(line: Line, fits: (text: string) => boolean): Span | null {
  const whole = clean(line);
  if (whole && !/[|•·]/.test(whole.text) && !DATED.test(whole.text) && fits(whole.text))
    return whole;
  return (
    parts(line, /[|•·–—]/).find(({ text }) => !DATED.test(text) && fits(text)) ??
    // "Porto, Portugal. Remote only": a sentence behind it.
    parts(line, /\.(?=\s)/).find(({ text }) => !DATED.test(text) && fits(text)) ??
    parts(line, /,/).find(({ text }) => !DATED.test(text) && fits(text)) ??
    null
  );
}

function isBullet(line: Line): boolean {
  return BULLET.test(line.text);
}

function isDated(line: Line): boolean {
  return !isBullet(line) && DATED.test(line.text) && line.text.length <= MAX_VALUE;
}

function fact(kind: FactKind, { text, start }: Span): NewFact {
  return { kind, value: text, span: { start, end: start + text.length }, origin: 'cv' };
}

function one<T>(value: T | null): T[] {
  return value === null ? [] : [value];
}
