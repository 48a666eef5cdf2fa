import { type JobQuery, levelAsked, offerFits } from '../match/query.ts';
import { companyKeys } from './dedupe/company-name.ts';
import { type IndexedJob, isAtCompany } from './indexed-job.ts';

const DAY_MS = 86_400_000;

/**
 * Whether a posting meets the conditions of a request. Each is failed only by what the posting states; company, source
 * and day are known of every posting.
 */
export function jobFits(query: JobQuery, job: IndexedJob, now: Date): boolean {
  const { company, source, language, postedDays } = query.filters;
  if (job.closesAt !== null && job.closesAt < now) return false;
  if (source !== undefined && job.source !== source) return false;
  if (company !== undefined && !isAtCompany(job, companyKeys(company))) return false;
  if (language !== undefined && job.language !== null && !job.language.startsWith(language))
    return false;
  if (postedDays !== undefined && !isSince(job.since, now, postedDays)) return false;
  const level = levelAsked(query);
  // A step apart is a matter of words: what one calls senior another calls lead.
  if (level !== undefined && job.level !== undefined && Math.abs(job.level - level) > 1)
    return false;
  return offerFits(query, job).fits;
}

function isSince(since: Date | null, now: Date, days: number): boolean {
  return since !== null && now.getTime() - since.getTime() <= days * DAY_MS;
}

/** "at Acme" names a company when the index has one of that name; then it is a condition, and none of the words. */
export function withCompany(query: JobQuery, jobs: readonly IndexedJob[]): JobQuery {
  if (query.filters.company !== undefined) return query;
  const named =
    /\b(?:at|with|bei|chez)\s+(\p{Lu}[\p{L}\p{N}&.'-]*(?:\s+\p{Lu}[\p{L}\p{N}&.'-]*){0,3})/u.exec(
      query.text,
    )?.[1];
  if (named === undefined) return query;
  const parts = named.split(/\s+/);
  // The longest name that the index knows: "at Acme Berlin" is Acme.
  for (let length = parts.length; length > 0; length--) {
    const name = parts.slice(0, length).join(' ');
    const keys = companyKeys(name);
    if (!jobs.some((job) => isAtCompany(job, keys))) continue;
    const own = new Set(name.toLowerCase().match(/[\p{L}\p{N}]+/gu));
    return {
      ...query,
      words: query.words.filter((word) => !own.has(word)),
      filters: { ...query.filters, company: name },
    };
  }
  return query;
}
