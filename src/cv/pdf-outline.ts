import { type Matrix, type Point, place } from './pdf-ground.ts';

/** Steps of a path as pdf.js packs them: a number for the kind, then its points. */
const MOVE = 0;
const LINE = 1;
const CURVE = 2;
const QUADRATIC = 3;

/** The rings of a packed path in the page's space; a curve is a straight line through its middle. */
export function ringsOf(path: ArrayLike<number>, matrix: Matrix): Point[][] {
  const rings: Point[][] = [];
  let ring: Point[] = [];
  let at = { x: 0, y: 0 };
  const put = (x: number, y: number) => ring.push(place(matrix, x, y));
  for (let i = 0; i < path.length; ) {
    const step = path[i];
    const value = (offset: number) => path[i + offset] ?? 0;
    if (step === MOVE) {
      if (ring.length > 2) rings.push(ring);
      ring = [];
    }
    if (step === MOVE || step === LINE) {
      at = { x: value(1), y: value(2) };
      put(at.x, at.y);
      i += 3;
    } else if (step === CURVE) {
      const end = { x: value(5), y: value(6) };
      put(
        (at.x + 3 * value(1) + 3 * value(3) + end.x) / 8,
        (at.y + 3 * value(2) + 3 * value(4) + end.y) / 8,
      );
      put(end.x, end.y);
      at = end;
      i += 7;
    } else if (step === QUADRATIC) {
      const end = { x: value(3), y: value(4) };
      put((at.x + 2 * value(1) + end.x) / 4, (at.y + 2 * value(2) + end.y) / 4);
      put(end.x, end.y);
      at = end;
      i += 5;
    } else i += 1;
  }
  if (ring.length > 2) rings.push(ring);
  return rings;
}
