import { z } from 'zod';
import { type BoardParser, parseJson } from '../board-parse.ts';
import { employmentFrom, seniorityFrom } from '../employment.ts';
import { htmlText } from '../html-text.ts';
import { inPages } from '../paging.ts';
import { payFrom } from '../pay.ts';
import { ID, readDate, readItems, TEXT } from '../read-items.ts';
import { inWords, type Source, USUAL } from '../source.ts';

const JOB = z.object({
  id: ID,
  title: z.string(),
  description: TEXT,
  company: z.object({ display_name: TEXT }).nullish(),
  location: z.object({ display_name: TEXT }).nullish(),
  salary_min: z.number().nullish(),
  salary_max: z.number().nullish(),
  /** A guess of Adzuna's own. */
  salary_is_predicted: z.union([z.string(), z.number(), z.boolean()]).nullish(),
  contract_type: TEXT,
  contract_time: TEXT,
  created: TEXT,
  redirect_url: TEXT,
});

/** What Adzuna pays in, by the country that is asked. */
const CURRENCIES: Readonly<Record<string, string>> = {
  gb: 'GBP',
  us: 'USD',
  at: 'EUR',
  au: 'AUD',
  be: 'EUR',
  br: 'BRL',
  ca: 'CAD',
  ch: 'CHF',
  de: 'EUR',
  es: 'EUR',
  fr: 'EUR',
  in: 'INR',
  it: 'EUR',
  mx: 'MXN',
  nl: 'EUR',
  nz: 'NZD',
  pl: 'PLN',
  sg: 'SGD',
  za: 'ZAR',
};

/**
 * Adzuna: api.adzuna.com/v1/api/jobs/{country}/search/{page}, with the desk's own key. Descriptions are snippets. A pay
 * that Adzuna guessed is not the posting's, so it is left out.
 */
export const parseAdzuna: BoardParser = (raw, { board }) => {
  const list = z.object({ results: z.unknown() }).safeParse(parseJson(raw, 'Adzuna')).data?.results;
  const country = (board ?? '').split('.')[0] ?? '';
  return readItems(
    { source: 'adzuna', board: country || 'adzuna', list, listName: '"results"' },
    JOB,
    (job) => ({
      externalId: job.id,
      title: job.title,
      company: job.company?.display_name ?? 'unknown company',
      places: [job.location?.display_name ?? ''],
      pay: ['1', 'true'].includes(String(job.salary_is_predicted ?? ''))
        ? null
        : payFrom({
            min: job.salary_min,
            max: job.salary_max,
            currency: CURRENCIES[country] ?? null,
            period: 'year',
          }),
      employment: employmentFrom(
        [job.contract_time, job.contract_type].filter(Boolean).join(' ').replaceAll('_', ' '),
      ),
      seniority: seniorityFrom(job.title),
      url: job.redirect_url ?? null,
      text: htmlText(job.description ?? ''),
      postedAt: readDate(job.created),
    }),
  );
};

const ORIGIN = 'https://api.adzuna.com';
const SIZE = 50;

export const adzuna: Source = {
  ...USUAL,
  name: 'adzuna',
  form: 'adzuna:COUNTRY or adzuna:COUNTRY.WORDS',
  boards: new RegExp(`^(?:${Object.keys(CURRENCIES).join('|')})(?:\\.[\\w-]{1,80})?$`),
  origin: () => ORIGIN,
  takesWords: true,
  listsAll: false,
  keys: ['ADZUNA_APP_ID', 'ADZUNA_APP_KEY'],
  parse: parseAdzuna,
  pages: inPages(parseAdzuna, {
    size: SIZE,
    max: 10,
    request: ({ board, words, keys }, page) => {
      const [country = '', own = ''] = board.split('.');
      const query = new URLSearchParams({
        app_id: keys.ADZUNA_APP_ID ?? '',
        app_key: keys.ADZUNA_APP_KEY ?? '',
        results_per_page: String(SIZE),
        sort_by: 'date',
      });
      const asked = words ?? inWords(own);
      if (asked) query.set('what', asked);
      return { url: `${ORIGIN}/v1/api/jobs/${country}/search/${page + 1}?${query}`, secret: true };
    },
  }),
};
