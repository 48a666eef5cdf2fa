import { z } from 'zod';
import type { Posting } from '../../desk/posting.ts';
import { type BoardParser, parseJson, SourceError, wrongShape } from '../board-parse.ts';
import { employmentFrom, seniorityFrom } from '../employment.ts';
import { htmlText } from '../html-text.ts';
import { inPages } from '../paging.ts';
import { readDate, readItems, TEXT } from '../read-items.ts';
import { remoteMode, remoteRegions } from '../remote.ts';
import { type Source, type SourceAsk, type SourceRequest, USUAL } from '../source.ts';

const JOB = z.object({
  title: z.string(),
  /** "/job/Cork/Baker_R-17" */
  externalPath: z.string().regex(/^\/[^?#\\]+$/),
  locationsText: TEXT,
  timeType: TEXT,
  remoteType: TEXT,
});

/**
 * Workday: POST {tenant}.{wdN}.myworkdayjobs.com/wday/cxs/{tenant}/{site}/jobs, twenty at a time. The list has no text,
 * its days are prose ("Posted 30+ Days Ago") and "3 Locations" is no place: all of that comes with the detail.
 */
export const parseWorkday: BoardParser = (raw, { board }) => {
  const list = z.object({ jobPostings: z.unknown() }).safeParse(parseJson(raw, 'Workday'))
    .data?.jobPostings;
  const site = board === null ? null : siteOf(board);
  return readItems({ source: 'workday', board, list, listName: '"jobPostings"' }, JOB, (job) => {
    const places = /^\d+ \w+$/.test(job.locationsText ?? '') ? [] : [job.locationsText ?? ''];
    const [, spot = ''] = /^\/job\/([^/]+)\//.exec(job.externalPath) ?? [];
    return {
      externalId: requisitionOf(job.externalPath),
      title: job.title,
      company: site?.tenant ?? '',
      places: places.length > 0 ? places : [spot.replace(/-{2,}/g, ', ').replaceAll('-', ' ')],
      remote: remoteMode(job.remoteType, ...places, spot.replaceAll('-', ' '), job.title),
      remoteRegions: remoteRegions(places),
      employment: employmentFrom(job.timeType),
      seniority: seniorityFrom(job.title),
      url: site ? `${site.origin}/${site.site}${job.externalPath}` : null,
      text: '',
    };
  });
};

const DETAIL = z.object({
  jobPostingInfo: z.object({
    jobDescription: z.string(),
    location: TEXT,
    additionalLocations: z.array(z.string()).nullish(),
    startDate: TEXT,
    endDate: TEXT,
    timeType: TEXT,
    remoteType: TEXT,
    externalUrl: TEXT,
  }),
  hiringOrganization: z.object({ name: TEXT }).nullish(),
});

function withDetail(raw: string, posting: Posting): Posting {
  const read = DETAIL.safeParse(parseJson(raw, 'Workday')).data;
  if (!read) throw wrongShape('Workday', '"jobPostingInfo"');
  const { jobPostingInfo: info } = read;
  const places = [info.location ?? '', ...(info.additionalLocations ?? [])].filter(Boolean);
  const remote = remoteMode(info.remoteType, ...places);
  return {
    ...posting,
    company: read.hiringOrganization?.name?.trim() || posting.company,
    places: places.length > 0 ? [...new Set(places)] : posting.places,
    remote: remote === 'unknown' ? posting.remote : remote,
    remoteRegions: remoteRegions(places),
    employment: employmentFrom(info.timeType) ?? posting.employment,
    text: htmlText(info.jobDescription),
    postedAt: readDate(info.startDate),
    closesAt: readDate(info.endDate),
  };
}

const SIZE = 20;

export const workday: Source = {
  ...USUAL,
  name: 'workday',
  form: 'workday:TENANT.wd5.SITE',
  boards: /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.wd\d{1,4}\.[\w-]{1,100}$/i,
  origin: (board) => siteOf(board).origin,
  takesWords: true,
  parse: parseWorkday,
  pages: inPages(parseWorkday, {
    size: SIZE,
    max: 100,
    request: ({ board, words }, _page, seen) => ({
      url: `${apiOf(board)}/jobs`,
      body: JSON.stringify({
        appliedFacets: {},
        limit: SIZE,
        offset: seen,
        searchText: words ?? '',
      }),
    }),
  }),
  detail: { request: detailRequest, parse: withDetail },
};

function detailRequest({ board }: SourceAsk, { url }: Posting): SourceRequest {
  const { origin, site } = siteOf(board);
  const page = url === null ? null : URL.parse(url);
  const start = `/${site}/`;
  // The path is the board's own word, which may choose a posting and nothing else.
  if (page?.origin !== new URL(origin).origin || !page.pathname.startsWith(start))
    throw new SourceError('bad_address', 'Workday lists a posting that is not on its own page.');
  return { url: `${apiOf(board)}/${page.pathname.slice(start.length)}` };
}

function siteOf(board: string): { tenant: string; origin: string; site: string } {
  const [tenant = '', cell = '', site = ''] = board.split('.');
  return { tenant, origin: `https://${tenant}.${cell}.myworkdayjobs.com`, site };
}

function apiOf(board: string): string {
  const { origin, tenant, site } = siteOf(board);
  return `${origin}/wday/cxs/${tenant}/${site}`;
}

/** Pages of one requisition end in its number: "…/Baker_R-17". */
function requisitionOf(path: string): string {
  return /_([^_/]+)$/.exec(path)?.[1] ?? path;
}
