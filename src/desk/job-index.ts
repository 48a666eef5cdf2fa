import { type MatchPosting, type PostingProfile, profilePosting } from '../match/profile.ts';
import { createMatcher, MATCH_VERSION, type Matcher } from '../match/score.ts';
import { toMatchPosting } from './match-profiles.ts';
import type { PostingStore, StoredPosting } from './ports/store.ts';
import type { Posting } from './posting.ts';

/** The postings of the desk in memory, ready to be filtered and scored. The database stays the truth. */
export interface JobIndex {
  /** Takes in what changed since the last call, also by another process (an import beside a running desk). */
  refresh(): Promise<void>;
  postings(): readonly MatchPosting[];
  matcher(): Matcher;
  /** Whole postings by id. */
  load(ids: readonly string[]): Promise<Map<string, Posting>>;
}

const BATCH = 2_000;

export function createJobIndex(
  store: Pick<PostingStore, 'postingsSince' | 'getPostings'>,
): JobIndex {
  const byId = new Map<string, MatchPosting>();
  const matcher = createMatcher([]);
  let list: readonly MatchPosting[] | null = null;
  let seq = 0;
  let refreshing: Promise<void> | null = null;

  async function takeChanges(): Promise<void> {
    for (;;) {
      const changed = await store.postingsSince(seq, BATCH);
      if (changed.rows.length === 0) return;
      for (const row of changed.rows) {
        const posting = toMatchPosting(row.posting);
        if (byId.delete(posting.id)) matcher.remove(posting.id);
        if (row.closedAt) continue;
        byId.set(posting.id, posting);
        matcher.add(profileOf(row, posting));
      }
      seq = changed.seq;
      list = null;
    }
  }

  return {
    refresh() {
      refreshing ??= takeChanges().finally(() => {
        refreshing = null;
      });
      return refreshing;
    },
    postings() {
      list ??= [...byId.values()];
      return list;
    },
    matcher: () => matcher,
    async load(ids) {
      const postings = await store.getPostings(ids);
      return new Map(postings.map((posting) => [posting.id, posting]));
    },
  };
}

/** A posting made ready for the store: its profile is computed once, at import. */
export function withProfile(posting: Posting): StoredPosting {
  return {
    posting,
    profile: JSON.stringify(profilePosting(toMatchPosting(posting))),
    profileVersion: MATCH_VERSION,
  };
}

/** The stored profile when it is of this version, else a new one. */
function profileOf(row: StoredPosting, posting: MatchPosting): PostingProfile {
  if (row.profile !== null && row.profileVersion === MATCH_VERSION) return JSON.parse(row.profile);
  return profilePosting(posting);
}
