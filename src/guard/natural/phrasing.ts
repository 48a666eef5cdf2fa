import { foldWord } from '../fold.ts';
import { languages } from '../languages/all.ts';
import type { Language } from '../languages/language.ts';
import { phrases } from '../phrases.ts';
import type { Unit } from '../unit.ts';

/** The fields of a language that are turns of phrase rather than words with a role. */
type Field = 'builtOf' | 'mark' | 'spelledAs' | 'wordCount' | 'network' | 'vault';

const unspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/u;

/**
 * One pattern for the turns of phrase of all languages. Words are whole where the script parts them; `*` stands for
 * any ending of up to six letters.
 */
function compile(field: Field): RegExp {
  const known = languages.flatMap((language: Language) => phrases(language[field] ?? ''));
  const patterns = known.map((phrase) => {
    const folded = phrase
      .replace(/\*$/, '')
      .split(' ')
      .map((word) => foldWord(word).replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join(' ');
    if (unspaced.test(folded)) return folded;
    return ` ${folded}${phrase.endsWith('*') ? '\\p{L}{0,6}' : ''} `;
  });
  return new RegExp(patterns.length === 0 ? '(?!)' : patterns.join('|'), 'u');
}

const patterns = {
  builtOf: compile('builtOf'),
  mark: compile('mark'),
  spelledAs: compile('spelledAs'),
  wordCount: compile('wordCount'),
  network: compile('network'),
  vault: compile('vault'),
} satisfies Record<Field, RegExp>;

/** Whether a turn of phrase occurs in these words. */
export function says(units: readonly Unit[], field: Field): boolean {
  return patterns[field].test(` ${units.map((unit) => unit.key).join(' ')} `);
}
