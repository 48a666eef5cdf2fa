import { latinDigit } from '../digits.ts';
import { phrases } from '../phrases.ts';
import { stripInvisible } from '../text.ts';
import { arabic } from './arabic.ts';
import { chinese } from './chinese.ts';
import { dutch } from './dutch.ts';
import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { hindi } from './hindi.ts';
import { italian } from './italian.ts';
import { japanese } from './japanese.ts';
import { korean } from './korean.ts';
import { polish } from './polish.ts';
import { portuguese } from './portuguese.ts';
import { russian } from './russian.ts';
import { spanish } from './spanish.ts';
import { swedish } from './swedish.ts';
import { turkish } from './turkish.ts';
import type { AnswerVocabulary } from './vocabulary.ts';

/** Every language the answer reader knows. A new one is a file beside this and a line here. */
export const answerLanguages: readonly AnswerVocabulary[] = [
  english,
  german,
  french,
  spanish,
  portuguese,
  italian,
  dutch,
  polish,
  turkish,
  russian,
  arabic,
  hindi,
  chinese,
  japanese,
  swedish,
  korean,
];

export type Part =
  | 'yes'
  | 'lone'
  | 'no'
  | 'doubt'
  | 'greeting'
  | 'polite'
  | 'card'
  | 'cardAfter'
  | 'cardBeside';

const emoji: Record<'yes' | 'no' | 'polite', string> = {
  yes: '👍,👌,✅,☑,✔,🆗,👍👍,🙆,🙆‍♀,🙆‍♂',
  no: '👎,❌,✖,❎,🚫,🙅,🙅‍♀,🙅‍♂,⛔,🛑',
  polite: '🙏,🙂,😊,😀,😃,😄,😁,☺,🤗,🎉,🥳,🙌,👏,💪,🤝,✨,💯,🚀,❤,🧡,💛,💚,💙,💜,😍,🥰,:),:-),;)',
};

/**
 * Folds what people vary without meaning anything by it: width, case, accents, apostrophes, invisible marks,
 * emoji presentation and skin tones, runs of white space, the hamza and the nukta. Hyphens inside a word become
 * spaces ("vas-y"), and every way to write "number" a hash, since "№" would come out as "no".
 */
export function foldAnswer(text: string): string {
  let folded = stripInvisible(text).replace(/№|(?<!\p{L})n[º°]/giu, '#');
  // Most answers are plain ASCII, and the marks below only take time there.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it asks for ASCII
  if (/[^\x00-\x7f]/.test(folded)) folded = foldMarks(folded);
  return folded
    .toLowerCase()
    .replace(/['’‘ʼ`´]/g, '')
    .replace(/(?<=\p{L})[-‐‑](?=[\p{L}\p{N}])/gu, ' ')
    .replace(/# +(?=\d)/g, '#')
    .replace(/[ \t\u3000]+/g, ' ')
    .trim();
}

function foldMarks(text: string): string {
  return text
    .replace(/，/g, ', ')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u{1f3fb}-\u{1f3ff}\u20e3]/gu, '')
    .replace(/\p{Nd}/gu, latinDigit)
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u0640\u064b-\u0655\u093c]/g, '')
    .normalize('NFC')
    .replace(/ı/g, 'i')
    .replace(/ł/g, 'l')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/ँ/g, 'ं');
}

/** "natürlich" is also typed "natuerlich". */
function spellings(phrase: string): string[] {
  const spelled = phrase
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss');
  return spelled === phrase ? [phrase] : [phrase, spelled];
}

type Book = {
  parts: ReadonlyMap<string, Part>;
  faults: ReadonlyMap<string, ReadonlySet<string>>;
};

function createBook(): Book {
  const parts = new Map<string, Part>();
  const add = (list: readonly string[], part: Part): void => {
    for (const phrase of list.flatMap(spellings)) {
      const folded = foldAnswer(phrase);
      const known = parts.get(folded);
      const isTie = known === 'card' || known === 'cardBeside';
      if (part === 'cardAfter' && isTie) parts.set(folded, 'cardBeside');
      else if (known === undefined || rank[part] > rank[known]) parts.set(folded, part);
    }
  };
  const faults = new Map<string, Set<string>>();
  for (const language of answerLanguages) {
    add(phrases(language.yes), 'yes');
    add(phrases(language.lone ?? ''), 'lone');
    add(phrases(language.no), 'no');
    add(phrases(language.drop), 'no');
    add(phrases(language.doubt ?? ''), 'doubt');
    add(phrases(language.greeting), 'greeting');
    add(phrases(language.polite), 'polite');
    add(phrases(language.card), 'card');
    add(phrases(language.cardAfter ?? ''), 'cardAfter');
    add(undropped(language), 'doubt');
    for (const opener of phrases(language.fault?.opens ?? '')) {
      const after = faults.get(foldAnswer(opener)) ?? new Set();
      for (const refusal of phrases(language.fault?.after ?? '')) after.add(foldAnswer(refusal));
      faults.set(foldAnswer(opener), after);
    }
  }
  for (const part of ['yes', 'no', 'polite'] as const) add(phrases(emoji[part]), part);
  return { parts, faults };
}

/** First UTF-16 unit -> length of the longest phrase that starts with it. */
function longestFrom(list: Iterable<string>): ReadonlyMap<string, number> {
  const longest = new Map<string, number>();
  for (const phrase of list) {
    const first = phrase.charAt(0);
    longest.set(first, Math.max(longest.get(first) ?? 0, phrase.length));
  }
  return longest;
}

/** "don't cancel", "不要取消", "cancela não": a dismissal with a negation on either side. */
function undropped(language: AnswerVocabulary): string[] {
  const before = phrases(language.not);
  const after = phrases(language.notAfter ?? '');
  return phrases(language.drop).flatMap((drop) => [
    ...before.flatMap((not) => [`${not} ${drop}`, `${not}${drop}`]),
    ...after.map((not) => `${drop} ${not}`),
  ]);
}

/**
 * What a phrase is when languages differ on it. A doubt outranks all, a refusal outranks assent, a yes that must
 * stand alone one that need not, and assent outranks politeness.
 */
const rank: Record<Part, number> = {
  doubt: 8,
  no: 7,
  lone: 6,
  yes: 5,
  greeting: 4,
  polite: 3,
  cardBeside: 2,
  card: 1,
  cardAfter: 0,
};

const book = createBook();

/** Folded phrase -> the part it plays. */
export const phraseParts = book.parts;
export const longestPhraseFrom = longestFrom(phraseParts.keys());
/** Folded opening of a reason without a mark -> the refusals it may follow. */
export const faults = book.faults;
export const longestFaultFrom = longestFrom(faults.keys());

/** Folded words and phrases that take a refusal back, in every language. */
export const retractions: ReadonlySet<string> = new Set(
  answerLanguages.flatMap((language) => phrases(language.retract)).map(foldAnswer),
);
export const longestRetractionFrom = longestFrom(retractions);
