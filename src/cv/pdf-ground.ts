/** A transformation of the plane as PDF writes it: x' = a x + c y + e, y' = b x + d y + f. */
export type Matrix = readonly [number, number, number, number, number, number];
/** Left, bottom, right, top. */
export type Box = readonly [number, number, number, number];
/** Red, green, blue, 0 to 255; null where a pattern, a shading or a picture makes the colour unknown. */
export type Colour = readonly [number, number, number] | null;

export interface Point {
  x: number;
  y: number;
}

/** A filled area of a page, in the order of painting. */
export interface Fill {
  box: Box;
  /** The outline where it is not just the box. */
  outline: readonly (readonly Point[])[] | null;
  colour: Colour;
  alpha: number;
  order: number;
}

const WHITE = [255, 255, 255] as const;
/** A page with more areas is a drawing; the first ones are its grounds. */
const MAX_FILLS = 3000;

/** What has been painted below the text of a page. */
export function createGround() {
  const fills: Fill[] = [];
  return {
    add(fill: Fill): void {
      if (fills.length < MAX_FILLS) fills.push(fill);
    },
    /** The colour below a point before `order` was painted. */
    at(point: Point, order: number): Colour {
      let colour: Colour = WHITE;
      for (const fill of fills) {
        if (fill.order > order) break;
        if (covers(fill, point)) colour = blend(fill.colour, colour, fill.alpha);
      }
      return colour;
    },
    /** Were all these points painted over, opaquely and in one go, after `order`? */
    coversLater(points: readonly Point[], order: number): boolean {
      return fills.some(
        (fill) =>
          fill.order > order &&
          fill.colour !== null &&
          fill.alpha > 0.95 &&
          points.every((point) => covers(fill, point)),
      );
    },
  };
}

export type Ground = ReturnType<typeof createGround>;

/** Do two colours look alike to people? By the contrast of their lightness, and by their channels. */
export function looksAlike(a: readonly number[], b: readonly number[]): boolean {
  const [lighter, darker] = [lightness(a), lightness(b)].sort((one, two) => two - one);
  const contrast = ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05);
  const apart = Math.max(...a.map((channel, index) => Math.abs(channel - (b[index] ?? 0))));
  return contrast < 1.2 && apart < 48;
}

/** Paint of a share `alpha` over a ground. */
export function blend(paint: Colour, ground: Colour, alpha: number): Colour {
  if (paint === null) return null;
  if (alpha >= 0.99) return paint;
  if (ground === null) return null;
  const mixed = (i: 0 | 1 | 2) => paint[i] * alpha + ground[i] * (1 - alpha);
  return [mixed(0), mixed(1), mixed(2)];
}

/** Relative luminance (WCAG 2.2). */
function lightness(colour: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = colour.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function covers({ box, outline }: Fill, { x, y }: Point): boolean {
  if (x < box[0] || x > box[2] || y < box[1] || y > box[3]) return false;
  if (!outline) return true;
  let inside = false;
  for (const ring of outline)
    for (const [i, a] of ring.entries()) {
      const b = ring[(i + 1) % ring.length] ?? a;
      if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x)
        inside = !inside;
    }
  return inside;
}

export function times(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}

export function place(m: Matrix, x: number, y: number): Point {
  return { x: m[0] * x + m[2] * y + m[4], y: m[1] * x + m[3] * y + m[5] };
}

/** The box around a transformed box. */
export function boxAround(m: Matrix, [left, bottom, right, top]: Box): Box {
  const corners = [
    place(m, left, bottom),
    place(m, right, bottom),
    place(m, left, top),
    place(m, right, top),
  ];
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

export function overlap(a: Box, b: Box): Box {
  return [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
}

export function widened([left, bottom, right, top]: Box, by: number): Box {
  return [left - by, bottom - by, right + by, top + by];
}
