import { z } from 'zod';
import { type BoardParser, parseJson } from '../board-parse.ts';
import { employmentFrom, seniorityFrom } from '../employment.ts';
import { htmlText } from '../html-text.ts';
import { inPages } from '../paging.ts';
import { payFrom } from '../pay.ts';
import { readDate, readItems, TEXT } from '../read-items.ts';
import { NO_BOARD, type Source, USUAL } from '../source.ts';

const JOB = z.object({
  guid: z.string().min(1),
  title: z.string(),
  companyName: z.string(),
  employmentType: TEXT,
  minSalary: z.number().nullish(),
  maxSalary: z.number().nullish(),
  salaryPeriod: TEXT,
  currency: TEXT,
  seniority: z.union([z.array(z.string()), z.string()]).nullish(),
  locationRestrictions: z.array(z.union([z.string(), z.object({ name: TEXT })])).nullish(),
  pubDate: z.union([z.number(), z.string()]).nullish(),
  expiryDate: z.union([z.number(), z.string()]).nullish(),
  applicationLink: TEXT,
  description: TEXT,
  excerpt: TEXT,
});

/** Himalayas: himalayas.app/jobs/api, twenty a page whatever is asked, newest first. Times are seconds of the epoch. */
export const parseHimalayas: BoardParser = (raw) => {
  const list = z.object({ jobs: z.unknown() }).safeParse(parseJson(raw, 'Himalayas')).data?.jobs;
  return readItems(
    { source: 'himalayas', board: 'himalayas', list, listName: '"jobs"' },
    JOB,
    (job) => ({
      externalId: job.guid,
      title: job.title,
      company: job.companyName,
      places: [],
      remote: 'remote',
      remoteRegions: (job.locationRestrictions ?? []).map((region) =>
        typeof region === 'string' ? region : (region.name ?? ''),
      ),
      pay: payFrom({
        min: job.minSalary,
        max: job.maxSalary,
        currency: job.currency,
        period: /^annual/i.test(job.salaryPeriod ?? '') ? 'year' : job.salaryPeriod,
      }),
      employment: employmentFrom(job.employmentType),
      seniority: seniorityFrom([job.seniority ?? ''].flat().join(' '), job.title),
      url: URL.canParse(job.guid) ? job.guid : (job.applicationLink ?? null),
      text: htmlText(job.description || job.excerpt || ''),
      postedAt: readDate(job.pubDate),
      closesAt: readDate(job.expiryDate),
    }),
  );
};

const ORIGIN = 'https://himalayas.app';
const SIZE = 20;

export const himalayas: Source = {
  ...USUAL,
  name: 'himalayas',
  form: 'himalayas',
  boards: NO_BOARD,
  origin: () => ORIGIN,
  listsAll: false,
  parse: parseHimalayas,
  pages: inPages(parseHimalayas, {
    size: SIZE,
    max: 20,
    request: (_ask, _page, seen) => ({ url: `${ORIGIN}/jobs/api?limit=${SIZE}&offset=${seen}` }),
  }),
};
