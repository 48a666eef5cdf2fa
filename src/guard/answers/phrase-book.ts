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

export type Part = 'yes' | 'no' | 'polite' | 'card' | 'cardAfter';

const emoji: Record<'yes' | 'no' | 'polite', string> = {
  yes: '👍,👌,✅,☑,✔,🆗,👍👍',
  no: '👎,❌,✖,❎,🚫,🙅,🙅‍♀,🙅‍♂,⛔,🛑',
  polite: '🙏,🙂,😊,😀,😃,😄,☺,🎉,:),:-),;)',
};

/**
 * Folds what people vary without meaning anything by it: width, case, accents, apostrophes, invisible marks,
 * emoji presentation and skin tones, runs of white space. Hyphens inside a word become spaces ("vas-y").
 */
export function foldAnswer(text: string): string {
  return stripInvisible(text)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u{1f3fb}-\u{1f3ff}\u20e3]/gu, '')
    .replace(/\p{Nd}/gu, latinDigit)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/ı/g, 'i')
    .replace(/ł/g, 'l')
    .replace(/['’‘ʼ`´]/g, '')
    .replace(/(?<=\p{L})[-‐‑](?=[\p{L}\p{N}])/gu, ' ')
    .replace(/[ \t\u3000]+/g, ' ')
    .trim();
}

function createBook(): { parts: ReadonlyMap<string, Part>; longest: number } {
  const parts = new Map<string, Part>();
  const add = (list: string, part: Part): void => {
    for (const phrase of phrases(list)) {
      const folded = foldAnswer(phrase);
      const known = parts.get(folded);
      // A refusal in any language outranks assent in another; assent outranks politeness.
      if (known === undefined || rank[part] > rank[known]) parts.set(folded, part);
    }
  };
  for (const language of answerLanguages) {
    add(language.yes, 'yes');
    add(language.no, 'no');
    add(language.polite, 'polite');
    add(language.card, 'card');
    add(language.cardAfter ?? '', 'cardAfter');
  }
  add(emoji.yes, 'yes');
  add(emoji.no, 'no');
  add(emoji.polite, 'polite');
  let longest = 0;
  for (const phrase of parts.keys()) longest = Math.max(longest, phrase.length);
  return { parts, longest };
}

const rank: Record<Part, number> = { no: 4, yes: 3, polite: 2, card: 1, cardAfter: 0 };

const book = createBook();

/** Folded phrase -> the part it plays. */
export const phraseParts = book.parts;
/** Length of the longest phrase, in UTF-16 units. */
export const longestPhrase = book.longest;

/** Folded words and phrases that take a refusal back, in every language. */
export const retractions: ReadonlySet<string> = new Set(
  answerLanguages.flatMap((language) => phrases(language.retract)).map(foldAnswer),
);
