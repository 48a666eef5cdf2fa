import { Secret, TOTP } from 'otpauth';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestConsole, PASSWORD, type TestConsole } from '../../support/console-server.ts';

const FRESH = 'four other plain words';

describe('the own account', () => {
  let console: TestConsole;
  let cookie = '';
  let csrf = '';
  beforeEach(async () => {
    console = await openTestConsole();
    await console.addOperator('Ada');
    ({ cookie } = await console.signIn('Ada'));
    csrf = await console.csrf(cookie);
  });
  afterEach(() => console.close());
  const post = (path: string, fields: Record<string, string>) =>
    console.post(path, { csrf, ...fields }, cookie);
  const alert = async (response: Response) =>
    /role="alert">([^<]*)</.exec(await response.text())?.[1] ?? '';

  describe('a new password', () => {
    const change = (fields: Record<string, string> = {}) =>
      post('/account/password', { password: PASSWORD, fresh: FRESH, again: FRESH, ...fields });

    it('ends every session, and is the one that signs in from then on', async () => {
      const other = (await console.signIn('Ada')).cookie;
      const answer = await change();
      expect(answer.headers.get('location')).toBe('/sign-in?said=password');
      for (const old of [cookie, other])
        expect((await console.get('/account', old)).status).toBe(303);
      expect((await console.signIn('Ada')).response.status).toBe(401);
      expect((await console.signIn('Ada', { password: FRESH })).response.status).toBe(303);
      expect(await console.audited()).toContain(
        'operator.password_changed none account Ada; operator Ada',
      );
    });

    it.each([
      [{ password: 'not mine at all' }, 401, 'is wrong'],
      [{ again: 'another one here' }, 400, 'differ'],
      [{ fresh: 'short', again: 'short' }, 400, 'too short'],
      [{ fresh: 'I am Ada and only Ada', again: 'I am Ada and only Ada' }, 400, 'holds your name'],
    ])('is refused for %j', async (fields, status, sentence) => {
      const answer = await change(fields);
      expect(answer.status).toBe(status);
      expect(await alert(answer)).toContain(sentence);
      expect((await console.get('/account', cookie)).status).toBe(200);
      expect((await console.signIn('Ada')).response.status).toBe(303);
    });

    it('cannot be guessed from a tab that was left open', async () => {
      for (let tries = 0; tries < 5; tries++) await change({ password: 'a wrong guess' });
      expect((await change()).status).toBe(429);
    });
  });

  describe('codes from an app', () => {
    const codeOf = (secret: string, ms = 0) =>
      new TOTP({ secret: Secret.fromBase32(secret) }).generate({
        timestamp: console.clock.now().getTime() + ms,
      });
    const begin = async () => {
      const page = await (await console.get('/account/totp', cookie)).text();
      const secret = /name="secret" value="([A-Z2-7]+)"/.exec(page)?.[1] ?? '';
      return { page, secret };
    };
    const turnOn = async () => {
      const { secret } = await begin();
      await post('/account/totp', { secret, code: codeOf(secret), password: PASSWORD });
      return secret;
    };

    it('are turned on with a picture, a code and the password, and asked for from then on', async () => {
      const { page, secret } = await begin();
      expect(page).toContain('<svg class="code" role="img"');
      expect(secret).toMatch(/^[A-Z2-7]{32}$/);
      const code = codeOf(secret);
      const answer = await post('/account/totp', { secret, code, password: PASSWORD });
      expect(answer.headers.get('location')).toBe('/sign-in?said=totp');
      expect((await console.signIn('Ada')).response.status).toBe(401);
      // The code that turned them on is used up.
      expect((await console.signIn('Ada', { code })).response.status).toBe(401);
      const next = codeOf(secret, 30_000);
      expect((await console.signIn('Ada', { code: next })).response.status).toBe(303);
      expect(await console.audited()).toContain('operator.totp_on none account Ada; operator Ada');
    });

    it('are not turned on by a wrong code or a wrong password, and the picture stays the same', async () => {
      const { secret } = await begin();
      const wrongCode = await post('/account/totp', { secret, code: '000000', password: PASSWORD });
      expect(wrongCode.status).toBe(400);
      expect(await wrongCode.text()).toContain(`name="secret" value="${secret}"`);
      const code = codeOf(secret);
      const wrong = await post('/account/totp', { secret, code, password: 'not mine at all' });
      expect(wrong.status).toBe(401);
      const made = await post('/account/totp', { secret: '"><b>', code, password: PASSWORD });
      expect(made.status).toBe(400);
      expect((await console.signIn('Ada')).response.status).toBe(303);
    });

    it('are not replaced while they are on, and turned off with a code only', async () => {
      const secret = await turnOn();
      console.move(60_000);
      ({ cookie } = await console.signIn('Ada', { code: codeOf(secret) }));
      csrf = await console.csrf(cookie);
      const second = await begin();
      const other = { secret: second.secret, code: codeOf(second.secret), password: PASSWORD };
      expect((await post('/account/totp', other)).status).toBe(400);
      expect((await post('/account/totp/off', { password: PASSWORD, code: '' })).status).toBe(401);
      console.move(60_000);
      const off = await post('/account/totp/off', { password: PASSWORD, code: codeOf(secret) });
      expect(off.headers.get('location')).toBe('/sign-in?said=totp-off');
      expect((await console.signIn('Ada')).response.status).toBe(303);
    });
  });

  it('shows where somebody is signed in, and ends the others', async () => {
    const other = (await console.signIn('Ada')).cookie;
    const page = await (await console.get('/account', cookie)).text();
    expect(page.match(/<li>since/g)).toHaveLength(2);
    await post('/account/sessions', {});
    expect((await console.get('/account', other)).status).toBe(303);
    const after = await (await console.get('/account', cookie)).text();
    expect(after).toContain('Nowhere else.');
  });
});
