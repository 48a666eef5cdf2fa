import type { Box, Colour, Matrix } from './pdf-ground.ts';
import type { Glyph } from './pdf-text-state.ts';

// The arguments of pdf.js's operators come without types; what is not of the expected kind counts as nothing.

export function isGlyphOrNumber(value: unknown): value is Glyph | number {
  return typeof value === 'number' || (typeof value === 'object' && value !== null);
}

export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return value instanceof Float32Array ? Array.from(value) : [];
}

export function numberOf(value: unknown): number {
  const number = Number(value);
  return Number.isFinite(number) ? number : 0;
}

export function matrixOf(list: readonly unknown[]): Matrix {
  const at = (i: number) => numberOf(list[i]);
  return [at(0), at(1), at(2), at(3), at(4), at(5)];
}

export function boxOf(list: readonly unknown[]): Box {
  const at = (i: number) => numberOf(list[i]);
  return [
    Math.min(at(0), at(2)),
    Math.min(at(1), at(3)),
    Math.max(at(0), at(2)),
    Math.max(at(1), at(3)),
  ];
}

export function pairsOf(value: unknown): (readonly [unknown, unknown])[] {
  return listOf(value).map((pair) => {
    const [key, what] = listOf(pair);
    return [key, what] as const;
  });
}

/** "#rrggbb" as pdf.js writes every colour that is plain. */
export function colourOf([hex]: readonly unknown[]): Colour {
  const parts = typeof hex === 'string' ? /^#(..)(..)(..)$/.exec(hex) : null;
  if (!parts) return null;
  const [, red = '', green = '', blue = ''] = parts;
  return [Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16)];
}
