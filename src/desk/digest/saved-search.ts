/** A search that runs by itself. */
export interface SavedSearch {
  id: string;
  clientId: string;
  conversationId: string;
  /** What the client calls it by. */
  number: number;
  query: string;
  /** Tell of a very strong match at once, without waiting for the digest. */
  atOnce: boolean;
  createdAt: Date;
  ranAt: Date | null;
}
