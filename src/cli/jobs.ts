import { readFile, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { openStore } from '../database.ts';
import { jobCard } from '../desk/job-card.ts';
import { createJobIndex, withProfile } from '../desk/job-index.ts';
import { createJobSearch } from '../desk/job-search.ts';
import { importPostings } from '../jobs/import.ts';
import { SOURCE_NAMES } from '../jobs/sources/catalog.ts';
import { useImportedOccupations } from '../occupations-file.ts';
import { systemClock } from '../system.ts';
import { type Command, type CommandIo, UsageError } from './command.ts';
import { runSync } from './jobs-sync.ts';

const MAX_FILE = 100 * 1024 * 1024;

export const jobs: Command = {
  name: 'jobs',
  summary: 'import postings, sync boards and search the index',
  usage: [
    'sayso jobs import FILE --source NAME [--board SLUG]   a recorded board response into the index',
    `                                                       NAME: ${SOURCE_NAMES.join(', ')}`,
    'sayso jobs sync [BOARD]                                the whole list of every board of JOB_BOARDS, or of one, into the index',
    'sayso jobs search QUERY [--limit N] [--json]           what the index has for these words',
  ].join('\n'),
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        source: { type: 'string' },
        board: { type: 'string' },
        limit: { type: 'string' },
        json: { type: 'boolean' },
      },
    });
    useImportedOccupations(io.config().home);
    const [action, ...rest] = positionals;
    if (action === 'import') return runImport(io, rest[0], values.source, values.board);
    if (action === 'sync') return runSync(io, rest[0]);
    if (action === 'search')
      return runSearch(io, rest.join(' '), Number(values.limit ?? 10), values.json ?? false);
    throw new UsageError('Say import, sync or search.');
  },
};

async function runImport(
  io: CommandIo,
  file: string | undefined,
  source: string | undefined,
  board: string | undefined,
): Promise<number> {
  if (!file || !source) throw new UsageError('Name a FILE and its --source.');
  if (!SOURCE_NAMES.includes(source))
    throw new UsageError(`There is no source "${source}". Known: ${SOURCE_NAMES.join(', ')}.`);
  const info = await stat(file).catch(() => null);
  if (!info?.isFile()) {
    io.err(`I cannot read ${file}. Please check the path.`);
    return 1;
  }
  if (info.size > MAX_FILE) {
    io.err(`${file} is larger than 100 MB. Please split it.`);
    return 1;
  }
  const raw = await readFile(file, 'utf8');
  const { store } = await openStore(io.config(), { migrate: true });
  let taken = 0;
  try {
    const result = await importPostings({
      raw,
      source,
      ...(board ? { board } : {}),
      store: {
        async savePostings(postings) {
          const saved = await store.savePostings(postings.map(withProfile), systemClock.now());
          taken += postings.length;
          return saved;
        },
      },
    });
    io.out(
      JSON.stringify({
        imported: result.imported,
        updated: result.updated,
        unchanged: result.unchanged,
        problems: result.problems.length,
      }),
    );
    for (const problem of result.problems) io.err(`${problem.at}: ${problem.message}`);
    return 0;
  } catch (error) {
    // They are saved in batches, each whole: those before a fault stay.
    if (taken > 0)
      io.err(
        `The first ${taken} postings of the file are in the index; import it again for the rest.`,
      );
    throw error;
  } finally {
    await store.close();
  }
}

async function runSearch(
  io: CommandIo,
  query: string,
  limit: number,
  json: boolean,
): Promise<number> {
  if (query.trim() === '') throw new UsageError('Say what to search for.');
  if (!Number.isInteger(limit) || limit < 1 || limit > 100)
    throw new UsageError('--limit takes a number from 1 to 100.');
  const { store } = await openStore(io.config(), { migrate: true });
  try {
    const search = createJobSearch(createJobIndex(store), { store, clock: systemClock });
    const result = await search.for('public').search({
      query,
      limit,
      applicant: { cv: null, facts: [], preferences: [] },
    });
    result.hits.forEach(({ posting, copies }, index) => {
      io.out(
        json
          ? JSON.stringify({ id: posting.id, title: posting.title, company: posting.company })
          : jobCard(index + 1, posting, null, systemClock.now(), copies),
      );
    });
    io.err(`${result.total} jobs fit.`);
    return 0;
  } finally {
    await store.close();
  }
}
