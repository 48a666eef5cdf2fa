import { projectTitle } from './occupations.ts';

const CAPITALS = /^[\p{Lu}\s/&,.-]{6,80}(?=\s)/u;

/** The line that names an occupation among the first lines of a CV; empty when none does. */
export function firstTitle(lines: readonly string[]): string {
  for (const line of lines.slice(0, 8)) {
    // A CV that lost its line breaks still opens with its title in capitals.
    const title = line.length > 90 ? (CAPITALS.exec(line)?.[0].trim() ?? '') : line;
    if (title === '' || /@|\d{4,}/.test(title)) continue;
    if (projectTitle(title).length > 0) return title;
  }
  return '';
}
