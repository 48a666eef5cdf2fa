import { packTerms, unpackTerms } from '../../match/packed.ts';
import {
  type CvProfile,
  type PostingProfile,
  profileCv,
  profilePosting,
} from '../../match/profile.ts';
import { createMatcher, type Matcher } from '../../match/score.ts';
import { type Figure, figure, timed } from './figure.ts';
import { type SamplePosting, samplePostings } from './sample-postings.ts';

const FEW = 1_000;
const READ = 10_000;
const MANY = 100_000;
const TOP = 20;
const PEER = 'MiniSearch BM25';

/** Reading and indexing postings, one CV against a thousand and a hundred thousand of them, and the memory that takes. */
export async function benchMatching(): Promise<Figure[]> {
  const sample = samplePostings();
  const cv = profileCv({ text: cvText(sample) });
  const few = Array.from({ length: FEW }, (_, i) => sample(i));
  // The lexicon is read at the first posting of a process.
  few.slice(0, 50).map(profilePosting);
  const matcher = createMatcher([]);
  const indexing = best(await timed(3, () => addAll(createMatcher([]), few))) / FEW;
  addAll(matcher, few);
  const small = best(await timed(15, () => rankAgain(matcher, cv)));
  const peer = await miniSearch(few, cvText(sample));
  fill(matcher, sample);
  const first = performance.now();
  rankAgain(matcher, cv);
  const settle = performance.now() - first;
  const large = best(await timed(7, () => rankAgain(matcher, cv)));
  const memory = process.memoryUsage.rss() / 1_048_576;
  const beside = (peerValue: number | undefined) =>
    peerValue === undefined ? {} : { peer: PEER, peerValue };
  return [
    figure('match_index_posting', indexing, 'ms', FEW, {
      target: '<= 3',
      ...beside(peer?.indexing),
    }),
    figure('match_cv_1k', small, 'ms', 15, { target: '<= 15', ...beside(peer?.search) }),
    figure('match_cv_100k', large, 'ms', 7, { target: '<= 400' }),
    figure('match_cv_100k_first', settle, 'ms', 1),
    figure('match_rss_100k', memory, 'MB', 1, { target: '<= 1024' }),
  ];
}

/** The exact best twenty with their reasons. A new object each time: what is kept of the last CV would answer at once. */
function rankAgain(matcher: Matcher, cv: CvProfile): void {
  matcher.rank({ ...cv }, { limit: TOP });
}

function addAll(matcher: Matcher, postings: readonly SamplePosting[]): Matcher {
  for (const posting of postings) matcher.add(profilePosting(posting));
  return matcher;
}

/**
 * Reading a hundred thousand texts would take minutes and is measured above. So a tenth is read, and every other posting is
 * one of these with new names: words that no other posting has. The index grows as it would with texts.
 */
function fill(matcher: Matcher, sample: (number: number) => SamplePosting): void {
  const read = Array.from({ length: READ }, (_, i) => profilePosting(sample(i)));
  const met = new Map<number, number>();
  for (const { terms } of read)
    for (const hash of unpackTerms(terms).hashes) met.set(hash, (met.get(hash) ?? 0) + 1);
  for (let i = FEW; i < MANY; i++) {
    const like = read[i % READ];
    if (like) matcher.add(stored(renamed(like, i, met)));
  }
}

function renamed(
  profile: PostingProfile,
  number: number,
  met: ReadonlyMap<number, number>,
): PostingProfile {
  const round = Math.floor(number / READ);
  if (round === 0) return profile;
  const { hashes, weights } = unpackTerms(profile.terms);
  const terms = new Map<number, number>();
  hashes.forEach((hash, i) => {
    const isOwn = met.get(hash) === 1;
    terms.set(isOwn ? (hash + round * 0x9e3779b1) % HASHES : hash, weights[i] ?? 0);
  });
  return { ...profile, id: `posting-${number}`, terms: packTerms(terms) };
}

const HASHES = 2 ** 30;

/** As the desk gets it: a profile is read from the store, not made of the text. */
function stored(profile: PostingProfile) {
  return JSON.parse(JSON.stringify(profile));
}

function cvText(sample: (number: number) => SamplePosting): string {
  const mine = sample(4);
  return [
    mine.title.toUpperCase(),
    'Experience',
    `${mine.title}  2015 - 2023`,
    ...mine.text.split('\n').slice(1, 20),
    ...sample(9).text.split('\n').slice(1, 8),
  ].join('\n');
}

function best(times: readonly number[]): number {
  return Math.min(...times);
}

/** The same with a full-text index; undefined where the development package is not installed. */
async function miniSearch(
  postings: readonly SamplePosting[],
  query: string,
): Promise<{ indexing: number; search: number } | undefined> {
  const loaded = await import('minisearch').catch(() => null);
  if (!loaded) return undefined;
  const fill = () => {
    const index = new loaded.default({ fields: ['title', 'text'] });
    index.addAll(postings.map(({ id, title, text }) => ({ id, title, text })));
    return index;
  };
  const indexing = best(await timed(3, fill)) / postings.length;
  const index = fill();
  const search = best(await timed(10, () => index.search(query, { boost: { title: 2 } })));
  return { indexing, search };
}
