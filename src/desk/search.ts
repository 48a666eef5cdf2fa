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
