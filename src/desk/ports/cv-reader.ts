import type { CvReading } from '../cv.ts';

/** Reads a document into text and facts. Never throws for a bad document: it says what is wrong. */
export interface CvReader {
  read(bytes: Uint8Array, fileName: string, signal: AbortSignal): Promise<CvReading>;
  close(): Promise<void>;
}
