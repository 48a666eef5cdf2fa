import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { createCvReader } from '../cv/cv-reader.ts';
import type { MatchCv } from '../match/match-input.ts';
import { profileCv, profilePosting } from '../match/profile.ts';
import { createMatcher } from '../match/score.ts';
import { findSkills } from '../match/skills.ts';
import { type Command, type CommandIo, UsageError } from './command.ts';
import { eachJsonLine } from './json-lines.ts';

const JOB = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  title: z.string().default(''),
  text: z.string().default(''),
  company: z.string().optional(),
  places: z.array(z.string()).optional(),
  remote: z.enum(['onsite', 'hybrid', 'remote', 'unknown']).optional(),
});
const CV = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  title: z.string().optional(),
  text: z.string(),
});

export const match: Command = {
  name: 'match',
  summary: 'score CVs against postings',
  usage: [
    'sayso match --cv FILE --jobs FILE.jsonl        one CV (pdf, docx, txt, md), postings {"id","title","text",…} a line',
    '  writes {"id","score","reasons",…} a line, best first',
    'sayso match --cvs FILE.jsonl --jobs FILE.jsonl  many CVs {"id","title"?,"text"} a line',
    '  writes {"cv","id","score"} for every pair, best first for each CV',
  ].join('\n'),
  async run(args, io) {
    const { values } = parseArgs({
      args,
      options: { cv: { type: 'string' }, cvs: { type: 'string' }, jobs: { type: 'string' } },
    });
    if (!values.jobs || (values.cv === undefined) === (values.cvs === undefined))
      throw new UsageError('Name --jobs FILE and either --cv FILE or --cvs FILE.');
    const profiles = [];
    for (const job of await readLines(values.jobs, JOB, io)) profiles.push(profilePosting(job));
    const matcher = createMatcher(profiles);
    if (values.cv !== undefined) {
      const cv = await readCv(values.cv, io);
      if (!cv) return 1;
      for (const result of matcher.rank(profileCv(cv)))
        io.out(
          JSON.stringify({
            id: result.id,
            score: result.score,
            reasons: result.reasons,
            gaps: result.gaps,
            gates: result.gates,
            why: result.why,
            missing: result.missing,
            provisional: result.provisional,
            version: result.version,
          }),
        );
      return 0;
    }
    for (const cv of await readLines(values.cvs ?? '', CV, io))
      for (const result of matcher.rank(profileCv(cv)))
        io.out(JSON.stringify({ cv: cv.id, id: result.id, score: result.exact }));
    return 0;
  },
};

async function readLines<T>(path: string, schema: z.ZodType<T>, io: CommandIo): Promise<T[]> {
  const values: T[] = [];
  const input = createReadStream(path);
  await eachJsonLine(input, schema, io, (value) => values.push(value));
  return values;
}

async function readCv(path: string, io: CommandIo): Promise<MatchCv | null> {
  const bytes = await readFile(path);
  const reader = createCvReader({ findSkills });
  try {
    const reading = await reader.read(bytes, basename(path), AbortSignal.timeout(30_000));
    if (!reading.ok) {
      io.err(reading.sentence);
      return null;
    }
    const title = reading.facts.find((fact) => fact.kind === 'title')?.value;
    return { id: basename(path), title, text: reading.text };
  } finally {
    await reader.close();
  }
}
