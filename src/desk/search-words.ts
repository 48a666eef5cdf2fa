import { stripInvisible } from '../guard/text.ts';
import { fold } from '../match/words.ts';

/** Names that a full-text index would cut to a letter, as words of their own. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/(?<![\p{L}\p{N}])c\+\+/giu, 'cplusplus'],
  [/(?<![\p{L}\p{N}])c#/giu, 'csharp'],
  [/(?<![\p{L}\p{N}])f#/giu, 'fsharp'],
  [/(?<![\p{L}\p{N}])\.net\b/giu, 'dotnet'],
];

/** A text as the full-text index reads it, the same for postings and for what is asked: no case, accents or hidden marks. */
export function searchText(text: string): string {
  let plain = stripInvisible(text);
  for (const [sign, word] of SIGNS) plain = plain.replace(sign, word);
  return fold(plain);
}

/** The words of a phrase as the index holds them. */
export function searchWords(text: string): string[] {
  return searchText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
