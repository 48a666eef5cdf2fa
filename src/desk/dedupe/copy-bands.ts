import type { Copy } from './likeness.ts';
import { isShort, keyBands, sampledBands, sketchBands, snippetBands } from './sketch.ts';

/** What a posting leaves in the index for its copies to be found by. */
export function bandsOf(copy: Copy): string[] {
  const bands = [...keyBands(namesOf(copy)), ...sketchOf(copy), ...snippetBands(copy.shingles)];
  return [...new Set(bands)];
}

/** What its copies are looked for by. */
export interface CopySearch {
  /** One in common is enough to compare. */
  keys: string[];
  /** The more in common, the likelier. */
  sketch: string[];
  /** Runs that a snippet of this text would have kept. */
  sampled: string[];
  /** Words that stand side by side in a short text, for the full text of longer ones. */
  phrases: string[][];
}

export function copySearch(copy: Copy): CopySearch {
  return {
    keys: keyBands(namesOf(copy)),
    sketch: sketchOf(copy),
    sampled: sampledBands(copy.shingles),
    phrases: isShort(copy.shingles) ? tellingPhrases(copy.text) : [],
  };
}

const sketches = new WeakMap<Copy, string[]>();

/** Made once: it is written and looked for. */
function sketchOf(copy: Copy): string[] {
  const known = sketches.get(copy);
  if (known) return known;
  const bands = sketchBands(copy.shingles);
  sketches.set(copy, bands);
  return bands;
}

function namesOf(copy: Copy): string[] {
  const title = copy.title.words.join(' ');
  return [
    ...copy.keys,
    ...(title === '' ? [] : copy.companies.map((company) => `${company}\n${title}`)),
  ];
}

const PHRASES = 6;
const PHRASE_WORDS = 4;

/** The runs of four words with the longest words, apart from each other: long words are rare ones. */
function tellingPhrases(text: string): string[][] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const runs = words
    .slice(0, Math.max(0, words.length - PHRASE_WORDS + 1))
    .map((_, start) => words.slice(start, start + PHRASE_WORDS))
    .map((run, start) => ({ run, start, letters: run.join('').length }))
    .sort((a, b) => b.letters - a.letters || a.start - b.start);
  const chosen: typeof runs = [];
  for (const candidate of runs) {
    if (chosen.length === PHRASES) break;
    if (chosen.every(({ start }) => Math.abs(start - candidate.start) >= PHRASE_WORDS))
      chosen.push(candidate);
  }
  return chosen.map(({ run }) => run);
}
