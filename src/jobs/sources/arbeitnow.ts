import { z } from 'zod';
import { type BoardParser, parseJson } from '../board-parse.ts';
import { employmentFrom, seniorityFrom } from '../employment.ts';
import { htmlText } from '../html-text.ts';
import { inPages } from '../paging.ts';
import { readDate, readItems, TEXT } from '../read-items.ts';
import { NO_BOARD, type Source, USUAL } from '../source.ts';

const ARBEITNOW = z.object({
  slug: z.string().min(1),
  title: z.string(),
  company_name: z.string(),
  location: TEXT,
  remote: z.boolean().nullish(),
  job_types: z.array(z.string()).nullish(),
  created_at: z.number().nullish(),
  url: TEXT,
  description: TEXT,
});

/** Arbeitnow: www.arbeitnow.com/api/job-board-api. Times are seconds of the epoch. */
export const parseArbeitnow: BoardParser = (raw) => {
  const list = z.object({ data: z.unknown() }).safeParse(parseJson(raw, 'Arbeitnow')).data?.data;
  return readItems(
    { source: 'arbeitnow', board: 'arbeitnow', list, listName: '"data"' },
    ARBEITNOW,
    (job) => ({
      externalId: job.slug,
      title: job.title,
      company: job.company_name,
      places: [job.location ?? ''],
      remote: job.remote ? 'remote' : 'unknown',
      employment: employmentFrom(job.job_types?.join(' ')),
      seniority: seniorityFrom(job.job_types?.join(' '), job.title),
      url: job.url ?? null,
      text: htmlText(job.description ?? ''),
      postedAt: readDate(job.created_at),
    }),
  );
};

const ORIGIN = 'https://www.arbeitnow.com';

export const arbeitnow: Source = {
  ...USUAL,
  name: 'arbeitnow',
  form: 'arbeitnow',
  boards: NO_BOARD,
  origin: () => ORIGIN,
  listsAll: false,
  parse: parseArbeitnow,
  pages: inPages(parseArbeitnow, {
    size: 100,
    max: 10,
    // Counted here: the answer's own link to the next page adds a word to search for.
    request: (_ask, page) => ({ url: `${ORIGIN}/api/job-board-api?page=${page + 1}` }),
  }),
};
