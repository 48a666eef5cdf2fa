import type { Piece } from './page-lines.ts';
import { type Box, blend, type Colour, type Ground, looksAlike } from './pdf-ground.ts';

/** A run of letters and whether people see it. */
export interface PaintedRun extends Piece {
  isHidden: boolean;
}

/** Text that is painted invisibly over a picture of this share of the page is the text layer of a scan. */
const SCAN_SHARE = 0.25;

/** Is the invisible text of a page what was recognised in its picture? Then there is little other text. */
export function isScanned(
  runs: readonly (PaintedRun & { invisible: boolean })[],
  pictures: readonly Box[],
  view: Box,
): boolean {
  const area = ([left, bottom, right, top]: Box) =>
    Math.max(0, right - left) * Math.max(0, top - bottom);
  if (!pictures.some((box) => area(box) >= area(view) * SCAN_SHARE)) return false;
  const letters = (invisible: boolean) =>
    runs
      .filter((run) => run.invisible === invisible)
      .reduce((sum, { str }) => sum + str.trim().length, 0);
  return letters(true) > letters(false);
}

/** The colours that letters are painted with: filled, outlined or both (PDF 32000-1, table 106). */
export function paintsOf(
  mode: number,
  { colour, stroke }: { colour: Colour; stroke: Colour },
): Colour[] {
  if (mode === 1 || mode === 5) return [stroke];
  return mode === 2 || mode === 6 ? [colour, stroke] : [colour];
}

/** Does a run look like what was painted below it? Where that is unknown, it does not. */
export function matchesGround(
  run: PaintedRun & { order: number },
  colour: Colour,
  alpha: number,
  ground: Ground,
) {
  const [from, to] = ends(run);
  return [from, to].every((point) => {
    const below = ground.at(point, run.order);
    const seen = blend(colour, below, alpha);
    return below !== null && seen !== null && looksAlike(seen, below);
  });
}

/** Two points inside a run, at the height of its small letters. */
function ends({ x, y, width, height }: Piece) {
  const middle = y + height * 0.25;
  return [
    { x: x + width * 0.05, y: middle },
    { x: x + width * 0.95, y: middle },
  ] as const;
}

/** Where letters are, from their feet to their middle; a line through or below them covers only some of it. */
export function cornersOf({ x, y, width, height }: Piece) {
  return [0.1, 0.6].flatMap((share) =>
    [0.05, 0.95].map((along) => ({ x: x + width * along, y: y + height * share })),
  );
}

export function isOutside(
  { x, y, width, height }: Piece,
  [left, bottom, right, top]: Box,
): boolean {
  return x + width < left + 1 || x > right - 1 || y + height < bottom + 1 || y > top - 1;
}
