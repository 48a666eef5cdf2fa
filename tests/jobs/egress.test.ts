import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { isPublicAddress } from '../../src/jobs/addresses.ts';
import { boardOf, createBoardLookup } from '../../src/jobs/board-lookup.ts';
import { createEgressFetch } from '../../src/jobs/egress-fetch.ts';
import { openBoards } from '../../src/jobs/open-boards.ts';

const soon = () => AbortSignal.timeout(3000);

describe('the way out (I11)', () => {
  const fetch = createEgressFetch({
    allow: ['api.lever.co', 'inner.example', 'www.linkedin.com', '127.0.0.1:80'],
    resolve: async (host) =>
      host === 'inner.example' ? ['93.184.216.34', '10.0.0.7'] : ['93.184.216.34'],
  });

  it.each([
    ['a host that is not on the list', 'https://example.org/', 'host_not_allowed'],
    ['a longer host', 'https://api.lever.co.evil.example/', 'host_not_allowed'],
    ['another port', 'https://api.lever.co:8443/', 'host_not_allowed'],
    ['an open connection', 'http://api.lever.co/', 'not_https'],
    ['a file', 'file:///etc/passwd', 'not_https'],
    ['a user name that looks like the host', 'https://api.lever.co@evil.example/', 'bad_address'],
    ['LinkedIn, even when it is on the list', 'https://www.linkedin.com/jobs', 'forbidden_host'],
    ['LinkedIn with a dot at the end', 'https://www.linkedin.com./jobs', 'forbidden_host'],
    ['Indeed in another country', 'https://de.indeed.com/', 'forbidden_host'],
    ['a name that points inside as well', 'https://inner.example/', 'private_address'],
    ['no address at all', 'lever', 'bad_address'],
    ['this machine in decimal', 'https://2130706433/', 'host_not_allowed'],
  ])('refuses %s', async (_what, url, code) => {
    await expect(fetch(url, soon())).rejects.toMatchObject({ name: 'SourceError', code });
  });

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '255.255.255.255',
    '224.0.0.1',
    '::1',
    '::',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    'fe80::1',
    'fd00::1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'not an address',
    '',
  ])('knows that %j is not outside', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(['93.184.216.34', '8.8.8.8', '2606:4700::1111'])(
    'knows that %s is outside',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );
});

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
    const lever = boardOf('lever', 'acme');
    if (!lever) throw new Error('no board');
    return createBoardLookup({
      boards: [{ ...lever, url: () => `${base}/postings` }],
      fetch: createEgressFetch({ allow: [`127.0.0.1:${port}`], allowLoopback: true, ...options }),
    });
  }
  const look = async (
    listener: RequestListener,
    options?: { maxBytes?: number },
    signal = soon(),
  ) => (await boards(listener, options)).lookup({ board: 'lever:acme', query: 'baker' }, signal);

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
    const lookup = openBoards([
      { source: 'greenhouse', board: 'acme' },
      { source: 'remotive', board: '' },
    ]);
    expect(lookup.boards).toEqual([
      { name: 'greenhouse:acme', host: 'boards-api.greenhouse.io' },
      { name: 'remotive', host: 'remotive.com' },
    ]);
    await expect(lookup.lookup({ board: 'lever:acme', query: 'x' }, soon())).rejects.toMatchObject({
      code: 'unknown_board',
    });
    for (const wrong of [
      { source: 'linkedin', board: 'acme' },
      { source: 'lever', board: '../x' },
      { source: 'lever', board: '' },
    ])
      expect(() => openBoards([wrong])).toThrow(/cannot be asked/);
  });
});
