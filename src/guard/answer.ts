import {
  foldAnswer,
  longestPhrase,
  type Part,
  phraseParts,
  retractions,
} from './answers/phrase-book.ts';

/** What a typed message says to a card. `card` is the number the client named, `reason` what followed a refusal. */
export type Answer = { answer: 'yes' | 'no' | 'unclear'; card?: number; reason?: string };

type Piece = { part: Part; start: number; end: number } | { part: 'number'; value: number };

const UNCLEAR: Answer = { answer: 'unclear' };
/** No plain answer is longer; a longer text is only looked at for a refusal with a reason. */
const LONGEST_ANSWER = 80;
const LONGEST_REFUSAL = 300;

/**
 * Reads a whole message as an answer to a card. It is a yes only when every word of it is in the answer
 * vocabulary, so any condition, question, change or second thought makes it unclear: an unclear answer costs a
 * question, a wrong yes sends a letter. A refusal may go on with a reason after a comma, colon, stop or new line.
 *
 * @param text as the client typed it, with no quoted or forwarded part.
 */
export function readAnswer(text: string): Answer {
  if (text.length > LONGEST_REFUSAL) return UNCLEAR;
  const folded = foldAnswer(text);
  if (/[?？؟¿]/.test(folded)) return UNCLEAR;
  if (folded.length <= LONGEST_ANSWER) {
    const pieces = readPieces(folded);
    if (pieces !== undefined) return weigh(pieces, folded);
  }
  return readRefusal(text);
}

/** Splits a folded answer into vocabulary, or gives up at the first thing that is not in it. */
function readPieces(folded: string): Piece[] | undefined {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < folded.length) {
    const unit = folded.charAt(at);
    if (isSeparator(folded, at)) {
      at += 1;
      continue;
    }
    if (unit === '#' || unit === '№') {
      if (!isDigit(folded.charAt(at + 1))) return undefined;
      at += 1;
    }
    if (isDigit(folded.charAt(at))) {
      let end = at;
      while (isDigit(folded.charAt(end))) end += 1;
      const value = Number(folded.slice(at, end));
      const glued =
        /[a-z.,:/%-]/.test(folded.charAt(end)) && /[\p{L}\p{N}%]/u.test(folded.slice(end, end + 2));
      if (end - at > 6 || value === 0 || folded.charAt(at) === '0' || glued) return undefined;
      pieces.push({ part: 'number', value });
      at = end;
      continue;
    }
    const piece = longestMatch(folded, at);
    if (piece === undefined) return undefined;
    pieces.push(piece);
    at = piece.end;
  }
  return pieces;
}

function weigh(pieces: readonly Piece[], folded: string): Answer {
  let yes = 0;
  let no = 0;
  let card: number | undefined;
  for (const [index, piece] of pieces.entries()) {
    switch (piece.part) {
      case 'yes':
        yes += 1;
        break;
      case 'no':
        no += 1;
        break;
      case 'card':
        if (pieces[index + 1]?.part !== 'number') return UNCLEAR;
        break;
      case 'cardAfter':
        if (pieces[index - 1]?.part !== 'number') return UNCLEAR;
        break;
      case 'number':
        if (card !== undefined && card !== piece.value) return UNCLEAR;
        card = piece.value;
        break;
      case 'polite':
        break;
    }
  }
  if (yes > 0 === no > 0) return UNCLEAR;
  // "No. 2" is how people abbreviate "number 2".
  if (no > 0 && /(?:^|\s)no\. ?#?\d/.test(folded)) return UNCLEAR;
  const answer = yes > 0 ? 'yes' : 'no';
  return card === undefined ? { answer } : { answer, card };
}

/** "no, too long": a refusal made of vocabulary, a mark that ends it, and a reason that does not take it back. */
function readRefusal(text: string): Answer {
  const mark = /[,:;.!\n，：；。！、،؛]|\s[-–—]\s?/u.exec(text);
  if (mark === null) return UNCLEAR;
  const head = foldAnswer(text.slice(0, mark.index));
  const pieces = head.length <= LONGEST_ANSWER ? readPieces(head) : undefined;
  if (pieces === undefined) return UNCLEAR;
  const refusal = weigh(pieces, head);
  if (refusal.answer !== 'no') return UNCLEAR;
  const reason = text.slice(mark.index + mark[0].length).trim();
  return takesBack(foldAnswer(reason)) ? UNCLEAR : { ...refusal, reason };
}

function takesBack(reason: string): boolean {
  if (!/\p{L}{2}/u.test(reason)) return true;
  // A number could be a card and turn the refusal towards another one ("no, 3 is the right one").
  let at = 0;
  while (at < reason.length) {
    const here = isWordStart(reason, at) ? longestMatch(reason, at) : undefined;
    if (here !== undefined && here.part === 'no') {
      at = here.end;
      continue;
    }
    if (here !== undefined && here.part === 'yes' && here.end - here.start > 1) return true;
    if (isWordStart(reason, at) && startsWithRetraction(reason, at)) return true;
    at += 1;
  }
  return false;
}

function startsWithRetraction(text: string, at: number): boolean {
  for (let end = Math.min(text.length, at + longestPhrase); end > at; end -= 1) {
    if (retractions.has(text.slice(at, end)) && isWordEnd(text, end)) return true;
  }
  return false;
}

function longestMatch(
  text: string,
  at: number,
): { part: Part; start: number; end: number } | undefined {
  for (let end = Math.min(text.length, at + longestPhrase); end > at; end -= 1) {
    const part = phraseParts.get(text.slice(at, end));
    if (part !== undefined && isWordEnd(text, end)) return { part, start: at, end };
  }
  return stretched(text, at);
}

/** "yesss", "okaaay", "nooo": a letter held for emphasis, taken back to one or two. */
function stretched(
  text: string,
  at: number,
): { part: Part; start: number; end: number } | undefined {
  let end = at;
  while (end < text.length && end - at < 24 && !isWordEnd(text, end)) end += 1;
  if (end === at) end += 1;
  while (end < text.length && end - at < 24 && !isWordEnd(text, end)) end += 1;
  const word = text.slice(at, end);
  if (word.length > 14 || !/(\p{L})\1\1/u.test(word)) return undefined;
  const part =
    phraseParts.get(word.replace(/(\p{L})\1{2,}/gu, '$1')) ??
    phraseParts.get(word.replace(/(\p{L})\1{2,}/gu, '$1$1'));
  return part === undefined ? undefined : { part, start: at, end };
}

const letterOrDigit = /[\p{L}\p{M}\p{N}]/u;
/** Scripts written without spaces: any place may end a word. */
const unspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u;

function isWordEnd(text: string, end: number): boolean {
  const next = text.charAt(end);
  if (next === '' || !letterOrDigit.test(next)) return true;
  const last = text.charAt(end - 1);
  if (unspaced.test(last)) return true;
  // "ok2" and "👍2" name a card; "ok" in "okra" is no word.
  return !letterOrDigit.test(last) || unspaced.test(next) || (isDigit(next) && !isDigit(last));
}

function isWordStart(text: string, at: number): boolean {
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
  return (
    (unit === '-' || unit === '–' || unit === '—') &&
    text.charAt(at - 1) === ' ' &&
    text.charAt(at + 1) === ' '
  );
}
