import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestConsole, PASSWORD, type TestConsole } from '../support/console-server.ts';

const ORIGIN = 'https://desk.example.com';

describe('the console behind a proxy with TLS', () => {
  let console: TestConsole;
  beforeEach(async () => {
    console = await openTestConsole({
      place: { url: new URL(ORIGIN), trustedProxies: ['127.0.0.1'] },
    });
    await console.addOperator('Ada');
  });
  afterEach(() => console.close());
  const fields = { name: 'Ada', password: PASSWORD };

  it('gives a cookie that goes over https only, from this host only', async () => {
    const headers = { origin: ORIGIN, 'x-forwarded-proto': 'https' };
    const answer = await console.post('/sign-in', fields, undefined, headers);
    expect(answer.status).toBe(303);
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-sayso=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/),
    ]);
    expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000');
  });

  it('takes no cookie without the prefix, which anybody on the line could plant', async () => {
    const { cookie } = await console.signIn('Ada');
    expect(cookie).toMatch(/^__Host-sayso=/);
    expect((await console.get('/account', cookie)).status).toBe(200);
    const plain = cookie.replace('__Host-', '');
    expect((await console.get('/account', plain)).status).toBe(303);
  });

  it('shows nothing over http, and leads to https', async () => {
    const { cookie } = await console.signIn('Ada');
    const headers = { 'x-forwarded-proto': 'http' };
    for (const path of ['/sign-in', '/account']) {
      const answer = await console.get(path, cookie, headers);
      expect(answer.status).toBe(308);
      expect(answer.headers.get('location')).toBe(ORIGIN);
      expect(await answer.text()).toBe('');
    }
    const posted = await console.post('/sign-in', fields, undefined, headers);
    expect(posted.headers.getSetCookie()).toEqual([]);
  });

  it.each([
    'https://evil.example',
    'http://desk.example.com',
    'https://desk.example.com.evil.example',
  ])('takes no form from %s', async (origin) => {
    expect((await console.post('/sign-in', fields, undefined, { origin })).status).toBe(403);
  });
});
