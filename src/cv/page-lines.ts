import { headingOf } from './headings.ts';
import type { LaidLine } from './wrapped-lines.ts';

/** A run of letters of a PDF page; places in points, y upwards. */
export interface Piece {
  str: string;
  x: number;
  /** Of the baseline. */
  y: number;
  height: number;
  width: number;
  endsLine: boolean;
}

/**
 * The lines of a page in the order of the file, which is the order in which its columns were written. Pieces on one
 * baseline are one line; a gap between them becomes a space, or a line break behind a heading that stands beside its
 * text.
 */
export function linesOfPage(pieces: readonly Piece[]): LaidLine[] {
  const lines: LaidLine[] = [];
  let baseline = 0;
  let endsLine = false;
  let spaced = false;
  for (const piece of pieces) {
    if (piece.str.trim() === '') {
      // Blank pieces fill the gaps, or only carry the end of a line; the gap itself is measured below.
      endsLine ||= piece.endsLine;
      spaced ||= piece.str !== '';
      continue;
    }
    const line = lines.at(-1);
    if (line && !endsLine && isSameRow(line, baseline, piece)) extend(line, piece, spaced);
    else {
      lines.push(
        begin(piece, line ? stepBetween(line, baseline, piece) : Number.POSITIVE_INFINITY),
      );
      baseline = piece.y;
    }
    endsLine = piece.endsLine;
    spaced = false;
  }
  return lines.filter(({ text }) => text.trim() !== '');
}

function isSameRow(line: LaidLine, baseline: number, piece: Piece): boolean {
  const size = Math.max(piece.height, line.size);
  const gap = piece.x - line.right;
  if (Math.abs(piece.y - baseline) > size * 0.5 || gap < -size) return false;
  return gap <= size * WIDE || headingOf(line.text) === null;
}

function extend(line: LaidLine, piece: Piece, spaced: boolean): void {
  const size = Math.max(piece.height, line.size);
  const gap = piece.x - line.right;
  // A bullet stands apart from its text without being set apart.
  if (gap > size * WIDE && line.text.trim().length > 2) line.gapped = true;
  line.text += (spaced || gap > size * SPACE ? ' ' : '') + piece.str;
  line.right = Math.max(line.right, piece.x + piece.width);
  line.size = size;
}

function begin(piece: Piece, step: number): LaidLine {
  return {
    text: piece.str,
    left: piece.x,
    right: piece.x + piece.width,
    size: Math.max(piece.height, MIN_SIZE),
    step,
    gapped: false,
  };
}

/** A step upwards is the top of the next column. */
function stepBetween(line: LaidLine, baseline: number, piece: Piece): number {
  return piece.y > baseline + line.size ? Number.POSITIVE_INFINITY : Math.abs(baseline - piece.y);
}

/** Shares of the letters' height: a gap that is a space, and one that sets things apart. */
const SPACE = 0.15;
const WIDE = 2.5;
/** Some fonts report no height. */
const MIN_SIZE = 8;

/**
 * On the first page the line in the largest letters is the name; side columns are often written before it. It is
 * moved to the top when it stands alone in its size.
 */
export function nameFirst(lines: readonly LaidLine[]): LaidLine[] {
  const sizes = lines.map(({ size }) => size).sort((a, b) => a - b);
  const usual = sizes[Math.floor(sizes.length / 2)] ?? 0;
  const largest = sizes.at(-1) ?? 0;
  const at = lines.findIndex(({ size }) => size === largest);
  const name = lines[at];
  if (!name || at < 3 || largest < usual * 1.5 || headingOf(name.text) !== null) return [...lines];
  // A name may be set in two lines, the first name above the family name.
  const end = lines.findIndex((line, index) => index > at && line.size !== largest);
  const moved = lines.slice(at, end === -1 ? undefined : end);
  if (moved.length > 2) return [...lines];
  return [...moved, ...lines.slice(0, at), ...lines.slice(at + moved.length)];
}
