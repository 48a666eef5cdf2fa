import { stripInvisible } from '../guard/text.ts';
import { ASKING_WORDS, type Asking } from './asked-for-words.ts';

/**
 * Did the client's own words ask for this? What a model wants to keep is only kept when these functions find it in the
 * message that the turn answers: a posting, a CV or a mail in the model's view changes nothing by itself (I10).
 */
export function asksTo(words: string | null, what: Asking): boolean {
  return words !== null && (PATTERNS.get(what)?.test(folded(words)) ?? false);
}

/**
 * Do the client's words hold this value? All its longer words and numbers have to be there, in any order; "80k" is
 * 80000. Values from the past that the client stated themselves may be given as further words.
 */
export function states(words: string | null, value: string): boolean {
  if (words === null) return false;
  const text = folded(words);
  const said = { text, numbers: new Set(numbersIn(text)) };
  const wanted = folded(value);
  const numbers = numbersIn(wanted);
  const terms = wanted.replace(NUMBER, ' ').match(/[\p{L}\p{M}]+(?:[+#]+)?/gu) ?? [];
  const long = terms.filter((term) => term.length > 3 || /[^\p{ASCII}]/u.test(term));
  const needed = long.length > 0 || numbers.length > 0 ? long : terms;
  return (
    needed.length + numbers.length > 0 &&
    needed.every((term) => said.text.includes(term)) &&
    numbers.every((number) => said.numbers.has(number))
  );
}

const NUMBER = /\d[\d.,' ]*(?:\s*(?:k|thousand|tsd|mil)\b)?/gu;

/** Numbers without their grouping: "80.000", "80,000" and "80k" are the same. */
function numbersIn(text: string): string[] {
  return [...text.matchAll(NUMBER)].map(([found]) => {
    const thousands = /(?:k|thousand|tsd|mil)$/u.test(found);
    const digits = found.replace(/[.,](?=\d{1,2}\b(?!\d))[\d]+/u, '').replace(/\D/g, '');
    return thousands ? `${digits}000` : digits;
  });
}

const PATTERNS = new Map(
  Object.entries(ASKING_WORDS).map(([what, words]) => [
    what,
    new RegExp(
      words
        .split(',')
        .map((word) => start(folded(word.trim().replace(/\s+/g, ' '))))
        .join('|'),
      'u',
    ),
  ]),
);

/** Scripts without spaces have no beginnings of words; short words count only whole. */
function start(word: string): string {
  const literal = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  if (!/^[\p{Script=Latin}\p{Script=Cyrillic}' -]+$/u.test(word)) return literal;
  return word.length <= 3 ? `(?<![\\p{L}'])${literal}(?![\\p{L}])` : `(?<![\\p{L}])${literal}`;
}

function folded(text: string): string {
  return stripInvisible(text)
    .normalize('NFKD')
    .replace(/\p{Script=Latin}\p{M}+/gu, (letter) => letter.replace(/\p{M}/gu, ''))
    .normalize('NFC')
    .replace(/[’‘`´]/g, "'")
    .toLowerCase();
}
