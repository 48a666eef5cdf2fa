import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type HttpServer, serveHttp } from '../../src/console/health.ts';
import { privacyPage, privacyRoute } from '../../src/console/privacy-page.ts';
import { privacyNotice } from '../../src/desk/privacy/notice.ts';
import { fullFacts } from '../desk/privacy/facts.ts';

const NOTICE = privacyNotice(fullFacts());

describe('GET /privacy', () => {
  let server: HttpServer;
  beforeEach(async () => {
    server = await serveHttp(
      { host: '127.0.0.1', port: 0 },
      { health: () => Promise.reject(new Error('not asked')), routes: [privacyRoute(NOTICE)] },
    );
  });
  afterEach(() => server.close());
  const get = (method = 'GET') => fetch(`${server.address}/privacy`, { method });

  it('shows the whole notice', async () => {
    const response = await get();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const page = await response.text();
    for (const { title, lines } of NOTICE)
      for (const line of [title, ...lines])
        expect(page).toContain(line.replaceAll('&', '&amp;').replaceAll('<', '&lt;'));
  });

  it('AT26: sets no cookie', async () => {
    expect((await get()).headers.getSetCookie()).toEqual([]);
  });

  it('AT27: loads nothing from anybody, and runs nothing', async () => {
    const response = await get();
    const page = await response.text();
    expect(page).not.toMatch(/<(?:script|img|iframe|link|object|embed|form|video|audio|base)\b/i);
    expect(page).not.toMatch(/\b(?:src|href|action|srcset|on\w+)\s*=/i);
    expect(page).not.toMatch(/url\(|@import/i);
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-/,
    );
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
  });

  it.each(['POST', 'DELETE'])('does not take %s', async (method) =>
    expect((await get(method)).status).toBe(405),
  );

  it('answers HEAD without a body', async () => expect(await (await get('HEAD')).text()).toBe(''));

  it('shows what an operator wrote as text', () => {
    const page = privacyPage(
      privacyNotice(fullFacts({ operator: '<script>alert(1)</script> & sons' })),
    );
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; sons');
    expect(page).not.toContain('<script>');
  });
});
