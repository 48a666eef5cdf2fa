import { z } from 'zod';
import { type BoardParser, parseJson } from '../board-parse.ts';
import { employmentFrom, seniorityFrom } from '../employment.ts';
import { htmlText } from '../html-text.ts';
import { atOnce } from '../paging.ts';
import { readPay } from '../pay.ts';
import { ID, readDate, readItems, TEXT } from '../read-items.ts';
import { NO_BOARD, type Source, USUAL } from '../source.ts';

const REMOTIVE = z.object({
  id: ID,
  title: z.string(),
  company_name: z.string(),
  candidate_required_location: TEXT,
  salary: TEXT,
  job_type: TEXT,
  publication_date: TEXT,
  url: TEXT,
  description: TEXT,
});

/** Remotive: remotive.com/api/remote-jobs. Its terms ask for a link back, which the posting's own URL is. */
export const parseRemotive: BoardParser = (raw) => {
  const list = z.object({ jobs: z.unknown() }).safeParse(parseJson(raw, 'Remotive')).data?.jobs;
  return readItems(
    { source: 'remotive', board: 'remotive', list, listName: '"jobs"' },
    REMOTIVE,
    (job) => ({
      externalId: job.id,
      title: job.title,
      company: job.company_name,
      places: [],
      remote: 'remote',
      remoteRegions: (job.candidate_required_location ?? '')
        .split(',')
        .map((region) => region.trim()),
      pay: job.salary ? readPay(job.salary) : null,
      employment: employmentFrom(job.job_type?.replaceAll('_', ' ')),
      seniority: seniorityFrom(job.title),
      url: job.url ?? null,
      text: htmlText(job.description ?? ''),
      postedAt: readDate(job.publication_date),
    }),
  );
};

const ORIGIN = 'https://remotive.com';

export const remotive: Source = {
  ...USUAL,
  name: 'remotive',
  form: 'remotive',
  boards: NO_BOARD,
  origin: () => ORIGIN,
  takesWords: true,
  listsAll: false,
  oneAnswer: true,
  parse: parseRemotive,
  pages: atOnce(parseRemotive, ({ words }) => ({
    url:
      words === null
        ? `${ORIGIN}/api/remote-jobs`
        : `${ORIGIN}/api/remote-jobs?limit=50&search=${encodeURIComponent(words)}`,
  })),
};
