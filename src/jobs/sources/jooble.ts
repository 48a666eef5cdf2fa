import { z } from 'zod';
import { type BoardParser, parseJson } from '../board-parse.ts';
import { employmentFrom, seniorityFrom } from '../employment.ts';
import { htmlText } from '../html-text.ts';
import { inPages } from '../paging.ts';
import { readPay } from '../pay.ts';
import { ID, readDate, readItems, TEXT } from '../read-items.ts';
import { inWords, type Source, USUAL } from '../source.ts';

const JOB = z.object({
  id: ID,
  title: z.string(),
  company: TEXT,
  location: TEXT,
  snippet: TEXT,
  salary: TEXT,
  type: TEXT,
  link: TEXT,
  updated: TEXT,
});

/** Jooble: POST jooble.org/api/{key}, with the desk's own key. Descriptions are snippets. */
export const parseJooble: BoardParser = (raw) => {
  const list = z.object({ jobs: z.unknown() }).safeParse(parseJson(raw, 'Jooble')).data?.jobs;
  return readItems({ source: 'jooble', board: 'jooble', list, listName: '"jobs"' }, JOB, (job) => ({
    externalId: job.id,
    title: job.title,
    company: job.company || 'unknown company',
    places: [job.location ?? ''],
    pay: job.salary ? readPay(job.salary) : null,
    employment: employmentFrom(job.type),
    seniority: seniorityFrom(job.title),
    url: job.link ?? null,
    text: htmlText(job.snippet ?? ''),
    postedAt: readDate(job.updated),
  }));
};

const ORIGIN = 'https://jooble.org';

export const jooble: Source = {
  ...USUAL,
  name: 'jooble',
  form: 'jooble:WORDS or jooble:WORDS.PLACE',
  boards: /^[\w-]{1,80}(?:\.[\w-]{1,80})?$/,
  origin: () => ORIGIN,
  takesWords: true,
  listsAll: false,
  keys: ['JOOBLE_API_KEY'],
  parse: parseJooble,
  pages: inPages(parseJooble, {
    // Its pages differ in length, so only an empty one ends the list.
    size: 0,
    max: 5,
    request: ({ board, words, keys }, page) => {
      const [own = '', place = ''] = board.split('.');
      return {
        url: `${ORIGIN}/api/${encodeURIComponent(keys.JOOBLE_API_KEY ?? '')}`,
        body: JSON.stringify({
          keywords: words ?? inWords(own),
          location: inWords(place),
          page: String(page + 1),
        }),
      };
    },
  }),
};
