import { headingOf, type SectionName } from './headings.ts';

export interface Line {
  text: string;
  /** Offset of the line's first character in the whole text. */
  start: number;
  section: SectionName;
}

/** No line that people write is longer; patterns get no more than this to search in. */
const MAX_LINE = 1000;
/** Sections that people write in one line behind their name: "Languages: English, German". */
const IN_ONE_LINE = new Set<SectionName>(['skills', 'languages', 'certificates']);

/** The lines of a CV with the section they stand in; headings themselves and blank lines are left out. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let section: SectionName = 'head';
  let start = 0;
  for (const raw of text.split('\n')) {
    const heading = headingOf(raw);
    // "Resume" above everything is the name of the document.
    if (heading === 'summary' && lines.length === 0) section = 'head';
    else if (heading) section = heading;
    else if (raw.trim() !== '') lines.push(inOneLine(raw, start) ?? lineAt(raw, start, section));
    start += raw.length + 1;
  }
  return lines;
}

function inOneLine(raw: string, start: number): Line | null {
  const lead = /^([^:]{3,40}):\s+(?=\S)/.exec(raw);
  if (!lead) return null;
  const named = headingOf(lead[1] ?? '');
  if (!named || !IN_ONE_LINE.has(named)) return null;
  return lineAt(raw.slice(lead[0].length), start + lead[0].length, named);
}

function lineAt(raw: string, start: number, section: SectionName): Line {
  return { text: raw.slice(0, MAX_LINE), start, section };
}
