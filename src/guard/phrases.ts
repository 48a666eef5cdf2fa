/** Splits a data string of phrases, parted by commas or line ends, into a list. Keeps language files readable. */
export function phrases(text: string): string[] {
  return text
    .split(/[,\n]/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');
}
