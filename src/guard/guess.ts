import { foldLeet, foldLookalikes, isReordered, isSlipOf } from './fold.ts';
import { type Entry, lexicon, role } from './lexicon.ts';

/** Scripts in which four signs are a long word. */
const syllabic = /^[\p{sc=Kana}\p{sc=Hang}ー]{4,}$/u;

/** No part of a name of several words is longer. */
const LONGEST_WORD = 16;

const guesses = new Map<string, Entry | null>();

/** What the lexicon says of a word, also when it is inflected, misspelt, disguised or the end of a compound. */
export function lookUp(key: string): Entry | undefined {
  const exact = lexicon.entries.get(key);
  if (exact !== undefined || key.length < 3 || key.length > 40) return exact;
  const known = guesses.get(key);
  if (known !== undefined) return known ?? undefined;
  const guess = guessEntry(key);
  // Bounded memory, and words only: what may be a secret is not kept.
  if (guesses.size < 10_000 && /^\p{L}{3,20}$/u.test(key)) guesses.set(key, guess ?? null);
  return guess;
}

function guessEntry(key: string): Entry | undefined {
  const stem = lookUpStem(key);
  if (stem !== undefined) return stem;
  for (const variant of foldLookalikes(key)) {
    const entry = lexicon.entries.get(variant) ?? nameOf(variant);
    if (entry !== undefined) return entry;
  }
  const name = nameOf(key);
  if (name !== undefined) return name;
  const unleet = foldLeet(key);
  if (unleet === undefined) return undefined;
  const spelled = lexicon.spelled.get(unleet);
  if (spelled !== undefined) return /^\d/.test(key) ? undefined : spelled;
  // "p455", "cl4v3": so short a name counts when half of it at most is figures.
  const entry = unleet.length >= 4 ? lexicon.entries.get(unleet) : undefined;
  const named = entry !== undefined && (entry.roles & (role.password | role.weak)) !== 0;
  return named && /^\p{L}/u.test(key) ? asWeak(entry) : undefined;
}

function lookUpStem(key: string): Entry | undefined {
  for (let cut = key.length - 1; cut >= Math.max(3, key.length - 6); cut -= 1) {
    const entry = lexicon.stems.get(key.slice(0, cut));
    if (entry !== undefined) return entry;
  }
  return undefined;
}

function nameOf(key: string): Entry | undefined {
  const cut = Math.max(key.lastIndexOf('-'), key.lastIndexOf('_'), key.lastIndexOf('.'));
  if (cut > 0) {
    const entry = lexicon.entries.get(key.slice(cut + 1));
    return entry !== undefined && (entry.roles & (role.password | role.pin | role.weak)) !== 0
      ? entry
      : undefined;
  }
  if (key.length < 4 || !/^\p{L}+$/u.test(key)) return undefined;
  for (const [known, entry] of lexicon.spelled) {
    if (key.length >= 6 && known.length >= 6 && key.length > known.length && key.endsWith(known))
      return entry;
    if (key[0] !== known[0]) continue;
    if ((known.length >= 7 || syllabic.test(known)) && isSlipOf(key, known)) return entry;
    if (isWholeWord(known) && isReordered(key, known)) return asWeak(entry);
  }
  return undefined;
}

/** Not an abbreviation: "pword" with a letter less is any word. */
function isWholeWord(known: string): boolean {
  return known.length >= 5 && (/[^a-z]/.test(known) || /^[a-z][aeiou].*[aeiou]/.test(known));
}

/** A short name with a slip is near other words too: it needs a value that looks like one. */
function asWeak(entry: Entry): Entry {
  return { ...entry, roles: role.weak, byLanguage: [] };
}

/** Whether a name of several words may start with this word: spares nearly all words the guess. */
export function opensPhrase(word: string): boolean {
  const two = word.slice(0, 2);
  return word.length <= LONGEST_WORD && lexicon.joined.has(foldLeet(two) ?? two);
}

/** The entry of a name of several words when one of them is misspelt or in leet: "mot de psse", "m0t d3 p4sse". */
export function guessPhrase(words: readonly string[]): Entry | undefined {
  const joined = words.map((word) => foldLeet(word) ?? word).join('');
  for (const known of lexicon.joined.get(joined.slice(0, 2)) ?? []) {
    if (known.length >= 8 && (joined === known || isSlipOf(joined, known)))
      return { roles: role.password, languages: 0, byLanguage: [] };
  }
  return undefined;
}
