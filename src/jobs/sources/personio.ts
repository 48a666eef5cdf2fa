import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { z } from 'zod';
import { type BoardParser, SourceError } from '../board-parse.ts';
import { employmentFrom, seniorityFrom } from '../employment.ts';
import { htmlText } from '../html-text.ts';
import { ID, readDate, readItems, TEXT } from '../read-items.ts';
import { remoteMode } from '../remote.ts';

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

const PARSER = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  processEntities: true,
  htmlEntities: true,
  isArray: (name) => name === 'position',
});

/** Personio: {board}.jobs.personio.de/xml. Positions may repeat their id; additional offices become places. */
export const parsePersonio: BoardParser = (raw, { board }) => {
  if (XMLValidator.validate(raw) !== true)
    throw new SourceError(
      'broken_xml',
      'This is not the XML of a Personio board: it ends early or is damaged.',
    );
  const list = z
    .object({ 'workzag-jobs': z.object({ position: z.unknown() }) })
    .safeParse(PARSER.parse(raw)).data?.['workzag-jobs'].position;
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
        company: position.subcompany || board || '',
        places,
        remote: remoteMode(null, ...places, position.name),
        employment: employmentFrom(
          [position.schedule, position.employmentType].filter(Boolean).join(' '),
        ),
        seniority: seniorityFrom(position.seniority, position.name),
        url: board
          ? `https://${board}.jobs.personio.de/job/${encodeURIComponent(position.id)}`
          : null,
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
