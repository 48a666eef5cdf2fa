import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPostgres } from '../../db/open-postgres.ts';
import { openSqlite } from '../../db/open-sqlite.ts';
import { createJobIndex, withProfile } from '../../desk/job-index.ts';
import { createJobSearch, type JobSearch } from '../../desk/job-search.ts';
import type { Store } from '../../desk/ports/store.ts';
import { systemClock } from '../../system.ts';
import { BENCH_POSTGRES, createBenchDatabase } from './bench-postgres.ts';
import { benchWay } from './bench-way.ts';
import { inventedJob } from './copy-corpus.ts';
import { type Figure, figure, percentile, timed } from './figure.ts';

const CV = `Ada Brook\nBackend Engineer\n7 years of experience with TypeScript, Node.js, Kafka, PostgreSQL and Docker.
Built event-driven services for freight companies, cut latency, mentored engineers.`;

const APPLICANT = {
  cv: {
    id: 'cv',
    fileName: 'cv.txt',
    mime: 'text/plain',
    text: CV,
    sha256: '',
    size: CV.length,
    pages: null,
    readAt: new Date(0),
  },
  facts: [],
  preferences: [],
};

const BATCH = 500;

/** What clients write, from a single word to every filter. */
const QUERIES = [
  'remote TypeScript jobs in Europe',
  'nurse',
  'part-time accountant in Hamburg',
  'warehouse forklift night shift',
  'senior backend engineer Kafka over 60k',
  'teacher posted this week',
  'jobs in Berlin',
  'customer support on sample',
];

/** 10,000 invented postings in a real store, searched and scored for one CV; cold is the first search of a process. */
export const benchSearch = () => onSqlite(10_000, '10k');

/** The same with 100,000: some minutes to fill. */
export const benchSearchLarge = () => onSqlite(100_000, '100k');

async function onSqlite(many: number, mark: string): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sayso-bench-'));
  const path = join(folder, 'desk.db');
  const store = await openSqlite({ path, key: randomBytes(32), migrate: true });
  try {
    return [
      ...(await benchStore(store, many, mark)),
      figure(`index_bytes_per_posting_${mark}`, statSync(path).size / many, 'bytes', many),
    ];
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** 10,000 on PostgreSQL; no figure where there is no server. */
export async function benchSearchPostgres(): Promise<Figure[]> {
  const database = await createBenchDatabase();
  if (!database) return [];
  const way = benchWay(BENCH_POSTGRES);
  const store = await openPostgres({ url: database.url, key: randomBytes(32), migrate: true, way });
  try {
    return await benchStore(store, 10_000, '10k_postgres');
  } finally {
    await store.close();
    await database.drop();
  }
}

async function benchStore(store: Store, many: number, mark: string): Promise<Figure[]> {
  const { profiling, saving } = await fill(store, many);
  const search = createJobSearch(createJobIndex(store), { store, clock: systemClock }).for(
    'public',
  );
  const cold = performance.now();
  await ask(search, QUERIES[0] ?? '', true);
  const first = performance.now() - cold;
  for (const query of QUERIES) await ask(search, query, false);
  const words = await timed(QUERIES.length * 8, (i) =>
    ask(search, QUERIES[i % QUERIES.length] ?? '', i % 2 === 0),
  );
  const text = await timed(QUERIES.length * 4, (i) =>
    store.findWords(
      {
        asks: [[(QUERIES[i % QUERIES.length] ?? '').split(' ').slice(0, 1)]],
        need: 'any',
        limit: 20_000,
      },
      'public',
    ),
  );
  const all = await timed(5, () => ask(search, '', true));
  const n = words.length;
  return [
    figure(`search_and_score_${mark}`, percentile(words, 0.5), 'ms', n, { target: '<= 1500' }),
    figure(`search_and_score_${mark}_p95`, percentile(words, 0.95), 'ms', n),
    figure(`search_and_score_${mark}_first`, first, 'ms', 1, { target: '<= 1500' }),
    figure(`full_text_${mark}_p95`, percentile(text, 0.95), 'ms', text.length),
    figure(`score_all_${mark}`, percentile(all, 0.5), 'ms', all.length),
    figure(`profile_posting_${mark}`, profiling, 'ms', many, { target: '<= 3' }),
    figure(`index_posting_${mark}`, saving, 'ms', many, { target: '<= 3' }),
    figure(`search_rss_${mark}`, process.memoryUsage.rss() / 1e6, 'MB', 1, {
      target: '<= 1000',
    }),
  ];
}

/** Milliseconds a posting, of the middle batch: reading it, and saving it with full text, sketch and card. */
async function fill(store: Store, many: number): Promise<{ profiling: number; saving: number }> {
  const profiling: number[] = [];
  const saving: number[] = [];
  for (let at = 0; at < many; at += BATCH) {
    const some = Array.from({ length: Math.min(BATCH, many - at) }, (_, i) => inventedJob(at + i));
    const start = performance.now();
    const rows = some.map(withProfile);
    const read = performance.now();
    await store.savePostings(rows, new Date());
    profiling.push((read - start) / some.length);
    saving.push((performance.now() - read) / some.length);
  }
  return { profiling: percentile(profiling, 0.5), saving: percentile(saving, 0.5) };
}

function ask(search: JobSearch, query: string, scored: boolean): Promise<unknown> {
  const applicant = scored ? APPLICANT : { ...APPLICANT, cv: null };
  return search.search({ query, limit: 10, applicant });
}
