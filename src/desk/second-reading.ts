import type { CvProfile } from '../match/profile.ts';
import { type Adjustment, adjusted, adjustmentOf } from '../match/rerank.ts';
import type { MatchResult } from '../match/score.ts';
import type { Usage } from './message.ts';
import type { Reranker } from './ports/reranker.ts';
import type { Posting } from './posting.ts';

/** How many of the best are read again. */
export const READ_AGAIN = 30;

/** What a model's second reading did to scores, kept as long as the CV's profile is: a score explained is the same. */
export interface SecondReading {
  /** Reads what it has not read yet for this CV; gives all of them, best first, and what it cost. */
  read(
    cv: { profile: CvProfile; text: string },
    ranked: readonly MatchResult[],
    postings: ReadonlyMap<string, Posting>,
    budget: { tokens: number; user: string },
  ): Promise<{ ranked: MatchResult[]; usage: Usage[] }>;
  /** A result as an earlier reading left it. */
  known(profile: CvProfile, result: MatchResult): MatchResult;
}

/** Over a model that reads, with every move judged by code. */
export function createSecondReading(reranker: Reranker): SecondReading {
  const byCv = new WeakMap<CvProfile, Map<string, Adjustment | null>>();
  const known = (profile: CvProfile, result: MatchResult) =>
    adjusted(result, byCv.get(profile)?.get(result.id) ?? undefined);

  return {
    known,
    async read(cv, ranked, postings, budget) {
      const kept = byCv.get(cv.profile) ?? new Map<string, Adjustment | null>();
      byCv.set(cv.profile, kept);
      const unread = ranked.flatMap(({ id }) => {
        const posting = postings.get(id);
        return posting && !kept.has(id) ? [posting] : [];
      });
      const { moves, usage } =
        unread.length === 0
          ? { moves: [], usage: [] }
          : await reranker.read({
              cv: cv.text,
              postings: unread.map(({ id, title, text }) => ({ id, title, text })),
              maxTokens: budget.tokens,
              user: budget.user,
            });
      // A reading that failed or was cut short is tried again with the next search.
      if (usage.length > 0) for (const { id } of unread) kept.set(id, null);
      for (const move of moves) {
        const posting = postings.get(move.id);
        const texts = posting && { cv: cv.text, posting: `${posting.title}\n${posting.text}` };
        const adjustment = texts && adjustmentOf(move, texts);
        if (adjustment) kept.set(move.id, adjustment);
      }
      const again = ranked
        .map((result) => known(cv.profile, result))
        .sort((a, b) => b.exact - a.exact || (a.id < b.id ? -1 : 1));
      return { ranked: again, usage };
    },
  };
}
