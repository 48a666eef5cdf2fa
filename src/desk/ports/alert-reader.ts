import type { Posting } from '../posting.ts';

/** Finds the jobs in a forwarded job alert. What it reads is untrusted (I10); it follows no link and keeps no login in one. */
export interface AlertReader {
  /** Never throws for what a mail may hold; a mail without a job in it gives no posting. */
  read(mail: Uint8Array): Promise<AlertReading>;
}

export interface AlertReading {
  /** Whose alert it is, as a client calls it: "LinkedIn"; the domain of an unknown sender; null when the mail names none. */
  board: string | null;
  /** In the order of the mail, each job once. They have no description: their score is provisional. */
  postings: Posting[];
}
