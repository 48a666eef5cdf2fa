import { isInstruction, isPostingInstruction } from './instruction.ts';
import type { MatchResult } from './score.ts';

/** What a model may change: whole points within this, for words that stand in both texts. */
export const MAX_POINTS = 10;
/** A shorter quote proves nothing: "team" stands in every text. */
const MIN_QUOTE = 12;
const MAX_QUOTE = 240;

/** A model's wish to move one posting, as it came. */
export interface Move {
  id: string;
  points: number;
  cvQuote: string;
  postingQuote: string;
}

/** A move that held; shown beside the score that arithmetic gave. */
export interface Adjustment {
  points: number;
  cvQuote: string;
  postingQuote: string;
}

/**
 * A move holds when its points are whole and within the limit and both quotes stand verbatim in the texts. One for a
 * posting that speaks to machines may only take points away.
 */
export function adjustmentOf(
  move: Move,
  texts: { cv: string; posting: string },
): Adjustment | undefined {
  const { points, cvQuote, postingQuote } = move;
  if (!Number.isInteger(points) || points === 0 || Math.abs(points) > MAX_POINTS) return undefined;
  if (!stands(cvQuote, texts.cv) || isInstruction(cvQuote)) return undefined;
  if (!stands(postingQuote, texts.posting) || isPostingInstruction(postingQuote)) return undefined;
  if (points > 0 && texts.posting.split('\n').some(isPostingInstruction)) return undefined;
  return { points, cvQuote, postingQuote };
}

function stands(quote: string, text: string): boolean {
  return (
    quote.length >= MIN_QUOTE &&
    quote.length <= MAX_QUOTE &&
    quote.trim() === quote &&
    text.includes(quote)
  );
}

/** The result with its adjustment: both parts stay to be seen, and the sum stays between 0 and 100. */
export function adjusted(result: MatchResult, adjustment: Adjustment | undefined): MatchResult {
  if (!adjustment) return result;
  const within = (score: number) => Math.max(0, Math.min(100, score));
  return {
    ...result,
    score: within(result.score + adjustment.points),
    exact: within(result.exact + adjustment.points),
    adjustment: { ...adjustment, base: result.score },
  };
}

/** "78 = 74 + 4 by the model: “…”", or the plain score. */
export function scoreWords({ score, adjustment }: MatchResult): string {
  if (!adjustment) return `${score}`;
  const { base, points, cvQuote, postingQuote } = adjustment;
  const sign = points < 0 ? '-' : '+';
  return `${score} = ${base} ${sign} ${Math.abs(points)} by the model: your CV “${cvQuote}”, the posting “${postingQuote}”`;
}
