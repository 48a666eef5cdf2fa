import { type CvProfile, profilePosting } from '../match/profile.ts';
import { type JobQuery, readJobQuery } from '../match/query.ts';
import type { MatchResult } from '../match/score.ts';
import type { Preference } from './client.ts';
import type { Cv, Fact } from './cv.ts';
import { type JobCopies, jobCopies } from './job-copies.ts';
import { jobFits, withCompany } from './job-filter.ts';
import type { JobIndex } from './job-index.ts';
import { cvProfileOf, queryProfile, toMatchPosting } from './match-profiles.ts';
import type { Usage } from './message.ts';
import type { Clock } from './ports/clock.ts';
import type { PostingIndexStore } from './ports/posting-index.ts';
import type { Posting } from './posting.ts';
import { READ_AGAIN, type SecondReading } from './second-reading.ts';
import { topicTiers } from './topic-tiers.ts';
import { placeDoubt, withTowns } from './towns.ts';
import type { Viewer } from './viewer.ts';

export interface JobHit {
  posting: Posting;
  /** Null when there is no CV to score against. */
  match: MatchResult | null;
  /** The same job elsewhere; absent where nobody looked. */
  copies?: JobCopies;
}

export interface JobSearchResult {
  query: JobQuery;
  /** How many jobs fit, of which `hits` are the best; copies of one job count once. */
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
export interface JobSearches {
  /** For one viewer, who finds what they may see and nothing else. */
  for(viewer: Viewer): JobSearch;
}

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
  /** The score of a posting that is about to be saved; null without a CV. */
  matchNew(posting: Posting, applicant: Applicant): Promise<MatchResult | null>;
  /** The same jobs elsewhere, in the order of the ids. */
  copies(ids: readonly string[]): Promise<JobCopies[]>;
}

export interface JobSearchDeps {
  store: Pick<PostingIndexStore, 'findWords' | 'crossListings'>;
  clock: Pick<Clock, 'now'>;
  /** A model's second reading of the best; without one, arithmetic alone. */
  second?: SecondReading | null;
}

/** A card stands for its copies: so many postings are ranked for each card that is asked for, and more when it needs be. */
const COPIES = 4;

export function createJobSearch(index: JobIndex, deps: JobSearchDeps): JobSearches {
  return { for: (viewer) => searchFor(viewer, index, deps) };
}

function searchFor(viewer: Viewer, index: JobIndex, deps: JobSearchDeps): JobSearch {
  const { second } = deps;
  const view = index.view(viewer);
  const known = (cv: CvProfile, match: MatchResult) => second?.known(cv, match) ?? match;

  /** The best posting of each card, best first: the variant that this client may work in leads its copies. */
  function bestOfCards(
    profile: CvProfile,
    among: ReadonlySet<string>,
    limit: number,
  ): MatchResult[] {
    for (let ranked = limit * COPIES; ; ranked *= 4) {
      const found = index.matcher().rank(profile, { among, limit: ranked });
      const best = new Map<string, MatchResult>();
      for (const match of found) {
        const card = view.cardOf(match.id);
        if (!best.has(card)) best.set(card, match);
      }
      if (best.size >= limit || found.length < ranked) return [...best.values()].slice(0, limit);
    }
  }

  /** A posting that has ended, or is new, is not in the matcher: it is put there for the moment of its score. */
  function scoreAside(cv: CvProfile, posting: Posting | undefined): MatchResult | undefined {
    if (!posting) return undefined;
    index.matcher().add(profilePosting(toMatchPosting(posting)));
    const match = index.matcher().score(cv, posting.id);
    index.matcher().remove(posting.id);
    return match;
  }

  function cardsOf(ids: Iterable<string>): Set<string> {
    return new Set([...ids].map((id) => view.cardOf(id)));
  }

  /** The cards of the first tier before those of the second, each in the order of the score. */
  function rankTiers(
    profile: CvProfile,
    among: readonly string[],
    tiers: ReadonlyMap<string, number> | null,
    limit: number,
  ): MatchResult[] {
    if (!tiers) return bestOfCards(profile, new Set(among), limit);
    const ordered: MatchResult[] = [];
    for (const tier of new Set([...tiers.values()].sort())) {
      const taken = cardsOf(ordered.map(({ id }) => id));
      const here = among.filter((id) => tiers.get(id) === tier && !taken.has(view.cardOf(id)));
      if (ordered.length < limit && here.length > 0)
        ordered.push(...bestOfCards(profile, new Set(here), limit - ordered.length));
    }
    return ordered;
  }

  async function hitsOf(
    matches: readonly MatchResult[],
    postings: ReadonlyMap<string, Posting>,
    shown: (match: MatchResult) => MatchResult | null,
  ): Promise<JobHit[]> {
    const copies = await jobCopies(
      view,
      deps.store,
      matches.map((match) => match.id),
      viewer,
    );
    return matches.flatMap((match, at) => {
      const posting = postings.get(match.id);
      const others = copies[at];
      return posting && others ? [{ posting, match: shown(match), copies: others }] : [];
    });
  }

  return {
    async search({ query: words, applicant, limit, like, without, budget }) {
      await index.refresh();
      const all = view.postings();
      const query = withTowns(withCompany(readJobQuery(words), all), all);
      const topics = await topicTiers(view, deps.store, query, viewer);
      const now = deps.clock.now();
      const left = cardsOf([...(without ?? []), ...(like ? [like.id] : [])]);
      const jobs = all.filter(
        (job) =>
          (topics === null || topics.has(job.id)) &&
          !left.has(job.card) &&
          jobFits(query, job, now),
      );
      const fitting = jobs.map(({ id }) => id);
      // Within a tier, what is surely in the wanted place comes before what only may be.
      const tiers =
        query.places.length === 0
          ? topics
          : new Map(
              jobs.map((job) => [job.id, 2 * (topics?.get(job.id) ?? 0) + placeDoubt(query, job)]),
            );
      const cv = cvProfileOf(applicant);
      if (second && budget && cv && applicant.cv && !like) {
        const top = rankTiers(cv, fitting, tiers, Math.max(limit, READ_AGAIN));
        const texts = await view.load(top.map((hit) => hit.id));
        const own = { profile: cv, text: applicant.cv.text };
        const { ranked, usage } = await second.read(own, top, texts, budget);
        // A second reading moves a job among those of its tier, never above what was asked for more plainly.
        const tierOf = (id: string) => tiers?.get(id) ?? 0;
        const best = ranked.toSorted((a, b) => tierOf(a.id) - tierOf(b.id)).slice(0, limit);
        const hits = await hitsOf(best, texts, (match) => match);
        return { query, total: cardsOf(fitting).size, hits, usage };
      }
      const asked = queryProfile(query, like);
      // "more like the second": the nearest to that posting first, then ordered by the client's own score.
      const near = rankTiers(like || !cv ? asked : cv, fitting, like ? null : tiers, limit);
      const ordered =
        like && cv ? bestOfCards(cv, new Set(near.map((hit) => hit.id)), limit) : near;
      const postings = await view.load(ordered.map((hit) => hit.id));
      const hits = await hitsOf(ordered, postings, (match) => (cv ? known(cv, match) : null));
      return { query, total: cardsOf(fitting).size, hits, usage: [] };
    },
    async match(ids, applicant) {
      await index.refresh();
      const cv = cvProfileOf(applicant);
      if (!cv) return ids.map(() => null);
      const rest = await view.load(ids.filter((id) => !view.get(id)));
      return ids.map((id) => {
        const match = view.get(id) ? index.matcher().score(cv, id) : scoreAside(cv, rest.get(id));
        return match ? known(cv, match) : null;
      });
    },
    async matchNew(posting, applicant) {
      await index.refresh();
      const cv = cvProfileOf(applicant);
      if (!cv) return null;
      return (
        (view.get(posting.id) ? index.matcher().score(cv, posting.id) : scoreAside(cv, posting)) ??
        null
      );
    },
    async copies(ids) {
      await index.refresh();
      return jobCopies(view, deps.store, ids, viewer);
    },
  };
}
