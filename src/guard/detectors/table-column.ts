import { foldWord } from '../fold.ts';
import { lexicon, role } from '../lexicon.ts';
import type { Hit } from './hit.ts';

const MARKS = [',', ';', '\t', '|'] as const;
const MAX_CELLS = 20;
/** The shortest name with a mark beside it. */
const MIN_HEAD = 4;
const MAX_HEAD = 300;
/** Lines that are looked at as a first line: what has more of them is no list of logins, and has to be read fast. */
const MAX_HEADS = 500;

/**
 * A list of logins as a table: a first line that names its columns, one of them "password" in any language, and values
 * under it. Comma, semicolon, tab or bar.
 */
export function findTableColumns(text: string): Hit[] {
  const hits: Hit[] = [];
  const lines = text.split('\n');
  let head: Head | null = null;
  let start = 0;
  let heads = 0;
  for (const line of lines) {
    // A line belongs to the table above it or begins one: no line is read twice, however many heads there are.
    const cells: string[] = head ? line.split(head.mark) : [];
    if (head && cells.length === head.cells) {
      const hit = valueIn(cells, head, start);
      if (hit) hits.push(hit);
    } else {
      head = null;
      if (heads < MAX_HEADS && mayBeHead(line)) {
        heads += 1;
        head = readHead(line);
      }
    }
    start += line.length + 1;
  }
  return hits;
}

interface Head {
  mark: string;
  cells: number;
  column: number;
}

function mayBeHead(line: string): boolean {
  return (
    line.length >= MIN_HEAD && line.length <= MAX_HEAD && MARKS.some((mark) => line.includes(mark))
  );
}

function readHead(line: string): Head | null {
  for (const mark of MARKS) {
    if (!line.includes(mark)) continue;
    const cells = line.split(mark);
    if (cells.length < 2 || cells.length > MAX_CELLS) continue;
    const column = cells.findIndex(namesPassword);
    if (column >= 0) return { mark, cells: cells.length, column };
  }
  return null;
}

/** A heading and nothing more: a sentence with commas in it has longer cells. */
function namesPassword(cell: string): boolean {
  const key = bare(cell).split(/\s+/).map(foldWord).join(' ');
  return ((lexicon.entries.get(key)?.roles ?? 0) & role.password) !== 0;
}

function valueIn(cells: readonly string[], head: Head, lineStart: number): Hit | null {
  const cell = cells[head.column] ?? '';
  const value = bare(cell);
  if (!isValue(value)) return null;
  const before = cells.slice(0, head.column).reduce((sum, { length }) => sum + length + 1, 0);
  const start = lineStart + before + cell.indexOf(value);
  return { kind: 'password', detector: 'table-column', start, end: start + value.length };
}

function bare(cell: string): string {
  return cell.trim().replace(/^(["'])(.*)\1$/, '$2');
}

/** No blank, no row of dots or dashes that stands for a hidden value. */
function isValue(value: string): boolean {
  return (
    value.length >= 4 &&
    value.length <= 128 &&
    !/\s/.test(value) &&
    /[\p{L}\p{N}]/u.test(value) &&
    !/^(.)\1*$/u.test(value)
  );
}
