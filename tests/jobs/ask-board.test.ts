import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { createAskBoard } from '../../src/jobs/ask-board.ts';
import { boardOf } from '../../src/jobs/board.ts';
import { createBoardLookup } from '../../src/jobs/board-lookup.ts';
import { boardAddresses, openBoards } from '../../src/jobs/open-boards.ts';
import { wayTo } from '../support/way-to.ts';

const soon = () => AbortSignal.timeout(3000);

describe('a live look-up', () => {
  let server: Server | null = null;
  afterEach(async () => {
    server?.closeAllConnections();
    await new Promise((resolve) => (server ? server.close(resolve) : resolve(null)));
    server = null;
  });

  async function boards(listener: RequestListener, options: { maxBytes?: number } = {}) {
    server = createServer(listener);
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = address && typeof address === 'object' ? address.port : 0;
    const base = `http://127.0.0.1:${port}`;
    const ask = createAskBoard(wayTo(base).fetch, options.maxBytes);
    return createBoardLookup({
      boards: [boardOf({ source: 'lever', board: 'acme' })],
      ask: (_request, signal) => ask({ url: `${base}/postings` }, signal),
    });
  }
  const look = async (
    listener: RequestListener,
    options?: { maxBytes?: number },
    signal = soon(),
  ) =>
    (await boards(listener, options)).lookup(
      { board: 'lever:acme', query: 'baker', sendsWords: true },
      signal,
    );

  const POSTINGS = JSON.stringify([
    { id: '1', text: 'Baker', descriptionPlain: 'You bake bread as a baker.' },
    { id: '2', text: 'Lawyer', descriptionPlain: 'You write contracts.' },
  ]);

  it('gives what fits the words', async () => {
    const found = await look((_request, response) => response.end(POSTINGS));
    expect(found.postings.map(({ title }) => title)).toEqual(['Baker']);
  });

  it.each<[string, RequestListener, string]>([
    ['429', (_q, r) => r.writeHead(429, { 'retry-after': '30' }).end(), 'rate_limited'],
    ['403', (_q, r) => r.writeHead(403).end(), 'http_403'],
    ['404', (_q, r) => r.writeHead(404).end(), 'no_such_board'],
    ['500', (_q, r) => r.writeHead(500).end(), 'http_500'],
    [
      'half an answer',
      (_q, r) => {
        r.writeHead(200, { 'content-length': '5000' });
        r.write('[{"id"');
        setTimeout(() => r.destroy(), 20);
      },
      'cut_off',
    ],
    ['broken JSON', (_q, r) => r.end('[{"id":'), 'broken_json'],
    ['another shape', (_q, r) => r.end('{"ok":true}'), 'changed_schema'],
    [
      'a redirect into the machine',
      (q, r) =>
        q.url === '/postings'
          ? r.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()
          : r.end(),
      'host_not_allowed',
    ],
    [
      'a redirect to LinkedIn',
      (_q, r) => r.writeHead(302, { location: 'https://www.linkedin.com/' }).end(),
      'forbidden_host',
    ],
    [
      'redirects without an end',
      (_q, r) => r.writeHead(302, { location: '/postings' }).end(),
      'too_many_redirects',
    ],
  ])('says what went wrong with %s', async (_what, listener, code) => {
    await expect(look(listener)).rejects.toMatchObject({ name: 'SourceError', code });
  });

  it('gives up on an answer that is too large or too slow', async () => {
    const endless: RequestListener = (_request, response) => {
      const timer = setInterval(() => response.write('x'.repeat(65_536)), 1);
      response.on('close', () => clearInterval(timer));
    };
    await expect(look(endless, { maxBytes: 300_000 })).rejects.toMatchObject({ code: 'too_large' });
    await expect(look(() => undefined, {}, AbortSignal.timeout(200))).rejects.toMatchObject({
      code: 'timeout',
    });
  });

  it('knows only the boards of the configuration', async () => {
    const configured = [
      { source: 'greenhouse', board: 'acme' },
      { source: 'remotive', board: '' },
    ];
    const lookup = openBoards(configured, {}, wayTo().fetch);
    expect(lookup.boards).toEqual([
      {
        name: 'greenhouse:acme',
        host: 'boards-api.greenhouse.io',
        takesWords: false,
        asksTexts: false,
      },
      { name: 'remotive', host: 'remotive.com', takesWords: true, asksTexts: false },
    ]);
    expect(boardAddresses(configured, {})).toEqual([
      'https://boards-api.greenhouse.io',
      'https://remotive.com',
    ]);
    await expect(
      lookup.lookup({ board: 'lever:acme', query: 'x', sendsWords: true }, soon()),
    ).rejects.toMatchObject({
      code: 'unknown_board',
    });
    for (const wrong of [
      { source: 'linkedin', board: 'acme' },
      { source: 'lever', board: '../x' },
      { source: 'lever', board: '' },
    ])
      expect(() => openBoards([wrong], {}, wayTo().fetch)).toThrow(/cannot be asked/);
  });
});
