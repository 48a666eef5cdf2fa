import { createHash } from 'node:crypto';
import { bip39English } from './bip39-english.ts';
import type { Hit } from './hit.ts';

const lengths: readonly number[] = [24, 21, 18, 15, 12];
const places = new Map(bip39English.map((word, index) => [word, index]));
const words = /[a-z]+/gi;

/**
 * Wallet recovery phrases: a run of 12, 15, 18, 21 or 24 words of the BIP-39 list whose checksum is right, written in
 * any case and with numbers, commas or line ends between the words. Twelve ordinary words that happen to be on the
 * list pass the checksum once in sixteen times, so an ordinary sentence has to be made of listed words only to count.
 */
export function findSeedPhrases(text: string): Hit[] {
  const hits: Hit[] = [];
  let run: { value: number; start: number; end: number }[] = [];
  const close = (): void => {
    if (run.length >= 12) collect(run, hits);
    run = [];
  };
  for (const match of text.matchAll(words)) {
    const value = places.get(match[0].toLowerCase());
    const last = run.at(-1);
    if (value === undefined || (last !== undefined && !onlyMarks(text, last.end, match.index))) {
      close();
    }
    if (value !== undefined) {
      run.push({ value, start: match.index, end: match.index + match[0].length });
      // Longer runs than a phrase with its neighbours are no phrase; the window bounds the work.
      if (run.length > 36) run.shift();
    }
  }
  close();
  return hits;
}

function collect(run: readonly { value: number; start: number; end: number }[], hits: Hit[]): void {
  for (const length of lengths) {
    for (let from = 0; from + length <= run.length; from += 1) {
      const slice = run.slice(from, from + length);
      const first = slice[0];
      const last = slice.at(-1);
      if (first === undefined || last === undefined) continue;
      if (!isPhrase(slice.map((word) => word.value))) continue;
      hits.push({
        kind: 'seed_phrase',
        detector: 'seed-phrase',
        start: first.start,
        end: last.end,
      });
      return;
    }
  }
}

/** The checksum of BIP-39: the last bits of the phrase are the first bits of the SHA-256 of the rest. */
function isPhrase(values: readonly number[]): boolean {
  if (new Set(values).size < values.length / 2) return false;
  const bits = values.map((value) => value.toString(2).padStart(11, '0')).join('');
  const checksumLength = values.length / 3;
  const entropy = bits.slice(0, -checksumLength);
  const bytes = new Uint8Array(entropy.length / 8);
  for (let i = 0; i < bytes.length; i += 1) {
    bytes[i] = Number.parseInt(entropy.slice(i * 8, i * 8 + 8), 2);
  }
  const digest = createHash('sha256').update(bytes).digest()[0] ?? 0;
  return (
    bits.slice(-checksumLength) === digest.toString(2).padStart(8, '0').slice(0, checksumLength)
  );
}

/** Nothing between two words but spaces, commas and the numbers of a written-down list. */
function onlyMarks(text: string, from: number, to: number): boolean {
  return to - from <= 12 && /^[\s,;.:)|\d_-]*$/.test(text.slice(from, to));
}

const listed = new Set(bip39English);

/** How many words of `list` are on the BIP-39 list: for phrases that a client names as such. */
export function countListedWords(list: readonly string[]): number {
  return list.filter((word) => listed.has(word.toLowerCase())).length;
}
