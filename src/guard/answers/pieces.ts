import { longestPhraseFrom, type Part, phraseParts } from './phrase-book.ts';

export type Phrase = { part: Part; text: string; start: number; end: number };
export type Piece = Phrase | { part: 'number'; value: number; start: number; end: number };

/** How often a split may be tried. An answer takes a few. */
const MOST_STEPS = 60;

/**
 * Splits a folded answer into vocabulary, or as far as it goes. Longer phrases are tried first; where they leave a
 * rest that is in no list, shorter ones are ("yes go" and "ahead", "yes" and "go ahead"). A doubt is never split.
 */
export function readPieces(folded: string): { pieces: Piece[]; end: number } {
  const pieces: Piece[] = [];
  let stuck: { pieces: Piece[]; end: number } | undefined;
  let steps = 0;
  const readFrom = (from: number): boolean => {
    let at = from;
    while (at < folded.length && isSeparator(folded, at)) at += 1;
    if (at === folded.length) return true;
    for (const piece of piecesAt(folded, at)) {
      if (steps === MOST_STEPS || stuck?.pieces.some(isDoubt)) break;
      steps += 1;
      pieces.push(piece);
      if (readFrom(piece.end)) return true;
      pieces.pop();
    }
    stuck ??= { pieces: [...pieces], end: at };
    return false;
  };
  return readFrom(0) ? { pieces, end: folded.length } : (stuck ?? { pieces, end: 0 });
}

function isDoubt(piece: Piece): boolean {
  return piece.part === 'doubt';
}

function piecesAt(folded: string, at: number): Piece[] {
  const number = readNumber(folded, at);
  return number === undefined ? matchesAt(folded, at) : [number];
}

/** "2", "#2": up to six digits that are no decimal, time, date, share or unit. */
function readNumber(folded: string, start: number): Piece | undefined {
  const first = folded.charAt(start) === '#' ? start + 1 : start;
  let end = first;
  while (isDigit(folded.charAt(end))) end += 1;
  if (end === first || end - first > 6 || folded.charAt(first) === '0') return undefined;
  const glued =
    /[a-z.,:/%-]/.test(folded.charAt(end)) && /[\p{L}\p{N}%]/u.test(folded.slice(end, end + 2));
  if (glued) return undefined;
  return { part: 'number', value: Number(folded.slice(first, end)), start, end };
}

/** The phrases that start at a place, longest first. */
export function matchesAt(text: string, at: number): Phrase[] {
  const found: Phrase[] = [];
  const longest = longestPhraseFrom.get(text.charAt(at)) ?? 0;
  for (let end = Math.min(text.length, at + longest); end > at; end -= 1) {
    if (!isWordEnd(text, end)) continue;
    const phrase = text.slice(at, end);
    const part = phraseParts.get(phrase);
    if (part !== undefined) found.push({ part, text: phrase, start: at, end });
  }
  if (found.length > 0) return found;
  const phrase = stretched(text, at);
  return phrase === undefined ? [] : [phrase];
}

/** "yesss", "okaaay", "takk": a letter held for emphasis or struck twice at the end, taken back to one or two. */
function stretched(text: string, at: number): Phrase | undefined {
  let end = at + 1;
  while (end < text.length && end - at < 24 && !isWordEnd(text, end)) end += 1;
  const word = text.slice(at, end);
  // One letter held is a laugh ("kkkk") or nothing.
  if (word.length > 14 || !/(\p{L})\1/u.test(word) || /^(.)\1*$/u.test(word)) return undefined;
  const tries = [
    word.replace(/(\p{L})\1{2,}/gu, '$1'),
    word.replace(/(\p{L})\1{2,}/gu, '$1$1'),
    word.replace(/(\p{L}{2}.*)(\p{L})\2$/u, '$1$2'),
  ];
  for (const shorter of tries) {
    const part = phraseParts.get(shorter);
    if (shorter !== word && (part === 'yes' || part === 'no' || part === 'polite'))
      return { part, text: shorter, start: at, end };
  }
  return undefined;
}

const letterOrDigit = /[\p{L}\p{M}\p{N}]/u;
/** Scripts written without spaces: any place may end a word. */
const unspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u;

/** What a tilde may draw out. */
const drawnOut = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}ー~〜]/u;

function isWordEnd(text: string, end: number): boolean {
  const next = text.charAt(end);
  if (next === '' || !letterOrDigit.test(next)) return true;
  const last = text.charAt(end - 1);
  if (unspaced.test(last)) return true;
  // "ok2" and "👍2" name a card; "ok" in "okra" is no word.
  return !letterOrDigit.test(last) || unspaced.test(next) || (isDigit(next) && !isDigit(last));
}

export function isWordStart(text: string, at: number): boolean {
  if (at === 0) return true;
  const before = text.charAt(at - 1);
  return !letterOrDigit.test(before) || unspaced.test(before) || unspaced.test(text.charAt(at));
}

function isDigit(unit: string): boolean {
  return unit >= '0' && unit <= '9';
}

/** Marks that part an answer's words. An ellipsis is hesitation and a slash a choice, so neither is one. */
function isSeparator(text: string, at: number): boolean {
  const unit = text.charAt(at);
  if (unit === ' ' || unit === '\n' || unit === '!' || unit === ',') return true;
  if ('！，、。،।¡;:'.includes(unit)) return !/^[:;]-?\)/.test(text.slice(at, at + 3));
  if (unit === '.') return text.charAt(at + 1) !== '.' && text.charAt(at - 1) !== '.';
  // "好的~", "はい〜": drawn out. In front of a word it strikes it through.
  if (unit === '~' || unit === '〜') return drawnOut.test(text.charAt(at - 1));
  return (
    (unit === '-' || unit === '–' || unit === '—') &&
    text.charAt(at - 1) === ' ' &&
    text.charAt(at + 1) === ' '
  );
}

/** The texts of whole words from a place on, longest first. */
export function phrasesAt(text: string, at: number, longest: number): string[] {
  const found: string[] = [];
  for (let end = Math.min(text.length, at + longest); end > at; end -= 1)
    if (isWordEnd(text, end)) found.push(text.slice(at, end));
  return found;
}
