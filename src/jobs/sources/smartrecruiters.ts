import { z } from 'zod';
import { type BoardParser, parseJson, wrongShape } from '../board-parse.ts';
import { employmentFrom, seniorityFrom } from '../employment.ts';
import { htmlText } from '../html-text.ts';
import { inPages } from '../paging.ts';
import { ID, readDate, readItems, TEXT } from '../read-items.ts';
import { EMPLOYER, type Source, USUAL } from '../source.ts';

const SECTION = z.object({ title: TEXT, text: TEXT }).nullish();
const POSTING = z.object({
  id: ID,
  name: z.string(),
  company: z.object({ identifier: TEXT, name: TEXT }).nullish(),
  releasedDate: TEXT,
  location: z
    .object({
      city: TEXT,
      region: TEXT,
      country: TEXT,
      fullLocation: TEXT,
      remote: z.boolean().nullish(),
      hybrid: z.boolean().nullish(),
    })
    .nullish(),
  typeOfEmployment: z.object({ label: TEXT }).nullish(),
  experienceLevel: z.object({ label: TEXT }).nullish(),
  language: z.object({ code: TEXT }).nullish(),
  jobAd: z
    .object({
      sections: z
        .object({
          jobDescription: SECTION,
          qualifications: SECTION,
          additionalInformation: SECTION,
        })
        .nullish(),
    })
    .nullish(),
});

/**
 * SmartRecruiters: api.smartrecruiters.com/v1/companies/{board}/postings. The list has no text; the detail has it in
 * sections. `ref` is an address of the API, so the public page is built from company and id.
 */
export const parseSmartRecruiters: BoardParser = (raw, { board }) => {
  const json = parseJson(raw, 'SmartRecruiters');
  const answer = z.object({ content: z.unknown() }).safeParse(json).data;
  // A single detail is as welcome as a list.
  const list = answer?.content ?? (POSTING.safeParse(json).success ? [json] : undefined);
  return readItems(
    { source: 'smartrecruiters', board, list, listName: '"content"' },
    POSTING,
    (job) => {
      const slug = job.company?.identifier ?? board;
      const sections = job.jobAd?.sections;
      return {
        externalId: job.id,
        title: job.name,
        company: job.company?.name ?? board ?? '',
        places: [
          job.location?.fullLocation ??
            [job.location?.city, job.location?.region, job.location?.country]
              .filter(Boolean)
              .join(', '),
        ],
        remote: job.location?.hybrid
          ? 'hybrid'
          : job.location?.remote
            ? 'remote'
            : job.location
              ? 'onsite'
              : 'unknown',
        employment: employmentFrom(job.typeOfEmployment?.label),
        seniority: seniorityFrom(job.experienceLevel?.label, job.name),
        language: job.language?.code ?? null,
        url: slug
          ? `https://jobs.smartrecruiters.com/${encodeURIComponent(slug)}/${encodeURIComponent(job.id)}`
          : null,
        text: [sections?.jobDescription, sections?.qualifications, sections?.additionalInformation]
          .map((section) => htmlText(section?.text ?? ''))
          .filter(Boolean)
          .join('\n\n'),
        postedAt: readDate(job.releasedDate),
      };
    },
  );
};

const ORIGIN = 'https://api.smartrecruiters.com';
const SIZE = 100;

const listOf = (board: string) => `${ORIGIN}/v1/companies/${board}/postings`;

export const smartrecruiters: Source = {
  ...USUAL,
  name: 'smartrecruiters',
  form: 'smartrecruiters:NAME',
  boards: EMPLOYER,
  origin: () => ORIGIN,
  parse: parseSmartRecruiters,
  pages: inPages(parseSmartRecruiters, {
    size: SIZE,
    max: 50,
    request: ({ board }, _page, seen) => ({
      url: `${listOf(board)}?limit=${SIZE}&offset=${seen}`,
    }),
  }),
  detail: {
    request: ({ board }, { externalId }) => ({
      url: `${listOf(board)}/${encodeURIComponent(externalId)}`,
    }),
    parse(raw, posting, { board }) {
      const [full] = parseSmartRecruiters(raw, { board }).postings;
      if (full?.id !== posting.id) throw wrongShape('SmartRecruiters', 'the posting');
      return full;
    },
  },
};
