import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeConfig } from '../../src/config.ts';
import {
  killLeftovers,
  runSayso,
  spawnSayso,
  startChat,
  temporaryHome,
} from '../support/chat-process.ts';
import { untilTrue } from '../support/until.ts';

const SECRET = 'Zyxlarkspur71';
/** Every setting that holds a password, a token or a key, on addresses where nobody answers. */
const ENV = {
  OPENAI_API_KEY: `sk-${SECRET}`,
  OPENAI_BASE_URL: 'http://127.0.0.1:1/v1',
  OPENAI_MODEL: 'm',
  SMTP_URL: `smtp://desk:${SECRET}@127.0.0.1:1`,
  MAIL_FROM: 'Sayso <desk@sayso.example>',
  IMAP_URL: `imap://desk:${SECRET}@127.0.0.1:1`,
  TELEGRAM_BOT_TOKEN: `12345:${SECRET}`,
  TELEGRAM_API_ROOT: 'http://127.0.0.1:1',
  JOB_BOARDS: 'usajobs,adzuna:gb,reed,jooble:baker',
  USAJOBS_EMAIL: `${SECRET}@desk.example`,
  USAJOBS_API_KEY: SECRET,
  ADZUNA_APP_ID: SECRET,
  ADZUNA_APP_KEY: SECRET,
  REED_API_KEY: SECRET,
  JOOBLE_API_KEY: SECRET,
  OIDC_ISSUER: 'http://127.0.0.1:1',
  OIDC_CLIENT_ID: 'sayso',
  OIDC_CLIENT_SECRET: SECRET,
  OIDC_DOMAINS: 'desk.example',
  CONSOLE_LISTEN: '127.0.0.1:0',
  LOG_LEVEL: 'debug',
};

describe('the secrets of the settings', () => {
  let desk: ReturnType<typeof temporaryHome>;
  beforeEach(() => {
    desk = temporaryHome();
  });
  afterEach(() => {
    killLeftovers();
    desk.remove();
  });

  const COMMANDS = [
    ['doctor'],
    ['audit', 'list'],
    ['audit', 'verify'],
    ['client', 'list'],
    ['approval', 'list'],
    ['jobs', 'search', 'TypeScript'],
    ['key', 'show'],
    ['key', 'rotate'],
    ['backup', '/nowhere/x.tar'],
    ['restore', '/nowhere/x.tar'],
    ['whatsapp', 'unpair'],
  ];

  it('are in no output of any command', { timeout: 120_000 }, async () => {
    const chat = startChat({ home: desk.home, env: { ...ENV, TELEGRAM_BOT_TOKEN: '' } });
    await chat.say('yes');
    // The model is away: the fault is told and logged.
    await chat.say('find me jobs');
    await chat.end();
    expect(JSON.stringify(chat.events()) + chat.stderr()).not.toContain(SECRET);
    const redis = { REDIS_URL: `redis://desk:${SECRET}@127.0.0.1:1` };
    for (const args of COMMANDS) {
      const { code, stdout, stderr } = await runSayso(args, {
        home: desk.home,
        env: args[0] === 'doctor' ? { ...ENV, ...redis } : ENV,
      });
      expect(stdout + stderr, args.join(' ')).not.toContain(SECRET);
      expect([0, 1], args.join(' ')).toContain(code);
    }
  });

  it('are in no output of a desk whose bot, model and mail do not answer', async () => {
    let output = '';
    const child = spawnSayso(['start'], { home: desk.home, env: ENV });
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
      });
    const gone = new Promise((resolve) => child.once('exit', resolve));
    await untilTrue(
      () => output.includes('ready') || child.exitCode !== null,
      'a desk that is ready, or says why it is not',
    );
    child.kill('SIGTERM');
    await gone;
    expect(output).not.toBe('');
    expect(output).not.toContain(SECRET);
  });

  it.each([
    ['DATABASE_URL', `postgres://desk:${SECRET}@127.0.0.1:1/desk`],
    ['DATABASE_URL', `postgres://desk:${SECRET}%zz@[/desk`],
    ['REDIS_URL', `rediss//desk:${SECRET}@127.0.0.1:1`],
    ['SMTP_URL', `mail://${SECRET}`],
    ['IMAP_URL', SECRET],
    ['TELEGRAM_BOT_TOKEN', SECRET],
    ['OPENAI_BASE_URL', `//${SECRET}`],
    ['REED_API_KEY', `${SECRET} ${SECRET}`],
    ['OIDC_CLIENT_SECRET', SECRET],
  ])('are not in the sentence about a wrong one: %s', async (name, value) => {
    const { code, stdout, stderr } = await runSayso(['start'], {
      home: desk.home,
      env: { [name]: value, CONSOLE_LISTEN: 'off' },
    });
    expect(code).toBe(1);
    expect(stderr).not.toBe('');
    expect(stdout + stderr).not.toContain(SECRET);
  });

  it('are taken out of the environment, which children and workers inherit', () => {
    const environment: Record<string, string | undefined> = {
      ...ENV,
      DATABASE_URL: `postgres://desk:${SECRET}@127.0.0.1:1/desk`,
      REDIS_URL: `redis://desk:${SECRET}@127.0.0.1:1`,
      PATH: '/usr/bin',
    };
    const config = takeConfig(environment);
    expect(JSON.stringify(config)).toContain(SECRET);
    expect(JSON.stringify(environment)).not.toContain(SECRET);
    expect(environment).toMatchObject({ PATH: '/usr/bin', LOG_LEVEL: 'debug' });
  });
});
