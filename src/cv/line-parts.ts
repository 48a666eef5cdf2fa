import type { Line } from './sections.ts';

export const MAX_VALUE = 200;

/** A stretch of a CV's text by where it begins. */
export interface Span {
  text: string;
  start: number;
}

/** The line without bullets, marks of headings and trailing punctuation; null when nothing is left. */
export function clean(line: Line): Span | null {
  const lead =
    /^\s*(?:[#>]+\s*)?(?:(?:[-–—•*·▪◦‣]|\d{1,2}[.)])\s+)?(?:\*\*|__)?/.exec(line.text)?.[0]
      .length ?? 0;
  const text = line.text
    .slice(lead)
    .replace(/(?:\*\*|__)?[\s.;,:|]*$/, '')
    .slice(0, MAX_VALUE)
    .trimEnd();
  return text === '' ? null : { text, start: line.start + lead };
}

/** The pieces of a line between separators, with their places. */
export function parts(line: Line, separator: RegExp): Span[] {
  const whole = clean(line);
  if (!whole) return [];
  const spans: Span[] = [];
  let at = 0;
  for (const piece of whole.text.split(separator)) {
    const indent = piece.length - piece.trimStart().length;
    const text = piece.trim();
    if (text !== '') spans.push({ text, start: whole.start + at + indent });
    at += piece.length + 1;
  }
  return spans;
}
