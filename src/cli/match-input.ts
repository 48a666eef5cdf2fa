import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { createCvReader } from '../cv/cv-reader.ts';
import type { MatchCv, MatchPosting } from '../match/match-input.ts';
import { findSkills } from '../match/skills.ts';
import type { CommandIo } from './command.ts';
import { eachJsonLine } from './json-lines.ts';

const ID = z.union([z.string(), z.number()]).transform(String);
const JOB = z.object({
  id: ID,
  title: z.string().nullish(),
  text: z.string().nullish(),
  company: z.string().nullish(),
  places: z.array(z.string()).nullish(),
  remote: z.enum(['onsite', 'hybrid', 'remote', 'unknown']).nullish(),
});
const CV = z.object({ id: ID, title: z.string().nullish(), text: z.string() });

const DOCUMENTS = new Set(['.pdf', '.docx', '.odt', '.rtf', '.txt', '.md', '.json']);
const READ_MS = 30_000;
const MAX_FIRST_LINE = 1_048_576;

/**
 * Hands on every CV of a JSON-lines file, a document or a folder of documents, one after another.
 * @returns how many were read; what could not be read is named on stderr
 */
export async function eachCv(
  path: string,
  io: CommandIo,
  handle: (cv: MatchCv & { id: string }) => void,
): Promise<number> {
  let count = 0;
  const take = (cv: MatchCv & { id: string }) => {
    count++;
    handle(cv);
  };
  if (await isLines(path))
    await eachJsonLine(createReadStream(path), CV, io, (cv) =>
      take({ id: cv.id, title: cv.title ?? undefined, text: cv.text }),
    );
  else
    await eachDocument(path, io, ({ id, title, text }) => {
      take({ id, title, text });
    });
  return count;
}

/** Hands on every posting, as `eachCv` does; the title of a document is its first line. */
export async function eachPosting(
  path: string,
  io: CommandIo,
  handle: (posting: MatchPosting) => void,
): Promise<number> {
  let count = 0;
  const take = (posting: MatchPosting) => {
    count++;
    handle(posting);
  };
  if (await isLines(path))
    await eachJsonLine(createReadStream(path), JOB, io, (job) =>
      take({
        id: job.id,
        title: job.title ?? '',
        text: job.text ?? '',
        company: job.company ?? undefined,
        places: job.places ?? undefined,
        remote: job.remote ?? undefined,
      }),
    );
  else
    await eachDocument(path, io, ({ id, text }) => {
      const [first = '', ...rest] = text.trim().split('\n');
      take(
        first.length <= 120
          ? { id, title: first.trim(), text: rest.join('\n') }
          : { id, title: '', text },
      );
    });
  return count;
}

/** Whether there is something to read at the path; says so when there is not. */
export async function canRead(path: string, io: CommandIo): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  if (!found) io.err(`There is no file or folder ${path}. Please check the path.`);
  return found !== null;
}

/** By its name, or by a first line that is a whole object with an id: a CV in JSON spans many lines. */
async function isLines(path: string): Promise<boolean> {
  if (/\.(?:jsonl|ndjson)$/i.test(path)) return true;
  if ((await stat(path)).isDirectory()) return false;
  const input = createReadStream(path, { end: MAX_FIRST_LINE });
  try {
    for await (const line of createInterface({ input })) {
      const first = line.trim();
      if (first !== '') return first.startsWith('{') && 'id' in JSON.parse(first);
    }
  } catch {
    // What is no JSON is a document.
  } finally {
    input.destroy();
  }
  return false;
}

async function eachDocument(
  path: string,
  io: CommandIo,
  handle: (document: { id: string; title: string | undefined; text: string }) => void,
): Promise<void> {
  const reader = createCvReader({ findSkills });
  try {
    for (const file of await documentsAt(path)) {
      const id = basename(file);
      const reading = await reader.read(await readFile(file), id, AbortSignal.timeout(READ_MS));
      if (!reading.ok) {
        io.err(`${id}: ${reading.sentence}`);
        continue;
      }
      const title = reading.facts.find((fact) => fact.kind === 'title')?.value;
      handle({ id, title, text: reading.text });
    }
  } finally {
    await reader.close();
  }
}

async function documentsAt(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const names = await readdir(path, { recursive: true });
  return names
    .filter((name) => DOCUMENTS.has(extname(name).toLowerCase()))
    .sort()
    .map((name) => join(path, name));
}
