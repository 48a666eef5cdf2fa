import { createHash } from 'node:crypto';
import type { Posting } from '../../desk/posting.ts';
import { employmentFrom, seniorityFrom } from '../employment.ts';
import { plainLine } from '../html-text.ts';
import { readPay } from '../pay.ts';
import { remoteMode, remoteRegions } from '../remote.ts';
import type { AlertJob } from './job-lines.ts';

const MAX_SNIPPET = 2000;

/** A job of an alert as a posting: what the mail says, and no description. */
export function alertPosting(job: AlertJob): Posting {
  const source = `alert:${job.link.board}`;
  const title = plainLine(job.title, 200);
  const company = plainLine(job.company, 200) || 'unknown company';
  const places = [plainLine(job.place, 120)].filter(Boolean);
  const externalId = idOf(job, title, company, places);
  return {
    id: `${source}:${externalId}`,
    source,
    externalId,
    company,
    title,
    places: places.map((place) => place.replace(/\s*\((?:remote|hybrid|on-?site)\)$/i, '')),
    remote: remoteMode(null, ...places, title),
    remoteRegions: remoteRegions(places),
    pay: job.pay === '' ? null : readPay(job.pay),
    employment: employmentOf(title),
    seniority: seniorityFrom(title),
    language: null,
    url: job.link.url,
    text: cutOff(job.snippet.slice(0, MAX_SNIPPET).toWellFormed()),
    postedAt: null,
    closesAt: null,
    contact: null,
    isSample: false,
  };
}

/** What a mail quotes is never the whole description, and the dots say so to whoever scores it. */
function cutOff(snippet: string): string {
  return snippet === '' || /(?:…|\.\.\.)$/.test(snippet) ? snippet : `${snippet} …`;
}

/** The board's own id where the link holds one; else a name made of what the mail says of the job. */
function idOf(job: AlertJob, title: string, company: string, places: readonly string[]): string {
  const { id, sure } = job.link;
  if (id !== null && sure) return id;
  const said = [id ?? '', title, company, ...places].join('\0').toLowerCase();
  return createHash('sha256').update(said).digest('hex').slice(0, 20);
}

/** A title says what a job is only where it names the kind. */
function employmentOf(title: string): Posting['employment'] {
  const found = employmentFrom(title);
  return found === 'other' || found === 'contract' || found === 'temporary' ? null : found;
}
