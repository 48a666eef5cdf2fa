import type { Posting } from '../posting.ts';
import type { Viewer } from '../viewer.ts';

/** How a posting stands in the index; what it says stands in the posting. */
export interface PostingStanding {
  /** Row number of the full-text index. */
  ord: number;
  /** The card under which copies of one job stand: the id of the first of them. */
  card: string;
  firstSeenAt: Date | null;
  closedAt: Date | null;
  repostOf: string | null;
}

/** Each ask is met by any of its phrases; a phrase is words side by side. */
export interface WordSearch {
  asks: readonly (readonly (readonly string[])[])[];
  /** Must all be met, or is one enough? */
  need: 'all' | 'any';
  limit: number;
}

export type ClosedWhy = 'gone' | 'expired' | 'not_found';

/** The full text of postings and the copies among them. Kept true by every save; closed ones are found by nobody. */
export interface PostingIndexStore {
  /** Row numbers of open postings that have these words, best first; title counts most, then company, then place. */
  findWords(search: WordSearch, viewer: Viewer): Promise<number[]>;
  /** Open postings with the same text under the name of another company, by id; at most one of each card. */
  crossListings(ids: readonly string[], viewer: Viewer): Promise<Map<string, Posting[]>>;
  /** Takes postings into the index that are not in it yet (after an update of the desk). Gives how many it took. */
  indexPostings(limit: number): Promise<number>;
  /** Closes open postings and takes them out of the index; gives the ids that were open. */
  closePostings(ids: readonly string[], why: ClosedWhy, at: Date): Promise<string[]>;
}
