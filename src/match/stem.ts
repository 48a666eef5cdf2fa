/**
 * The stem of a lower-case English word, so that "recruiting", "recruits" and "recruitment" meet.
 * Method: M. F. Porter, "An algorithm for suffix stripping", Program 14(3), 1980. Words with letters outside a-z are
 * returned as they are, apart from an accentless plural s. The result is a key, not a word to show.
 */
export function stem(word: string): string {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return word;
  let w = plural(word);
  w = pastAndGerund(w);
  if (w.endsWith('y') && hasVowel(w.slice(0, -1))) w = `${w.slice(0, -1)}i`;
  w = replaceSuffix(w, DOUBLE_SUFFIXES, 0);
  w = replaceSuffix(w, SINGLE_SUFFIXES, 0);
  w = dropSuffix(w);
  return finish(w);
}

function plural(w: string): string {
  if (w.endsWith('sses')) return w.slice(0, -2);
  if (w.endsWith('ies')) return w.slice(0, -2);
  if (w.endsWith('ss') || w.endsWith('us') || w.endsWith('is') || !w.endsWith('s')) return w;
  return w.slice(0, -1);
}

function pastAndGerund(w: string): string {
  if (w.endsWith('eed')) return measure(w.slice(0, -3)) > 0 ? w.slice(0, -1) : w;
  const suffix = w.endsWith('ed') ? 2 : w.endsWith('ing') ? 3 : 0;
  if (suffix === 0) return w;
  const base = w.slice(0, -suffix);
  if (!hasVowel(base)) return w;
  if (/(?:at|bl|iz)$/.test(base)) return `${base}e`;
  if (/([^aeioulsz])\1$/.test(base)) return base.slice(0, -1);
  if (measure(base) === 1 && endsShort(base)) return `${base}e`;
  return base;
}

function replaceSuffix(
  w: string,
  rules: readonly (readonly [string, string])[],
  above: number,
): string {
  for (const [suffix, by] of rules) {
    if (!w.endsWith(suffix)) continue;
    const base = w.slice(0, -suffix.length);
    return measure(base) > above ? base + by : w;
  }
  return w;
}

function dropSuffix(w: string): string {
  for (const suffix of LAST_SUFFIXES) {
    if (!w.endsWith(suffix)) continue;
    const base = w.slice(0, -suffix.length);
    if (suffix === 'ion' && !/[st]$/.test(base)) return w;
    return measure(base) > 1 ? base : w;
  }
  return w;
}

function finish(w: string): string {
  let out = w;
  if (out.endsWith('e')) {
    const base = out.slice(0, -1);
    const m = measure(base);
    if (m > 1 || (m === 1 && !endsShort(base))) out = base;
  }
  return out.endsWith('ll') && measure(out) > 1 ? out.slice(0, -1) : out;
}

/** How many vowel-consonant runs a base has: Porter's m. */
function measure(base: string): number {
  let runs = 0;
  let inVowels = false;
  for (let i = 0; i < base.length; i++) {
    const vowel = isVowel(base, i);
    if (inVowels && !vowel) runs++;
    inVowels = vowel;
  }
  return runs;
}

function isVowel(w: string, i: number): boolean {
  const letter = w.charAt(i);
  if ('aeiou'.includes(letter)) return true;
  return letter === 'y' && i > 0 && !isVowel(w, i - 1);
}

function hasVowel(base: string): boolean {
  for (let i = 0; i < base.length; i++) if (isVowel(base, i)) return true;
  return false;
}

function endsShort(base: string): boolean {
  const n = base.length;
  if (n < 3) return false;
  return (
    !isVowel(base, n - 3) && isVowel(base, n - 2) && !isVowel(base, n - 1) && !/[wxy]$/.test(base)
  );
}

const DOUBLE_SUFFIXES = [
  ['ational', 'ate'],
  ['ization', 'ize'],
  ['isation', 'ize'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['tional', 'tion'],
  ['biliti', 'ble'],
  ['ation', 'ate'],
  ['alism', 'al'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['ousli', 'ous'],
  ['entli', 'ent'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['iser', 'ize'],
  ['abli', 'able'],
  ['alli', 'al'],
  ['ator', 'ate'],
  ['eli', 'e'],
] as const;

const SINGLE_SUFFIXES = [
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ness', ''],
  ['ful', ''],
] as const;

const LAST_SUFFIXES = [
  'ement',
  'ance',
  'ence',
  'able',
  'ible',
  'ment',
  'ant',
  'ent',
  'ism',
  'ate',
  'iti',
  'ous',
  'ive',
  'ize',
  'ise',
  'ion',
  'al',
  'er',
  'or',
  'ic',
  'ou',
] as const;
