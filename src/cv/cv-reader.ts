import { Worker } from 'node:worker_threads';
import type { CvReading } from '../desk/cv.ts';
import type { CvReader } from '../desk/ports/cv-reader.ts';
import { factsFrom, type SkillFinder } from './facts.ts';
import { CV_LIMITS, type CvLimits } from './limits.ts';
import { isInstruction } from './tidy.ts';
import type { DocumentText, ReadJob, ReadResult } from './worker.ts';

export interface CvReaderDeps {
  findSkills: SkillFinder;
  limits?: Partial<CvLimits>;
}

/**
 * Reads documents in one worker thread that is started when it is needed. A document that takes too long or too much
 * memory costs the worker, which is replaced; the desk goes on. Documents are read one after another.
 */
export function createCvReader(deps: CvReaderDeps): CvReader {
  const limits = { ...CV_LIMITS, ...deps.limits };
  let worker: Worker | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  let id = 0;

  async function read(bytes: Uint8Array, signal: AbortSignal): Promise<CvReading> {
    if (bytes.byteLength > limits.maxBytes)
      return {
        ok: false,
        problem: 'too_big',
        sentence: `The file is larger than ${Math.floor(limits.maxBytes / 1_048_576)} MB. Please send a smaller one.`,
      };
    const document = await inWorker(bytes, signal);
    if (!document.ok) return document;
    return {
      ok: true,
      text: document.text,
      pages: document.pages,
      mime: document.mime,
      facts: factsFrom(document.text, deps.findSkills),
      warnings: warningsOf(document),
    };
  }

  function startWorker(): Worker {
    const started = openWorker();
    const drop = () => {
      if (worker === started) worker = null;
    };
    // Between two documents nobody waits for the worker, but what breaks there may not break the desk.
    started.on('error', drop);
    started.on('exit', drop);
    return started;
  }

  function inWorker(bytes: Uint8Array, signal: AbortSignal): Promise<DocumentText> {
    const current = worker ?? startWorker();
    worker = current;
    id += 1;
    const copy = new Uint8Array(bytes);
    const job: ReadJob = { id, bytes: copy, limits };
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

  return {
    read(bytes, _fileName, signal) {
      const run = queue.then(() => read(bytes, signal));
      queue = run.catch(() => undefined);
      return run;
    },
    async close() {
      await queue;
      await worker?.terminate();
      worker = null;
    },
  };
}

const MEMORY_CHECK_MS = 50;

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

function warningsOf(document: Extract<DocumentText, { ok: true }>): string[] {
  const warnings: string[] = [];
  if (document.cut) warnings.push('the text is very long; I kept the beginning.');
  if (document.hidden === 'left_out')
    warnings.push('the file holds text that people cannot see; I left it out.');
  if (document.hidden === 'kept')
    warnings.push(
      'the file holds text that people cannot see; please check that no fact comes from it.',
    );
  if (document.text.split('\n').some(isInstruction))
    warnings.push('a line seems to be aimed at software, not at people; I take no facts from it.');
  return warnings;
}

const TOO_SLOW: DocumentText = {
  ok: false,
  problem: 'too_slow',
  sentence:
    'The document took too long to read. Please save it again as a simple PDF or text and send that.',
};

const TOO_MUCH: DocumentText = {
  ok: false,
  problem: 'damaged',
  sentence:
    'The document could not be read. Please save it again as a simple PDF or text and send that.',
};
