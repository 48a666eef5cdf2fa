import { readAnswer } from '../guard/answer.ts';

/** What a typed message says to a card. `unclear` never acts. */
export type Reading =
  | { answer: 'unclear' }
  | { answer: 'yes' | 'no'; card?: number | undefined; reason?: string | undefined };

/**
 * Reads an answer from a message. Quoted text, forwarded and edited messages never approve, so they read as unclear
 * whatever they say.
 */
export function readReply(message: { text: string; edited: boolean; forwarded: boolean }): Reading {
  if (message.edited || message.forwarded) return { answer: 'unclear' };
  const read = readAnswer(message.text);
  if (read.answer === 'unclear') return { answer: 'unclear' };
  return { answer: read.answer, card: read.card, reason: read.reason };
}

/** A plain yes or no that names its card: it can be meant for nothing else. */
export function namesCard(reading: Reading): boolean {
  return reading.answer !== 'unclear' && reading.card !== undefined;
}
