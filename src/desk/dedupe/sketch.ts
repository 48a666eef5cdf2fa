import { hashOf, mix, type Shingles } from './shingles.ts';

/** MinHash values of a text, three to a band. */
const HASHES = 96;
const ROWS = 3;
/** Fewer runs than this say too little to look for copies by. */
const LEAST = 8;
/** Up to here a text may be the beginning of a longer one: MinHash would miss it, so its own runs are kept. */
const SHORT = 200;
/** One run in four is kept of a short text, and looked up of every text. */
const SAMPLED = 3;
const MOST_SAMPLED = 600;

const ODD = Int32Array.from({ length: HASHES }, (_, i) => mix(Math.imul(i + 101, 0x85ebca6b)) | 1);
const SEEDS = Int32Array.from({ length: HASHES }, (_, i) => mix(Math.imul(i + 1, 0x9e3779b1)));

/**
 * Bands of a text's MinHash sketch. Two texts that share 55 % of their runs share one of 32 bands with a
 * probability of 0.997, 60 % with 0.9995; two that share 5 % share one with 0.004.
 */
export function sketchBands(shingles: Shingles): string[] {
  if (shingles.length < LEAST) return [];
  const least = new Int32Array(HASHES).fill(0x7fffffff);
  for (const shingle of shingles)
    for (let i = 0; i < HASHES; i++) {
      // Shingles are well mixed already: one multiplication by an odd number orders them anew.
      const hash = Math.imul(shingle ^ (SEEDS[i] ?? 0), ODD[i] ?? 1);
      if (hash < (least[i] ?? 0)) least[i] = hash;
    }
  const bands: string[] = [];
  for (let i = 0; i < HASHES; i += ROWS) {
    let hash = 0;
    for (let k = 0; k < ROWS; k++) hash = mix(Math.imul(hash, 31) ^ (least[i + k] ?? 0));
    bands.push(`${(i / ROWS).toString(36)}.${short(hash)}`);
  }
  return bands;
}

/** What a short text leaves for longer ones to find it by; empty for a long one. */
export function snippetBands(shingles: Shingles): string[] {
  return shingles.length > SHORT ? [] : sampledBands(shingles);
}

/** What a text is looked up by among the short ones. */
export function sampledBands(shingles: Shingles): string[] {
  if (shingles.length < LEAST) return [];
  const bands: string[] = [];
  for (const shingle of shingles)
    if ((shingle & SAMPLED) === 0 && bands.length < MOST_SAMPLED) bands.push(`s.${short(shingle)}`);
  return bands;
}

/** Bands of names that are equal or not: an address, or a company with a title. */
export function keyBands(keys: Iterable<string>): string[] {
  return [...keys].map((key) => `k.${short(hashOf(key))}${short(hashOf(`${key}\0`))}`);
}

/** True for a text that may be the beginning of a longer one. */
export function isShort(shingles: Shingles): boolean {
  return shingles.length >= LEAST && shingles.length <= SHORT;
}

function short(hash: number): string {
  return (hash >>> 0).toString(36);
}
