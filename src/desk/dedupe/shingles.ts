import { stripInvisible } from '../../guard/text.ts';
import { fold } from '../../match/words.ts';

/** Numbers of a text's runs of three words, ascending, each once. */
export type Shingles = Int32Array;

const RUN = 3;
const MAX_TEXT = 60_000;
/** Of the FNV-1a hash. */
const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/**
 * Reads a text as runs of three words without case, accents or typography: curly quotes, dashes, bullets and invisible
 * marks make no difference.
 */
export function shinglesOf(text: string): Shingles {
  const hashes = wordHashes(fold(stripInvisible(text.slice(0, MAX_TEXT))));
  const runs = new Int32Array(Math.max(0, hashes.length - RUN + 1));
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

/** A hash of each word, in order. Read letter by letter: this runs for every posting and its possible copies. */
function wordHashes(folded: string): number[] {
  const hashes: number[] = [];
  let hash = OFFSET;
  let inWord = false;
  for (let i = 0; i <= folded.length; i++) {
    const code = i < folded.length ? folded.charCodeAt(i) : 0;
    if (isLetter(code)) {
      hash = Math.imul(hash ^ code, PRIME);
      inWord = true;
    } else if (inWord) {
      hashes.push(mix(hash));
      hash = OFFSET;
      inWord = false;
    }
  }
  return hashes;
}

/** 1 for a letter or digit, 2 for another sign, 0 for one that was not met yet. */
const kinds = new Uint8Array(65_536);

function isLetter(code: number): boolean {
  let kind = kinds[code] ?? 2;
  if (kind === 0) {
    // Half of a rare character counts as a letter, so that its halves stay together.
    kind = /[\p{L}\p{N}\p{Cs}]/u.test(String.fromCharCode(code)) ? 1 : 2;
    kinds[code] = kind;
  }
  return kind === 1;
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
  let hash = OFFSET;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), PRIME);
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
