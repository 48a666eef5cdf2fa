import type { Posting } from '../posting.ts';

/** A board that can be asked live. */
export interface AskedBoard {
  name: string;
  host: string;
  /** Is it sent the client's words? Others are asked for their list, and the words are matched here. */
  takesWords: boolean;
  /** Are the texts of the jobs that fit asked for one by one? */
  asksTexts: boolean;
}

/** A live question to a job board, for a client. Outside: only the gate may call it. */
export interface BoardLookup {
  readonly boards: readonly AskedBoard[];
  /** The words go out only where `sendsWords` says so and the board takes them. */
  lookup(
    request: { board: string; query: string; sendsWords: boolean },
    signal: AbortSignal,
  ): Promise<{ postings: Posting[]; problems: { at: string; message: string }[] }>;
}
