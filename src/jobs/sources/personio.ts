import { z } from 'zod';
import { type BoardParser, wrongShape } from '../board-parse.ts';
import { employmentFrom, seniorityFrom } from '../employment.ts';
import { htmlText } from '../html-text.ts';
import { atOnce } from '../paging.ts';
import { ID, readDate, readItems, TEXT } from '../read-items.ts';
import { remoteMode } from '../remote.ts';
import { type Source, USUAL } from '../source.ts';
import { parseXml } from '../xml.ts';

const many = <T>(item: z.ZodType<T>) =>
  z
    .union([z.array(item), item])
    .nullish()
    .transform((value) =>
      value === null || value === undefined ? [] : Array.isArray(value) ? value : [value],
    );

const DESCRIPTION = z.object({ name: TEXT, value: TEXT });
const POSITION = z.object({
  id: ID,
  name: z.coerce.string().min(1),
  subcompany: TEXT,
  office: TEXT,
  additionalOffices: z.union([z.object({ office: many(z.string()) }), z.literal('')]).nullish(),
  jobDescriptions: z
    .union([z.object({ jobDescription: many(DESCRIPTION) }), z.literal('')])
    .nullish(),
  employmentType: TEXT,
  schedule: TEXT,
  seniority: TEXT,
  createdAt: TEXT,
});

const FEED = z.object({
  'workzag-jobs': z.union([z.literal(''), z.object({ position: z.unknown() })]),
});

/** Personio: {board}.jobs.personio.de/xml. Positions may repeat their id; additional offices become places. */
export const parsePersonio: BoardParser = (raw, { board }) => {
  const feed = FEED.safeParse(parseXml(raw, 'Personio', ['position'])).data?.['workzag-jobs'];
  if (feed === undefined) throw wrongShape('Personio', '<workzag-jobs>');
  // A board without jobs is an empty element.
  const list = feed === '' ? [] : (feed.position ?? []);
  return readItems(
    { source: 'personio', board, list, listName: '<position>' },
    POSITION,
    (position) => {
      const more = position.additionalOffices ? position.additionalOffices.office : [];
      const descriptions = position.jobDescriptions ? position.jobDescriptions.jobDescription : [];
      const places = [position.office ?? '', ...more];
      return {
        externalId: position.id,
        title: position.name,
        company: position.subcompany || board?.replace(COM, '') || '',
        places,
        remote: remoteMode(null, ...places, position.name),
        employment: employmentFrom(
          [position.schedule, position.employmentType].filter(Boolean).join(' '),
        ),
        seniority: seniorityFrom(position.seniority, position.name),
        url: board ? `${originOf(board)}/job/${encodeURIComponent(position.id)}` : null,
        text: descriptions
          .map(({ name, value }) =>
            [name ?? '', htmlText(value ?? '')].filter(Boolean).join('\n\n'),
          )
          .filter(Boolean)
          .join('\n\n'),
        postedAt: readDate(position.createdAt),
      };
    },
  );
};

/** Employers whose pages end in .com are written so: "personio:acme.com". */
const COM = /\.com$/;

export const personio: Source = {
  ...USUAL,
  name: 'personio',
  form: 'personio:NAME',
  boards: /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.com)?$/i,
  origin: originOf,
  oneAnswer: true,
  parse: parsePersonio,
  pages: atOnce(parsePersonio, ({ board }) => ({ url: `${originOf(board)}/xml` })),
};

function originOf(board: string): string {
  return COM.test(board)
    ? `https://${board.replace(COM, '')}.jobs.personio.com`
    : `https://${board}.jobs.personio.de`;
}
