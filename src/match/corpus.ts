import { type PackedTerms, unpackTerms } from './packed.ts';
import type { PostingProfile } from './profile.ts';

/** Terms by number, ascending by hash, with damped counts; weights against a corpus are computed when asked. */
interface Terms {
  numbers: Int32Array;
  counts: Float32Array;
  norm: number;
}

interface Held {
  profile: PostingProfile;
  terms: Terms;
  title: Terms;
}

/** A CV weighed against the corpus: one number per term of the corpus, ready for many dot products. */
export interface WeighedQuery {
  terms: Float64Array;
  title: Float64Array;
}

/** The postings and their document frequencies. Sums run in hash order, so that no insertion order can show. */
export interface Corpus {
  add(profile: PostingProfile): void;
  remove(id: string): void;
  get(id: string): PostingProfile | undefined;
  ids(): Iterable<string>;
  weigh(terms: PackedTerms, title: PackedTerms): WeighedQuery;
  /** Cosines of the texts and of the titles, each 0 to 1. */
  similarity(query: WeighedQuery, id: string): { text: number; title: number };
  /** How telling a skill is here: near 0 when every posting names it, 1 and above when few do. */
  skillWeight(skill: string): number;
}

/** Counts are damped: the tenth mention of a word says little that the second did not. */
const damp = (count: number) => 1 + Math.log(Math.max(0.25, Math.min(12, count)));
/** A term of almost every posting keeps a trace of weight, and a corpus of one posting still has some. */
const idfOf = (documents: number, frequency: number) =>
  Math.log(1 + (documents + 4) / (frequency + 0.5));

export function createCorpus(): Corpus {
  const held = new Map<string, Held>();
  const numbers = new Map<number, number>();
  let frequency = new Int32Array(1 << 16);
  let idf = new Float64Array(0);
  const skillFrequency = new Map<string, number>();
  let stale = true;

  function numberOf(hash: number): number {
    const known = numbers.get(hash);
    if (known !== undefined) return known;
    const next = numbers.size;
    numbers.set(hash, next);
    if (next >= frequency.length) {
      const wider = new Int32Array(frequency.length * 2);
      wider.set(frequency);
      frequency = wider;
    }
    return next;
  }

  function take(packed: PackedTerms): Terms {
    const { hashes, weights } = unpackTerms(packed);
    return { numbers: Int32Array.from(hashes, numberOf), counts: weights.map(damp), norm: 0 };
  }

  function norm(terms: Terms): number {
    let sum = 0;
    for (let i = 0; i < terms.numbers.length; i++) {
      const weight = (terms.counts[i] ?? 0) * (idf[terms.numbers[i] ?? 0] ?? 0);
      sum += weight * weight;
    }
    return Math.sqrt(sum);
  }

  function refresh(): void {
    if (!stale) return;
    idf = new Float64Array(numbers.size);
    for (let i = 0; i < idf.length; i++) idf[i] = idfOf(held.size, frequency[i] ?? 0);
    for (const { terms, title } of held.values()) {
      terms.norm = norm(terms);
      title.norm = norm(title);
    }
    stale = false;
  }

  function count(entry: Held, step: 1 | -1): void {
    for (const number of entry.terms.numbers) frequency[number] = (frequency[number] ?? 0) + step;
    for (const { skill } of entry.profile.skills)
      skillFrequency.set(skill, (skillFrequency.get(skill) ?? 0) + step);
    stale = true;
  }

  function spread(packed: PackedTerms): Float64Array {
    const { hashes, weights } = unpackTerms(packed);
    const dense = new Float64Array(numbers.size);
    let sum = 0;
    hashes.forEach((hash, i) => {
      const number = numbers.get(hash);
      const weight =
        damp(weights[i] ?? 0) * (number === undefined ? idfOf(held.size, 0) : (idf[number] ?? 0));
      sum += weight * weight;
      if (number !== undefined) dense[number] = weight;
    });
    const length = Math.sqrt(sum) || 1;
    for (let i = 0; i < dense.length; i++) dense[i] = (dense[i] ?? 0) / length;
    return dense;
  }

  function cosine(query: Float64Array, terms: Terms): number {
    if (terms.norm === 0) return 0;
    let dot = 0;
    const { numbers: at, counts } = terms;
    for (let i = 0; i < at.length; i++) {
      const number = at[i] ?? 0;
      const weight = query[number] ?? 0;
      if (weight !== 0) dot += weight * (counts[i] ?? 0) * (idf[number] ?? 0);
    }
    return dot / terms.norm;
  }

  return {
    add(profile) {
      this.remove(profile.id);
      // The packed strings are half of a profile and not needed once they are read.
      const slim = { ...profile, terms: '', titleTerms: '' };
      const entry = { profile: slim, terms: take(profile.terms), title: take(profile.titleTerms) };
      held.set(profile.id, entry);
      count(entry, 1);
    },
    remove(id) {
      const entry = held.get(id);
      if (!entry) return;
      held.delete(id);
      count(entry, -1);
    },
    get: (id) => held.get(id)?.profile,
    ids: () => held.keys(),
    weigh(terms, title) {
      refresh();
      return { terms: spread(terms), title: spread(title) };
    },
    similarity(query, id) {
      const entry = held.get(id);
      if (!entry) return { text: 0, title: 0 };
      return { text: cosine(query.terms, entry.terms), title: cosine(query.title, entry.title) };
    },
    skillWeight(skill) {
      const named = skillFrequency.get(skill) ?? 0;
      return Math.log(1 + (held.size + 4) / (named + 0.5)) / Math.log(held.size + 6);
    },
  };
}
