import type { JobHit } from '../job-search.ts';

/** Scores from which a match is worth a line in the digest, and from which it is worth a message of its own. */
export const STRONG = 50;
export const VERY_STRONG = 80;

/**
 * Is this worth being told unasked? A failed gate is not, whatever the score. Without a CV there is no score: what the
 * client searched for is then worth a line, and nothing is worth a message of its own.
 */
export function isStrong({ match }: JobHit, least: number): boolean {
  if (!match) return least <= STRONG;
  return match.score >= least && match.gates.every(({ verdict }) => verdict !== 'fail');
}
