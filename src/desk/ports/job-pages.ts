import type { Posting } from '../posting.ts';

/** Web pages of jobs whose links a client sent. Outside: only the gate may call it. */
export interface JobPages {
  /** May this desk open such pages at all? The operator decides. */
  readonly allowed: boolean;
  /** Reads the jobs that one page describes. Its redirects to other hosts are not followed. */
  read(
    address: string,
    signal: AbortSignal,
  ): Promise<{ postings: Posting[]; problems: { at: string; message: string }[] }>;
}
