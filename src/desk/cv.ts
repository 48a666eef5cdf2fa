import type { Position } from './positions.ts';

/** A statement that was read from the CV, with its place in the CV's text (UTF-16 offsets). */
export interface Fact {
  id: string;
  kind: FactKind;
  value: string;
  /** Span in `Cv.text`; null when the client stated it in the chat instead. */
  span: { start: number; end: number } | null;
  /** `cv`: read from the document; `client`: stated or corrected by the client. */
  origin: 'cv' | 'client';
}

export type FactKind =
  | 'name'
  | 'email'
  | 'phone'
  | 'place'
  | 'title'
  | 'skill'
  | 'experience'
  | 'employer'
  | 'education'
  | 'language'
  | 'certificate'
  | 'licence'
  | 'years'
  | 'achievement'
  | 'link';

/** Tools whose answers quote the CV: what they said goes with it. */
export const CV_READING_TOOLS: readonly string[] = ['read_cv', 'score_match'];

/** The one CV of a client; a new upload replaces it. */
export interface Cv {
  id: string;
  fileName: string;
  mime: string;
  /** Plain text that the facts' spans point into. */
  text: string;
  /** SHA-256 of the original file, hex. */
  sha256: string;
  size: number;
  pages: number | null;
  /** Stations of work; absent for a CV that was read before they were. */
  positions?: readonly Position[];
  readAt: Date;
}

/** What reading a document gave: text and facts, or the reason why it cannot be used. */
export type CvReading =
  | {
      ok: true;
      text: string;
      pages: number | null;
      mime: string;
      facts: Omit<Fact, 'id'>[];
      positions: Position[];
      /** Things the client should know: hidden text, instructions, cut at the page limit. */
      warnings: string[];
    }
  | { ok: false; problem: CvProblem; sentence: string };

export type CvProblem =
  | 'empty'
  | 'no_text'
  | 'encrypted'
  | 'too_big'
  | 'too_many_pages'
  | 'wrong_type'
  | 'damaged'
  | 'too_slow';
