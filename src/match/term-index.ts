import { type PackedTerms, UNIT, unpackTerms } from './packed.ts';
import { buildSegment, findTerm, mergeSegments, renumber, type Segment } from './term-segment.ts';

/**
 * An inverted index of weighted terms: only the texts that share a term with the query are touched. Texts are numbered in
 * the order of arrival; sums run in hash order, so that neither arrival nor merging can show in a score.
 */
export interface TermIndex {
  /** @returns the number of the text */
  add(terms: PackedTerms): number;
  remove(number: number): void;
  /** One past the highest number given out. */
  size(): number;
  /** The cosine of the query with every text, by number; 0 for removed ones. */
  cosines(query: PackedTerms): Float64Array;
  /**
   * Gives up the numbers of removed texts once they are the most.
   * @returns old numbers in the order of their new ones, or null when nothing moved
   */
  compact(): Int32Array | null;
}

/** New texts wait until a segment of them is worth building. */
const PENDING = 512;
/** So many neighbours of about one size become one. */
const FAN = 4;
/** Numbers within a segment fit in 16 bits. */
const MAX_SEGMENT = 65_536;

/** Counts are damped: the tenth mention of a word says little that the second did not. One mention counts one. */
const DAMPED = Float64Array.from({ length: 64 }, (_, units) => Math.log2(1 + units * UNIT));
const damp = (weight: number) => DAMPED[Math.round(weight / UNIT)] ?? 0;

/** A term of almost every text keeps a trace of weight, and a corpus of one text still has some. */
const idfOf = (texts: number, frequency: number) => Math.log(1 + (texts + 4) / (frequency + 0.5));

export function createTermIndex(): TermIndex {
  let segments: Segment[] = [];
  let pending: PackedTerms[] = [];
  let dead = new Uint8Array(1024);
  let size = 0;
  let deadCount = 0;
  let norms = new Float64Array(0);
  let isStale = false;

  function flush(): void {
    if (pending.length === 0) return;
    segments.push(buildSegment(size - pending.length, pending));
    pending = [];
    for (;;) {
      const last = segments.slice(-FAN);
      const biggest = Math.max(...last.map((segment) => segment.size));
      const total = last.reduce((sum, segment) => sum + segment.size, 0);
      if (last.length < FAN || total > MAX_SEGMENT || biggest * FAN > total * 2) return;
      segments.splice(-FAN, FAN, mergeSegments(last, dead));
    }
  }

  /** Recounts document frequencies and norms: one pass over all terms in hash order. */
  function refresh(): void {
    flush();
    if (!isStale) return;
    isStale = false;
    norms = new Float64Array(size);
    const live = size - deadCount;
    const known = new Float64Array(live + 1);
    const at = new Int32Array(segments.length);
    for (const segment of segments) segment.idf = new Float32Array(segment.hashes.length);
    for (;;) {
      let hash = Number.POSITIVE_INFINITY;
      for (let s = 0; s < segments.length; s++)
        hash = Math.min(hash, segments[s]?.hashes[at[s] ?? 0] ?? Number.POSITIVE_INFINITY);
      if (hash === Number.POSITIVE_INFINITY) break;
      let frequency = 0;
      for (let s = 0; s < segments.length; s++) {
        const segment = segments[s];
        if (segment?.hashes[at[s] ?? 0] === hash) frequency += liveCount(segment, at[s] ?? 0);
      }
      let idf = known[frequency] ?? 0;
      if (idf === 0) {
        idf = Math.fround(idfOf(live, frequency));
        known[frequency] = idf;
      }
      for (let s = 0; s < segments.length; s++) {
        const segment = segments[s];
        const term = at[s] ?? 0;
        if (segment?.hashes[term] !== hash) continue;
        segment.idf[term] = idf;
        addSquares(segment, term, idf);
        at[s] = term + 1;
      }
    }
    for (let i = 0; i < size; i++) norms[i] = dead[i] ? 0 : Math.sqrt(norms[i] ?? 0);
  }

  function liveCount(segment: Segment, term: number): number {
    const from = segment.starts[term] ?? 0;
    const to = segment.starts[term + 1] ?? 0;
    if (deadCount === 0) return to - from;
    let count = 0;
    for (let i = from; i < to; i++) if (!dead[segment.base + (segment.texts[i] ?? 0)]) count++;
    return count;
  }

  function addSquares(segment: Segment, term: number, idf: number): void {
    const to = segment.starts[term + 1] ?? 0;
    for (let i = segment.starts[term] ?? 0; i < to; i++) {
      const number = segment.base + (segment.texts[i] ?? 0);
      const weight = (DAMPED[segment.units[i] ?? 0] ?? 0) * idf;
      norms[number] = (norms[number] ?? 0) + weight * weight;
    }
  }

  return {
    add(terms) {
      pending.push(terms);
      if (size === dead.length) {
        const wider = new Uint8Array(dead.length * 2);
        wider.set(dead);
        dead = wider;
      }
      isStale = true;
      size++;
      if (pending.length === PENDING) flush();
      return size - 1;
    },
    remove(number) {
      if (number >= size || dead[number]) return;
      dead[number] = 1;
      deadCount++;
      isStale = true;
    },
    size: () => size,
    cosines(query) {
      refresh();
      const sums = new Float64Array(size);
      const { hashes, weights } = unpackTerms(query);
      const unseen = Math.fround(idfOf(size - deadCount, 0));
      let squares = 0;
      for (let q = 0; q < hashes.length; q++) {
        const damped = damp(weights[q] ?? 0);
        let idf = unseen;
        for (const segment of segments) {
          const term = findTerm(segment, hashes[q] ?? 0);
          if (term < 0) continue;
          idf = segment.idf[term] ?? 0;
          const factor = damped * idf * idf;
          const { texts, units, base } = segment;
          const to = segment.starts[term + 1] ?? 0;
          for (let i = segment.starts[term] ?? 0; i < to; i++) {
            const number = base + (texts[i] ?? 0);
            sums[number] = (sums[number] ?? 0) + factor * (DAMPED[units[i] ?? 0] ?? 0);
          }
        }
        squares += (damped * idf) ** 2;
      }
      const length = Math.sqrt(squares) || 1;
      for (let i = 0; i < size; i++) {
        const norm = norms[i] ?? 0;
        sums[i] = norm === 0 ? 0 : (sums[i] ?? 0) / (norm * length);
      }
      return sums;
    },
    compact() {
      if (deadCount < 1000 || deadCount * 2 < size) return null;
      flush();
      const kept: number[] = [];
      for (let i = 0; i < size; i++) if (!dead[i]) kept.push(i);
      segments = renumber(segments, dead);
      size = kept.length;
      deadCount = 0;
      dead = new Uint8Array(Math.max(1024, size));
      isStale = true;
      return Int32Array.from(kept);
    },
  };
}
