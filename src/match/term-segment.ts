import { type PackedTerms, UNIT, unpackTerms } from './packed.ts';

/** Texts base … base + size - 1 by term: a sorted list of terms, each with the texts that hold it and its weight there. */
export interface Segment {
  base: number;
  size: number;
  /** Ascending. */
  hashes: Int32Array;
  /** Where the texts of each term start; one more than there are terms. */
  starts: Int32Array;
  texts: Uint16Array;
  /** Weights in the unit of packed terms, 1 to 63. */
  units: Uint8Array;
  /** Filled when the index is refreshed. */
  idf: Float32Array;
}

/** A segment of texts that were not yet sorted by term. */
export function buildSegment(base: number, packed: readonly PackedTerms[]): Segment {
  const unpacked = packed.map(unpackTerms);
  const keys = new Float64Array(unpacked.reduce((sum, { hashes }) => sum + hashes.length, 0));
  let at = 0;
  // Term, text and weight in one number of 52 bits, so that the sort of a typed array does the work.
  unpacked.forEach(({ hashes, weights }, text) => {
    for (let i = 0; i < hashes.length; i++)
      keys[at++] =
        (hashes[i] ?? 0) * 2 ** 22 + text * 64 + Math.min(63, Math.round((weights[i] ?? 0) / UNIT));
  });
  keys.sort();
  const writer = createWriter(base, packed.length, keys.length);
  for (const key of keys) {
    const hash = Math.floor(key / 2 ** 22);
    const rest = key - hash * 2 ** 22;
    writer.put(hash, rest >>> 6, rest & 63);
  }
  return writer.segment();
}

/** Neighbouring segments as one; entries of removed texts are dropped, numbers stay. */
export function mergeSegments(parts: readonly Segment[], dead: Uint8Array): Segment {
  const base = parts[0]?.base ?? 0;
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  const writer = createWriter(
    base,
    size,
    parts.reduce((sum, part) => sum + part.texts.length, 0),
  );
  const at = parts.map(() => 0);
  for (;;) {
    let hash = Number.POSITIVE_INFINITY;
    for (const [p, part] of parts.entries())
      hash = Math.min(hash, part.hashes[at[p] ?? 0] ?? Number.POSITIVE_INFINITY);
    if (hash === Number.POSITIVE_INFINITY) return writer.segment();
    for (const [p, part] of parts.entries()) {
      const term = at[p] ?? 0;
      if (part.hashes[term] !== hash) continue;
      at[p] = term + 1;
      const to = part.starts[term + 1] ?? 0;
      for (let i = part.starts[term] ?? 0; i < to; i++) {
        const number = part.base + (part.texts[i] ?? 0);
        if (!dead[number]) writer.put(hash, number - base, part.units[i] ?? 0);
      }
    }
  }
}

/** Segments without their removed texts, numbered without gaps. */
export function renumber(segments: readonly Segment[], dead: Uint8Array): Segment[] {
  let base = 0;
  return segments.map((segment) => {
    const next = new Int32Array(segment.size).fill(-1);
    let size = 0;
    for (let i = 0; i < segment.size; i++) if (!dead[segment.base + i]) next[i] = size++;
    const writer = createWriter(base, size, segment.texts.length);
    for (let term = 0; term < segment.hashes.length; term++) {
      const to = segment.starts[term + 1] ?? 0;
      for (let i = segment.starts[term] ?? 0; i < to; i++) {
        const text = next[segment.texts[i] ?? 0] ?? -1;
        if (text >= 0) writer.put(segment.hashes[term] ?? 0, text, segment.units[i] ?? 0);
      }
    }
    base += size;
    return writer.segment();
  });
}

/** The place of a term in a segment, or -1. */
export function findTerm(segment: Segment, hash: number): number {
  const { hashes } = segment;
  let low = 0;
  let high = hashes.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = hashes[middle] ?? 0;
    if (found === hash) return middle;
    if (found < hash) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Takes entries in order of term and text. */
function createWriter(base: number, size: number, capacity: number) {
  const texts = new Uint16Array(capacity);
  const units = new Uint8Array(capacity);
  const hashes = new Int32Array(capacity);
  const starts = new Int32Array(capacity + 1);
  let entries = 0;
  let terms = 0;
  return {
    put(hash: number, text: number, weight: number): void {
      if (terms === 0 || hashes[terms - 1] !== hash) {
        hashes[terms] = hash;
        starts[terms] = entries;
        terms++;
      }
      texts[entries] = text;
      units[entries] = weight;
      entries++;
    },
    segment(): Segment {
      starts[terms] = entries;
      return {
        base,
        size,
        hashes: hashes.slice(0, terms),
        starts: starts.slice(0, terms + 1),
        texts: entries === capacity ? texts : texts.slice(0, entries),
        units: entries === capacity ? units : units.slice(0, entries),
        idf: new Float32Array(0),
      };
    },
  };
}
