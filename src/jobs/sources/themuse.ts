import { z } from 'zod';
import { type BoardParser, parseJson } from '../board-parse.ts';
import { employmentFrom, seniorityFrom } from '../employment.ts';
import { htmlText } from '../html-text.ts';
import { inPages } from '../paging.ts';
import { ID, readDate, readItems, TEXT } from '../read-items.ts';
import { NO_BOARD, type Source, USUAL } from '../source.ts';

const NAMES = z.array(z.object({ name: TEXT })).nullish();
const JOB = z.object({
  id: ID,
  name: z.string(),
  company: z.object({ name: TEXT }).nullish(),
  contents: TEXT,
  type: TEXT,
  locations: NAMES,
  levels: NAMES,
  publication_date: TEXT,
  refs: z.object({ landing_page: TEXT }).nullish(),
});

/** The word for work from anywhere among the places. */
const REMOTE = /^(flexible|remote)\b/i;

/** The Muse: www.themuse.com/api/public/jobs, twenty a page, newest first. */
export const parseTheMuse: BoardParser = (raw) => {
  const list = z.object({ results: z.unknown() }).safeParse(parseJson(raw, 'The Muse'))
    .data?.results;
  return readItems(
    { source: 'themuse', board: 'themuse', list, listName: '"results"' },
    JOB,
    (job) => {
      const named = (job.locations ?? []).map(({ name }) => name ?? '');
      const places = named.filter((place) => !REMOTE.test(place));
      return {
        externalId: job.id,
        title: job.name,
        company: job.company?.name ?? '',
        places,
        // Beside cities it only means that some of the work may be done elsewhere.
        remote:
          named.length > places.length ? (places.length === 0 ? 'remote' : 'hybrid') : 'unknown',
        employment: /^(in|ex)ternal$/i.test(job.type ?? '') ? null : employmentFrom(job.type),
        seniority: seniorityFrom((job.levels ?? []).map(({ name }) => name).join(' '), job.name),
        url: job.refs?.landing_page ?? null,
        text: htmlText(job.contents ?? ''),
        postedAt: readDate(job.publication_date),
      };
    },
  );
};

const ORIGIN = 'https://www.themuse.com';

export const themuse: Source = {
  ...USUAL,
  name: 'themuse',
  form: 'themuse',
  boards: NO_BOARD,
  origin: () => ORIGIN,
  listsAll: false,
  parse: parseTheMuse,
  pages: inPages(parseTheMuse, {
    size: 20,
    max: 20,
    request: (_ask, page) => ({ url: `${ORIGIN}/api/public/jobs?page=${page}&descending=true` }),
  }),
};
