import type { Piece } from './page-lines.ts';

/** A page with fewer rows on both sides of a gap is a table or a list with dates, and is read across. */
const MIN_ROWS = 8;
/** The side with less text must hold this many letters a row: dates and labels are shorter. */
const MIN_LETTERS = 12;
/** Steps in which the page is searched for a gap, and the width that makes one, in points. */
const STEP = 4;
const MIN_GAP = 10;

/**
 * Puts one column after the other where a program wrote two columns row by row. Files that were written column by
 * column, and pages without columns, come back as they are.
 */
export function columnsInOrder(pieces: readonly Piece[]): readonly Piece[] {
  const words = pieces.filter(({ str }) => str.trim() !== '');
  if (words.length < MIN_ROWS * 2) return pieces;
  const gap = gapOf(words);
  if (gap === null || !isWrittenAcross(words, gap)) return pieces;
  const ordered: Piece[] = [];
  let left: Piece[] = [];
  let right: Piece[] = [];
  const flush = () => {
    ordered.push(...endLine(left), ...endLine(right));
    left = [];
    right = [];
  };
  for (const piece of words) {
    if (spans(piece, gap)) {
      flush();
      ordered.push(piece);
    } else if (piece.x < gap) left.push(piece);
    else right.push(piece);
  }
  flush();
  return ordered;
}

/** The middle of the widest stretch that hardly any letter crosses, away from the edges. */
function gapOf(words: readonly Piece[]): number | null {
  const from = words.reduce((least, { x }) => Math.min(least, x), Number.POSITIVE_INFINITY);
  const to = words.reduce((most, { x, width }) => Math.max(most, x + width), 0);
  const crossings = Math.max(2, words.length * 0.08);
  let best = { at: 0, width: 0 };
  let start: number | null = null;
  for (let x = from + (to - from) * 0.15; x <= from + (to - from) * 0.85; x += STEP) {
    const crossed = words.reduce((sum, word) => sum + (spans(word, x) ? 1 : 0), 0);
    if (crossed > crossings) start = null;
    else {
      start ??= x;
      if (x - start > best.width) best = { at: (x + start) / 2, width: x - start };
    }
  }
  return best.width >= MIN_GAP ? best.at : null;
}

/**
 * Does the file go from one side to the other and back again and again, with running text on both? Dates and places
 * that are set to the right end at one edge; the lines of a column begin at one.
 */
function isWrittenAcross(words: readonly Piece[], gap: number): boolean {
  const rows = { left: new Map<number, Piece[]>(), right: new Map<number, Piece[]>() };
  let switches = 0;
  let last: 'left' | 'right' | null = null;
  for (const word of words) {
    if (spans(word, gap)) continue;
    const side = word.x < gap ? 'left' : 'right';
    const row = Math.round(word.y / 3);
    rows[side].set(row, [...(rows[side].get(row) ?? []), word]);
    if (last !== null && last !== side) switches++;
    last = side;
  }
  const fewer = Math.min(rows.left.size, rows.right.size);
  if (fewer < MIN_ROWS || switches < fewer) return false;
  return [rows.left, rows.right].every((side) => isColumn([...side.values()]));
}

function isColumn(rows: readonly Piece[][]): boolean {
  const texts = rows.map((row) => row.map(({ str }) => str).join(' '));
  const letters = texts.reduce((sum, text) => sum + text.trim().length, 0);
  if (letters / rows.length < MIN_LETTERS) return false;
  if (texts.filter((text) => DATED.test(text)).length > rows.length / 2) return false;
  const edges = rows.map((row) => Math.round(Math.min(...row.map(({ x }) => x)) / 3));
  const usual = Math.max(...edges.map((edge) => edges.filter((other) => other === edge).length));
  return usual >= rows.length * 0.5;
}

const DATED = /\b(?:19|20)\d{2}\b/;

function spans({ x, width }: Piece, at: number): boolean {
  return x < at && x + width > at;
}

/** The next column begins a line of its own. */
function endLine(column: readonly Piece[]): Piece[] {
  return column.map((piece, index) =>
    index === column.length - 1 ? { ...piece, endsLine: true } : piece,
  );
}
