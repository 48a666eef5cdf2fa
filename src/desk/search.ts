/** A search that the client made: what was asked and what was shown, in order. */
export interface SearchRecord {
  id: string;
  query: string;
  /** Posting ids in the order shown; "2" in the chat means the second of these. */
  shown: ShownJob[];
  at: Date;
}

export interface ShownJob {
  postingId: string;
  /** Score 0-100 at the time it was shown; null when there was no CV to score against. */
  score: number | null;
}

/** What a list that an alert brought is called in the history, where a search has its words. */
export function alertListName(boards: readonly string[]): string {
  return boards.length > 0 ? `${ALERT_LIST} from ${boards.join(' and ')}` : ALERT_LIST;
}

const ALERT_LIST = 'job alert';

/** Nobody searched for the name of such a list: it can be neither continued nor saved as a search. */
export function isAlertList({ query }: Pick<SearchRecord, 'query'>): boolean {
  return /^job alert(?: from \p{Lu}.*)?$/u.test(query);
}
