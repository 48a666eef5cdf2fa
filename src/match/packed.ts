/**
 * Weighted terms as one short string: five characters of hash and one of weight a term, sorted by hash. A posting has
 * hundreds of terms; as strings or objects 100,000 postings would not fit in memory, and a string survives JSON.
 */
export type PackedTerms = string;

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUES = new Int8Array(128).fill(-1);
for (let i = 0; i < DIGITS.length; i++) VALUES[DIGITS.charCodeAt(i)] = i;
const STEP = 6;
/** The largest weight that one character holds, in units. */
const MAX_UNITS = 63;
/** Weights are kept in quarters. */
export const UNIT = 0.25;

/** A 30-bit hash of a term (FNV-1a, folded): among a million terms about one in a thousand shares its hash. */
export function hashTerm(term: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < term.length; i++) {
    hash ^= term.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return ((hash >>> 2) ^ (hash & 3)) & 0x3fffffff;
}

/** Packs term hashes with their weights (occurrences, possibly weighted by section). */
export function packTerms(weights: ReadonlyMap<number, number>): PackedTerms {
  const hashes = [...weights.keys()].sort((a, b) => a - b);
  let packed = '';
  for (const hash of hashes) {
    const units = Math.round((weights.get(hash) ?? 0) / UNIT);
    if (units <= 0) continue;
    packed +=
      DIGITS.charAt((hash >>> 24) & 63) +
      DIGITS.charAt((hash >>> 18) & 63) +
      DIGITS.charAt((hash >>> 12) & 63) +
      DIGITS.charAt((hash >>> 6) & 63) +
      DIGITS.charAt(hash & 63) +
      DIGITS.charAt(Math.min(MAX_UNITS, units));
  }
  return packed;
}

/** Hashes (ascending) and weights of packed terms. */
export function unpackTerms(packed: PackedTerms): { hashes: Int32Array; weights: Float32Array } {
  const size = Math.floor(packed.length / STEP);
  const hashes = new Int32Array(size);
  const weights = new Float32Array(size);
  for (let i = 0; i < size; i++) {
    const at = i * STEP;
    let hash = 0;
    for (let j = 0; j < 5; j++) hash = (hash << 6) | digit(packed, at + j);
    hashes[i] = hash;
    weights[i] = digit(packed, at + 5) * UNIT;
  }
  return { hashes, weights };
}

function digit(packed: string, at: number): number {
  return Math.max(0, VALUES[packed.charCodeAt(at)] ?? 0);
}
