import { z } from 'zod';
import { type BoardParser, parseJson, SourceError } from '../board-parse.ts';
import { seniorityFrom } from '../employment.ts';
import { htmlText } from '../html-text.ts';
import { ID, readDate, readItems, TEXT } from '../read-items.ts';
import { remoteMode } from '../remote.ts';
import { readRss } from '../rss.ts';
import { fromJobPosting, JOB_POSTING } from '../schema-org.ts';
import { type Source, USUAL } from '../source.ts';

const ITEM = z.object({
  id: ID,
  title: z.string(),
  url: TEXT,
  date_published: TEXT,
  content_html: TEXT,
  _jobposting: JOB_POSTING.partial({ title: true }).nullish(),
});

/** Teamtailor: {host}/jobs.json, a JSON Feed whose items carry a schema.org JobPosting; or {host}/jobs.rss. */
export const parseTeamtailor: BoardParser = (raw, context) => {
  if (/^\s*</.test(raw)) return parseFeed(raw, context);
  const feed = z
    .object({ title: TEXT, items: z.unknown() })
    .safeParse(parseJson(raw, 'Teamtailor')).data;
  return readItems(
    { source: 'teamtailor', board: context.board, list: feed?.items, listName: '"items"' },
    ITEM,
    (item) => {
      const job = fromJobPosting({
        employmentType: [],
        jobLocation: [],
        jobLocationType: [],
        applicantLocationRequirements: [],
        ...item._jobposting,
        title: item.title,
      });
      return {
        ...job,
        externalId: item.id,
        company: job.company || feed?.title || context.board || '',
        url: item.url ?? null,
        text: job.text || htmlText(item.content_html ?? ''),
        postedAt: readDate(item.date_published) ?? job.postedAt ?? null,
      };
    },
  );
};

const PLACE = z.object({ 'tt:name': TEXT, 'tt:city': TEXT, 'tt:country': TEXT });
const FEED_ITEM = z.object({
  title: z.string(),
  link: z.string(),
  guid: TEXT,
  description: TEXT,
  pubDate: TEXT,
  remoteStatus: TEXT,
  'tt:locations': z
    .union([
      z
        .object({ 'tt:location': z.union([PLACE, z.array(PLACE)]) })
        .transform((locations) => locations['tt:location']),
      z.literal('').transform(() => []),
    ])
    .nullish(),
});

const parseFeed: BoardParser = (raw, { board }) => {
  const feed = readRss(raw, 'Teamtailor');
  return readItems(
    { source: 'teamtailor', board, list: feed.items, listName: '<item>' },
    FEED_ITEM,
    (item) => {
      const places = [item['tt:locations'] ?? []]
        .flat()
        .map((place) =>
          [place['tt:city'] || place['tt:name'], place['tt:country']].filter(Boolean).join(', '),
        );
      return {
        externalId: item.guid || item.link,
        title: item.title,
        company: feed.title ?? board ?? '',
        places,
        remote: remoteMode(item.remoteStatus, ...places, item.title),
        seniority: seniorityFrom(item.title),
        url: item.link,
        text: htmlText(item.description ?? ''),
        postedAt: readDate(item.pubDate),
      };
    },
  );
};

export const teamtailor: Source = {
  ...USUAL,
  name: 'teamtailor',
  form: 'teamtailor:NAME',
  // A name at Teamtailor, or a host of the employer's own.
  boards:
    /^(?=.{1,200}$)[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*$/i,
  origin: originOf,
  parse: parseTeamtailor,
  async *pages(ask) {
    const context = { board: ask.board };
    const json = await ask.get({ url: `${originOf(ask.board)}/jobs.json` }).catch((error) => {
      // The older feed is there where the newer one is not.
      if (error instanceof SourceError && error.code === 'no_such_board') return null;
      throw error;
    });
    yield parseTeamtailor(
      json ?? (await ask.get({ url: `${originOf(ask.board)}/jobs.rss` })),
      context,
    );
  },
};

function originOf(board: string): string {
  return `https://${board.includes('.') ? board : `${board}.teamtailor.com`}`;
}
