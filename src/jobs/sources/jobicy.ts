import { z } from 'zod';
import { type BoardParser, parseJson } from '../board-parse.ts';
import { employmentFrom, seniorityFrom } from '../employment.ts';
import { htmlText } from '../html-text.ts';
import { atOnce } from '../paging.ts';
import { payFrom } from '../pay.ts';
import { ID, readDate, readItems, TEXT } from '../read-items.ts';
import { NO_BOARD, type Source, USUAL } from '../source.ts';

const AMOUNT = z.union([z.number(), z.string()]).nullish();
const JOB = z.object({
  id: ID,
  url: TEXT,
  jobTitle: z.string(),
  companyName: z.string(),
  jobType: z.union([z.array(z.string()), z.string()]).nullish(),
  jobGeo: TEXT,
  jobLevel: TEXT,
  jobExcerpt: TEXT,
  jobDescription: TEXT,
  pubDate: TEXT,
  salaryMin: AMOUNT,
  salaryMax: AMOUNT,
  salaryCurrency: TEXT,
  salaryPeriod: TEXT,
});

/** Jobicy: jobicy.com/api/v2/remote-jobs, the newest jobs. A salary of zero is none. */
export const parseJobicy: BoardParser = (raw) => {
  const list = z.object({ jobs: z.unknown() }).safeParse(parseJson(raw, 'Jobicy')).data?.jobs;
  return readItems({ source: 'jobicy', board: 'jobicy', list, listName: '"jobs"' }, JOB, (job) => ({
    externalId: job.id,
    title: job.jobTitle,
    company: job.companyName,
    places: [],
    remote: 'remote',
    remoteRegions: (job.jobGeo ?? '').split(',').map((region) => region.trim()),
    pay: payFrom({
      min: job.salaryMin,
      max: job.salaryMax,
      currency: job.salaryCurrency,
      period: job.salaryPeriod?.replace(/ly$/i, ''),
    }),
    employment: employmentFrom([job.jobType ?? ''].flat().join(' ')),
    seniority: seniorityFrom(job.jobLevel, job.jobTitle),
    url: job.url ?? null,
    text: htmlText(job.jobDescription || job.jobExcerpt || ''),
    postedAt: readDate(job.pubDate),
  }));
};

const ORIGIN = 'https://jobicy.com';

export const jobicy: Source = {
  ...USUAL,
  name: 'jobicy',
  form: 'jobicy',
  boards: NO_BOARD,
  origin: () => ORIGIN,
  listsAll: false,
  oneAnswer: true,
  parse: parseJobicy,
  pages: atOnce(parseJobicy, () => ({ url: `${ORIGIN}/api/v2/remote-jobs?count=50` })),
};
