import { type PostingProfile, profilePosting } from '../match/profile.ts';
import { createMatcher, type Matcher, matchVersion } from '../match/score.ts';
import { type IndexedJob, indexedJob } from './indexed-job.ts';
import { createJobShelf } from './job-shelf.ts';
import { toMatchPosting } from './match-profiles.ts';
import type { IndexedPosting, PostingStore, StoredPosting } from './ports/store.ts';
import type { Posting } from './posting.ts';
import type { Viewer } from './viewer.ts';

/** The open postings of the desk in memory, ready to be filtered and scored. The database stays the truth. */
export interface JobIndex {
  /** Takes in what changed since the last call, also by another process (an import beside a running desk). */
  refresh(): Promise<void>;
  /** What one viewer sees of it. */
  view(viewer: Viewer): JobView;
  /** Knows all of them: name in `among` those that a view gave. */
  matcher(): Matcher;
}

/** The index as one viewer sees it: what belongs to other clients is not there. */
export interface JobView {
  /** Every open posting. The same list as before while nothing has changed. */
  postings(): readonly IndexedJob[];
  get(id: string): IndexedJob | undefined;
  /** The card of a posting, also of one that has ended. */
  cardOf(id: string): string;
  /** The postings in these rows of the full-text index. */
  byOrd(ords: readonly number[]): IndexedJob[];
  /** All open postings of the job on this card, in the order in which they came. */
  onCard(card: string): IndexedJob[];
  /** Whole postings by id, also those that have ended. */
  load(ids: readonly string[]): Promise<Map<string, Posting>>;
}

const BATCH = 2_000;

export function createJobIndex(
  store: Pick<PostingStore, 'postingsSince' | 'getPostings' | 'ownersGone'>,
): JobIndex {
  const shelf = createJobShelf();
  const matcher = createMatcher([]);
  let seq = 0;
  let refreshing: Promise<void> | null = null;

  async function takeChanges(): Promise<void> {
    for (const clientId of await store.ownersGone(shelf.owners()))
      for (const id of shelf.dropOwner(clientId)) matcher.remove(id);
    for (;;) {
      const changed = await store.postingsSince(seq, BATCH);
      if (changed.rows.length === 0) return;
      for (const row of changed.rows) take(row);
      seq = changed.seq;
    }
  }

  function take(row: IndexedPosting): void {
    const { id } = row.posting;
    const { closedAt, card } = row.standing;
    matcher.remove(id);
    // What has ended is found and ranked no more, and takes no room; a saved one is read from the database.
    if (closedAt !== null) shelf.end(id, card, row.ownerId);
    else {
      const profile = profileOf(row);
      shelf.put(indexedJob(row, profile));
      matcher.add(profile);
    }
  }

  return {
    refresh() {
      refreshing ??= takeChanges().finally(() => {
        refreshing = null;
      });
      return refreshing;
    },
    view: (viewer) => ({
      ...shelf.view(viewer),
      async load(ids) {
        const postings = await store.getPostings(ids, viewer);
        return new Map(postings.map((posting) => [posting.id, posting]));
      },
    }),
    matcher: () => matcher,
  };
}

/** A posting made ready for the store: its profile is computed once, at import. Public: whose it is says `withOwner`. */
export function withProfile(posting: Posting): StoredPosting {
  return {
    posting,
    profile: JSON.stringify(profilePosting(toMatchPosting(posting))),
    profileVersion: matchVersion(),
    ownerId: null,
  };
}

/** The stored profile when it is of this version, else a new one. */
function profileOf(row: StoredPosting): PostingProfile {
  if (row.profile !== null && row.profileVersion === matchVersion()) return JSON.parse(row.profile);
  return profilePosting(toMatchPosting(row.posting));
}
