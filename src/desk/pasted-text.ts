import { redactSecrets } from '../guard/secrets.ts';
import { cleanText } from '../guard/text.ts';

const MAX_TEXT = 40_000;
/** A line or two describe no job. */
const LEAST = 200;

/** The description of a job that a client pasted, ready to be kept; null when it is too short for one. */
export function pastedText(text: string): string | null {
  const kept = redactSecrets(cleanText(text)).trim().slice(0, MAX_TEXT);
  return kept.length < LEAST ? null : kept;
}
