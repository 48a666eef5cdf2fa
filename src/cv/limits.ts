/** Caps for one document. A CV is a few pages; what is far beyond is a mistake or an attack. */
export interface CvLimits {
  maxBytes: number;
  maxPages: number;
  maxMs: number;
  /** Bytes by which the process may grow while it reads; a parser's buffers stand outside the worker's heap limit. */
  maxMemory: number;
  /** Characters of text that are kept. */
  maxText: number;
  /** Bytes that a zipped document may unpack to. */
  maxUnpacked: number;
}

export const CV_LIMITS: CvLimits = {
  maxBytes: 10 * 1024 * 1024,
  maxPages: 20,
  maxMs: 10_000,
  maxMemory: 300 * 1024 * 1024,
  maxText: 200_000,
  maxUnpacked: 50 * 1024 * 1024,
};
