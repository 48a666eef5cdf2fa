import { z } from 'zod';
import { type BoardParser, parseJson } from '../board-parse.ts';
import { employmentFrom, seniorityFrom } from '../employment.ts';
import { htmlText } from '../html-text.ts';
import { atOnce } from '../paging.ts';
import { payFrom, readPay } from '../pay.ts';
import { ID, readDate, readItems, TEXT } from '../read-items.ts';
import { remoteMode, remoteRegions } from '../remote.ts';
import { EMPLOYER, type Source, USUAL } from '../source.ts';

const JOB = z.object({
  id: ID,
  title: z.string(),
  location: TEXT,
  secondaryLocations: z.array(z.object({ location: TEXT })).nullish(),
  employmentType: TEXT,
  isListed: z.boolean().nullish(),
  isRemote: z.boolean().nullish(),
  workplaceType: TEXT,
  publishedAt: TEXT,
  jobUrl: TEXT,
  descriptionHtml: TEXT,
  descriptionPlain: TEXT,
  compensation: z
    .object({
      compensationTierSummary: TEXT,
      summaryComponents: z
        .array(
          z.object({
            compensationType: TEXT,
            interval: TEXT,
            currencyCode: TEXT,
            minValue: z.number().nullish(),
            maxValue: z.number().nullish(),
          }),
        )
        .nullish(),
    })
    .nullish(),
});

/** Ashby: api.ashbyhq.com/posting-api/job-board/{board}?includeCompensation=true. Unlisted jobs are left out. */
export const parseAshby: BoardParser = (raw, { board }) => {
  const list = z.object({ jobs: z.unknown() }).safeParse(parseJson(raw, 'Ashby')).data?.jobs;
  return readItems({ source: 'ashby', board, list, listName: '"jobs"' }, JOB, (job) => {
    if (job.isListed === false) return null;
    const places = [
      job.location ?? '',
      ...(job.secondaryLocations ?? []).map(({ location }) => location ?? ''),
    ];
    const salary = job.compensation?.summaryComponents?.find(
      ({ compensationType }) => compensationType === 'Salary',
    );
    const summary = job.compensation?.compensationTierSummary;
    return {
      externalId: job.id,
      title: job.title,
      company: board ?? companyOf(job.jobUrl ?? ''),
      places,
      // `isRemote` is true for hybrid jobs as well; the workplace type is the exact word.
      remote: remoteMode(job.workplaceType ?? (job.isRemote ? 'remote' : null), ...places),
      remoteRegions: remoteRegions(places),
      pay: salary
        ? payFrom({
            min: salary.minValue,
            max: salary.maxValue,
            currency: salary.currencyCode,
            period: salary.interval?.replace(/^1 /, ''),
          })
        : summary
          ? readPay(summary)
          : null,
      employment: employmentFrom(job.employmentType?.replace(/([a-z])([A-Z])/g, '$1 $2')),
      seniority: seniorityFrom(job.title),
      url: job.jobUrl ?? null,
      text: job.descriptionHtml ? htmlText(job.descriptionHtml) : (job.descriptionPlain ?? ''),
      postedAt: readDate(job.publishedAt),
    };
  });
};

/** jobs.ashbyhq.com/{board}/{id} */
function companyOf(url: string): string {
  const name = /^https:\/\/jobs\.ashbyhq\.com\/([^/]+)\//.exec(url)?.[1] ?? '';
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

const ORIGIN = 'https://api.ashbyhq.com';

export const ashby: Source = {
  ...USUAL,
  name: 'ashby',
  form: 'ashby:NAME',
  boards: EMPLOYER,
  origin: () => ORIGIN,
  oneAnswer: true,
  parse: parseAshby,
  pages: atOnce(parseAshby, ({ board }) => ({
    url: `${ORIGIN}/posting-api/job-board/${board}?includeCompensation=true`,
  })),
};
