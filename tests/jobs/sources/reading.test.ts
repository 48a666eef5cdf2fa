import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { boardOf } from '../../../src/jobs/board.ts';
import { json, TEXT } from './fixture.ts';
import { openSourceServer, type SourceServer } from './source-server.ts';

let server: SourceServer;
beforeAll(async () => {
  server = await openSourceServer();
});
beforeEach(() => server.reset());
afterAll(() => server.close());

const numbers = (count: number, from = 0) => Array.from({ length: count }, (_, i) => from + i);

describe('a board in pages', () => {
  const board = boardOf({ source: 'arbeitnow', board: '' });
  const job = (n: number) => ({ slug: `s${n}`, title: `Job ${n}`, company_name: 'Crumb' });

  it('is read to its end, counted by the desk and not by links of the answer', async () => {
    server.answer = (request, response) => {
      const page = Number(new URL(request.url ?? '', 'http://x').searchParams.get('page'));
      const data = page <= 2 ? numbers(100, page * 100).map(job) : numbers(7, 300).map(job);
      response.end(json({ data, links: { next: 'https://elsewhere.example' } }));
    };
    const { postings } = await server.read(board);
    expect(postings).toHaveLength(207);
    expect(server.asked.map(({ url }) => new URL(url).search)).toEqual([
      '?page=1',
      '?page=2',
      '?page=3',
    ]);
  });

  it('ends when a source repeats its last page for ever', async () => {
    server.answer = (_request, response) => response.end(json({ data: numbers(100).map(job) }));
    const { postings } = await server.read(board);
    expect(postings).toHaveLength(100);
    expect(server.asked).toHaveLength(2);
  });

  it('is not whole when it was cut, and one fault among its pages is a fault', async () => {
    const workday = boardOf({ source: 'workday', board: 'crumb.wd5.Careers' });
    const item = (n: number) => ({ title: `Job ${n}`, externalPath: `/job/Cork/Job_R-${n}` });
    server.answer = (_request, response, body) => {
      const { offset } = JSON.parse(body);
      response.end(json({ total: 90, jobPostings: numbers(20, offset).map(item) }));
    };
    const cut = await server.read(workday, { maxPages: 2, maxDetails: 0 });
    expect(cut).toMatchObject({ whole: false });
    expect(cut.postings).toHaveLength(40);
    server.answer = (_request, response, body) => {
      const { offset } = JSON.parse(body);
      if (offset > 0) response.writeHead(500).end();
      else response.end(json({ total: 90, jobPostings: numbers(20).map(item) }));
    };
    await expect(server.read(workday)).rejects.toMatchObject({ code: 'http_500' });
  });
});

describe('a list without texts', () => {
  const board = boardOf({ source: 'bamboohr', board: 'crumb' });
  const job = (n: number) => ({ id: String(n), jobOpeningName: `Job ${n}` });
  const detail = (n: number) =>
    json({ result: { jobOpening: { jobOpeningName: `Job ${n}`, description: TEXT } } });
  /** A list of so many jobs; `text` answers for each one's own page. */
  const serve = (count: number, text: (n: number) => string | number) => {
    server.answer = (request, response) => {
      const n = /\/careers\/(\d+)\/detail$/.exec(request.url ?? '')?.[1];
      if (n === undefined) return response.end(json({ result: numbers(count).map(job) }));
      const answer = text(Number(n));
      return typeof answer === 'number' ? response.writeHead(answer).end() : response.end(answer);
    };
  };
  /** A day on which this posting is not read again. */
  const dayWithout = (id = '') => {
    const turn = createHash('sha256').update(id).digest().readUInt32BE(0) % 14;
    return new Date(((turn + 1) % 14) * 86_400_000);
  };
  const details = () => server.asked.filter(({ url }) => url.endsWith('/detail')).length;

  it('asks for each text that the index does not have, and keeps those that it has', async () => {
    serve(4, detail);
    const first = await server.read(board, { maxDetails: 1 });
    expect(first.postings.map(({ text }) => text !== '')).toEqual([true, false, false, false]);
    expect(first.whole).toBe(true);
    server.asked = [];
    const stored = async () => first.postings;
    const all = await server.read(board, { stored, now: dayWithout(first.postings[0]?.id) });
    expect(all.postings.every(({ text }) => text !== '')).toBe(true);
    expect(details()).toBe(3);
    server.asked = [];
    const none = await server.read(board, { stored: async () => all.postings, maxDetails: 0 });
    expect(none.postings).toEqual(all.postings);
    expect(details()).toBe(0);
  });

  it('asks again for a changed title, and for every text once in a fortnight', async () => {
    serve(6, detail);
    const { postings } = await server.read(board);
    const asked = new Set<string>();
    for (let day = 0; day < 14; day++) {
      server.asked = [];
      await server.read(board, { stored: async () => postings, now: new Date(day * 86_400_000) });
      for (const { url } of server.asked) if (url.endsWith('/detail')) asked.add(url);
      expect(details()).toBeLessThan(6);
    }
    expect(asked.size).toBe(6);
    const renamed = postings.map((posting) => ({ ...posting, title: `Old ${posting.title}` }));
    server.asked = [];
    await server.read(board, { stored: async () => renamed });
    expect(details()).toBe(6);
  });

  it('takes a posting whose own page is gone for gone, and names one that cannot be read', async () => {
    serve(4, (n) => (n === 1 ? 404 : n === 2 ? '{"changed":true}' : detail(n)));
    const { notFound, problems, postings } = await server.read(board);
    expect(notFound).toHaveLength(1);
    expect(postings).toHaveLength(3);
    expect(problems).toEqual([
      { at: 'posting (Job 2)', message: 'its text cannot be read (changed_schema)' },
    ]);
    expect(postings.filter(({ text }) => text !== '')).toHaveLength(2);
  });

  it('stops when it is asked to, and leaves the rest for the next time', async () => {
    serve(40, (n) => (n < 2 ? detail(n) : 429));
    const { postings, whole } = await server.read(board);
    expect(details()).toBeLessThan(8);
    expect(postings).toHaveLength(40);
    expect(postings.filter(({ text }) => text !== '')).toHaveLength(2);
    expect(whole).toBe(true);
  });

  it('ends in time with what it has', async () => {
    const stop = new AbortController();
    serve(40, (n) => {
      if (n > 3) stop.abort();
      return detail(n);
    });
    const { postings } = await server.read(board, { signal: stop.signal });
    expect(postings).toHaveLength(40);
    expect(postings.some(({ text }) => text === '')).toBe(true);
  });

  it('is a fault when no text at all can be read', async () => {
    serve(10, () => '{"changed":true}');
    await expect(server.read(board)).rejects.toMatchObject({ code: 'changed_schema' });
    serve(10, () => 403);
    await expect(server.read(board)).rejects.toMatchObject({ code: 'http_403' });
  });

  it('lets a list choose a posting and nothing else', async () => {
    const workday = boardOf({ source: 'workday', board: 'crumb.wd5.Careers' });
    const paths = [
      '/job/../../../../admin/x_R-1',
      '//evil.example/job/x_R-2',
      '/job/a?b=c_R-3',
      '/job/Cork/Fine_R-4',
    ];
    server.answer = (request, response) => {
      if (request.url?.endsWith('/jobs'))
        response.end(
          json({ jobPostings: paths.map((externalPath) => ({ title: 'Baker', externalPath })) }),
        );
      else response.end(json({ jobPostingInfo: { jobDescription: TEXT } }));
    };
    const { problems } = await server.read(workday);
    expect(problems.length).toBeGreaterThan(0);
    const start = 'https://crumb.wd5.myworkdayjobs.com/wday/cxs/crumb/Careers/';
    for (const { url } of server.asked) expect(new URL(url).href.startsWith(start)).toBe(true);
  });
});

describe('Teamtailor', () => {
  it('is asked for its older feed where there is no newer one', async () => {
    const board = boardOf({ source: 'teamtailor', board: 'career.crumb.example' });
    server.others = { '/jobs.rss': '<rss><channel><title>Crumb</title></channel></rss>' };
    expect((await server.read(board)).postings).toEqual([]);
    expect(server.asked.map(({ url }) => url)).toEqual([
      'https://career.crumb.example/jobs.json',
      'https://career.crumb.example/jobs.rss',
    ]);
  });
});

describe('a board of the configuration', () => {
  it.each([
    ['lever', 'eu.acme', 'https://api.eu.lever.co'],
    ['personio', 'acme', 'https://acme.jobs.personio.de'],
    ['personio', 'acme.com', 'https://acme.jobs.personio.com'],
    ['teamtailor', 'acme', 'https://acme.teamtailor.com'],
    ['teamtailor', 'jobs.acme.example', 'https://jobs.acme.example'],
    ['workday', 'acme.wd12.External_Site', 'https://acme.wd12.myworkdayjobs.com'],
  ])('%s:%s is asked at %s', (source, board, origin) => {
    expect(boardOf({ source, board }).source.origin(board)).toBe(origin);
  });

  it.each([
    ['lever', ''],
    ['lever', '../x'],
    ['remotive', 'acme'],
    ['workday', 'acme'],
    ['recruitee', 'acme.evil.example'],
    ['bamboohr', 'a/b'],
    ['adzuna', 'xx'],
    ['linkedin', 'acme'],
    ['indeed', ''],
  ])('%s:%s is refused in one sentence', (source, board) => {
    expect(() => boardOf({ source, board })).toThrow(
      /^JOB_BOARDS names .* which cannot be asked\. /,
    );
  });

  it('needs the desk’s own key where its source wants one, and gets that key alone', () => {
    expect(() => boardOf({ source: 'adzuna', board: 'gb' }, { REED_API_KEY: 'r' })).toThrow(
      "JOB_BOARDS names adzuna:gb, which needs the desk's own key. Set ADZUNA_APP_ID and ADZUNA_APP_KEY.",
    );
    const { keys } = boardOf(
      { source: 'reed', board: '' },
      { REED_API_KEY: 'r', JOOBLE_API_KEY: 'j' },
    );
    expect(keys).toEqual({ REED_API_KEY: 'r' });
  });

  it('takes the operator’s words where a source is too large, and the client’s instead when there are some', async () => {
    const board = boardOf({ source: 'jooble', board: 'night-baker.cork' }, { JOOBLE_API_KEY: 'j' });
    server.answer = (_request, response) => response.end(json({ jobs: [] }));
    await server.read(board);
    await server.read(board, { words: 'pastry cook' });
    expect(server.asked.map(({ body }) => JSON.parse(body))).toEqual([
      { keywords: 'night baker', location: 'cork', page: '1' },
      { keywords: 'pastry cook', location: 'cork', page: '1' },
    ]);
  });
});
