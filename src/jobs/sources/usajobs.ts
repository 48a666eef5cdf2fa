import { z } from 'zod';
import { type BoardParser, parseJson } from '../board-parse.ts';
import { employmentFrom, seniorityFrom } from '../employment.ts';
import { htmlText } from '../html-text.ts';
import { inPages } from '../paging.ts';
import { payFrom } from '../pay.ts';
import { ID, readDate, readItems, TEXT } from '../read-items.ts';
import { inWords, type Source, USUAL, WORDS } from '../source.ts';

const NAMES = z.array(z.object({ Name: TEXT })).nullish();
const JOB = z.object({
  MatchedObjectId: ID,
  MatchedObjectDescriptor: z.object({
    PositionTitle: z.string(),
    PositionURI: TEXT,
    OrganizationName: TEXT,
    DepartmentName: TEXT,
    PositionLocation: z.array(z.object({ LocationName: TEXT })).nullish(),
    PositionLocationDisplay: TEXT,
    PositionSchedule: NAMES,
    PositionRemuneration: z
      .array(
        z.object({
          MinimumRange: TEXT,
          MaximumRange: TEXT,
          Description: TEXT,
          RateIntervalCode: TEXT,
        }),
      )
      .nullish(),
    QualificationSummary: TEXT,
    PublicationStartDate: TEXT,
    ApplicationCloseDate: TEXT,
    UserArea: z
      .object({
        Details: z
          .object({
            JobSummary: TEXT,
            MajorDuties: z.union([z.array(z.string()), z.string()]).nullish(),
            Requirements: TEXT,
            Education: TEXT,
            RemoteIndicator: z.boolean().nullish(),
          })
          .nullish(),
      })
      .nullish(),
  }),
});

const INTERVALS: Readonly<Record<string, string>> = {
  PA: 'year',
  PH: 'hour',
  PD: 'day',
  PM: 'month',
  PW: 'week',
};

/** USAJOBS: data.usajobs.gov/api/Search, with the desk's own key. Jobs of the United States' federal government. */
export const parseUsaJobs: BoardParser = (raw) => {
  const list = z
    .object({ SearchResult: z.object({ SearchResultItems: z.unknown() }) })
    .safeParse(parseJson(raw, 'USAJOBS')).data?.SearchResult.SearchResultItems;
  return readItems(
    { source: 'usajobs', board: 'usajobs', list, listName: '"SearchResultItems"' },
    JOB,
    ({ MatchedObjectId, MatchedObjectDescriptor: job }) => {
      const [pay] = job.PositionRemuneration ?? [];
      const details = job.UserArea?.Details;
      return {
        externalId: MatchedObjectId,
        title: job.PositionTitle,
        company: job.OrganizationName ?? job.DepartmentName ?? '',
        places: job.PositionLocation?.length
          ? job.PositionLocation.map(({ LocationName }) => LocationName ?? '')
          : [job.PositionLocationDisplay ?? ''],
        remote: details?.RemoteIndicator ? 'remote' : 'unknown',
        remoteRegions: details?.RemoteIndicator ? ['United States'] : [],
        pay: pay
          ? payFrom({
              min: pay.MinimumRange,
              max: pay.MaximumRange,
              currency: 'USD',
              period: INTERVALS[pay.RateIntervalCode ?? ''] ?? pay.Description,
            })
          : null,
        employment: employmentFrom(job.PositionSchedule?.[0]?.Name),
        seniority: seniorityFrom(job.PositionTitle),
        language: 'en',
        url: job.PositionURI ?? null,
        text: [
          details?.JobSummary,
          ...[details?.MajorDuties ?? []].flat(),
          details?.Requirements,
          details?.Education,
          job.QualificationSummary,
        ]
          .map((part) => htmlText(part ?? ''))
          .filter(Boolean)
          .join('\n\n'),
        postedAt: readDate(job.PublicationStartDate),
        closesAt: readDate(job.ApplicationCloseDate),
      };
    },
  );
};

const ORIGIN = 'https://data.usajobs.gov';
const SIZE = 250;

export const usajobs: Source = {
  ...USUAL,
  name: 'usajobs',
  form: 'usajobs or usajobs:WORDS',
  boards: WORDS,
  origin: () => ORIGIN,
  takesWords: true,
  listsAll: false,
  keys: ['USAJOBS_EMAIL', 'USAJOBS_API_KEY'],
  parse: parseUsaJobs,
  pages: inPages(parseUsaJobs, {
    size: SIZE,
    max: 20,
    request: ({ board, words, keys }, page) => {
      const query = new URLSearchParams({
        ResultsPerPage: String(SIZE),
        Page: String(page + 1),
        Fields: 'Full',
      });
      const asked = words ?? inWords(board);
      if (asked) query.set('Keyword', asked);
      return {
        url: `${ORIGIN}/api/Search?${query}`,
        headers: {
          'user-agent': keys.USAJOBS_EMAIL ?? '',
          'authorization-key': keys.USAJOBS_API_KEY ?? '',
        },
      };
    },
  }),
};
