import { type JobQuery, queryFits, readJobQuery } from '../match/query.ts';
import type { MatchResult } from '../match/score.ts';
import type { Preference } from './client.ts';
import type { Cv, Fact } from './cv.ts';
import type { JobIndex } from './job-index.ts';
import { cvProfileOf, queryProfile } from './match-profiles.ts';
import type { Posting } from './posting.ts';

export interface JobHit {
  posting: Posting;
  /** Null when there is no CV to score against. */
  match: MatchResult | null;
}

export interface JobSearchResult {
  query: JobQuery;
  /** How many postings fit, of which `hits` are the best. */
  total: number;
  hits: JobHit[];
}

/** What a score is made from: the client's CV, corrected facts and preferences. */
export interface Applicant {
  cv: Cv | null;
  facts: readonly Fact[];
  preferences: readonly Preference[];
}

/** Search and scoring over the desk's own index: nothing leaves the machine, no model is involved. */
export interface JobSearch {
  search(request: {
    query: string;
    applicant: Applicant;
    limit: number;
    /** Find postings like this one. */
    like?: Posting;
    /** Postings that were shown before and should not come again. */
    without?: ReadonlySet<string>;
  }): Promise<JobSearchResult>;
  /** Scores of stated postings, in the order of the ids; null where there is no CV or no such posting. */
  match(ids: readonly string[], applicant: Applicant): Promise<(MatchResult | null)[]>;
}

export function createJobSearch(index: JobIndex): JobSearch {
  return {
    async search({ query: words, applicant, limit, like, without }) {
      await index.refresh();
      const query = readJobQuery(words);
      const fitting = index.postings().filter((posting) => {
        if (posting.id === like?.id || without?.has(posting.id)) return false;
        return queryFits(query, posting).fits;
      });
      const among = new Set(fitting.map((posting) => posting.id));
      const cv = cvProfileOf(applicant);
      const asked = queryProfile(query, like);
      // "more like the second": the nearest to that posting first, then ordered by the client's own score.
      const near =
        like || !cv
          ? index.matcher().rank(asked, { among, limit: cv ? limit * 3 : limit })
          : index.matcher().rank(cv, { among, limit });
      const ordered =
        like && cv
          ? index
              .matcher()
              .rank(cv, { among: new Set(near.slice(0, limit).map((hit) => hit.id)), limit })
          : near.slice(0, limit);
      const postings = await index.load(ordered.map((hit) => hit.id));
      const hits = ordered.flatMap((match) => {
        const posting = postings.get(match.id);
        return posting ? [{ posting, match: cv ? match : null }] : [];
      });
      return { query, total: among.size, hits };
    },
    async match(ids, applicant) {
      await index.refresh();
      const cv = cvProfileOf(applicant);
      return ids.map((id) => (cv ? (index.matcher().score(cv, id) ?? null) : null));
    },
  };
}
