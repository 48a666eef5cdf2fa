import { type CheckedSentence, checkClaims, withoutUnsupported } from './claims.ts';
import { sentencesOf } from './sentences.ts';

export interface OwnText {
  subject: string | undefined;
  body: string;
}

export type CheckedText =
  /** `note` tells the client what was left out; empty when nothing was. */
  | { ok: true; subject: string | undefined; body: string; note: string }
  | { ok: false; sentence: string };

const LISTED = 6;
/** Fewer letters than this are no mail. */
const MIN_BODY = 60;

/**
 * A text that a model wrote, against the CV and the client's own statements. The first time it claims what nothing
 * supports it is refused with the list, so that the model can write it again; the second time those sentences are
 * dropped, and the client is told which. Where too little is left, the text made from the facts stands in.
 */
export function checkedText(input: {
  text: OwnText;
  own: readonly string[];
  context: readonly string[];
  year: number;
  isSecond: boolean;
  /** Made from facts alone. */
  composed: { subject: string; body: string };
}): CheckedText {
  const { text, own, context, year, composed } = input;
  const claimed = (said: string) => claimsBeyond(said, { own, context, year, made: composed.body });
  const ofSubject = text.subject === undefined ? [] : claimed(text.subject);
  const ofBody = claimed(text.body);
  const all = [...ofSubject, ...ofBody];
  if (all.length === 0) return { ok: true, ...text, note: '' };
  if (!input.isSecond)
    return {
      ok: false,
      sentence: `That text says things that are not in the CV: ${wordsOf(all)}. Write it again without them and call this tool once more.`,
    };
  const rest = withoutUnsupported(text.body, ofBody);
  const isEnough = rest.replace(/\P{L}/gu, '').length >= MIN_BODY;
  const left = all.slice(0, LISTED).map((sentence) => `“${sentence.text.replace(/\s+/g, ' ')}”`);
  const more = all.length > LISTED ? ` and ${all.length - LISTED} more` : '';
  return {
    ok: true,
    subject: ofSubject.length > 0 ? composed.subject : text.subject,
    body: isEnough ? rest : composed.body,
    note: `Left out, because your CV does not say it: ${left.join(' ')}${more}\nIf it is true, tell me, for example "add skill …", and ask again.`,
  };
}

/**
 * The sentences of a text that claim what neither the CV nor the client says. A sentence of the text that the desk makes
 * from the facts alone is no claim of whoever keeps it.
 *
 * @param made  that text
 */
export function claimsBeyond(
  said: string,
  against: { own: readonly string[]; context: readonly string[]; year: number; made: string },
): CheckedSentence[] {
  const { own, context, year, made } = against;
  const beyond = checkClaims(said, own, context, year).filter(
    ({ unsupported }) => unsupported.length > 0,
  );
  if (beyond.length === 0) return beyond;
  const known = new Set(sentencesOf(made).map(({ text }) => text));
  return beyond.filter(({ text }) => !known.has(text));
}

/** The claims, and for a sentence without a single telling word the sentence itself. */
function wordsOf(sentences: readonly CheckedSentence[]): string {
  const words = sentences.flatMap(({ unsupported }) => {
    const telling = unsupported.filter(({ kind }) => kind !== 'statement');
    return (telling.length > 0 ? telling : unsupported).map(({ text }) => text);
  });
  return [...new Set(words)].slice(0, LISTED).join('; ');
}
