import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { ANY_PAGE } from '../../../src/egress/allowed-host.ts';
import { createWaysOut } from '../../../src/egress/ways-out.ts';
import { openJobPages } from '../../../src/jobs/job-pages.ts';
import { wayTo } from '../../support/way-to.ts';

const HTML =
  '<script type="application/ld+json">{"@type":"JobPosting","title":"Baker","hiringOrganization":"Crumb"}</script>';

describe('pages that clients send', () => {
  let server: Server | null = null;
  afterEach(async () => {
    server?.closeAllConnections();
    await new Promise((resolve) => (server ? server.close(resolve) : resolve(null)));
    server = null;
  });

  async function read(listener: RequestListener, signal = AbortSignal.timeout(3000)) {
    server = createServer(listener);
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const base = `http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}`;
    let closed = 0;
    const pages = openJobPages(() => ({ fetch: wayTo(base).fetch, close: () => void closed++ }));
    const found = await pages.read(`${base}/jobs/7`, signal).finally(() => expect(closed).toBe(1));
    return found.postings;
  }

  it('are read in one request, also after a redirect on their own host', async () => {
    expect(await read((_q, r) => r.end(HTML))).toMatchObject([
      { title: 'Baker', company: 'Crumb' },
    ]);
    server?.close();
    expect(
      await read((q, r) =>
        q.url === '/jobs/7' ? r.writeHead(301, { location: '/jobs/7-baker' }).end() : r.end(HTML),
      ),
    ).toHaveLength(1);
  });

  it.each<[string, RequestListener, string]>([
    ['no job', (_q, r) => r.end('<p>Hello</p>'), 'no_posting'],
    ['no page', (_q, r) => r.writeHead(404).end(), 'page_gone'],
    ['a refusal', (_q, r) => r.writeHead(403).end(), 'http_403'],
    [
      'another host',
      (_q, r) => r.writeHead(302, { location: 'https://elsewhere.example/' }).end(),
      'host_not_allowed',
    ],
    [
      'LinkedIn',
      (_q, r) => r.writeHead(302, { location: 'https://www.linkedin.com/jobs/view/1' }).end(),
      'forbidden_host',
    ],
    [
      'a page without an end',
      (_q, r) => {
        const timer = setInterval(() => r.write('x'.repeat(1_000_000)), 1);
        r.on('close', () => clearInterval(timer));
      },
      'too_large',
    ],
  ])('that lead to %s are told by a code', async (_what, listener, code) => {
    await expect(read(listener)).rejects.toMatchObject({ name: 'SourceError', code });
  });

  it('are given up when they take too long', async () => {
    await expect(read(() => undefined, AbortSignal.timeout(150))).rejects.toMatchObject({
      code: 'timeout',
    });
  });

  it('are not opened at a desk that opens none', async () => {
    const pages = openJobPages(null);
    expect(pages.allowed).toBe(false);
    await expect(
      pages.read('https://crumb.example/', AbortSignal.timeout(100)),
    ).rejects.toMatchObject({ code: 'not_allowed' });
  });
});

describe('the way to one page', () => {
  const list = [
    {
      purpose: 'job pages' as const,
      host: ANY_PAGE,
      port: 443,
      reach: 'public' as const,
      because: 'JOB_BOARDS',
    },
  ];
  // Every name is found on this machine: what a public name may turn out to be.
  const inside = createWaysOut(list, ((_name: string, _options: object, done: CallableFunction) =>
    done(null, [{ address: '127.0.0.1', family: 4 }])) as never);
  const signal = () => AbortSignal.timeout(2000);

  it('is not there without the operator’s word', () => {
    expect(() => createWaysOut([]).page('https://crumb.example/')).toThrow(/opens no pages/);
  });

  it.each(['http://crumb.example/', 'file:///etc/passwd', 'ftp://crumb.example/', 'nonsense'])(
    'does not lead to %s',
    (address) => {
      expect(() => inside.page(address)).toThrow();
    },
  );

  it.each([
    ['https://crumb.example/', 'private_address'],
    ['https://127.0.0.1/', 'private_address'],
    ['https://169.254.169.254/latest/meta-data', 'private_address'],
    ['https://[::1]/', 'private_address'],
    ['https://crumb.example:8443/', 'host_not_allowed'],
    ['https://www.linkedin.com/jobs/view/1', 'forbidden_host'],
    ['https://de.indeed.com/viewjob?jk=1', 'forbidden_host'],
    ['https://www.glassdoor.com/job', 'forbidden_host'],
    ['https://www.ziprecruiter.com/job', 'forbidden_host'],
  ])('does not lead to %s (%s)', async (address, code) => {
    const { fetch, close } = inside.page(address);
    await expect(fetch(address, { signal: signal() })).rejects.toMatchObject({ code });
    close();
  });

  it('leads to that page’s host and to no other', async () => {
    const { fetch, close } = inside.page('https://crumb.example/jobs/7');
    await expect(fetch('https://other.example/', { signal: signal() })).rejects.toMatchObject({
      code: 'host_not_allowed',
    });
    close();
    await expect(
      inside.for('job pages').fetch('https://crumb.example/', { signal: signal() }),
    ).rejects.toMatchObject({ code: 'host_not_allowed' });
  });
});
