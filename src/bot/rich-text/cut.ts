/** Where a part ends and where the next one begins; the white space between is dropped. */
export interface Cut {
  end: number;
  next: number;
}

const clusters = new Intl.Segmenter('und', { granularity: 'grapheme' });

const PARAGRAPH = 3;
const LINE = 2;
const SENTENCE = 1;
const WORD = 0;

interface Break extends Cut {
  rank: number;
}

/**
 * The best place to end a part that starts at `start` and may hold `limit` units, fewer than there are. The last half
 * of the window is searched for a paragraph, line, sentence and word break, in this order; a word that begins in the
 * first half and fits into a part of its own is left whole; else the cut goes between two grapheme clusters.
 */
export function findCut(text: string, start: number, limit: number): Cut {
  const late: Break[] = [];
  const early: Break[] = [];
  for (const found of breaksIn(text, start, limit))
    (found.end - start > limit / 2 ? late : early).push(found);
  const fits = (cut: Break) => isBoundary(text, cut.end) && isBoundary(text, cut.next);
  for (const rank of [PARAGRAPH, LINE, SENTENCE, WORD]) {
    const best = late.findLast((found) => found.rank === rank && fits(found));
    if (best) return best;
  }
  const before = early.findLast(fits);
  if (before && endsWithin(text, before.next, limit)) return before;
  const end = clusterCut(text, start, limit);
  return { end, next: end };
}

function endsWithin(text: string, word: number, limit: number): boolean {
  return word + limit >= text.length || /\s/.test(text.slice(word, word + limit + 1));
}

/** The start of the last line in the white space at `position`, so that its indent stays; -1 without a line break. */
export function lineAfter(text: string, position: number): number {
  const line = text.slice(position, afterSpace(text, position)).lastIndexOf('\n');
  return line === -1 ? -1 : position + line + 1;
}

/** The first position from `position` on that holds no white space. */
export function afterSpace(text: string, position: number): number {
  const space = /\s*/y;
  space.lastIndex = position;
  space.test(text);
  return space.lastIndex;
}

function* breaksIn(text: string, start: number, limit: number): Generator<Break> {
  const first = afterSpace(text, start) - start;
  const window = text.slice(start, start + limit + 2);
  for (const { 0: space, index } of window.matchAll(/\s+|(?<=[。！？])/g)) {
    if (index <= first || index > limit) continue;
    const lines = space.split('\n').length - 1;
    const isSentence =
      space === '' || /[.!?…؟۔।]["'”’»)\]]*$/.test(window.slice(Math.max(0, index - 4), index));
    const rank = lines > 1 ? PARAGRAPH : lines === 1 ? LINE : isSentence ? SENTENCE : WORD;
    const end = start + index;
    const next = lines > 0 ? lineAfter(text, end) : afterSpace(text, end);
    yield { end, next, rank };
  }
}

/** Beside white space and full stops the neighbours alone decide whether a cluster goes on. */
function isBoundary(text: string, position: number): boolean {
  if (position <= 0 || position >= text.length) return true;
  const from = Math.max(0, position - 2);
  const near = clusters.segment(text.slice(from, position + 2));
  return near.containing(position - from)?.index === position - from;
}

/** The last cluster end within the limit; in a cluster that alone is too long, the last code point's end. */
function clusterCut(text: string, start: number, limit: number): number {
  const window = text.slice(start, start + limit + 2);
  const index = clusters.segment(window).containing(limit)?.index ?? limit;
  if (index > 0) return start + index;
  const isInsidePair = (window.codePointAt(limit - 1) ?? 0) > 0xffff;
  return start + (isInsidePair ? limit - 1 : limit);
}
