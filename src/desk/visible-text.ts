import { stripInvisible } from '../guard/text.ts';

/**
 * A text without the marks that print nothing: tag characters, bidi controls, zero-width spaces. Joiners and variation
 * selectors stay where they carry meaning, behind a letter or an emoji that is not ASCII.
 */
export function visibleText(text: string): string {
  const pieces = text.split(JOINER);
  return pieces.map((piece, i) => (i % 2 === 1 ? piece : stripInvisible(piece))).join('');
}

const JOINER = /(?<=[^\p{ASCII}])(\u200c|\u200d|\ufe0f)(?=[^\p{ASCII}]|$|\s)/u;
