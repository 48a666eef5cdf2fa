/** Does `text` hold `term` as a word of its own ("Go" is not in "Google"), whatever the case? */
export function containsTerm(text: string, term: string): boolean {
  const needle = term.trim();
  if (needle === '') return false;
  const pattern = `(?<![\\p{L}\\p{N}])${escapePattern(needle)}(?![\\p{L}\\p{N}+#])`;
  return new RegExp(pattern, 'iu').test(text);
}

/** How many different words of four letters or more two texts share. */
export function sharedTerms(a: string, b: string): number {
  const words = new Set(b.toLowerCase().match(WORD));
  return new Set((a.toLowerCase().match(WORD) ?? []).filter((word) => words.has(word))).size;
}

const WORD = /[\p{L}\p{N}+#]{4,}/gu;

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
}
