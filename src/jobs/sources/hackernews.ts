import { z } from 'zod';
import { type BoardParser, parseJson, wrongShape } from '../board-parse.ts';
import { employmentFrom, seniorityFrom } from '../employment.ts';
import { htmlText } from '../html-text.ts';
import { readPay } from '../pay.ts';
import { ID, type RawPosting, readDate, readItems, TEXT } from '../read-items.ts';
import { remoteMode, remoteRegions } from '../remote.ts';
import { NO_BOARD, type Source, USUAL } from '../source.ts';

/** "Company | Role | Place | …" in the first line. Replies, jokes and what was taken back are no postings. */
const HEAD = /^[^|\n]{1,120}\|[^\n]+/;

const COMMENT = z.object({
  id: ID,
  created_at: TEXT,
  text: z.string().transform(htmlText).pipe(z.string().regex(HEAD)),
});

const THREAD = z.object({ children: z.array(z.looseObject({ text: TEXT })) });

/** Hacker News: the newest "Who is hiring?" thread at hn.algolia.com, whose first-level comments are the postings. */
export const parseHackerNews: BoardParser = (raw) => {
  const thread = THREAD.safeParse(parseJson(raw, 'Hacker News')).data;
  if (!thread) throw wrongShape('Hacker News', '"children"');
  // What its author took back has no text.
  const comments = thread.children.filter(({ text }) => text);
  return readItems(
    { source: 'hackernews', board: 'hackernews', list: comments, listName: '"children"' },
    COMMENT,
    ({ id, text, created_at }) => ({
      ...headOf(text.split('\n')[0] ?? ''),
      externalId: id,
      url: `https://news.ycombinator.com/item?id=${encodeURIComponent(id)}`,
      text,
      postedAt: readDate(created_at),
    }),
  );
};

const ROLE =
  /engineer|developer|designer|manager|scientist|analyst|lead\b|head of|\bcto\b|architect|researcher|sre\b|devops|full[- ]?stack|front[- ]?end|back[- ]?end|programmer|writer|marketer|recruiter|sales|support|founding|director|intern\b|multiple|several|roles|various|positions/i;
const MODE = /\b(remote|hybrid|on-?site|in[- ]person|in[- ]office|wfh)\b/i;
const KIND = /^(full|part)[- ]?time\b|^contract|^intern(ship)?s?$|^permanent$/i;
const PAY = /[$€£]\s?\d|\d\s?k\b|\b(usd|eur|gbp)\b/i;

/** People write the parts in any order after the company: each is taken for what it looks like. */
function headOf(line: string): Omit<RawPosting, 'externalId' | 'text'> {
  const [company = '', ...parts] = line
    .split('|')
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter(Boolean);
  const rest = parts.filter((part) => !/^https?:\/\//i.test(part));
  const title = rest.find((part) => ROLE.test(part)) ?? rest[0] ?? '';
  const others = rest.filter((part) => part !== title);
  const kind = others.find((part) => KIND.test(part));
  const pay = others.find((part) => PAY.test(part));
  const where = others.filter((part) => part !== kind && part !== pay);
  const bare = (part: string) => part.replace(MODE, '').replace(/[\s()/,;:-]+/g, '');
  return {
    company: company.replace(/\s*\(?https?:\/\/\S+\)?/g, ''),
    title,
    places: where.filter((part) => bare(part) !== '').slice(0, 1),
    remote: remoteMode(null, ...where.filter((part) => MODE.test(part)), title),
    remoteRegions: remoteRegions(where),
    pay: pay ? readPay(pay) : null,
    employment: employmentFrom(kind),
    seniority: seniorityFrom(title),
  };
}

const ORIGIN = 'https://hn.algolia.com';
const STORIES = z.object({ hits: z.array(z.looseObject({ objectID: z.string(), title: TEXT })) });

export const hackernews: Source = {
  ...USUAL,
  name: 'hackernews',
  form: 'hackernews',
  boards: NO_BOARD,
  origin: () => ORIGIN,
  listsAll: false,
  parse: parseHackerNews,
  async *pages(ask) {
    // By its author: the words alone find threads of other people as well.
    const stories = await ask.get({
      url: `${ORIGIN}/api/v1/search_by_date?tags=story,author_whoishiring&hitsPerPage=12`,
    });
    const thread = STORIES.safeParse(parseJson(stories, 'Hacker News')).data?.hits.find(
      ({ title, objectID }) => /who is hiring/i.test(title ?? '') && /^\d+$/.test(objectID),
    );
    if (!thread) throw wrongShape('Hacker News', 'a thread "Who is hiring?"');
    yield parseHackerNews(await ask.get({ url: `${ORIGIN}/api/v1/items/${thread.objectID}` }), {
      board: null,
    });
  },
};
