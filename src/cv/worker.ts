import { parentPort } from 'node:worker_threads';
import { type DocumentText, readDocument } from './document.ts';
import type { CvLimits } from './limits.ts';
import { DAMAGED } from './problems.ts';

/** A document for the worker, and what it read. Facts are found by the desk's side, where they can be tested. */
export interface ReadJob {
  id: number;
  bytes: Uint8Array;
  limits: CvLimits;
}
export interface ReadResult {
  id: number;
  reading: DocumentText;
}

parentPort?.on('message', (job: ReadJob) => {
  readDocument(job.bytes, job.limits).then(
    (reading) => parentPort?.postMessage({ id: job.id, reading } satisfies ReadResult),
    () => parentPort?.postMessage({ id: job.id, reading: DAMAGED } satisfies ReadResult),
  );
});
