import { phrases } from '../phrases.ts';

/**
 * What one language adds to the answer reader. Every list holds phrases parted by commas; case, accents and
 * apostrophes are folded on both sides, so each phrase is written once, as people spell it. A comma inside a phrase
 * is written wide ("ja，ja").
 *
 * A `yes` phrase must mean yes in every language of the desk, also beside any other phrase, or stay out: a word
 * outside the lists only makes an answer unclear, a wrong word in `yes` sends a letter.
 */
export type AnswerVocabulary = {
  readonly language: string;
  readonly yes: string;
  /** A yes as the whole message, but something else beside any word or number ("y", "genau 2", "han confirmado"). */
  readonly lone?: string;
  readonly no: string;
  /** Refusals by a verb ("cancel"), which a negation turns around. */
  readonly drop: string;
  /** Negations that turn a `drop` around: "don't cancel" is no answer. */
  readonly not: string;
  /** The same behind the verb, where a language puts it there: "रद्द मत करो". */
  readonly notAfter?: string;
  /** Made of answer words, yet no answer: "ja ja", "c'est bon merci". */
  readonly doubt?: string;
  /** May open an answer. Behind one ("yes hello") it asks for somebody. */
  readonly greeting: string;
  /** May stand beside an answer without changing it. Never an answer by itself. */
  readonly polite: string;
  /** Ties a card number to the answer ("to", "number"). Counts only with a number behind it. */
  readonly card: string;
  /** Number ties that stand behind the number instead, as in "2 için". */
  readonly cardAfter?: string;
  /** What opens the reason of a refusal without a mark ("no 3 too formal"), and behind which refusals it does. */
  readonly fault?: { readonly after: string; readonly opens: string };
  /** Words that take a refusal back or praise the card, so that "no, ..." with one of them is unclear. */
  readonly retract: string;
};

/** Every head followed by every tail. */
export function pairs(heads: string, tails: string): string {
  const ends = phrases(tails);
  return phrases(heads)
    .flatMap((head) => ends.map((end) => `${head} ${end}`))
    .join();
}

/** Every phrase said twice, with and without a comma: a brush-off where once is an assent ("ja ja"). */
export function twice(list: string): string {
  return phrases(list)
    .flatMap((phrase) => [`${phrase} ${phrase}`, `${phrase}，${phrase}`])
    .join();
}
