import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createProvider } from '../../../src/console/auth/provider.ts';
import { openTestConsole, type TestConsole } from '../../support/console-server.ts';
import { type OidcProvider, startOidcProvider } from '../../support/oidc-provider.ts';
import { SILENT_LOG } from '../../support/silent-log.ts';
import { wayTo } from '../../support/way-to.ts';

const ADA = { email: 'ada@example.com', email_verified: true };

describe('signing in through an identity provider', () => {
  let oidc: OidcProvider;
  let console: TestConsole;
  beforeEach(async () => {
    oidc = await startOidcProvider();
    const { issuer, clientId, clientSecret } = oidc;
    const settings = { issuer, clientId, clientSecret, domains: ['example.com'] };
    console = await openTestConsole({
      provider: createProvider(settings, { way: wayTo(issuer), log: SILENT_LOG }),
    });
    await console.addOperator('Ada', 'admin', { email: 'Ada@example.com' });
    oidc.say(ADA);
  });
  afterEach(async () => {
    await console.close();
    await oidc.close();
  });

  /** To the provider and back, as a browser goes; gives what the desk's own page then holds. */
  const goThere = async (to = '/account') => {
    const begun = await console.get(`/sign-in/provider?to=${encodeURIComponent(to)}`);
    const [line = ''] = begun.headers.getSetCookie();
    const cookie = line.split(';')[0] ?? '';
    const there = await fetch(begun.headers.get('location') ?? '', { redirect: 'manual' });
    const back = there.headers.get('location') ?? '';
    // From another site: a strict cookie stays at home.
    const page = await console.get(back.slice(console.address.length));
    const fields = Object.fromEntries(
      [...(await page.text()).matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [
        name ?? '',
        value ?? '',
      ]),
    );
    return { begun, cookie, page, fields };
  };
  const finish = (fields: Record<string, string>, cookie?: string) =>
    console.post('/sign-in/finish', fields, cookie);

  it('lets in whom it vouches for, and leads where they wanted to go', async () => {
    const { cookie, fields } = await goThere('/account?a=1');
    const answer = await finish(fields, cookie);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/account?a=1');
    const [own = ''] = answer.headers.getSetCookie();
    expect((await console.get('/account', own.split(';')[0])).status).toBe(200);
    expect(await console.audited()).toEqual([
      'operator.signed_in none account Ada; by identity provider',
    ]);
  });

  it('P2: asks for openid, email and profile and for nothing else, with PKCE', async () => {
    await goThere();
    const [wish] = oidc.asked;
    expect(wish?.get('scope')).toBe('openid email profile');
    expect(wish?.get('code_challenge_method')).toBe('S256');
    expect(wish?.get('response_type')).toBe('code');
    expect(wish?.get('redirect_uri')).toBe(`${console.address}/sign-in/callback`);
    expect(wish?.get('access_type')).toBeNull();
    const page = await (await console.get('/sign-in')).text();
    expect(page).toContain('(openid, email, profile) and for nothing else');
  });

  it('P20: needs one cookie, which is a strict one, and another one afterwards', async () => {
    const { begun, cookie, fields } = await goThere();
    expect(begun.headers.getSetCookie()).toHaveLength(1);
    expect(begun.headers.getSetCookie()[0]).toMatch(/^sayso=.*; HttpOnly; SameSite=Strict$/);
    const answer = await finish(fields, cookie);
    expect(answer.headers.getSetCookie()).toHaveLength(1);
    expect(answer.headers.getSetCookie()[0]).toMatch(/^sayso=/);
    expect(answer.headers.getSetCookie()[0]).not.toContain(cookie);
    // The cookie of the way there opens nothing.
    expect((await console.get('/account', cookie)).status).toBe(303);
  });

  it('does not sign a browser in by an answer that another one got', async () => {
    const attacker = await goThere();
    const victim = await goThere();
    expect((await finish(attacker.fields, victim.cookie)).status).toBe(401);
    expect((await finish(attacker.fields)).status).toBe(401);
    expect(oidc.redeemed()).toBe(0);
  });

  it('takes an answer once', async () => {
    const { cookie, fields } = await goThere();
    expect((await finish(fields, cookie)).status).toBe(303);
    expect((await finish(fields, cookie)).status).toBe(401);
  });

  it('does not follow a wish that was put into the answer', async () => {
    const { cookie, fields } = await goThere('/account');
    const [own = ''] = (fields.state ?? '').split('.');
    const state = `${own}.${Buffer.from('/operators').toString('base64url')}`;
    expect((await finish({ ...fields, state }, cookie)).status).toBe(401);
  });

  it.each([
    ['an address of nobody', { ...ADA, email: 'eve@example.com' }, 'unknown_address'],
    ['another domain', { ...ADA, email: 'ada@evil.example' }, 'address_not_allowed'],
    ['a domain that ends alike', { ...ADA, email: 'ada@notexample.com' }, 'address_not_allowed'],
    [
      'an address in an address',
      { ...ADA, email: 'ada@example.com@evil.example' },
      'address_not_allowed',
    ],
    ['an address that was not verified', { ...ADA, email_verified: false }, 'address_not_allowed'],
    ['a verification in words', { ...ADA, email_verified: 'true' }, 'address_not_allowed'],
    ['no address', { email: undefined }, 'address_not_allowed'],
    ['a house that is not on the list', { ...ADA, hd: 'evil.example' }, 'address_not_allowed'],
    ['another audience', { ...ADA, aud: 'another-client' }, 'provider_refused'],
    ['another issuer', { ...ADA, iss: 'https://evil.example' }, 'provider_refused'],
    ['another nonce', { ...ADA, nonce: 'another' }, 'provider_refused'],
    ['a token of yesterday', { ...ADA, exp: 1_700_000_000 }, 'provider_refused'],
  ])('refuses %s', async (_, claims, fault) => {
    oidc.say(claims);
    const { cookie, fields } = await goThere();
    const answer = await finish(fields, cookie);
    expect(answer.status).toBe(401);
    expect(answer.headers.getSetCookie()[0]).toMatch(/^sayso=; Max-Age=0/);
    expect((await console.audited()).at(-1)).toContain(`operator.sign_in_refused ${fault}`);
    expect((await console.audited()).join()).not.toMatch(/@|eve|evil/);
  });

  it('refuses a token that somebody else signed', async () => {
    oidc.forge();
    const { cookie, fields } = await goThere();
    expect((await finish(fields, cookie)).status).toBe(401);
  });

  it('refuses somebody who was shut out', async () => {
    const account = await console.store.operatorBy({ email: 'ada@example.com' });
    await console.addOperator('Ben', 'admin');
    await console.store.changeOperator(account?.id ?? '', { disabledAt: console.clock.now() }, []);
    const { cookie, fields } = await goThere();
    const answer = await finish(fields, cookie);
    expect(answer.status).toBe(401);
    expect(await answer.text()).toContain('Ask an admin of the desk');
  });

  it('shows what comes back as text, and hands on nothing else', async () => {
    const page = await (
      await console.get('/sign-in/callback?code=%22%3E%3Cscript%3E&error=x&name=evil&to=//evil')
    ).text();
    expect(page).toContain('value="&quot;&gt;&lt;script&gt;"');
    expect(page).not.toContain('evil');
  });

  it('does not begin from a link on another site', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' };
    const answer = await console.get('/sign-in/provider', undefined, headers);
    expect(answer.headers.get('location')).toBe('/sign-in');
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it('says so when the provider is away, and finds it again', async () => {
    const { issuer, clientId, clientSecret } = oidc;
    const settings = { issuer, clientId, clientSecret, domains: ['example.com'] };
    let away = true;
    const { fetch: go } = wayTo(issuer);
    const fetch: typeof go = (...call) => (away ? Promise.reject(new Error('away')) : go(...call));
    const other = await openTestConsole({
      provider: createProvider(settings, { way: { fetch }, log: SILENT_LOG }),
    });
    try {
      const answer = await other.get('/sign-in/provider');
      expect(answer.status).toBe(502);
      expect(await answer.text()).toContain('cannot be reached. Try again in a minute.');
      away = false;
      expect((await other.get('/sign-in/provider')).status).toBe(303);
    } finally {
      await other.close();
    }
  });
});
