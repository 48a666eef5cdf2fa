import { createJobIndex, withProfile } from '../../desk/job-index.ts';
import { createJobSearch } from '../../desk/job-search.ts';
import type { StoredPosting } from '../../desk/ports/store.ts';
import type { Posting } from '../../desk/posting.ts';
import { sampleBoard } from '../../jobs/sources/sample.ts';
import { type Figure, figure, percentile, timed } from './figure.ts';

const MANY = 10_000;

const CV = `Ada Brook\nBackend Engineer\n7 years of experience with TypeScript, Node.js, Kafka, PostgreSQL and Docker.
Built event-driven services for freight companies, cut latency, mentored engineers.`;

/** 10,000 postings, searched and scored for one CV; cold is the first search of a process, loading included. */
export async function benchSearch(): Promise<Figure[]> {
  const { postings } = await sampleBoard(new Date());
  const many = Array.from({ length: MANY }, (_, i) => variant(postings, i));
  const profiling = performance.now();
  const stored: StoredPosting[] = many.map(withProfile);
  const perPosting = (performance.now() - profiling) / MANY;
  const byId = new Map(many.map((posting) => [posting.id, posting]));
  const open = () =>
    createJobSearch(
      createJobIndex({
        postingsSince: async (seq, limit) => {
          const rows = stored.slice(seq, seq + limit);
          return { seq: seq + rows.length, rows };
        },
        getPostings: async (ids) => ids.flatMap((id) => byId.get(id) ?? []),
      }),
    );
  const request = {
    query: 'remote TypeScript jobs in Europe',
    limit: 10,
    applicant: {
      cv: {
        id: 'cv',
        fileName: 'cv.txt',
        mime: 'text/plain',
        text: CV,
        sha256: '',
        size: CV.length,
        pages: null,
        readAt: new Date(),
      },
      facts: [],
      preferences: [],
    },
  };
  const search = open();
  const cold = performance.now();
  await search.search(request);
  const first = performance.now() - cold;
  const warm = await timed(10, () => search.search(request));
  const all = await timed(5, () => search.search({ ...request, query: '' }));
  const peer = await miniSearch(many);
  return [
    figure('search_and_score_10k', percentile(warm, 0.5), 'ms', warm.length, {
      target: '<= 1500',
      ...(peer === null ? {} : { peer: 'MiniSearch BM25', peerValue: peer }),
    }),
    figure('search_and_score_10k_first', first, 'ms', 1, { target: '<= 1500' }),
    figure('score_all_10k', percentile(all, 0.5), 'ms', all.length),
    figure('profile_posting', perPosting, 'ms', MANY, { target: '<= 3' }),
  ];
}

/** The sample postings again and again, each with its own id, company and a few own words. */
function variant(postings: readonly Posting[], i: number): Posting {
  const base = postings[i % postings.length];
  if (!base) throw new Error('The sample board is empty.');
  return {
    ...base,
    id: `bench:board:${i}`,
    externalId: String(i),
    company: `${base.company} ${i}`,
    text: `${base.text}\n\nTeam ${i % 97}, unit ${i % 31}, reference ${i}.`,
  };
}

/** The same words against a full-text index; null where the development package is not installed. */
async function miniSearch(postings: readonly Posting[]): Promise<number | null> {
  const loaded = await import('minisearch').catch(() => null);
  if (!loaded) return null;
  const index = new loaded.default({ fields: ['title', 'text'] });
  index.addAll(postings.map(({ id, title, text }) => ({ id, title, text })));
  return percentile(await timed(10, () => index.search(CV, { boost: { title: 2 } })), 0.5);
}
