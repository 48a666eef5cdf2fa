import { z } from 'zod';
import { type BoardParser, parseJson } from '../board-parse.ts';
import { employmentFrom, seniorityFrom } from '../employment.ts';
import { htmlText } from '../html-text.ts';
import { readPay } from '../pay.ts';
import { ID, readDate, readItems, TEXT } from '../read-items.ts';

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
