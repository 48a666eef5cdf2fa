/** A sentence or list item of a text; `text` is an exact slice. */
export interface Sentence {
  text: string;
  start: number;
  end: number;
}

// A full stop inside "Node.js", "e.g. this" or "Dr. Roy" ends no sentence.
const END =
  /(?<!\b(?:e\.g|i\.e|z\.B|Dr|Mr|Mrs|Ms|Prof|St|No|approx|ca|vs|etc|bzw|Nr))[.!?]+(?=\s+["'“(]?[\p{Lu}\p{N}])|\n+/gu;

/** The sentences of a text, in order, without the blank between them. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  const add = (to: number) => {
    const raw = text.slice(from, to);
    const trimmed = raw.trim();
    if (trimmed === '') return;
    const start = from + raw.indexOf(trimmed);
    sentences.push({ text: trimmed, start, end: start + trimmed.length });
  };
  for (const cut of text.matchAll(END)) {
    add(cut.index + (cut[0].startsWith('\n') ? 0 : cut[0].length));
    from = cut.index + cut[0].length;
  }
  add(text.length);
  return sentences;
}

const JOINED =
  /(?:[,;]|\s[–—-])?\s+(?:because|since|as|and|but|so|where|while|although|though|when|that|denn|weil|und|dass|aber|car|et|mais|que|porque|y|pero)\s+(?=(?:I|I['’](?:m|ve|d)|my|ich|meine?[nrsm]?|je|j['’]|mon|ma|mes|yo|mi|mis)(?![\p{L}]))/gu;

/** The clauses of a sentence that each have the writer as their subject: a wish and a fact are judged apart. */
export function clausesOf(sentence: string): string[] {
  return sentence
    .split(JOINED)
    .flatMap((clause) => clause.split(/;\s+/))
    .filter((clause) => clause.trim() !== '');
}
