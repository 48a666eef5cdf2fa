/** Letters that carry no separable mark in Unicode but stand for a base letter when people type without accents. */
const bases: Readonly<Record<string, string>> = {
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ё: 'е',
  ى: 'ي',
  ة: 'ه',
};

const ascii = /^[!-~]*$/;
const simple = /^[a-z0-9]*$/;
/** Latin and Greek accents, Arabic vowel signs and tatweel, the Devanagari nukta. */
const marks = /[\u0300-\u036f\u064b-\u0655\u0640\u093c]/g;

/** A word as the lexicon knows it: lower case, no accents, no apostrophes. Candrabindu is written as anusvara. */
export function foldWord(word: string): string {
  if (simple.test(word)) return word;
  const lower = word.toLowerCase().replaceAll("'", '');
  if (ascii.test(lower)) return lower;
  // Single letters and syllables come in thousands; a longer word may be a secret and is not kept.
  if (lower.length > 2) return foldMarks(lower);
  const known = syllables.get(lower);
  if (known !== undefined) return known;
  const folded = foldMarks(lower);
  if (syllables.size < 10_000) syllables.set(lower, folded);
  return folded;
}

const syllables = new Map<string, string>();

function foldMarks(lower: string): string {
  return lower
    .normalize('NFD')
    .replace(marks, '')
    .normalize('NFC')
    .replace(/[ıłøđßæœёىة]/g, (letter) => bases[letter] ?? letter)
    .replace(/ँ/g, 'ं');
}

/** Cyrillic and Greek letters that look like Latin ones (Unicode confusables, the letters of "password" and kin). */
const lookalikes: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  с: 'c',
  ԁ: 'd',
  е: 'e',
  һ: 'h',
  і: 'i',
  ј: 'j',
  к: 'k',
  ӏ: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  р: 'p',
  ѕ: 's',
  т: 't',
  у: 'y',
  ѡ: 'w',
  ԝ: 'w',
  х: 'x',
  α: 'a',
  β: 'b',
  ε: 'e',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
  ω: 'w',
  ɡ: 'g',
  ɑ: 'a',
  ѵ: 'v',
  п: 'n',
};

const cyrillicLookalikes = new Map(
  Object.entries(lookalikes)
    .filter(([letter]) => /[а-я]/.test(letter))
    .map(([letter, latin]) => [latin, letter]),
);

/** A word that mixes scripts, in Latin and in Cyrillic letters; empty when the word is of one script. */
export function foldLookalikes(word: string): string[] {
  if (!/[a-z]/.test(word) || !/[\u0370-\u03ff\u0400-\u052f\u0250-\u02af]/.test(word)) return [];
  let latin = '';
  let cyrillic = '';
  for (const letter of word) {
    latin += lookalikes[letter] ?? letter;
    cyrillic += cyrillicLookalikes.get(letter) ?? letter;
  }
  return [latin, cyrillic];
}

const digitsAsLetters: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'l',
};

const digitsAsCyrillic: Readonly<Record<string, string>> = {
  '0': 'о',
  '3': 'е',
  '4': 'а',
  '6': 'б',
  '@': 'а',
};

/** "p4$$w0rd" as "password"; undefined for a word with nothing to replace. */
export function foldLeet(word: string): string | undefined {
  if (!/[0134567@$!|]/.test(word)) return undefined;
  const cyrillic = /[а-я]/.test(word);
  if (!cyrillic && !/[a-z]/.test(word)) return undefined;
  const letters = cyrillic ? digitsAsCyrillic : digitsAsLetters;
  let out = '';
  for (const unit of word) out += letters[unit] ?? unit;
  return out;
}

/**
 * Whether `word` is `known` with one slip: a letter missing, doubled, changed, or two neighbours swapped (Damerau's
 * distance of one).
 */
export function isSlipOf(word: string, known: string): boolean {
  const difference = word.length - known.length;
  if (difference > 1 || difference < -1) return false;
  const i = differsAt(word, known);
  if (difference === 0) {
    if (word.slice(i + 1) === known.slice(i + 1)) return true;
    return (
      word[i] === known[i + 1] &&
      word[i + 1] === known[i] &&
      word.slice(i + 2) === known.slice(i + 2)
    );
  }
  return difference > 0
    ? word.slice(i + 1) === known.slice(i)
    : word.slice(i) === known.slice(i + 1);
}

/** Whether `word` is `known` with a letter left out, a letter doubled or two neighbours swapped, and starts like it. */
export function isReordered(word: string, known: string): boolean {
  if (word.length === known.length) {
    const i = differsAt(word, known);
    return (
      i < word.length &&
      word[i] === known[i + 1] &&
      word[i + 1] === known[i] &&
      word.slice(i + 2) === known.slice(i + 2)
    );
  }
  if (word.length === known.length - 1) {
    const i = differsAt(word, known);
    return word.slice(i) === known.slice(i + 1);
  }
  if (word.length !== known.length + 1) return false;
  const i = differsAt(word, known);
  return word[i] === word[i - 1] && word.slice(i + 1) === known.slice(i);
}

function differsAt(word: string, known: string): number {
  let i = 0;
  while (i < word.length && word[i] === known[i]) i += 1;
  return i;
}
