import { z } from 'zod';
import { type BoardParser, parseJson } from '../board-parse.ts';
import { seniorityFrom } from '../employment.ts';
import { htmlText } from '../html-text.ts';
import { atOnce } from '../paging.ts';
import { payFrom } from '../pay.ts';
import { ID, readDate, readItems, TEXT } from '../read-items.ts';
import { NO_BOARD, type Source, USUAL } from '../source.ts';

const JOB = z.object({
  id: ID,
  position: z.string(),
  company: z.string(),
  location: TEXT,
  description: TEXT,
  date: TEXT,
  salary_min: z.union([z.number(), z.string()]).nullish(),
  salary_max: z.union([z.number(), z.string()]).nullish(),
  url: TEXT,
});

/**
 * Remote OK: remoteok.com/api, the newest jobs. The first element is a legal notice: link back and name the source, which
 * the posting's own address and the credit on the card do. Amounts are US dollars a year; zero is none.
 */
export const parseRemoteOk: BoardParser = (raw) => {
  const answer = parseJson(raw, 'RemoteOK');
  const list = Array.isArray(answer) ? answer.filter((item) => !isNotice(item)) : answer;
  return readItems(
    { source: 'remoteok', board: 'remoteok', list, listName: 'the list of jobs' },
    JOB,
    (job) => ({
      externalId: job.id,
      title: job.position,
      company: job.company,
      places: [],
      remote: 'remote',
      remoteRegions: job.location ? [job.location] : [],
      pay: payFrom({ min: job.salary_min, max: job.salary_max, currency: 'USD', period: 'year' }),
      seniority: seniorityFrom(job.position),
      url: job.url ?? null,
      text: htmlText(job.description ?? ''),
      postedAt: readDate(job.date),
    }),
  );
};

function isNotice(item: unknown): boolean {
  return typeof item === 'object' && item !== null && 'legal' in item && !('position' in item);
}

const ORIGIN = 'https://remoteok.com';

export const remoteok: Source = {
  ...USUAL,
  name: 'remoteok',
  form: 'remoteok',
  boards: NO_BOARD,
  origin: () => ORIGIN,
  listsAll: false,
  oneAnswer: true,
  parse: parseRemoteOk,
  pages: atOnce(parseRemoteOk, () => ({ url: `${ORIGIN}/api` })),
};
