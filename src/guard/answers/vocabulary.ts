/**
 * What one language adds to the answer reader. Every list holds phrases parted by commas; case, accents and
 * apostrophes are folded on both sides, so each phrase is written once, as people spell it.
 *
 * A `yes` phrase must mean yes in every language of the desk, or stay out: a word outside the lists only makes an
 * answer unclear, a wrong word in `yes` sends a letter.
 */
export type AnswerVocabulary = {
  readonly language: string;
  readonly yes: string;
  readonly no: string;
  /** May stand beside an answer without changing it. Never an answer by itself. */
  readonly polite: string;
  /** Ties a card number to the answer ("to", "number"). Counts only with a number behind it. */
  readonly card: string;
  /** Number ties that stand behind the number instead, as in "2 için". */
  readonly cardAfter?: string;
  /** Words that take a refusal back or praise the card, so that "no, ..." with one of them is unclear. */
  readonly retract: string;
};
