import {
  faults,
  foldAnswer,
  longestFaultFrom,
  longestRetractionFrom,
  type Part,
  retractions,
} from './answers/phrase-book.ts';
import {
  isWordStart,
  matchesAt,
  type Phrase,
  type Piece,
  phrasesAt,
  readPieces,
} from './answers/pieces.ts';

/** What a typed message says to a card. `card` is the number the client named, `reason` what followed a refusal. */
export type Answer = { answer: 'yes' | 'no' | 'unclear'; card?: number; reason?: string };

const UNCLEAR: Answer = { answer: 'unclear' };
/** No plain answer is longer; a longer text is only looked at for a refusal with a reason. */
const LONGEST_ANSWER = 80;
const LONGEST_REFUSAL = 300;

/**
 * Reads a whole message as an answer to a card. It is a yes only when every word of it is in the answer
 * vocabulary, so any condition, question, change or second thought makes it unclear: an unclear answer costs a
 * question, a wrong yes sends a letter. A refusal may go on with a reason after a comma, colon, stop or new line, or with
 * words that open one ("no too formal").
 *
 * @param text as the client typed it, with no quoted or forwarded part.
 */
export function readAnswer(text: string): Answer {
  if (text.length > LONGEST_REFUSAL || quoted.test(text)) return UNCLEAR;
  const folded = foldAnswer(text);
  if (/[?؟¿]/.test(folded)) return UNCLEAR;
  const { pieces, end } = readPieces(folded.slice(0, LONGEST_ANSWER));
  if (end === folded.length) return weigh(pieces, folded);
  return readFault(text, folded, pieces, end) ?? readRefusal(text);
}

/** Somebody else's word in single quotes; the folding would take them off. */
const quoted = /(?:^|\s)['‘’`´][^'‘’`´]+['‘’`´](?=$|[\s\p{P}])/u;

function weigh(pieces: readonly Piece[], folded: string): Answer {
  let yes = 0;
  let no = 0;
  let isLone = false;
  let card: number | undefined;
  for (const [index, piece] of pieces.entries()) {
    switch (piece.part) {
      case 'yes':
        yes += 1;
        if (yes > 1 && isIf(piece, pieces[index + 1], folded)) return UNCLEAR;
        break;
      case 'lone':
        yes += 1;
        isLone = true;
        break;
      case 'no':
        no += 1;
        break;
      case 'greeting':
        if (yes > 0 || no > 0) return UNCLEAR;
        break;
      case 'polite':
        break;
      case 'doubt':
        return UNCLEAR;
      case 'card':
      case 'cardAfter':
      case 'cardBeside':
        if (!isTied(pieces, index, piece.part)) return UNCLEAR;
        break;
      case 'number':
        if (card !== undefined && card !== piece.value) return UNCLEAR;
        card = piece.value;
        break;
    }
  }
  if (yes > 0 === no > 0 || (isLone && pieces.length > 1)) return UNCLEAR;
  // "No. 2" is how people abbreviate "number 2".
  if (no > 0 && /(?:^|\s)no\. ?#?\d/.test(folded)) return UNCLEAR;
  const answer = yes > 0 ? 'yes' : 'no';
  return card === undefined ? { answer } : { answer, card };
}

/** Whether a tie has the number of a card beside it: "card 2", "2 için", and "numara" in either place. */
function isTied(pieces: readonly Piece[], index: number, part: Part): boolean {
  if (part !== 'cardAfter' && pieces[index + 1]?.part === 'number') return true;
  let before = index - 1;
  while (pieces[before]?.part === 'cardAfter') before -= 1;
  return part !== 'card' && pieces[before]?.part === 'number';
}

/** "ok si confirma": between two words of assent "si" may be the Spanish or French "if". */
function isIf(piece: Phrase, next: Piece | undefined, folded: string): boolean {
  return (
    piece.text === 'si' &&
    (next?.part === 'yes' || next?.part === 'lone') &&
    folded.slice(piece.end, next.start) === ' '
  );
}

/** "no 3 too formal": a refusal whose reason has no mark in front, but opens as only a reason does. */
function readFault(
  text: string,
  folded: string,
  pieces: readonly Piece[],
  end: number,
): Answer | undefined {
  // "zu" ties a card in "ja zu 2" and opens a reason in "nein zu lang".
  const last = pieces.at(-1);
  const at =
    last !== undefined && last.part !== 'number' && faults.has(last.text) ? last.start : end;
  const head = pieces.filter((piece) => piece.end <= at);
  const refusal = weigh(head, folded.slice(0, at));
  if (refusal.answer !== 'no') return undefined;
  const opened = phrasesAt(folded, at, longestFaultFrom.get(folded.charAt(at)) ?? 0).find(
    (phrase) => faults.has(phrase),
  );
  const after = opened === undefined ? undefined : faults.get(opened);
  if (opened === undefined || after === undefined) return undefined;
  if (head.some((piece) => piece.part === 'no' && !after.has(piece.text))) return undefined;
  const more = folded.slice(at + opened.length);
  if (!/\p{L}{2}/u.test(more) || takesBack(folded.slice(at))) return UNCLEAR;
  return { ...refusal, reason: sliceFolded(text, folded, at) };
}

/** The end of a text as it was typed, from a place in its folded form. */
function sliceFolded(text: string, folded: string, at: number): string {
  const head = folded.slice(0, at).trimEnd();
  // Folding seldom changes a length by more than a mark or two.
  let cut = head.length;
  while (cut < text.length && foldAnswer(text.slice(0, cut)).length < head.length) cut += 1;
  while (cut > 0 && foldAnswer(text.slice(0, cut)).length > head.length) cut -= 1;
  return text.slice(cut).trim();
}

/** "no, too long": a refusal made of vocabulary, a mark that ends it, and a reason that does not take it back. */
function readRefusal(text: string): Answer {
  const mark = /[,:;.!\n，：；。！、،؛]|\s[-–—]\s?/u.exec(text);
  if (mark === null) return UNCLEAR;
  const head = foldAnswer(text.slice(0, mark.index));
  if (head.length > LONGEST_ANSWER) return UNCLEAR;
  const { pieces, end } = readPieces(head);
  const refusal = end === head.length ? weigh(pieces, head) : UNCLEAR;
  if (refusal.answer !== 'no') return UNCLEAR;
  const reason = text.slice(mark.index + mark[0].length).trim();
  const folded = foldAnswer(reason);
  // A number could be a card and turn the refusal towards another one ("no, 3 is the right one").
  if (/^#?\d/.test(folded) || takesBack(folded)) return UNCLEAR;
  return { ...refusal, reason };
}

function takesBack(reason: string): boolean {
  if (!/\p{L}{2}/u.test(reason)) return true;
  let at = 0;
  while (at < reason.length) {
    if (isWordStart(reason, at)) {
      const here = matchesAt(reason, at)[0];
      if (here?.part === 'no') {
        at = here.end;
        continue;
      }
      if (here?.part === 'yes' && here.end - here.start > 1) return true;
      if (
        phrasesAt(reason, at, longestRetractionFrom.get(reason.charAt(at)) ?? 0).some((phrase) =>
          retractions.has(phrase),
        )
      )
        return true;
    }
    at += 1;
  }
  return false;
}
