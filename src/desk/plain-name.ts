import { capText, cleanText, stripInvisible } from '../guard/text.ts';

/**
 * A name from outside as it may stand on a card beside an address: one line, without marks that print nothing or turn the
 * direction of reading, so that it can pass neither for a line of the card nor for another address.
 */
export function plainName(text: string, max = 100): string {
  return capText(
    stripInvisible(cleanText(text))
      .replace(/[<>"@]/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
    max,
  );
}
