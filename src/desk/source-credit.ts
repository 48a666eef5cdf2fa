/**
 * How a source is named beside its postings. Most boards of many employers ask in their terms to be named, with their own
 * address, wherever their jobs are shown; the posting's own link leads back to them.
 */
const CREDITS: Readonly<Record<string, string>> = {
  remotive: 'source: Remotive (remotive.com)',
  remoteok: 'source: Remote OK (remoteok.com)',
  arbeitnow: 'source: Arbeitnow (arbeitnow.com)',
  himalayas: 'source: Himalayas (himalayas.app)',
  jobicy: 'source: Jobicy (jobicy.com)',
  weworkremotely: 'source: We Work Remotely (weworkremotely.com)',
  themuse: 'source: The Muse (themuse.com)',
  hackernews: 'source: Hacker News, Who is hiring (news.ycombinator.com)',
  usajobs: 'source: USAJOBS (usajobs.gov)',
  adzuna: 'Jobs by Adzuna (adzuna.com)',
  reed: 'source: Reed (reed.co.uk)',
  jooble: 'source: Jooble (jooble.org)',
  page: 'from the page that you sent',
  paste: 'from the text that you sent',
};

/** The source's name as its terms ask for it; its short name where they ask for nothing. */
export function sourceCredit(source: string): string {
  return CREDITS[source] ?? source;
}

/** Do its terms ask for more than its short name? */
export function asksForCredit(source: string): boolean {
  return source in CREDITS && source !== 'page' && source !== 'paste';
}

/** The same in a list of sources, "also on …". */
export function creditInList(source: string): string {
  return sourceCredit(source).replace(/^(?:source: |from )/, '');
}
