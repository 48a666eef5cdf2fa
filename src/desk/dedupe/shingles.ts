import { stripInvisible } from '../../guard/text.ts';
import { wordsOf } from '../../match/words.ts';

/** Numbers of a text's runs of three words, ascending, each once. */
export type Shingles = Int32Array;

const RUN = 3;
const MAX_TEXT = 60_000;

/**
 * Reads a text as runs of three words without case, accents or typography: curly quotes, dashes, bullets and invisible
 * marks make no difference.
 */
export function shinglesOf(text: string): Shingles {
  const words = wordsOf(stripInvisible(text.slice(0, MAX_TEXT)));
  const hashes = new Int32Array(words.length);
  for (let i = 0; i < words.length; i++) hashes[i] = hashOf(words[i]?.folded ?? '');
  const runs = new Int32Array(Math.max(0, words.length - RUN + 1));
  for (let i = 0; i < runs.length; i++) {
    let hash = hashes[i] ?? 0;
    for (let k = 1; k < RUN; k++) hash = mix(Math.imul(hash, 31) ^ (hashes[i + k] ?? 0));
    runs[i] = hash;
  }
  runs.sort();
  let kept = 0;
  for (let i = 0; i < runs.length; i++)
    if (i === 0 || runs[i] !== runs[i - 1]) runs[kept++] = runs[i] ?? 0;
  return runs.slice(0, kept);
}

/** How many runs two texts share. */
export function sharedShingles(one: Shingles, other: Shingles): number {
  let shared = 0;
  for (let i = 0, k = 0; i < one.length && k < other.length; ) {
    const a = one[i] ?? 0;
    const b = other[k] ?? 0;
    if (a === b) shared += 1;
    if (a <= b) i += 1;
    if (b <= a) k += 1;
  }
  return shared;
}

/** 32-bit hash of a string (FNV-1a, finished so that every bit counts). */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mix(hash);
}

/** The finisher of MurmurHash3: spreads a number over all 32 bits. */
export function mix(value: number): number {
  let hash = value ^ (value >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
