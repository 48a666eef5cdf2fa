import { z } from 'zod';
import type { Posting } from '../../desk/posting.ts';
import { type BoardParser, parseJson, wrongShape } from '../board-parse.ts';
import { employmentFrom, seniorityFrom } from '../employment.ts';
import { htmlText } from '../html-text.ts';
import { inPages } from '../paging.ts';
import { payFrom } from '../pay.ts';
import { ID, readItems, TEXT } from '../read-items.ts';
import { inWords, type Source, type SourceAsk, USUAL, WORDS } from '../source.ts';

const JOB = z.object({
  jobId: ID,
  jobTitle: z.string(),
  employerName: TEXT,
  locationName: TEXT,
  minimumSalary: z.number().nullish(),
  maximumSalary: z.number().nullish(),
  currency: TEXT,
  salaryType: TEXT,
  date: TEXT,
  datePosted: TEXT,
  expirationDate: TEXT,
  jobDescription: TEXT,
  contractType: TEXT,
  fullTime: z.boolean().nullish(),
  partTime: z.boolean().nullish(),
  jobUrl: TEXT,
  externalUrl: TEXT,
});

/** Reed: www.reed.co.uk/api/1.0, with the desk's own key. Lists hold snippets, a job's own page the text. */
export const parseReed: BoardParser = (raw) => {
  const json = parseJson(raw, 'Reed');
  const answer = z.object({ results: z.unknown() }).safeParse(json).data;
  return readItems(
    { source: 'reed', board: 'reed', list: answer?.results, listName: '"results"' },
    JOB,
    toPosting,
  );
};

function toPosting(job: z.infer<typeof JOB>) {
  return {
    externalId: job.jobId,
    title: job.jobTitle,
    company: job.employerName ?? '',
    places: [job.locationName ?? ''],
    pay: payFrom({
      min: job.minimumSalary,
      max: job.maximumSalary,
      currency: job.currency,
      period: job.salaryType?.replace(/^per /i, '') ?? (job.currency ? 'year' : null),
    }),
    employment: employmentFrom(
      [job.partTime && !job.fullTime ? 'part time' : '', job.contractType ?? '']
        .filter(Boolean)
        .join(' '),
    ),
    seniority: seniorityFrom(job.jobTitle),
    language: 'en',
    url: job.jobUrl ?? job.externalUrl ?? null,
    text: htmlText(job.jobDescription ?? ''),
    postedAt: britishDate(job.datePosted ?? job.date),
    closesAt: britishDate(job.expirationDate),
  };
}

/** "21/11/2026" */
function britishDate(text: string | null | undefined): Date | null {
  const [, day, month, year] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text ?? '') ?? [];
  return year ? new Date(`${year}-${month}-${day}T00:00:00Z`) : null;
}

const ORIGIN = 'https://www.reed.co.uk';
const SIZE = 100;

export const reed: Source = {
  ...USUAL,
  name: 'reed',
  form: 'reed or reed:WORDS',
  boards: WORDS,
  origin: () => ORIGIN,
  takesWords: true,
  listsAll: false,
  keys: ['REED_API_KEY'],
  parse: parseReed,
  pages: inPages(parseReed, {
    size: SIZE,
    max: 10,
    request: (ask, _page, seen) => {
      const query = new URLSearchParams({
        resultsToTake: String(SIZE),
        resultsToSkip: String(seen),
      });
      const asked = ask.words ?? inWords(ask.board);
      if (asked) query.set('keywords', asked);
      return { url: `${ORIGIN}/api/1.0/search?${query}`, headers: keyOf(ask) };
    },
  }),
  detail: {
    request: (ask, { externalId }) => ({
      url: `${ORIGIN}/api/1.0/jobs/${encodeURIComponent(externalId)}`,
      headers: keyOf(ask),
    }),
    parse: (raw, posting): Posting => {
      const read = JOB.safeParse(parseJson(raw, 'Reed')).data;
      if (read?.jobId !== posting.externalId) throw wrongShape('Reed', 'the posting');
      const { text, pay, employment, closesAt } = toPosting(read);
      return {
        ...posting,
        text: text || posting.text,
        pay: pay ?? posting.pay,
        employment: employment ?? posting.employment,
        closesAt: closesAt ?? posting.closesAt,
      };
    },
  },
};

/** The key is the user name, with no password. */
function keyOf({ keys }: SourceAsk): Record<string, string> {
  return {
    authorization: `Basic ${Buffer.from(`${keys.REED_API_KEY ?? ''}:`).toString('base64')}`,
  };
}
