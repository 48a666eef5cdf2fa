import { createHash } from 'node:crypto';
import { load } from 'cheerio/slim';
import { type BoardParse, type BoardParser, SourceError } from './board-parse.ts';
import { readItems } from './read-items.ts';
import { findJobPostings, fromJobPosting, identifierOf, JOB_POSTING } from './schema-org.ts';

/** A page names one job, or a handful; more is a list that was made for something else. */
const MAX_JOBS = 50;

/**
 * The jobs that a web page describes in schema.org's words (`<script type="application/ld+json">`), which is how employers
 * tell them to search engines. `board` is the page's address. Nothing else of the page is read.
 */
export const parseJobPage: BoardParser = (html, { board }): BoardParse => {
  const address = board === null ? null : URL.parse(board);
  const found = scriptsOf(html).flatMap((script) => findJobPostings(script));
  if (found.length === 0)
    throw new SourceError(
      'no_posting',
      'That page carries no job in a form that can be read. Paste its text instead.',
    );
  return readItems(
    {
      source: 'page',
      board: address?.host ?? 'page',
      list: found.slice(0, MAX_JOBS),
      listName: 'a JobPosting',
    },
    JOB_POSTING,
    (job) => {
      const read = fromJobPosting(job);
      return {
        ...read,
        externalId: idOf(address, identifierOf(job) ?? read.title),
        company: read.company || (address?.host ?? ''),
        // The page that was read, not one that it names.
        url: address?.href ?? job.url ?? null,
      };
    },
  );
};

/** One broken script among several is skipped; sites put other things of theirs in such scripts as well. */
function scriptsOf(html: string): unknown[] {
  const $ = load(html);
  return $('script[type="application/ld+json"]')
    .toArray()
    .flatMap((script) => {
      const text = $(script).text().trim();
      for (const attempt of [text, unwrapped(text)])
        try {
          return [JSON.parse(attempt)];
        } catch {
          // Tried again without what does not belong there, or left out.
        }
      return [];
    });
}

/** Without comment marks around it and line breaks inside of strings, which several sites write. */
function unwrapped(text: string): string {
  return text
    .replace(/^\s*(?:<!--|\/\*<!\[CDATA\[\*\/|\/\/<!\[CDATA\[)/, '')
    .replace(/(?:-->|\/\*\]\]>\*\/|\/\/\]\]>)\s*$/, '')
    .replace(/[\n\r\t]+/g, ' ');
}

function idOf(address: URL | null, name: string): string {
  const page = address ? `${address.host}${address.pathname}${jobParameters(address)}` : '';
  return createHash('sha256').update(`${page}\n${name}`).digest('base64url').slice(0, 20);
}

/** Parameters that may choose the job; those that follow a visitor around do not. */
function jobParameters(address: URL): string {
  return [...address.searchParams]
    .filter(([name]) => !/^(utm_|gclid|fbclid|ref$|source$|src$|lang$|trk)/i.test(name))
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('&');
}
