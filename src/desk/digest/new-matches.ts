import type { JobHit, JobSearches } from '../job-search.ts';
import type { Store, WorkspaceRows } from '../ports/store.ts';
import type { SavedSearch } from './saved-search.ts';
import { isStrong } from './strong.ts';

export interface NewMatches {
  /** Best first. */
  hits: JobHit[];
  /** The words of the search that found the best one, so that "more" goes on with it. */
  query: string;
}

/** What one search is looked through for new ones; a day brings fewer. */
const LOOKED_THROUGH = 50;

/**
 * The strong matches of saved searches that the client was not shown before, each once; and `besides`, what the client
 * asked for in another way, however it scores.
 */
export async function newMatches(
  deps: {
    store: Pick<Store, 'shownPostings' | 'closedAmong' | 'getPostings'>;
    jobs: JobSearches;
  },
  rows: WorkspaceRows,
  searches: readonly SavedSearch[],
  least: number,
  besides: readonly string[] = [],
): Promise<NewMatches> {
  if (searches.length + besides.length === 0) return { hits: [], query: '' };
  const viewer = { clientId: rows.client.id };
  const jobs = deps.jobs.for(viewer);
  const without = await deps.store.shownPostings(rows.client.id);
  for (const { postingId } of rows.pipeline) without.add(postingId);
  const found = new Map<string, JobHit & { query: string }>();
  for (const { query } of searches) {
    const { hits } = await jobs.search({
      query,
      applicant: rows,
      limit: LOOKED_THROUGH,
      without,
    });
    for (const hit of hits)
      if (isStrong(hit, least) && !found.has(hit.posting.id))
        found.set(hit.posting.id, { ...hit, query });
  }
  const others = besides.filter((id) => !without.has(id) && !found.has(id));
  const scores = await jobs.match(others, rows);
  for (const posting of await deps.store.getPostings(others, viewer)) {
    const match = scores[others.indexOf(posting.id)] ?? null;
    found.set(posting.id, { posting, match, query: '' });
  }
  const closed = await deps.store.closedAmong([...found.keys()]);
  const best = [...found.values()]
    .filter(({ posting }) => !closed.has(posting.id))
    .toSorted((a, b) => (b.match?.exact ?? 0) - (a.match?.exact ?? 0));
  return {
    hits: best.map(({ query: _, ...hit }) => hit),
    query: best.find(({ query }) => query !== '')?.query ?? searches[0]?.query ?? '',
  };
}
