import { z } from 'zod';
import type { BoardParser } from '../board-parse.ts';
import { employmentFrom, seniorityFrom } from '../employment.ts';
import { htmlText } from '../html-text.ts';
import { atOnce } from '../paging.ts';
import { readDate, readItems, TEXT } from '../read-items.ts';
import { readRss } from '../rss.ts';
import { NO_BOARD, type Source, USUAL } from '../source.ts';

const ITEM = z.object({
  title: z.string(),
  link: z.string().min(1),
  guid: TEXT,
  region: TEXT,
  country: TEXT,
  type: TEXT,
  description: TEXT,
  pubDate: TEXT,
  expires_at: TEXT,
});

/** We Work Remotely: weworkremotely.com/remote-jobs.rss, the newest jobs. A title is "Company: Role". */
export const parseWeWorkRemotely: BoardParser = (raw) => {
  const { items } = readRss(raw, 'We Work Remotely');
  return readItems(
    { source: 'weworkremotely', board: 'weworkremotely', list: items, listName: '<item>' },
    ITEM,
    (item) => {
      const [, company, role] = /^([^:]{1,120}):\s+(.+)$/s.exec(item.title) ?? [];
      return {
        externalId: item.guid || item.link,
        title: role ?? item.title,
        company: company ?? '',
        places: [],
        remote: 'remote',
        remoteRegions: [item.region || item.country || ''],
        employment: employmentFrom(item.type),
        seniority: seniorityFrom(role ?? item.title),
        url: item.link,
        text: htmlText(item.description ?? ''),
        postedAt: readDate(item.pubDate),
        closesAt: readDate(item.expires_at),
      };
    },
  );
};

const ORIGIN = 'https://weworkremotely.com';

export const weworkremotely: Source = {
  ...USUAL,
  name: 'weworkremotely',
  form: 'weworkremotely',
  boards: NO_BOARD,
  origin: () => ORIGIN,
  listsAll: false,
  oneAnswer: true,
  parse: parseWeWorkRemotely,
  pages: atOnce(parseWeWorkRemotely, () => ({ url: `${ORIGIN}/remote-jobs.rss` })),
};
