import type { CvSpan, Position } from '../desk/positions.ts';
import { placeSpansIn } from '../match/places.ts';
import { BULLET } from './bullets.ts';
import { periodIn } from './periods.ts';
import { type Line, linesOf } from './sections.ts';
import { EMPLOYER_WORDS, TITLE_WORDS } from './titles.ts';

const MAX_POSITIONS = 30;
/** A longer line is a sentence that names a year. */
const MAX_HEADER = 160;
const MAX_NAME = 80;

/**
 * The stations of work of a CV: each stands around a line with a date in the section of experience, as "title, employer,
 * place, dates" in one line or in two. What is not clear is left out.
 */
export function positionsOf(text: string): Position[] {
  const lines = linesOf(text).filter(({ section }) => section === 'experience');
  const positions: Position[] = [];
  for (const [index, line] of lines.entries()) {
    if (positions.length >= MAX_POSITIONS) break;
    if (!isHeader(line)) continue;
    const period = periodIn(line.text);
    if (!period) continue;
    const own = partsOf(line, period);
    const title = own.find(({ text: part }) => TITLE_WORDS.test(part)) ?? null;
    const employer = employerAmong(own, title);
    const near = [lines[index - 1], lines[index + 1]].filter(
      (other): other is Line =>
        other !== undefined && isHeader(other) && periodIn(other.text) === null,
    );
    const { from, to } = period;
    positions.push({
      title: title ?? titleNear(near),
      employer: employer ?? employerNear(near, title !== null),
      from,
      to,
    });
  }
  return positions.filter(({ title, employer }) => title !== null || employer !== null);
}

function isHeader(line: Line): boolean {
  return (
    !BULLET.test(line.text) && line.text.length <= MAX_HEADER && !/[.!?]$/.test(line.text.trim())
  );
}

/** The pieces of a line between separators, without its dates. */
function partsOf({ text, start }: Line, period?: { start: number; end: number }): CvSpan[] {
  const bare = period
    ? text.slice(0, period.start) + ' '.repeat(period.end - period.start) + text.slice(period.end)
    : text;
  const parts: CvSpan[] = [];
  for (const found of bare.matchAll(
    /(?:(?!,|\||•|·| [-–—] |[–—]| {2,}|\t| at | @ | bei | chez ).)+/gu,
  )) {
    const lead = /^[\s()*_#:/.-]*(?:(?:at|@|bei|chez) )?/.exec(found[0])?.[0].length ?? 0;
    const part = found[0].slice(lead).replace(/[\s(*_:/-]+$/, '');
    // A bracket that was opened around the dates.
    const kept = part.includes('(') || !part.endsWith(')') ? part : part.slice(0, -1).trimEnd();
    if (!/\p{L}{2}/u.test(kept) || kept.length > MAX_NAME) continue;
    const at = start + found.index + lead;
    parts.push({ text: kept, start: at, end: at + kept.length });
  }
  return parts;
}

function employerAmong(parts: readonly CvSpan[], title: CvSpan | null): CvSpan | null {
  const others = parts.filter(
    (part) => part !== title && !isPlace(part.text) && !isKind(part.text),
  );
  const marked = others.find(({ text }) => EMPLOYER_WORDS.test(text) && !TITLE_WORDS.test(text));
  return marked ?? others.find(({ text }) => !TITLE_WORDS.test(text)) ?? null;
}

function titleNear(lines: readonly Line[]): CvSpan | null {
  return lines.flatMap((line) => partsOf(line)).find(({ text }) => TITLE_WORDS.test(text)) ?? null;
}

/** A line beside the dates is the employer's when it says so, or when the dates already came with the title. */
function employerNear(lines: readonly Line[], isTitled: boolean): CvSpan | null {
  const parts = lines.map((line) => employerAmong(partsOf(line), null));
  const marked = parts.find((part) => part !== null && EMPLOYER_WORDS.test(part.text));
  return marked ?? (isTitled ? (parts.find((part) => part !== null) ?? null) : null);
}

function isPlace(text: string): boolean {
  const known = placeSpansIn(text).reduce((sum, { start, end }) => sum + end - start, 0);
  return known >= text.replace(/[^\p{L}]/gu, '').length * 0.8;
}

/** What says how somebody worked, not for whom. */
function isKind(text: string): boolean {
  return /^(?:full[- ]time|part[- ]time|contract|freelance|remote|hybrid|permanent|temporary|internship|vollzeit|teilzeit|befristet|temps plein|temps partiel|cdi|cdd|stage|jornada completa|media jornada|télétravail|homeoffice)$/iu.test(
    text,
  );
}
