import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PARSERS, SOURCES } from '../../../src/jobs/sources/catalog.ts';
import { EMPLOYER_FIXTURES } from './employer-fixtures.ts';
import type { SourceFixture } from './fixture.ts';
import {
  type Answer,
  boardIn,
  onePage,
  openSourceServer,
  type SourceServer,
} from './source-server.ts';
import { WIDE_FIXTURES } from './wide-fixtures.ts';

const FIXTURES: Readonly<Record<string, SourceFixture>> = {
  ...EMPLOYER_FIXTURES,
  ...WIDE_FIXTURES,
};
const RECORDED = '../shared/fixtures/boards';

let server: SourceServer;
beforeAll(async () => {
  server = await openSourceServer();
});
beforeEach(() => server.reset());
afterAll(() => server.close());

it('every source has its fixture', () => {
  expect(Object.keys(FIXTURES).sort()).toEqual(SOURCES.map(({ name }) => name).sort());
});

describe.each(Object.entries(FIXTURES))('the source %s', (name, fixture) => {
  const board = boardIn(name, fixture);
  const { [fixture.title]: _title, ...rest } = fixture.good as Record<string, unknown>;
  const nameless = fixture.bad ?? rest;
  const lists = (...items: unknown[]) => {
    server.others = fixture.others ?? {};
    server.answer = onePage(fixture, items);
  };
  const fails = (answer: Answer) => {
    // A step before the list is as good as ever.
    server.others = name === 'hackernews' ? (fixture.others ?? {}) : {};
    server.answer = answer;
  };

  it('reads title, company, place, text and age', async () => {
    lists(fixture.good);
    const { postings, problems } = await server.read(board);
    expect(problems).toEqual([]);
    expect(postings).toHaveLength(1);
    const [posting] = postings;
    expect(posting).toMatchObject({
      title: 'Baker',
      source: name,
      isSample: false,
      ...fixture.says,
    });
    expect(posting?.company.toLowerCase()).toBe('crumb');
    expect([...(posting?.places ?? []), ...(posting?.remoteRegions ?? [])]).not.toEqual([]);
    expect(posting?.text).toContain('Bread & rolls');
    expect(posting?.text).toContain('- Knead');
    expect(posting?.text).not.toMatch(/<|&amp;/);
    expect(posting?.postedAt?.getUTCFullYear()).toBe(2026);
    expect(posting?.contact).toBeNull();
    expect(posting?.id).toMatch(new RegExp(`^${name}:[^:]+:`));
  });

  it('asks its one host, and nothing of a client’s is in the request', async () => {
    lists(fixture.good);
    await server.read(board);
    expect(server.asked.length).toBeGreaterThan(0);
    const origin = board.source.origin(board.board);
    expect(new Set(server.asked.map(({ url }) => new URL(url).origin))).toEqual(new Set([origin]));
    lists(fixture.good);
    server.asked = [];
    await server.read(board, { words: 'zymurgist' });
    expect(JSON.stringify(server.asked).includes('zymurgist')).toBe(board.source.takesWords);
  });

  it('names a posting without a title and keeps the others', async () => {
    lists(nameless, fixture.good);
    const { postings, problems } = await server.read(board);
    expect(postings).toHaveLength(1);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.at).toMatch(/^posting 1/);
    expect(problems[0]?.message).toContain(fixture.title);
  });

  it('takes an empty board for what it is', async () => {
    lists();
    expect(await server.read(board)).toEqual({
      postings: [],
      problems: [],
      notFound: [],
      whole: board.source.listsAll,
    });
  });

  it.each<[string, Answer, string]>([
    ['429', (_q, r) => r.writeHead(429, { 'retry-after': '30' }).end(), 'rate_limited'],
    ['403', (_q, r) => r.writeHead(403).end('no'), 'http_403'],
    ['404', (_q, r) => r.writeHead(404).end('none'), 'no_such_board'],
    ['500', (_q, r) => r.writeHead(500).end('oops'), 'http_500'],
    [
      'an answer that is cut off',
      (_q, r) => {
        r.writeHead(200, { 'content-length': '5000' });
        r.write(fixture.list([fixture.good]).slice(0, 20));
        setTimeout(() => r.destroy(), 20);
      },
      'cut_off',
    ],
    [
      'half a document',
      (_q, r) => r.end(fixture.list([fixture.good]).slice(0, -9)),
      'broken_json|broken_xml',
    ],
    ['no document', (_q, r) => r.end(''), 'broken_json|broken_xml'],
    ['another document', (_q, r) => r.end('{"something":"else"}'), 'changed_schema|broken_xml'],
    [
      'a web page',
      (_q, r) => r.end('<!doctype html><html><body>Sign in</body></html>'),
      'broken_json|broken_xml|changed_schema',
    ],
    [
      'postings of another shape',
      (_q, r) => r.end(fixture.list([nameless, nameless, nameless, nameless])),
      'changed_schema',
    ],
    ['one posting of another shape', (_q, r) => r.end(fixture.list([nameless])), 'changed_schema'],
    [
      'a redirect to another host',
      (_q, r) => r.writeHead(302, { location: 'https://elsewhere.example/jobs' }).end(),
      'host_not_allowed|redirected',
    ],
    [
      'a redirect to LinkedIn',
      (_q, r) => r.writeHead(302, { location: 'https://www.linkedin.com/jobs' }).end(),
      'forbidden_host|redirected',
    ],
  ])(
    'says what went wrong with %s, and never that there are no jobs',
    async (_what, answer, code) => {
      fails(answer);
      const fault: unknown = await server.read(board).then(
        (reading) => reading,
        (error: unknown) => error,
      );
      expect(fault).toMatchObject({
        name: 'SourceError',
        code: expect.stringMatching(`^(${code})$`),
      });
      const said = String(fault);
      for (const key of Object.values(fixture.keys ?? {})) expect(said).not.toContain(key);
    },
  );

  it('gives up on an answer that is too large or too slow', async () => {
    fails((_request, response) => {
      const timer = setInterval(() => response.write('x'.repeat(65_536)), 1);
      response.on('close', () => clearInterval(timer));
    });
    await expect(server.read(board, { maxBytes: 300_000 })).rejects.toMatchObject({
      code: 'too_large',
    });
    fails(() => undefined);
    await expect(server.read(board, { signal: AbortSignal.timeout(150) })).rejects.toMatchObject({
      code: 'timeout',
    });
  });

  it('sends a key in the request alone, and follows nobody with it', async () => {
    lists(fixture.good);
    await server.read(board);
    const keys = Object.values(fixture.keys ?? {});
    const sent = server.asked.map(({ url, headers }) => {
      const { authorization = '' } = headers as { authorization?: string };
      const basic = Buffer.from(authorization.replace(/^Basic /, ''), 'base64').toString();
      return `${decodeURIComponent(url)} ${JSON.stringify(headers)} ${basic}`;
    });
    for (const key of keys) expect(sent.every((line) => line.includes(key))).toBe(true);
    if (keys.length === 0) return;
    let followed = false;
    fails((request, response) => {
      followed ||= request.url === '/elsewhere';
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    await expect(server.read(board)).rejects.toMatchObject({ code: 'redirected' });
    expect(followed).toBe(false);
  });
});

describe('recorded answers of real boards', () => {
  const here = existsSync(RECORDED);
  if (!here && process.env.SAYSO_NO_SKIP) throw new Error(`${RECORDED} is missing.`);
  if (!here) process.stderr.write('SKIPPED: recorded board answers are not beside this clone.\n');
  const recorded = SOURCES.flatMap(({ name }) =>
    ['json', 'xml'].map((end) => [name, `${RECORDED}/${name}.${end}`] as const),
  ).filter(([, file]) => existsSync(file));
  const read = (name: string, file: string, board = 'recorded') =>
    PARSERS.get(name)?.(readFileSync(file, 'utf8'), { board }) ?? null;

  it.skipIf(!here).each(recorded)('of %s are read whole', (name, file) => {
    const found = read(name, file, name === 'workday' ? 'salesforce.wd12.External' : 'recorded');
    expect(found?.problems).toEqual([]);
    expect(found?.postings.length).toBeGreaterThan(0);
    for (const posting of found?.postings ?? []) {
      expect(posting.title).not.toBe('');
      expect(posting.places.length).toBeGreaterThan(0);
      expect(posting.text).not.toMatch(/&(amp|lt|nbsp);|<\/?(p|li|div)\b/);
    }
  });

  it.skipIf(!here)('are there for ten sources', () => expect(recorded).toHaveLength(10));

  it.skipIf(!here)('know their quirks: hybrid beside isRemote, salary strings, countries', () => {
    const of = (name: string) => read(name, `${RECORDED}/${name}.json`)?.postings ?? [];
    expect(of('ashby').map(({ remote }) => remote)).toEqual(['remote', 'hybrid']);
    expect(of('recruitee')[0]?.pay).toMatchObject({ min: 60_000, max: 75_000, period: 'year' });
    expect(of('workable')).toHaveLength(1);
    expect(of('workable')[0]?.places).toEqual(['Spain', 'Portugal']);
    expect(of('bamboohr').map(({ remote }) => remote)).toEqual(['onsite', 'onsite']);
    const workday = read(
      'workday',
      `${RECORDED}/workday.json`,
      'salesforce.wd12.External',
    )?.postings;
    expect(workday?.map(({ externalId, remote }) => [externalId, remote])).toEqual([
      ['JR354232', 'remote'],
      ['JR332446', 'unknown'],
    ]);
  });
});
