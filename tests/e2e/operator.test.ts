import { writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { killLeftovers, runSayso, temporaryHome } from '../support/chat-process.ts';
import { type DeskProcess, startDesk } from '../support/desk-process.ts';
import { selfSigned } from '../support/self-signed.ts';

const PASSWORD = 'four plain words here';

describe('sayso operator', { timeout: 120_000 }, () => {
  let home: ReturnType<typeof temporaryHome>;
  let desk: DeskProcess | null = null;
  beforeEach(() => {
    home = temporaryHome();
  });
  afterEach(async () => {
    await desk?.kill('SIGTERM');
    desk = null;
    killLeftovers();
    home.remove();
  });
  const operator = (args: string[], input?: string) =>
    runSayso(['operator', ...args], {
      home: home.home,
      ...(input === undefined ? {} : { input }),
    });
  const signIn = (address: string, name: string, password: string) =>
    fetch(`${address}/sign-in`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: address },
      body: new URLSearchParams({ name, password }),
    });

  it('makes, changes and shuts out accounts beside a running desk', async () => {
    desk = startDesk({ home: home.home, env: {} });
    const address = await desk.ready;
    expect(await (await fetch(`${address}/sign-in`)).text()).toContain('sayso operator add NAME');

    const made = await operator(['add', 'Ada', '--password-stdin'], `${PASSWORD}\n`);
    expect(made).toMatchObject({ code: 0 });
    expect(made.stdout).toContain('Ada is an admin of this desk now.');
    const entered = await signIn(address, 'ada', PASSWORD);
    expect(entered.status).toBe(303);
    const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const look = () =>
      fetch(`${address}/account`, { redirect: 'manual', headers: { cookie, accept: 'text/html' } });
    expect((await look()).status).toBe(200);

    expect(await operator(['sign-out', 'ADA'])).toMatchObject({ code: 0 });
    expect((await look()).status).toBe(303);
    expect((await operator(['role', 'Ada', 'viewer'])).stderr).toContain('the last admin');
    expect((await operator(['disable', 'Ada'])).code).toBe(1);

    const ben = ['add', 'Ben', '--no-password', '--email', 'Ben@Example.com', '--assigned-only'];
    expect((await operator(ben)).stdout).toContain('Ben is an operator of this desk now.');
    const lines = (await operator(['list'])).stdout.trim().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { name: 'Ada', role: 'admin', hasPassword: true },
      { name: 'Ben', role: 'operator', email: 'ben@example.com', assignedOnly: true },
    ]);
    expect(lines.join()).not.toMatch(/scrypt|secret/i);

    const set = ['set', 'Ben', '--telegram', '424242', '--role', 'lead', '--assigned-only', 'no'];
    expect(await operator(set)).toMatchObject({
      code: 0,
      stdout:
        'Ben has from now on: role lead, Telegram account 424242, all conversations. All their sessions ended.\n',
    });
    expect((await operator(set)).stdout).toContain('so already');
    expect((await operator(['set', 'Ada', '--telegram', '424242'])).stderr).toContain('is taken');
    expect((await operator(['set', 'Ada', '--role', 'lead'])).stderr).toContain('the last admin');
    expect((await operator(['set', 'Ben', '--email', 'none'])).stderr).toContain('only way in');
    expect(JSON.parse((await operator(['list'])).stdout.trim().split('\n')[1] ?? '')).toMatchObject(
      {
        ...{ name: 'Ben', role: 'lead', email: 'ben@example.com', telegramUser: '424242' },
        assignedOnly: false,
      },
    );

    const on = await operator(['totp', 'Ada', 'on']);
    expect(on.stdout).toMatch(/^otpauth:\/\/totp\/Sayso:Ada\?/);
    expect((await signIn(address, 'Ada', PASSWORD)).status).toBe(401);
    await operator(['totp', 'Ada', 'off']);
    const fresh = 'four other plain words';
    await operator(['password', 'Ada', '--password-stdin'], fresh);
    expect((await signIn(address, 'Ada', PASSWORD)).status).toBe(401);
    expect((await signIn(address, 'Ada', fresh)).status).toBe(303);

    const log = (await runSayso(['audit', 'list'], { home: home.home })).stdout;
    for (const action of [
      ...['added', 'totp_on', 'password_changed', 'sessions_ended', 'signed_in'],
      ...['role_changed', 'telegram_changed', 'assigned_only_changed'],
    ])
      expect(log).toContain(`operator.${action}`);
    expect(log).not.toMatch(/plain words|otpauth|example\.com|424242/i);
    const doctor = (await runSayso(['doctor'], { home: home.home })).stdout;
    expect(doctor).toContain('operators: 2 may sign in');
    expect(doctor).toContain('admins who sign in by password alone: Ada');
  });

  it('refuses what does not fit with one sentence and changes nothing', async () => {
    desk = startDesk({ home: home.home, env: {} });
    await desk.ready;
    const refused = async (args: string[], sentence: string, input = '') => {
      const { code, stderr } = await operator(args, input);
      expect(code, args.join(' ')).not.toBe(0);
      expect(stderr, args.join(' ')).toContain(sentence);
    };
    await refused(['add', 'Ada', '--password-stdin'], 'too short', 'short');
    await refused(['add', 'Ada', '--password-stdin'], 'tried first', 'password1234');
    await refused(['add', 'Ada'], 'There is no terminal');
    await refused(['add', '../x', '--password-stdin'], 'A name has', PASSWORD);
    await refused(['add', 'a\u202eb', '--password-stdin'], 'A name has', PASSWORD);
    await refused(['add', 'Ada', '--role', 'owner', '--password-stdin'], 'A role is', PASSWORD);
    await refused(['add', 'Ada', '--no-password'], 'needs --email');
    await refused(['add', 'Ada', '--no-password', '--email', 'x'], 'e-mail address');
    await refused(['password', 'Nobody', '--password-stdin'], 'There is no account', PASSWORD);
    await refused(['fly', 'Ada'], 'Say add,');
    expect((await operator(['list'])).stdout).toBe('');
    expect((await operator(['add', 'Ada', '--password-stdin'], PASSWORD)).code).toBe(0);
    await refused(['add', 'ADA', '--password-stdin'], 'is taken', PASSWORD);
    await refused(['set', 'Ada'], 'Name what to change');
    await refused(['set'], 'Name one account');
    await refused(['set', 'Ada', '--telegram', '@ada'], '--telegram should be the number');
    await refused(['set', 'Ada', '--assigned-only', 'maybe'], 'should be yes or no');
    await refused(['set', 'Nobody', '--role', 'lead'], 'There is no account');
  });

  it('does not start where others could listen in', async () => {
    const { code, stderr } = await runSayso(['start'], {
      home: home.home,
      env: { CONSOLE_LISTEN: '0.0.0.0:0' },
    });
    expect(code).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain('can be reached from other machines');
  });

  it('speaks TLS, with a cookie that goes over TLS only', async () => {
    const files = selfSigned();
    if (!files) return;
    const [cert, key] = [join(home.home, 'cert.pem'), join(home.home, 'key.pem')];
    writeFileSync(cert, files.cert);
    writeFileSync(key, files.key);
    desk = startDesk({ home: home.home, env: { CONSOLE_TLS_CERT: cert, CONSOLE_TLS_KEY: key } });
    const address = await desk.ready;
    expect(address).toMatch(/^https:/);
    await operator(['add', 'Ada', '--password-stdin'], PASSWORD);
    const { status, cookies, strict } = await overTls(address, files.cert, PASSWORD);
    expect(status).toBe(303);
    expect(cookies).toHaveLength(1);
    expect(cookies[0]).toMatch(
      /^__Host-sayso=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    expect(strict).toBe('max-age=31536000');
    await expect(fetch(address.replace('https:', 'http:'))).rejects.toThrow();
  });
});

function overTls(
  address: string,
  ca: Buffer,
  password: string,
): Promise<{ status: number; cookies: string[]; strict: string | undefined }> {
  const { port } = new URL(address);
  const origin = `https://localhost:${port}`;
  const body = new URLSearchParams({ name: 'Ada', password }).toString();
  return new Promise((resolve, reject) => {
    const sent = request(
      `https://localhost:${port}/sign-in`,
      {
        method: 'POST',
        ca,
        headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
        lookup: (_host, _options, done) => done(null, [{ address: '127.0.0.1', family: 4 }]),
      },
      (answer) => {
        answer.resume();
        resolve({
          status: answer.statusCode ?? 0,
          cookies: answer.headers['set-cookie'] ?? [],
          strict: answer.headers['strict-transport-security'],
        });
      },
    );
    sent.once('error', reject);
    sent.end(body);
  });
}
