import type { Posting } from '../posting.ts';

/** What a pasted advertisement is known to say, where whoever read it names it. Each stands in the text. */
export interface PastedNames {
  title?: string | undefined;
  company?: string | undefined;
  place?: string | undefined;
}

/** Reads the text of an advertisement, plain or HTML, as a posting without an owner; null when it names no work. */
export type ReadPastedJob = (text: string, names: PastedNames) => Promise<Posting | null>;
