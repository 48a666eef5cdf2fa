import { Secret, TOTP } from 'otpauth';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPasswords } from '../../../src/console/auth/password.ts';
import { newTotpSecret } from '../../../src/console/auth/totp.ts';
import { openTestConsole, PASSWORD, type TestConsole } from '../../support/console-server.ts';

const MINUTE = 60_000;
const WRONG = 'The name, the password or the code is wrong. Try again.';

describe('signing in', () => {
  let console: TestConsole;
  beforeEach(async () => {
    console = await openTestConsole({ place: { trustedProxies: ['127.0.0.1'] } });
    await console.addOperator('Ada', 'admin');
  });
  afterEach(() => console.close());

  /** From an address of its own each time, so that only the name counts. */
  let house = 0;
  const attempt = async (
    name: string,
    password: string,
    code = '',
    ip = `203.0.113.${++house % 250}`,
  ) => {
    const headers = { 'x-forwarded-for': ip };
    const answer = await console.post('/sign-in', { name, password, code }, undefined, headers);
    const sentence = /role="alert">([^<]*)</.exec(await answer.text())?.[1] ?? '';
    return { status: answer.status, sentence, answer };
  };
  const fail = async (times: number, name = 'Ada') => {
    for (let at = 0; at < times; at++) await attempt(name, 'wrong password');
  };

  it('opens the desk, with the name in any case, and is written down', async () => {
    const { status, answer } = await attempt(' ADA ', PASSWORD);
    expect(status).toBe(303);
    expect(answer.headers.get('location')).toBe('/inbox');
    expect(await console.audited()).toEqual(['operator.signed_in none account Ada; by password']);
  });

  it('answers alike for a wrong password, an unknown name and somebody shut out', async () => {
    const ben = await console.addOperator('Ben');
    await console.store.changeOperator(ben, { disabledAt: console.clock.now() }, []);
    for (const [name, password] of [
      ['Ada', 'wrong password'],
      ['Nobody', PASSWORD],
      ['Ben', PASSWORD],
      ['', ''],
    ] as const)
      expect(await attempt(name, password)).toMatchObject({ status: 401, sentence: WRONG });
    expect(await console.audited()).toEqual([
      'operator.sign_in_refused wrong_password account Ada; by password',
      'operator.sign_in_refused unknown_name no account; by password',
      'operator.sign_in_refused disabled account Ben; by password',
      'operator.sign_in_refused unknown_name no account; by password',
    ]);
  });

  it('never writes down what was typed', async () => {
    await attempt('my secret typed as a name', 'hunter22 hunter22');
    await attempt('Ada', 'hunter22 hunter22', '123456');
    expect((await console.audited()).join()).not.toMatch(/hunter|secret typed|123456/);
  });

  it.each(['Ada', 'Nobody'])(
    'makes %s wait after five wrong tries, longer each time',
    async (name) => {
      await fail(5, name);
      const locked = {
        status: 429,
        sentence: 'There were too many wrong tries. Wait a minute and try again.',
      };
      expect(await attempt(name, PASSWORD)).toMatchObject(locked);
      console.move(MINUTE + 1);
      expect(await attempt(name, 'wrong password')).toMatchObject({ status: 401 });
      expect((await attempt(name, PASSWORD)).sentence).toContain('Wait 2 minutes');
      console.move(2 * MINUTE + 1);
      await fail(1, name);
      expect((await attempt(name, PASSWORD)).sentence).toContain('Wait 4 minutes');
    },
  );

  it('lets in again after the wait, and forgets the failures', async () => {
    await fail(5);
    console.move(MINUTE + 1);
    expect((await attempt('Ada', PASSWORD)).status).toBe(303);
    await fail(4);
    expect((await attempt('Ada', PASSWORD)).status).toBe(303);
  });

  it('counts a burst of guesses like guesses in a row', async () => {
    const results = await Promise.all(
      Array.from({ length: 20 }, () => attempt('Ada', 'wrong password')),
    );
    const guessed = results.filter(({ status }) => status === 401).length;
    expect(guessed).toBeLessThanOrEqual(5);
    expect(results.every(({ status }) => [401, 429, 503].includes(status))).toBe(true);
  });

  it('keeps the lock over a restart of the desk', async () => {
    await fail(5);
    const [account] = await console.store.listOperators();
    expect(account?.lockedUntil).toEqual(new Date(console.clock.now().getTime() + MINUTE));
  });

  it('does not shut out an operator who is signed in already', async () => {
    const { cookie } = await console.signIn('Ada');
    await fail(8);
    expect((await console.get('/account', cookie)).status).toBe(200);
  });

  it('makes an address wait that tries many names, and no other address', async () => {
    const [bad, good] = ['198.51.100.7', '198.51.100.8'];
    for (let at = 0; at < 20; at++) await attempt(`name ${at}`, 'wrong password', '', bad);
    expect((await attempt('Ada', PASSWORD, '', bad)).status).toBe(429);
    expect((await attempt('Ada', PASSWORD, '', good)).status).toBe(303);
  });

  it('counts a whole network of version 6 as one address, and no invented one', async () => {
    for (let at = 0; at < 20; at++)
      await attempt(`name ${at}`, 'wrong password', '', `2001:db8:1:2::${at + 1}`);
    expect((await attempt('Ada', PASSWORD, '', '2001:db8:1:2:ffff::9')).status).toBe(429);
    expect((await attempt('Ada', PASSWORD, '', '2001:db8:1:3::9')).status).toBe(303);
    // What a client writes before the proxy adds its address is not believed.
    const faked = await attempt('Ada', PASSWORD, '', '198.51.100.8, 2001:db8:1:2::1');
    expect(faked.status).toBe(429);
  });

  describe('with codes from an app', () => {
    const secret = newTotpSecret();
    const codeAt = (ms: number) =>
      new TOTP({ secret: Secret.fromBase32(secret) }).generate({
        timestamp: console.clock.now().getTime() + ms,
      });
    beforeEach(async () => void (await console.addOperator('Cy', 'lead', { totp: secret })));

    it('needs the code, and answers alike without it', async () => {
      expect(await attempt('Cy', PASSWORD)).toMatchObject({ status: 401, sentence: WRONG });
      expect(await attempt('Cy', PASSWORD, '000000')).toMatchObject({ sentence: WRONG });
      expect(await attempt('Cy', 'wrong password', codeAt(0))).toMatchObject({ sentence: WRONG });
      expect((await attempt('Cy', PASSWORD, codeAt(0))).status).toBe(303);
    });

    it.each([-30_000, 0, 30_000])('takes a code of a clock that is %i ms off', async (off) => {
      expect((await attempt('Cy', PASSWORD, codeAt(off))).status).toBe(303);
    });

    it.each([-90_000, 90_000])('refuses a code of a clock that is %i ms off', async (off) => {
      expect((await attempt('Cy', PASSWORD, codeAt(off))).status).toBe(401);
    });

    it('takes a code once, and none that is older', async () => {
      const [old, now] = [codeAt(-30_000), codeAt(0)];
      expect((await attempt('Cy', PASSWORD, now)).status).toBe(303);
      expect((await attempt('Cy', PASSWORD, now)).status).toBe(401);
      expect((await attempt('Cy', PASSWORD, old)).status).toBe(401);
      expect(await console.audited()).toContain(
        'operator.sign_in_refused used_code account Cy; by password',
      );
      console.move(30_000);
      expect((await attempt('Cy', PASSWORD, codeAt(0))).status).toBe(303);
    });

    it('takes a code with a space in it, and nothing that is none', async () => {
      for (const code of ['１２３４５６', '12345', '1234567', '-12345'])
        expect((await attempt('Cy', PASSWORD, code)).status).toBe(401);
      const code = codeAt(0);
      const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
      expect((await attempt('Cy', PASSWORD, spaced)).status).toBe(303);
    });
  });

  it('hashes a password anew when it was hashed with less care', async () => {
    const weak = createPasswords({ ln: 8, r: 8, p: 1 });
    const [account] = await console.store.listOperators();
    const id = account?.id ?? '';
    const passwordHash = await weak.hash(PASSWORD);
    await console.store.changeOperator(id, { passwordHash }, []);
    const { cookie } = await console.signIn('Ada');
    expect((await console.store.signInSecrets(id))?.passwordHash).toMatch(/^\$scrypt\$ln=10,/);
    expect((await console.get('/account', cookie)).status).toBe(200);
    expect((await attempt('Ada', PASSWORD)).status).toBe(303);
  });
});
