import { occupationsNamed } from '../match/occupations.ts';
import type { JobQuery } from '../match/query.ts';
import { findSkills } from '../match/skills.ts';
import { wordsOf } from '../match/words.ts';
import { type IndexedJob, occupationsOf } from './indexed-job.ts';
import type { JobView } from './job-index.ts';
import type { PostingIndexStore } from './ports/posting-index.ts';
import type { Viewer } from './viewer.ts';

/** More than anybody reads, few enough to be scored at once. */
const MOST_HITS = 20_000;
/** When so many meet every word, those that meet one are not looked for. */
const ENOUGH = 50;

type Ask = string[][];

/**
 * The postings that a request's words are about, in tiers: 0 names the occupation in its title and has the other words,
 * 1 has every word, 2 has one of them. Null when the request names no words. The database's full text finds them.
 */
export async function topicTiers(
  view: JobView,
  store: Pick<PostingIndexStore, 'findWords'>,
  query: JobQuery,
  viewer: Viewer,
): Promise<Map<string, number> | null> {
  const asks = query.words.map(askOf);
  if (asks.length + query.skills.length + query.occupations.length === 0) return null;
  const tiers = new Map<string, number>();
  const put = (jobs: readonly IndexedJob[], tier: number) => {
    for (const { id } of jobs) if (!tiers.has(id)) tiers.set(id, tier);
  };
  const find = async (some: readonly Ask[], need: 'all' | 'any') =>
    view.byOrd(await store.findWords({ asks: some, need, limit: MOST_HITS }, viewer));
  const asked = new Set(query.occupations);
  const inTitle = (job: IndexedJob) => occupationsOf(job).some((name) => asked.has(name));
  if (asked.size > 0) {
    const others = otherWords(query).map(askOf);
    const among = others.length > 0 ? await find(others, 'all') : view.postings();
    put(among.filter(inTitle), 0);
  }
  const all = asks.length > 0 ? await find(asks, 'all') : [];
  put(all, 1);
  if (tiers.size < ENOUGH) {
    if (asks.length > 1) put(await find(asks, 'any'), 2);
    if (asked.size > 0) put(view.postings().filter(inTitle), 2);
    const skills = new Set(query.skills);
    if (skills.size > 0)
      put(
        view.postings().filter((job) => job.skills.some((skill) => skills.has(skill))),
        2,
      );
  }
  return tiers;
}

/** A word, or the name of the skill that it stands for: "k8s" finds Kubernetes. */
function askOf(word: string): Ask {
  const [hit] = findSkills(word);
  const name = hit ? wordsOf(hit.skill).map(({ folded }) => folded) : [];
  return name.length === 0 || (name.length === 1 && name[0] === word) ? [[word]] : [[word], name];
}

/** The words that are no part of an occupation's name. */
function otherWords(query: JobQuery): string[] {
  const named = new Set(
    occupationsNamed(query.text).flatMap(({ start, end }) =>
      wordsOf(query.text.slice(start, end)).map(({ folded }) => folded),
    ),
  );
  return query.words.filter((word) => !named.has(word));
}
