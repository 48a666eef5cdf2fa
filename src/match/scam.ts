import { SCAM_RULES } from './scam-rules.ts';

/** A sign of fraud that was found in a posting, with the words that show it. */
export interface ScamSign {
  rule: string;
  warning: string;
  quote: string;
}

/** Longest text that is read, in UTF-16 units, and longest quotation. */
const MAX_TEXT = 40_000;
const MAX_SENTENCE = 600;
const MAX_QUOTE = 110;

/** The signs of fraud in a posting, one for each rule at most, in the order of the rules. Never throws. */
export function scamSigns(posting: { title: string; text: string }): ScamSign[] {
  const sentences = sentencesOf(`${posting.title}\n${posting.text}`.slice(0, MAX_TEXT));
  return SCAM_RULES.flatMap((rule) => {
    const found = sentences.find(
      ({ folded }) =>
        rule.signs.some((sign) => sign.test(folded)) && !(rule.unless?.test(folded) ?? false),
    );
    return found ? [{ rule: rule.id, warning: rule.warning, quote: quoteOf(found.said) }] : [];
  });
}

function sentencesOf(text: string): { said: string; folded: string }[] {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .split(/(?<=[.!?。！？])\s+|\n+/u)
    .map((sentence) => sentence.trim().slice(0, MAX_SENTENCE))
    .filter((sentence) => sentence.length > 5)
    .map((said) => ({ said, folded: said.toLowerCase().replace(/[’‘`´]/g, "'") }));
}

function quoteOf(sentence: string): string {
  const line = sentence.replace(/\s+/g, ' ').replace(/["“”]/g, "'");
  return line.length > MAX_QUOTE ? `${line.slice(0, MAX_QUOTE)} …` : line;
}
