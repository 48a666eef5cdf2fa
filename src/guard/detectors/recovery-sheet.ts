import { role } from '../lexicon.ts';
import { readUnits } from '../sentence.ts';
import { has } from '../unit.ts';
import type { Hit } from './hit.ts';

/** A line that is nothing but a code in groups or of eight characters and more, numbered or not. */
const code =
  /^[\s>]*(?:\d{1,2}[.):]\s+|[-*•]\s+|\[ ?\]\s*)?((?=[^\s]*\d|\S+\s\S*\d)(?:[A-Za-z0-9]{3,6}[- ]){1,3}[A-Za-z0-9]{3,6}|\d{8,10}|(?=[a-z]*\d)(?=\d*[a-z])[a-z0-9]{8,12})\s*$/;
/** Sheets have eight or ten of them; a phone number and an order have one line each. */
const FEWEST = 3;
/** The heading stands right above, or an explanation of a line or two between. */
const HEADING_LINES = 3;
const LONGEST_HEADING = 300;

/** A sheet of recovery codes as a service shows it: a heading that names them, and under it line by line the codes. */
export function findRecoverySheets(text: string): Hit[] {
  if (!text.includes('\n')) return [];
  const lines = text.split('\n');
  const hits: Hit[] = [];
  let start = 0;
  let run: { from: number; start: number; end: number; many: number } | undefined;
  for (const [at, line] of [...lines, ''].entries()) {
    const match = line.length < 60 ? code.exec(line) : null;
    if (match !== null) {
      run ??= { from: at, start: start + line.indexOf(match[1] ?? ''), end: 0, many: 0 };
      run = { ...run, end: start + line.length, many: run.many + 1 };
    } else if (run !== undefined && line.trim() !== '') {
      run = undefined;
    }
    if (run !== undefined && run.many === FEWEST && isHeaded(lines, run.from)) {
      hits.push({
        kind: 'recovery_code',
        detector: 'recovery-sheet',
        start: run.start,
        end: run.end,
      });
    }
    start += line.length + 1;
  }
  return hits;
}

function isHeaded(lines: readonly string[], from: number): boolean {
  const heading = lines
    .slice(Math.max(0, from - HEADING_LINES), from)
    .filter((line) => line.length <= LONGEST_HEADING)
    .join('\n');
  return readUnits(heading).some((unit) => has(unit, role.recovery));
}
