import { z } from 'zod';
import { type BoardParser, parseJson } from '../board-parse.ts';
import { employmentFrom, seniorityFrom } from '../employment.ts';
import { htmlText } from '../html-text.ts';
import { atOnce } from '../paging.ts';
import { readDate, readItems, TEXT } from '../read-items.ts';
import { EMPLOYER, type Source, USUAL } from '../source.ts';

const JOB = z.object({
  shortcode: z.string().min(1),
  title: z.string(),
  city: TEXT,
  state: TEXT,
  country: TEXT,
  locations: z
    .array(z.object({ city: TEXT, country: TEXT, hidden: z.boolean().nullish() }))
    .nullish(),
  telecommuting: z.boolean().nullish(),
  employment_type: TEXT,
  experience: TEXT,
  description: TEXT,
  requirements: TEXT,
  url: TEXT,
  published_on: TEXT,
  created_at: TEXT,
});

/**
 * Workable: apply.workable.com/api/v1/widget/accounts/{board}?details=true. A job in several countries comes several
 * times with the same short code; it becomes one posting with all places.
 */
export const parseWorkable: BoardParser = (raw, { board }) => {
  const answer = z
    .object({ name: TEXT, jobs: z.unknown() })
    .safeParse(parseJson(raw, 'Workable')).data;
  return readItems(
    { source: 'workable', board, list: answer?.jobs, listName: '"jobs"' },
    JOB,
    (job) => {
      const located = (job.locations ?? [])
        .filter(({ hidden }) => !hidden)
        .map(({ city, country }) => [city, country].filter(Boolean).join(', '));
      const places =
        located.length > 0 ? located : [[job.city, job.country].filter(Boolean).join(', ')];
      return {
        externalId: job.shortcode,
        title: job.title,
        company: answer?.name ?? board ?? '',
        places,
        remote: job.telecommuting ? 'remote' : 'unknown',
        remoteRegions: job.telecommuting ? places : [],
        employment: employmentFrom(job.employment_type),
        seniority: seniorityFrom(job.experience, job.title),
        url: job.url ?? null,
        text: [job.description, job.requirements]
          .map((part) => htmlText(part ?? ''))
          .filter(Boolean)
          .join('\n\n'),
        postedAt: readDate(job.published_on ?? job.created_at),
      };
    },
  );
};

const ORIGIN = 'https://apply.workable.com';

export const workable: Source = {
  ...USUAL,
  name: 'workable',
  form: 'workable:NAME',
  boards: EMPLOYER,
  origin: () => ORIGIN,
  oneAnswer: true,
  parse: parseWorkable,
  pages: atOnce(parseWorkable, ({ board }) => ({
    url: `${ORIGIN}/api/v1/widget/accounts/${board}?details=true`,
  })),
};
