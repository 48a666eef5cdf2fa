import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '../../db/open-sqlite.ts';
import type { Posting } from '../../desk/posting.ts';
import { createAskBoard } from '../../jobs/ask-board.ts';
import { type Board, boardOf } from '../../jobs/board.ts';
import { atOnce } from '../../jobs/paging.ts';
import { sampleBoard } from '../../jobs/sources/sample.ts';
import { createReadBoard } from '../../jobs/sync/read-board.ts';
import { syncBoards } from '../../jobs/sync/sync-boards.ts';
import { systemClock } from '../../system.ts';
import { benchWay } from './bench-way.ts';
import { type Figure, figure, timed } from './figure.ts';

const MANY = 1_000;
const ROUNDS = 5;

/** A board of 1,000 jobs on loopback: the first sync, one where ten have changed, one without news, one answered by 304. */
export async function benchSync(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sayso-bench-'));
  const store = await openSqlite({
    path: join(folder, 'desk.db'),
    key: randomBytes(32),
    migrate: true,
  });
  const { postings } = await sampleBoard(new Date());
  const server = await serveBoard(postings);
  const read = createReadBoard(createAskBoard(benchWay(server.url).fetch), systemClock);
  const deps = { store, read, clock: systemClock, boardMs: 60_000 };
  const sync = async (expected: string) => {
    const [outcome] = await syncBoards(deps, [server.board], new AbortController().signal);
    if (outcome?.status !== expected || outcome.code !== null)
      throw new Error(`The sync ended as ${outcome?.status} (${outcome?.code}).`);
  };
  try {
    const [first = Number.NaN] = await timed(1, () => sync('read'));
    const news = await timed(ROUNDS, async () => {
      server.change(10);
      await sync('read');
    });
    const same = await timed(ROUNDS, () => sync('unchanged'));
    server.tag('"v1"');
    await sync('read');
    const notModified = await timed(ROUNDS, () => sync('unchanged'));
    return [
      figure('sync_first_1k', MANY / (first / 1000), 'postings/s', MANY),
      figure('sync_ten_changed_of_1k', Math.min(...news), 'ms', news.length),
      figure('sync_same_bytes_1k', Math.min(...same), 'ms', same.length),
      figure('sync_not_modified_1k', Math.min(...notModified), 'ms', notModified.length),
    ];
  } finally {
    await server.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function serveBoard(postings: readonly Posting[]): Promise<{
  url: string;
  board: Board;
  change(jobs: number): void;
  tag(etag: string): void;
  close(): Promise<void>;
}> {
  let round = 0;
  let etag: string | null = null;
  const jobs = Array.from({ length: MANY }, (_, i) => {
    const base = postings[i % postings.length];
    return {
      id: String(i),
      text: base?.title ?? '',
      descriptionPlain: `${base?.text ?? ''}\n\nReference ${i}.`,
      categories: { allLocations: base?.places ?? [] },
    };
  });
  let body = JSON.stringify(jobs);
  const server = createServer((request, response) => {
    if (etag !== null && request.headers['if-none-match'] === etag) response.writeHead(304).end();
    else response.writeHead(200, etag === null ? {} : { etag }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`;
  const lever = boardOf({ source: 'lever', board: 'bench' });
  const pages = atOnce(lever.source.parse, () => ({ url: `${url}/bench` }));
  return {
    url,
    board: { ...lever, source: { ...lever.source, origin: () => url, pages } },
    change(many) {
      round += 1;
      for (const job of jobs.slice(0, many)) job.descriptionPlain += ` Round ${round}.`;
      body = JSON.stringify(jobs);
    },
    tag(value) {
      etag = value;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
