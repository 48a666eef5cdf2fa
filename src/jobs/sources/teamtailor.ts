import { z } from 'zod';
import { type BoardParser, parseJson } from '../board-parse.ts';
import { employmentFrom, seniorityFrom } from '../employment.ts';
import { htmlText } from '../html-text.ts';
import { payFrom } from '../pay.ts';
import { ID, readDate, readItems, TEXT } from '../read-items.ts';

const ADDRESS = z.object({ addressLocality: TEXT, addressCountry: TEXT }).nullish();
const PLACE = z.object({ address: ADDRESS });
const ITEM = z.object({
  id: ID,
  title: z.string(),
  url: TEXT,
  date_published: TEXT,
  content_html: TEXT,
  _jobposting: z
    .object({
      description: TEXT,
      employmentType: z.union([z.string(), z.array(z.string())]).nullish(),
      jobLocation: z.union([z.array(PLACE), PLACE]).nullish(),
      jobLocationType: TEXT,
      validThrough: TEXT,
      hiringOrganization: z.object({ name: TEXT }).nullish(),
      baseSalary: z
        .object({
          currency: TEXT,
          value: z
            .object({
              minValue: z.number().nullish(),
              maxValue: z.number().nullish(),
              unitText: TEXT,
            })
            .nullish(),
        })
        .nullish(),
    })
    .nullish(),
});

/** Teamtailor: {host}/jobs.json, a JSON Feed whose items carry a schema.org JobPosting. */
export const parseTeamtailor: BoardParser = (raw, { board }) => {
  const feed = z
    .object({ title: TEXT, items: z.unknown() })
    .safeParse(parseJson(raw, 'Teamtailor')).data;
  return readItems(
    { source: 'teamtailor', board, list: feed?.items, listName: '"items"' },
    ITEM,
    (item) => {
      const job = item._jobposting;
      const locations = job?.jobLocation ? [job.jobLocation].flat() : [];
      const salary = job?.baseSalary;
      return {
        externalId: item.id,
        title: item.title,
        company: job?.hiringOrganization?.name ?? feed?.title ?? board ?? '',
        places: locations.map(({ address }) =>
          [address?.addressLocality, address?.addressCountry].filter(Boolean).join(', '),
        ),
        remote: job?.jobLocationType === 'TELECOMMUTE' ? 'remote' : 'unknown',
        pay: salary
          ? payFrom({
              min: salary.value?.minValue,
              max: salary.value?.maxValue,
              currency: salary.currency,
              period: salary.value?.unitText?.toLowerCase(),
            })
          : null,
        employment: employmentFrom(
          [job?.employmentType ?? ''].flat().join(' ').replaceAll('_', ' '),
        ),
        seniority: seniorityFrom(item.title),
        url: item.url ?? null,
        text: htmlText(job?.description ?? item.content_html ?? ''),
        postedAt: readDate(item.date_published),
        closesAt: readDate(job?.validThrough),
      };
    },
  );
};
