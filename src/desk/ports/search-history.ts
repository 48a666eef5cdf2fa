import type { SearchRecord } from '../search.ts';

/** What a client searched for. */
export interface SearchHistoryStore {
  /** Every search of a client, oldest first. */
  listSearches(clientId: string): Promise<SearchRecord[]>;
}
