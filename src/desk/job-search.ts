import type { CvProfile } from '../match/profile.ts';
import { type JobQuery, queryFits, readJobQuery } from '../match/query.ts';
import type { MatchResult } from '../match/score.ts';
import type { Preference } from './client.ts';
import type { Cv, Fact } from './cv.ts';
import type { JobIndex } from './job-index.ts';
import { cvProfileOf, queryProfile } from './match-profiles.ts';
import type { Usage } from './message.ts';
import type { Posting } from './posting.ts';
import { READ_AGAIN, type SecondReading } from './second-reading.ts';

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
  /** What a model's second reading cost; empty without one. */
  usage: readonly Usage[];
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
    /** What a model may spend on reading the best again; nothing when left out. */
    budget?: { tokens: number; user: string };
  }): Promise<JobSearchResult>;
  /** Scores of stated postings, in the order of the ids; null where there is no CV or no such posting. */
  match(ids: readonly string[], applicant: Applicant): Promise<(MatchResult | null)[]>;
}

/** @param second  a model's second reading of the best; null: arithmetic alone */
export function createJobSearch(index: JobIndex, second: SecondReading | null = null): JobSearch {
  const known = (cv: CvProfile, match: MatchResult) => second?.known(cv, match) ?? match;
  return {
    async search({ query: words, applicant, limit, like, without, budget }) {
      await index.refresh();
      const query = readJobQuery(words);
      const fitting = index.postings().filter((posting) => {
        if (posting.id === like?.id || without?.has(posting.id)) return false;
        return queryFits(query, posting).fits;
      });
      const among = new Set(fitting.map((posting) => posting.id));
      const cv = cvProfileOf(applicant);
      if (second && budget && cv && applicant.cv && !like) {
        const top = index.matcher().rank(cv, { among, limit: Math.max(limit, READ_AGAIN) });
        const texts = await index.load(top.map((hit) => hit.id));
        const own = { profile: cv, text: applicant.cv.text };
        const { ranked, usage } = await second.read(own, top, texts, budget);
        const hits = ranked.slice(0, limit).flatMap((match) => {
          const posting = texts.get(match.id);
          return posting ? [{ posting, match }] : [];
        });
        return { query, total: among.size, hits, usage };
      }
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
        return posting ? [{ posting, match: cv ? known(cv, match) : null }] : [];
      });
      return { query, total: among.size, hits, usage: [] };
    },
    async match(ids, applicant) {
      await index.refresh();
      const cv = cvProfileOf(applicant);
      return ids.map((id) => {
        const match = cv ? index.matcher().score(cv, id) : undefined;
        return cv && match ? known(cv, match) : null;
      });
    },
  };
}
