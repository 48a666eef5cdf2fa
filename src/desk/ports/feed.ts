/** Something changed; ids only. Whoever shows it reads the row. */
export type FeedEvent =
  | { kind: 'conversation'; id: string }
  /** Something about the desk as a whole: a setting, the stop of all actions, an operator. */
  | { kind: 'desk' };

/** Tells those who look on that something has changed. A lost event costs a late look, never a fact. */
export interface Feed {
  changed(event: FeedEvent): void;
  /** Gives the function that ends it. */
  subscribe(listener: (event: FeedEvent) => void): () => void;
}
