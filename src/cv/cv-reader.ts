import type { CvReading } from '../desk/cv.ts';
import type { CvReader } from '../desk/ports/cv-reader.ts';
import type { DocumentText } from './document.ts';
import { factsFrom, type SkillFinder } from './facts.ts';
import { withoutInstructions } from './instructions.ts';
import { CV_LIMITS, type CvLimits } from './limits.ts';
import { positionsOf } from './positions.ts';
import { tooBig } from './problems.ts';
import { createReadingWorker, type ReadingWorker } from './reading-worker.ts';

export interface CvReaderDeps {
  findSkills: SkillFinder;
  limits?: Partial<CvLimits>;
}

/** More would take more memory than a small machine has; who comes third waits. */
const AT_A_TIME = 2;

/**
 * Reads documents in worker threads that are started when they are needed, at most two at a time. A document that takes
 * too long or too much memory costs its worker, which is replaced; the desk goes on.
 */
export function createCvReader(deps: CvReaderDeps): CvReader {
  const limits = { ...CV_LIMITS, ...deps.limits };
  const all: ReadingWorker[] = [];
  const idle: ReadingWorker[] = [];
  const waiting: ((worker: ReadingWorker) => void)[] = [];
  const running = new Set<Promise<unknown>>();

  function take(): ReadingWorker | Promise<ReadingWorker> {
    const free = idle.pop();
    if (free) return free;
    if (all.length >= AT_A_TIME) return new Promise((resolve) => waiting.push(resolve));
    const worker = createReadingWorker(limits);
    all.push(worker);
    return worker;
  }

  function giveBack(worker: ReadingWorker): void {
    const next = waiting.shift();
    if (next) next(worker);
    else idle.push(worker);
  }

  async function read(bytes: Uint8Array, signal: AbortSignal): Promise<CvReading> {
    if (bytes.byteLength > limits.maxBytes) return tooBig(limits);
    const worker = await take();
    try {
      const document = await worker.read(bytes, signal);
      return document.ok ? readingOf(document, deps.findSkills) : document;
    } finally {
      giveBack(worker);
    }
  }

  return {
    read(bytes, _fileName, signal) {
      const run = read(bytes, signal);
      running.add(run);
      return run.finally(() => running.delete(run));
    },
    async close() {
      await Promise.allSettled(running);
      await Promise.all(all.map((worker) => worker.stop()));
    },
  };
}

function readingOf(
  document: Extract<DocumentText, { ok: true }>,
  findSkills: SkillFinder,
): CvReading {
  const { text, instructions } = withoutInstructions(document.text);
  return {
    ok: true,
    text,
    pages: document.pages,
    mime: document.mime,
    facts: factsFrom(text, findSkills),
    positions: positionsOf(text),
    warnings: [
      ...(document.cut ? ['the text is very long; I kept the beginning.'] : []),
      ...leftOut(document.hidden, 'that people cannot see'),
      ...leftOut(instructions, 'aimed at software, not at people'),
    ],
  };
}

const SHOWN = 3;
const MAX_QUOTE = 120;

/** "I left out 2 lines that people cannot see: “…”, “…”": they count nowhere, and the client knows what they were. */
function leftOut(lines: readonly string[], what: string): string[] {
  if (lines.length === 0) return [];
  const quotes = lines
    .slice(0, SHOWN)
    .map((line) => `“${line.length > MAX_QUOTE ? `${line.slice(0, MAX_QUOTE).trim()} …` : line}”`);
  const more = lines.length > SHOWN ? `, and ${lines.length - SHOWN} more` : '';
  const count = lines.length === 1 ? '1 line' : `${lines.length} lines`;
  return [
    `I left out ${count} ${what}: ${quotes.join(', ')}${more}. ${lines.length === 1 ? 'It counts' : 'They count'} neither for scores nor for drafts.`,
  ];
}
