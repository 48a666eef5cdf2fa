import type { Posting } from '../posting.ts';

/** A live question to a job board, with the client's words. Outside: only the gate may call it. */
export interface BoardLookup {
  /** Hosts that can be asked, by board name. */
  readonly boards: readonly { name: string; host: string }[];
  lookup(
    request: { board: string; query: string },
    signal: AbortSignal,
  ): Promise<{ postings: Posting[]; problems: { at: string; message: string }[] }>;
}
