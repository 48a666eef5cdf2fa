import { scamSigns } from '../match/scam.ts';
import type { Posting } from './posting.ts';

/**
 * What the client reads about a posting that looks like a fraud: one line for each sign, at most `limit`. A warning only:
 * nothing is hidden, scored or refused because of it.
 */
export function scamWarnings(posting: Pick<Posting, 'title' | 'text'>, limit: number): string[] {
  const signs = scamSigns(posting);
  const lines = signs
    .slice(0, limit)
    .map((sign) => `Warning: this posting ${sign.warning}: "${sign.quote}"`);
  const more = signs.length - lines.length;
  return more > 0 && lines.length > 0
    ? [
        ...lines.slice(0, -1),
        `${lines.at(-1)} (and ${more} more ${more > 1 ? 'signs' : 'sign'} of fraud)`,
      ]
    : lines;
}
