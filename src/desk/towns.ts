import { occupationsNamed } from '../match/occupations.ts';
import { anyPlaceCovers, type Place, placesIn } from '../match/places.ts';
import type { JobQuery } from '../match/query.ts';
import { findSkills } from '../match/skills.ts';
import { wordsOf } from '../match/words.ts';
import type { IndexedJob } from './indexed-job.ts';

/** Longest name of a town, in words. */
const MOST_WORDS = 4;
/** What boards write where a town would stand. */
const NO_TOWN =
  /remote|hybrid|anywhere|various|multiple|several|nationwide|worldwide|home|flexible|office|headquarter|onsite|on-site|global|region|area|county|\d/i;

/**
 * The request with the towns that the lexicon does not know but a posting's place names ("Doncaster, UK"): each is a
 * condition like any other place, and none of the words.
 */
export function withTowns(query: JobQuery, jobs: readonly IndexedJob[]): JobQuery {
  const known = townsOf(jobs);
  if (known.size === 0 || query.words.length === 0) return query;
  const free = new Set(query.words);
  const words = wordsOf(query.text).map(({ folded }) => folded);
  const found: Place[] = [];
  for (let at = 0; at < words.length; at++)
    for (let length = MOST_WORDS; length > 0; length--) {
      const some = words.slice(at, at + length);
      const town = known.get(some.join(' '));
      if (!town || some.length < length || !some.every((word) => free.has(word))) continue;
      found.push(town);
      for (const word of some) free.delete(word);
      at += length - 1;
      break;
    }
  if (found.length === 0) return query;
  return {
    ...query,
    words: query.words.filter((word) => free.has(word)),
    places: [...query.places, ...found],
  };
}

/** 0 where a posting is surely in a wanted place, 1 where it only may be: a country without a town that is known. */
export function placeDoubt(query: JobQuery, job: IndexedJob): 0 | 1 {
  if (query.places.length === 0) return 0;
  if (anyPlaceCovers(query.places, job.located) === 'yes') return 0;
  const towns = job.where.map(townIn);
  return query.places.some(({ name }) => towns.includes(keyOf(name))) ? 0 : 1;
}

const kept = new WeakMap<readonly IndexedJob[], ReadonlyMap<string, Place>>();

/** Made once for each state of the index, which hands out the same list until something changes. */
function townsOf(jobs: readonly IndexedJob[]): ReadonlyMap<string, Place> {
  const made = kept.get(jobs);
  if (made) return made;
  const towns = new Map<string, Place>();
  const lines = new Set(jobs.flatMap(({ where }) => where));
  for (const line of lines) {
    const key = townIn(line);
    if (key !== '' && !towns.has(key) && isTown(key, line))
      towns.set(key, { kind: 'city', name: key, country: placesIn(line)[0]?.country });
  }
  kept.set(jobs, towns);
  return towns;
}

/** A name that is no known place, no trade and no skill; its line says in which country it is. */
function isTown(key: string, line: string): boolean {
  return (
    key.length >= 3 &&
    key.split(' ').length <= MOST_WORDS &&
    line.includes(',') &&
    !NO_TOWN.test(key) &&
    placesIn(line.split(',')[0] ?? '').length === 0 &&
    placesIn(line)[0]?.country !== undefined &&
    occupationsNamed(key).length === 0 &&
    findSkills(key).length === 0
  );
}

function townIn(line: string): string {
  return keyOf(line.split(',')[0] ?? '');
}

function keyOf(name: string): string {
  return wordsOf(name)
    .map(({ folded }) => folded)
    .join(' ');
}
