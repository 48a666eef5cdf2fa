import { foldLookalikes } from './fold.ts';
import { phrases } from './phrases.ts';

/** A phrase of one class in its place. Offsets are into the text. */
export type FoundPhrase<K extends string> = {
  readonly kind: K;
  readonly start: number;
  readonly end: number;
};

export type PhraseFinder<K extends string> = (folded: string) => FoundPhrase<K>[];

const unspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}]/u;
const wordStart = /[\p{L}\p{M}\p{N}]+/gu;
const inWord = /[\p{L}\p{M}]/u;
/** Letters that an Arabic word may take before it: and, so, with, like, for, the. */
const arabicPrefix = /^(?:[وف]?(?:[بكل]?ال|لل|[بكل])|[وف])(?=\p{sc=Arab}{3})/u;
/** An inflected word ends after so many letters more. */
const LONGEST_ENDING = 8;

/** Lower case without Latin, Greek and Cyrillic accents and without look-alike letters; every offset stays. */
export function foldText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: plain ASCII has nothing to fold but its case.
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase();
  const folded = text.replace(/[\p{sc=Latn}\p{sc=Cyrl}\p{sc=Grek}\p{sc=Arab}]/gu, foldLetter);
  return folded.replace(/[\p{sc=Latn}\p{sc=Cyrl}\p{sc=Grek}]+/gu, unmix);
}

const letters = new Map<string, string>();

function foldLetter(letter: string): string {
  const known = letters.get(letter);
  if (known !== undefined) return known;
  const lower = letter.toLowerCase();
  const base = lower === 'й' ? lower : lower.normalize('NFD').charAt(0);
  const plain = { ı: 'i', ł: 'l', ø: 'o', đ: 'd', ى: 'ي', ة: 'ه' }[base] ?? base;
  const folded = plain.length === letter.length ? plain : letter;
  if (letters.size < 5_000) letters.set(letter, folded);
  return folded;
}

function unmix(word: string): string {
  const [latin] = foldLookalikes(word);
  return latin !== undefined && latin.length === word.length && !/[^a-z]/.test(latin)
    ? latin
    : word;
}

/**
 * Finds phrases of several classes in one pass. The lists are written like those of a language: parted by commas, a
 * word that ends in `*` takes any ending. Work grows with the words of the text, not with the number of phrases.
 */
export function createPhraseFinder<K extends string>(
  words: Readonly<Record<K, string>>,
): PhraseFinder<K> {
  type Entry = { phrase: string; kind: K; stem: boolean; loose: boolean };
  // By the first two letters, or by the only one.
  const heads = new Map<string, Entry[]>();
  for (const kind of Object.keys(words) as K[]) {
    for (const written of new Set(phrases(words[kind]))) {
      const stem = written.endsWith('*');
      const phrase = foldText((stem ? written.slice(0, -1) : written).replaceAll("'", ' '));
      const entry = { phrase, kind, stem, loose: unspaced.test(phrase) };
      const head = phrase.slice(0, 2);
      const list = heads.get(head);
      if (list === undefined) heads.set(head, [entry]);
      else list.push(entry);
    }
  }
  return (folded) => {
    const text = folded.replaceAll("'", ' ');
    const found: FoundPhrase<K>[] = [];
    const look = (at: number): void => {
      lookAmong(heads.get(text.slice(at, at + 2)) ?? [], at);
      lookAmong(heads.get(text.charAt(at)) ?? [], at);
    };
    const lookAmong = (list: readonly Entry[], at: number): void => {
      for (const { phrase, kind, stem, loose } of list) {
        if (!text.startsWith(phrase, at)) continue;
        let end = at + phrase.length;
        if (stem) {
          const most = end + LONGEST_ENDING;
          while (end < most && inWord.test(text.charAt(end))) end += 1;
        }
        const next = text.charAt(end);
        if (!loose && inWord.test(next) && !unspaced.test(next)) continue;
        found.push({ kind, start: at, end });
      }
    };
    for (const match of text.matchAll(wordStart)) {
      const start = match.index;
      if (unspaced.test(match[0])) {
        for (let at = start; at < start + match[0].length; at += 1) look(at);
        continue;
      }
      look(start);
      const prefix = arabicPrefix.exec(match[0])?.[0];
      if (prefix !== undefined) look(start + prefix.length);
    }
    return found;
  };
}
