import { type PostingProfile, profilePosting } from '../match/profile.ts';
import { createMatcher, type Matcher, matchVersion } from '../match/score.ts';
import { type IndexedJob, indexedJob } from './indexed-job.ts';
import { toMatchPosting } from './match-profiles.ts';
import type { IndexedPosting, PostingStore, StoredPosting } from './ports/store.ts';
import type { Posting } from './posting.ts';

/** The postings of the desk in memory, ready to be filtered and scored. The database stays the truth. */
export interface JobIndex {
  /** Takes in what changed since the last call, also by another process (an import beside a running desk). */
  refresh(): Promise<void>;
  /** Every posting that is known, closed ones as well. */
  postings(): readonly IndexedJob[];
  get(id: string): IndexedJob | undefined;
  /** The postings in these rows of the full-text index. */
  byOrd(ords: readonly number[]): IndexedJob[];
  /** All open postings of the job on this card, in the order in which they came. */
  onCard(card: string): IndexedJob[];
  matcher(): Matcher;
  /** Whole postings by id. */
  load(ids: readonly string[]): Promise<Map<string, Posting>>;
}

const BATCH = 2_000;

export function createJobIndex(
  store: Pick<PostingStore, 'postingsSince' | 'getPostings'>,
): JobIndex {
  const byId = new Map<string, IndexedJob>();
  const byOrd = new Map<number, IndexedJob>();
  const cards = new Map<string, Set<string>>();
  const matcher = createMatcher([]);
  let list: readonly IndexedJob[] | null = null;
  let seq = 0;
  let refreshing: Promise<void> | null = null;

  async function takeChanges(): Promise<void> {
    for (;;) {
      const changed = await store.postingsSince(seq, BATCH);
      if (changed.rows.length === 0) return;
      for (const row of changed.rows) take(row);
      seq = changed.seq;
      list = null;
    }
  }

  function take(row: IndexedPosting): void {
    const profile = profileOf(row);
    const job = indexedJob(row, profile);
    const before = byId.get(job.id);
    if (before) {
      matcher.remove(job.id);
      cards.get(before.card)?.delete(job.id);
    }
    byId.set(job.id, job);
    byOrd.set(job.ord, job);
    const card = cards.get(job.card);
    if (card) card.add(job.id);
    else cards.set(job.card, new Set([job.id]));
    matcher.add(profile);
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
    get: (id) => byId.get(id),
    byOrd: (ords) => ords.flatMap((ord) => byOrd.get(ord) ?? []),
    onCard: (card) =>
      [...(cards.get(card) ?? [])]
        .flatMap((id) => byId.get(id) ?? [])
        .filter(({ isClosed }) => !isClosed)
        .sort((a, b) => a.ord - b.ord),
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
    profileVersion: matchVersion(),
  };
}

/** The stored profile when it is of this version, else a new one. */
function profileOf(row: StoredPosting): PostingProfile {
  if (row.profile !== null && row.profileVersion === matchVersion()) return JSON.parse(row.profile);
  return profilePosting(toMatchPosting(row.posting));
}
