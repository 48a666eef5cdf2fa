import { z } from 'zod';
import type { Posting } from '../../desk/posting.ts';
import { type BoardParser, parseJson, wrongShape } from '../board-parse.ts';
import { employmentFrom, seniorityFrom } from '../employment.ts';
import { htmlText } from '../html-text.ts';
import { atOnce } from '../paging.ts';
import { readPay } from '../pay.ts';
import { ID, readDate, readItems, TEXT } from '../read-items.ts';
import { type Source, SUBDOMAIN, USUAL } from '../source.ts';

const SPOT = z.object({ city: TEXT, state: TEXT, country: TEXT, addressCountry: TEXT }).nullish();
const JOB = z.object({
  id: ID,
  jobOpeningName: z.string(),
  employmentStatusLabel: TEXT,
  location: SPOT,
  atsLocation: SPOT,
  isRemote: z.union([z.boolean(), z.number(), z.string()]).nullish(),
  locationType: z.union([z.string(), z.number()]).nullish(),
});

/** BambooHR: {board}.bamboohr.com/careers/list. The list has no text. */
export const parseBambooHr: BoardParser = (raw, { board }) => {
  const list = z.object({ result: z.unknown() }).safeParse(parseJson(raw, 'BambooHR')).data?.result;
  return readItems({ source: 'bamboohr', board, list, listName: '"result"' }, JOB, (job) => ({
    externalId: job.id,
    title: job.jobOpeningName,
    company: board ?? '',
    places: [placeOf(job.location) || placeOf(job.atsLocation)],
    remote: modeOf(job),
    employment: employmentFrom(job.employmentStatusLabel),
    seniority: seniorityFrom(job.jobOpeningName),
    url: board ? `${originOf(board)}/careers/${encodeURIComponent(job.id)}` : null,
    text: '',
  }));
};

const DETAIL = z.object({
  result: z.object({
    jobOpening: JOB.omit({ id: true }).extend({
      description: z.string(),
      datePosted: TEXT,
      compensation: TEXT,
      minimumExperience: TEXT,
    }),
  }),
});

function withDetail(raw: string, posting: Posting): Posting {
  const read = DETAIL.safeParse(parseJson(raw, 'BambooHR')).data?.result.jobOpening;
  if (!read) throw wrongShape('BambooHR', '"jobOpening"');
  return {
    ...posting,
    pay: read.compensation ? readPay(read.compensation) : posting.pay,
    seniority: posting.seniority ?? seniorityFrom(read.minimumExperience),
    text: htmlText(read.description),
    postedAt: readDate(read.datePosted),
  };
}

export const bamboohr: Source = {
  ...USUAL,
  name: 'bamboohr',
  form: 'bamboohr:NAME',
  boards: SUBDOMAIN,
  origin: originOf,
  parse: parseBambooHr,
  pages: atOnce(parseBambooHr, ({ board }) => ({ url: `${originOf(board)}/careers/list` })),
  detail: {
    request: ({ board }, { externalId }) => ({
      url: `${originOf(board)}/careers/${encodeURIComponent(externalId)}/detail`,
    }),
    parse: withDetail,
  },
};

function originOf(board: string): string {
  return `https://${board}.bamboohr.com`;
}

function placeOf(spot: z.infer<typeof SPOT>): string {
  return [spot?.city, spot?.state, spot?.country ?? spot?.addressCountry]
    .filter(Boolean)
    .join(', ');
}

/** The code says it exactly; the flag is 1, true or nothing. */
function modeOf({ locationType, isRemote }: z.infer<typeof JOB>): Posting['remote'] {
  const code = String(locationType ?? '');
  if (code === '1') return 'remote';
  if (code === '2') return 'hybrid';
  if (isRemote === true || String(isRemote) === '1') return 'remote';
  return code === '0' ? 'onsite' : 'unknown';
}
