import { BULLET } from './bullets.ts';
import { headingOf } from './headings.ts';

/** A line as it stands on the page. Lengths in points, or in characters for plain text. */
export interface LaidLine {
  text: string;
  left: number;
  right: number;
  /** Height of the letters. */
  size: number;
  /** Distance to the line above; infinity at the top of a page or column. */
  step: number;
  /** Holds a wide gap, like a place or a date that is set to the right. */
  gapped: boolean;
}

/** A step of more than this share of the letters' height begins a new paragraph. */
const PARAGRAPH = 1.9;
/** A page or a text with more lines is no CV, and every line is compared with all others. */
const MAX_LINES = 2000;
/** Shorter lines are no running text, in a side column and elsewhere. */
const MIN_NARROW = 20;
const MIN_WIDE = 40;
/** Programs wrap text at 72 to 100 characters. */
const WIDEST_WRAP = 110;

/** "2015 - 2019", "03/2015 to", "March 2015 –": a line that begins with a span of time begins a station. */
const STATION =
  /^(?:\p{L}{3,9}\.? |\d{1,2}[./-])?(?:19|20)\d{2}\s*(?:[-–—/]|to\b|bis\b|until\b|à\b|hasta\b|a\b)/u;

/**
 * Joins lines that were broken only because the page ended there, so that a sentence is one line again. A break was
 * forced when the next line's first word would not have fitted, as in greedy line breaking; short lines, headings,
 * bullets and dates keep their own line.
 */
export function joinWrapped(lines: readonly LaidLine[]): string {
  const joins = lines.length <= MAX_LINES;
  const parts: string[] = [];
  let last: LaidLine | undefined;
  /** Does the paragraph that is being read begin with a bullet? */
  let inItem = false;
  for (const line of lines) {
    if (joins && last && isContinued(last, line, inItem, columnRight(lines, last))) {
      const words = line.text.trim();
      const ended = parts.pop() ?? '';
      parts.push(isBroken(ended, words) ? ended.slice(0, -1) : `${ended} `, words);
    } else {
      inItem = BULLET.test(line.text);
      if (last) parts.push(isParagraph(last, line) ? '\n\n' : '\n');
      parts.push(line.text);
    }
    last = line;
  }
  return parts.join('');
}

/** A word that was broken at the end of its line; "Ein- und Verkauf" was not. */
function isBroken(before: string, after: string): boolean {
  if (before.endsWith('\u00ad')) return true;
  return (
    /\p{Ll}[-\u2010]$/u.test(before) &&
    /^\p{Ll}/u.test(after) &&
    !/^(?:and|or|und|oder|bzw|et|ou|y|o)\b/u.test(after)
  );
}

function isParagraph(above: LaidLine, line: LaidLine): boolean {
  return line.step > Math.max(line.size, above.size) * PARAGRAPH;
}

function isContinued(above: LaidLine, line: LaidLine, inItem: boolean, right: number): boolean {
  const words = line.text.trim();
  const before = above.text.trim();
  if (words === '' || before === '' || /^#/.test(words) || /^#/.test(before)) return false;
  if (above.gapped || BULLET.test(words) || isParagraph(above, line)) return false;
  if (Math.abs(line.size - above.size) > above.size * 0.15) return false;
  if (STATION.test(words)) return false;
  if (headingOf(words) !== null || headingOf(before) !== null) return false;
  // A continued line begins where the one above began, or below the text of its bullet.
  if (line.left < above.left - above.size || line.left > above.left + above.size * 4) return false;
  if (!wasForced(above, line, words, right)) return false;
  if (/^\p{Ll}/u.test(words) && !/^\S*[@/]|^www\./.test(words)) return before.length >= MIN_NARROW;
  return (inItem || isProse(before)) && before.length >= MIN_WIDE && !/[.!?:;]$/.test(before);
}

/** Would the first word of the next line have been too long for this one? */
function wasForced(above: LaidLine, line: LaidLine, words: string, right: number): boolean {
  const letter = (line.right - line.left) / Math.max(1, words.length);
  const word = (/^\S+/.exec(words)?.[0].length ?? 0) * letter;
  return above.right + letter + word > right;
}

/** Where the column of a line ends: the farthest that a line with nearly the same beginning reaches. */
function columnRight(lines: readonly LaidLine[], line: LaidLine): number {
  return lines.reduce(
    (right, other) =>
      Math.abs(other.left - line.left) < line.size * 4 ? Math.max(right, other.right) : right,
    line.right,
  );
}

/** Names of employers and places are capitals and commas; prose is mostly small words. */
function isProse(text: string): boolean {
  const words = text.split(/\s+/);
  const small = words.filter((word) => /^\p{Ll}/u.test(word));
  return words.length >= 8 && small.length >= words.length / 2;
}

/** Plain text that a program or a person wrapped at a fixed width; text without such a width comes back as it is. */
export function joinWrappedText(text: string): string {
  const raw = text.split('\n');
  const longest = raw.reduce((most, line) => Math.max(most, line.trimEnd().length), 0);
  if (longest > WIDEST_WRAP) return text;
  const lines: LaidLine[] = [];
  let step = 1;
  for (const line of raw) {
    if (line.trim() === '') {
      step = PARAGRAPH + 1;
      continue;
    }
    const left = line.length - line.trimStart().length;
    const gapped = /\S(?: {3,}|\t)\S/.test(line);
    lines.push({ text: line.trim(), left, right: line.trimEnd().length, size: 1, step, gapped });
    step = 1;
  }
  return joinWrapped(lines);
}
