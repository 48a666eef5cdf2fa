import { occupationsNamed } from '../match/occupations.ts';
import type { PostingProfile } from '../match/profile.ts';
import { type Employment, employmentsSaid, type Offer } from '../match/query.ts';
import { type Level, levelOf } from '../match/seniority.ts';
import { companyKeys } from './dedupe/company-name.ts';
import { toMatchPosting } from './match-profiles.ts';
import type { IndexedPosting } from './ports/store.ts';
import type { Posting } from './posting.ts';

/** An open posting as the index in memory holds it: what a search filters by, without the text. */
export interface IndexedJob extends Offer {
  id: string;
  /** Its row in the full-text index. */
  ord: number;
  /** The only client who sees it; null: public. */
  ownerId: string | null;
  /** Postings of one card are copies of one job. */
  card: string;
  company: string;
  places: readonly string[];
  source: string;
  url: string | null;
  language: string | null;
  level: Level | undefined;
  /** When it was posted, or first seen. */
  since: Date | null;
  closesAt: Date | null;
  isRepost: boolean;
  textLength: number;
  skills: readonly string[];
}

export function indexedJob(
  { posting, standing, ownerId }: IndexedPosting,
  profile: PostingProfile,
): IndexedJob {
  const { places, pay } = toMatchPosting(posting);
  return {
    id: posting.id,
    ord: standing.ord,
    card: standing.card,
    ownerId,
    title: posting.title,
    company: posting.company,
    places: posting.places,
    where: places ?? [],
    located: profile.places,
    remote: posting.remote,
    pay,
    employments: employmentsOf(posting),
    source: posting.source,
    url: posting.url,
    language: posting.language,
    level: levelOf(`${posting.title} ${posting.seniority ?? ''}`),
    since: posting.postedAt ?? standing.firstSeenAt,
    closesAt: posting.closesAt,
    isRepost: standing.repostOf !== null,
    textLength: posting.text.length,
    skills: profile.skills.map(({ skill }) => skill),
  };
}

/** The board's own field; the text is read where it has none. */
function employmentsOf({ employment, title, text }: Posting): Employment[] {
  if (employment === null || employment === 'other') return employmentsSaid(`${title}\n${text}`);
  const stated = employment === 'temporary' ? 'contract' : employment;
  return [...new Set([stated, ...employmentsSaid(title)])];
}

const occupations = new WeakMap<IndexedJob, readonly string[]>();

/** The occupations that a job's title names; read when they are asked for first. */
export function occupationsOf(job: IndexedJob): readonly string[] {
  const known = occupations.get(job);
  if (known) return known;
  const named = occupationsNamed(job.title).map(({ name }) => name);
  occupations.set(job, named);
  return named;
}

const companies = new WeakMap<IndexedJob, readonly string[]>();

/** Is the job at the company of this name, however it writes itself? */
export function isAtCompany(job: IndexedJob, name: readonly string[]): boolean {
  const keys = companies.get(job) ?? companyKeys(job.company);
  companies.set(job, keys);
  return keys.some((key) => name.includes(key));
}
