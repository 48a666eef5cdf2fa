import { z } from 'zod';
import { type BoardParser, parseJson } from '../board-parse.ts';
import { employmentFrom, seniorityFrom } from '../employment.ts';
import { htmlText } from '../html-text.ts';
import { atOnce } from '../paging.ts';
import { payFrom } from '../pay.ts';
import { ID, readDate, readItems, TEXT } from '../read-items.ts';
import { remoteMode, remoteRegions } from '../remote.ts';
import { type Source, USUAL } from '../source.ts';

const POSTING = z.object({
  id: ID,
  text: z.string(),
  categories: z
    .object({
      location: TEXT,
      allLocations: z.array(z.string()).nullish(),
      commitment: TEXT,
    })
    .nullish(),
  descriptionPlain: TEXT,
  description: TEXT,
  lists: z.array(z.object({ text: TEXT, content: TEXT })).nullish(),
  additionalPlain: TEXT,
  createdAt: z.number().nullish(),
  workplaceType: TEXT,
  country: TEXT,
  hostedUrl: TEXT,
  salaryRange: z
    .object({
      min: z.number().nullish(),
      max: z.number().nullish(),
      currency: TEXT,
      interval: TEXT,
    })
    .nullish(),
});

/** Lever: api.lever.co/v0/postings/{board}?mode=json, a bare array. The company is the board's name. */
export const parseLever: BoardParser = (raw, { board }) =>
  readItems(
    { source: 'lever', board, list: parseJson(raw, 'Lever'), listName: 'the list of postings' },
    POSTING,
    (posting) => {
      const { categories } = posting;
      const places = categories?.allLocations?.length
        ? categories.allLocations
        : [categories?.location ?? ''];
      const lists = (posting.lists ?? []).map(
        ({ text, content }) => `${text ?? ''}\n\n${htmlText(`<ul>${content ?? ''}</ul>`)}`,
      );
      const salary = posting.salaryRange;
      return {
        externalId: posting.id,
        title: posting.text,
        company: board?.replace(EUROPE, '') ?? companyOf(posting.hostedUrl ?? ''),
        places,
        remote: remoteMode(posting.workplaceType, ...places),
        remoteRegions: remoteRegions(places),
        pay: salary ? payFrom({ ...salary, period: salary.interval }) : null,
        employment: employmentFrom(categories?.commitment),
        seniority: seniorityFrom(posting.text),
        url: posting.hostedUrl ?? null,
        text: [
          posting.descriptionPlain ?? htmlText(posting.description ?? ''),
          ...lists,
          posting.additionalPlain ?? '',
        ]
          .map((part) => htmlText(part))
          .filter(Boolean)
          .join('\n\n'),
        postedAt: readDate(posting.createdAt),
      };
    },
  );

/** The board's name stands in the public address: jobs.lever.co/{board}/{id}. */
function companyOf(url: string): string {
  return /^https:\/\/jobs(?:\.eu)?\.lever\.co\/([^/]+)\//.exec(url)?.[1] ?? '';
}

/** Boards that Lever keeps in Europe are asked there: "lever:eu.acme". */
const EUROPE = /^eu\./;

export const lever: Source = {
  ...USUAL,
  name: 'lever',
  form: 'lever:NAME',
  boards: /^(eu\.)?[\w-]{1,80}$/,
  origin: originOf,
  oneAnswer: true,
  parse: parseLever,
  pages: atOnce(parseLever, ({ board }) => ({
    url: `${originOf(board)}/v0/postings/${board.replace(EUROPE, '')}?mode=json`,
  })),
};

function originOf(board: string): string {
  return EUROPE.test(board) ? 'https://api.eu.lever.co' : 'https://api.lever.co';
}
