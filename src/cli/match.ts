import { parseArgs } from 'node:util';
import { type PostingProfile, profileCv, profilePosting } from '../match/profile.ts';
import { createMatcher, type Matcher, matchVersion } from '../match/score.ts';
import { useImportedOccupations } from '../occupations-file.ts';
import { type Command, type CommandIo, UsageError } from './command.ts';
import { importEsco } from './match-esco.ts';
import { canRead, eachCv, eachPosting } from './match-input.ts';

export const match: Command = {
  name: 'match',
  summary: 'score CVs against postings',
  usage: [
    'sayso match --cv FILE --jobs JOBS     one CV (pdf, docx, txt, md)',
    '  writes {"id","score","reasons",…} a line, best first',
    'sayso match --cvs CVS --jobs JOBS [--top N]   many CVs',
    '  writes {"cv","job","id","score","exact","version"} for every pair, best first for each CV; id and job are the same',
    'sayso match import-esco OCCUPATIONS.csv [--relations FILE.csv] [--skills FILE.csv]',
    '  adds the occupations of ESCO to the own ones; import-esco --remove takes them out again',
    'CVS and JOBS are a folder of pdf, docx, odt, rtf, txt or md files, one such file, or a .jsonl file:',
    '  a CV is {"id","text","title"?} a line, a posting {"id","title"?,"text"?,"company"?,"places"?,"remote"?}',
  ].join('\n'),
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        cv: { type: 'string' },
        cvs: { type: 'string' },
        jobs: { type: 'string' },
        top: { type: 'string' },
        relations: { type: 'string' },
        skills: { type: 'string' },
        remove: { type: 'boolean' },
      },
    });
    if (positionals[0] === 'import-esco')
      return importEsco(io, { occupations: positionals[1], ...values });
    const { cv, cvs, jobs } = values;
    if (positionals.length > 0 || !jobs || (cv === undefined) === (cvs === undefined))
      throw new UsageError('Name --jobs and either --cv or --cvs.');
    const top = values.top === undefined ? undefined : Number(values.top);
    if (top !== undefined && (!Number.isInteger(top) || top < 1))
      throw new UsageError('--top takes a whole number of 1 or more.');
    const people = cv ?? cvs ?? '';
    if (!(await canRead(people, io)) || !(await canRead(jobs, io))) return 1;
    useImportedOccupations(io.config().home);
    const profiles: PostingProfile[] = [];
    await eachPosting(jobs, io, (posting) => profiles.push(profilePosting(posting)));
    if (profiles.length === 0) {
      io.err(`I found no posting that I can read in ${jobs}.`);
      return 1;
    }
    const matcher = createMatcher(profiles);
    profiles.length = 0;
    const read = await eachCv(people, io, (one) => {
      if (cv === undefined) writePairs(matcher, one, top, io);
      else writeRanking(matcher, one, top, io);
    });
    if (read > 0) return 0;
    io.err(`I found no CV that I can read in ${people}.`);
    return 1;
  },
};

type Cv = Parameters<typeof profileCv>[0] & { id: string };

function writePairs(matcher: Matcher, cv: Cv, top: number | undefined, io: CommandIo): void {
  const version = matchVersion();
  const lines = matcher.exacts(profileCv(cv), top).map(({ id, exact }) =>
    JSON.stringify({
      cv: cv.id,
      job: id,
      id,
      // Two digits: whole numbers would tie, and whoever ranks by them would lose the order.
      score: Math.round(exact * 100) / 100,
      exact,
      version,
    }),
  );
  // One write for a CV: a write for each of millions of pairs would take longer than the scores.
  io.out(lines.join('\n'));
}

function writeRanking(matcher: Matcher, cv: Cv, top: number | undefined, io: CommandIo): void {
  for (const result of matcher.rank(profileCv(cv), top === undefined ? {} : { limit: top }))
    io.out(
      JSON.stringify({
        id: result.id,
        score: result.score,
        exact: result.exact,
        reasons: result.reasons,
        gaps: result.gaps,
        gates: result.gates,
        why: result.why,
        missing: result.missing,
        provisional: result.provisional,
        version: result.version,
      }),
    );
}
