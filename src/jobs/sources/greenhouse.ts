import { z } from 'zod';
import { type BoardParser, parseJson } from '../board-parse.ts';
import { employmentFrom, seniorityFrom } from '../employment.ts';
import { htmlText, unescapeHtml } from '../html-text.ts';
import { atOnce } from '../paging.ts';
import { ID, readDate, readItems, TEXT } from '../read-items.ts';
import { remoteMode, remoteRegions } from '../remote.ts';
import { EMPLOYER, type Source, USUAL } from '../source.ts';

const JOB = z.object({
  id: ID,
  title: z.string(),
  company_name: TEXT,
  location: z.object({ name: TEXT }).nullish(),
  offices: z.array(z.object({ name: TEXT, location: TEXT })).nullish(),
  content: TEXT,
  absolute_url: TEXT,
  first_published: TEXT,
  updated_at: TEXT,
  application_deadline: TEXT,
  language: TEXT,
  metadata: z.array(z.object({ name: z.string(), value: z.unknown() })).nullish(),
});

/** Greenhouse: boards-api.greenhouse.io/v1/boards/{board}/jobs?content=true. The content is escaped twice. */
export const parseGreenhouse: BoardParser = (raw, { board }) => {
  const list = z.object({ jobs: z.unknown() }).safeParse(parseJson(raw, 'Greenhouse')).data?.jobs;
  return readItems({ source: 'greenhouse', board, list, listName: '"jobs"' }, JOB, (job) => {
    const place = job.location?.name ?? '';
    const offices = (job.offices ?? []).map((office) => office.location || office.name || '');
    // "Hybrid" or "Remote" alone is no place: the offices have the cities.
    const named = /^(hybrid|remote|on-?site|multiple locations|various)?$/i.test(place.trim())
      ? offices
      : [place];
    const employment = job.metadata?.find(({ name }) =>
      /employment|contract type/i.test(name),
    )?.value;
    return {
      externalId: job.id,
      title: job.title,
      company: job.company_name ?? board ?? '',
      places: named,
      remote: remoteMode(null, place, job.title),
      remoteRegions: remoteRegions([place]),
      employment: employmentFrom(typeof employment === 'string' ? employment : null),
      seniority: seniorityFrom(job.title),
      language: job.language ?? null,
      url: job.absolute_url ?? null,
      text: htmlText(unescapeHtml(job.content ?? '')),
      // `updated_at` moves with every touch; the first day is the posting's age.
      postedAt: readDate(job.first_published ?? job.updated_at),
      closesAt: readDate(job.application_deadline),
    };
  });
};

const ORIGIN = 'https://boards-api.greenhouse.io';

export const greenhouse: Source = {
  ...USUAL,
  name: 'greenhouse',
  form: 'greenhouse:NAME',
  boards: EMPLOYER,
  origin: () => ORIGIN,
  oneAnswer: true,
  parse: parseGreenhouse,
  pages: atOnce(parseGreenhouse, ({ board }) => ({
    url: `${ORIGIN}/v1/boards/${board}/jobs?content=true`,
  })),
};
