import { foldLeet, foldLookalikes, isSlipOf } from './fold.ts';
import { type Entry, lexicon, role } from './lexicon.ts';

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
  const latin = foldLookalikes(key);
  if (latin !== undefined) return lexicon.entries.get(latin) ?? nameOf(latin);
  const name = nameOf(key);
  if (name !== undefined) return name;
  const unleet = foldLeet(key);
  if (unleet === undefined) return undefined;
  return lexicon.spelled.includes(unleet) && !/^\d/.test(key)
    ? lexicon.entries.get(unleet)
    : undefined;
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
  if (key.length < 6 || !/^\p{L}+$/u.test(key)) return undefined;
  for (const known of lexicon.spelled) {
    if (key.endsWith(known) && key.length > known.length) return lexicon.entries.get(known);
    if (known.length >= 7 && key[0] === known[0] && isSlipOf(key, known))
      return lexicon.entries.get(known);
  }
  return undefined;
}
