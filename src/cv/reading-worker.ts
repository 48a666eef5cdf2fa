import { Worker } from 'node:worker_threads';
import type { DocumentText } from './document.ts';
import type { CvLimits } from './limits.ts';
import { TOO_MUCH, TOO_SLOW } from './problems.ts';
import type { ReadJob, ReadResult } from './worker.ts';

const MEMORY_CHECK_MS = 50;
/** A worker is replaced after so many documents: what a parser keeps of each goes with it. */
const MAX_DOCUMENTS = 500;

/** A worker that nobody has needed for so long is ended, and its memory is free. */
const IDLE_MS = 120_000;

/**
 * One worker thread, started at its first document and ended by one that takes too long or too much memory. It reads one
 * document at a time; the next one gets a fresh thread if the last one was lost.
 */
export function createReadingWorker(limits: CvLimits) {
  let worker: Worker | null = null;
  let documents = 0;
  let idle: NodeJS.Timeout | undefined;

  function running(): Worker {
    if (worker) return worker;
    const started = openWorker();
    const drop = () => {
      if (worker === started) worker = null;
    };
    // Between two documents nobody waits for the worker, but what breaks there may not break the desk.
    started.on('error', drop);
    started.on('exit', drop);
    worker = started;
    documents = 0;
    return started;
  }

  async function stop(): Promise<void> {
    clearTimeout(idle);
    const ended = worker;
    worker = null;
    await ended?.terminate();
  }

  async function read(bytes: Uint8Array, signal: AbortSignal): Promise<DocumentText> {
    clearTimeout(idle);
    if (documents >= MAX_DOCUMENTS) await stop();
    const current = running();
    documents += 1;
    const copy = new Uint8Array(bytes);
    const job: ReadJob = { id: documents, bytes: copy, limits };
    return new Promise((resolve) => {
      const settle = (result: DocumentText, broken: boolean) => {
        clearTimeout(timer);
        clearInterval(memory);
        signal.removeEventListener('abort', onAbort);
        current.off('message', onMessage);
        current.off('error', onError);
        current.off('exit', onError);
        if (broken) {
          if (worker === current) worker = null;
          void current.terminate();
        }
        idle = setTimeout(() => void stop(), IDLE_MS).unref();
        resolve(result);
      };
      const onMessage = (result: ReadResult) => {
        if (result.id === job.id) settle(result.reading, false);
      };
      const onError = () => settle(TOO_MUCH, true);
      const onAbort = () => settle(TOO_SLOW, true);
      const timer = setTimeout(() => settle(TOO_SLOW, true), limits.maxMs);
      const before = process.memoryUsage.rss();
      const memory = setInterval(() => {
        if (process.memoryUsage.rss() - before > limits.maxMemory) settle(TOO_MUCH, true);
      }, MEMORY_CHECK_MS);
      current.on('message', onMessage);
      current.once('error', onError);
      current.once('exit', onError);
      signal.addEventListener('abort', onAbort, { once: true });
      if (signal.aborted) onAbort();
      else current.postMessage(job, [copy.buffer]);
    });
  }

  return { read, stop };
}

export type ReadingWorker = ReturnType<typeof createReadingWorker>;

/** From the sources the worker is a source file, from the bundle a bundled one beside it. */
function openWorker(): Worker {
  const file = import.meta.url.endsWith('.ts') ? './worker.ts' : './cv-worker.js';
  const worker = new Worker(new URL(file, import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: 256 },
    // A parser's chatter about a client's document belongs nowhere.
    stdout: true,
    stderr: true,
  });
  worker.stdout.resume();
  worker.stderr.resume();
  worker.unref();
  return worker;
}
