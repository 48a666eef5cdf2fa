const MAX_QUOTE = 140;

/** A verbatim stretch around a hit, cut at spaces, so that a long paragraph does not become a quote. */
export function quoteAround(text: string, hit: { start: number; end: number }): string {
  if (text.length <= MAX_QUOTE) return text;
  let from = Math.max(0, hit.start - 60);
  let to = Math.min(text.length, Math.max(hit.end, from + MAX_QUOTE));
  if (from > 0) from = Math.min(hit.start, text.indexOf(' ', from) + 1);
  if (to < text.length) to = Math.max(hit.end, text.lastIndexOf(' ', to));
  return text.slice(from, to).trim();
}

/** The line itself, or for a paragraph the stretch around the first word that matters in it. */
export function quoteOfLine(line: string, matters: RegExp): string {
  const at = Math.max(0, line.search(matters));
  return quoteAround(line, { start: at, end: at });
}
