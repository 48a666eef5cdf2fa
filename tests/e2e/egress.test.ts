import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allowedHosts } from '../../src/allowed-hosts.ts';
import { readConfig } from '../../src/config.ts';
import { askForCard } from '../edge/card-asked.ts';
import {
  killLeftovers,
  runSayso,
  startChat,
  temporaryHome,
  textOf,
} from '../support/chat-process.ts';
import { openDeskOfProcesses } from '../support/desk-of-processes.ts';
import { startDesk } from '../support/desk-process.ts';
import { findPostgres } from '../support/postgres-server.ts';
import { findRedis } from '../support/redis-server.ts';

const postgres = await findPostgres();
const redis = await findRedis();
afterAll(async () => {
  await postgres?.close();
  await redis?.close();
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sayso-connections-'));
});
afterEach(() => {
  killLeftovers();
  rmSync(folder, { recursive: true, force: true });
});

const recorder = () => ({
  NODE_OPTIONS: `--import=${resolve('tests/support/record-connections.ts')}`,
  RECORD_CONNECTIONS: join(folder, 'connections'),
});

function recorded(): string[] {
  const lines = readFileSync(join(folder, 'connections'), 'utf8').trim().split('\n');
  // Without this line nothing was watched, and nothing would be proved.
  expect(lines).toContain('started');
  return [...new Set(lines.filter((line) => line !== 'started'))].sort();
}

const TALK = [
  'yes',
  'find me remote TypeScript jobs in Europe',
  'save 1',
  'my gmail password is Larkspur#71',
  '/log',
  '/cost',
];

describe('what leaves this machine (promise tests OR6-OR8, AT7, AT17, OT1-OT4, OT12)', () => {
  it('nothing at all from a chat in the terminal with the offline model', async () => {
    // Variables by which libraries would call home on their own.
    const tempting = {
      LANGSMITH_TRACING: 'true',
      LANGSMITH_API_KEY: 'lsv2_sk_example',
      LANGSMITH_ENDPOINT: 'http://127.0.0.1:9',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9',
      SENTRY_DSN: 'http://key@127.0.0.1:9/1',
    };
    const { home, remove } = temporaryHome();
    const chat = startChat({ home, env: { ...recorder(), ...tempting } });
    await chat.greeting;
    for (const words of TALK) await chat.say(words);
    const file = resolve('tests/cv/fixtures/backend-engineer.md');
    await chat.say({ file });
    expect(textOf(await chat.say('write to the hiring manager of 1'))).toContain('Draft 1');
    expect(await chat.end()).toBe(0);
    expect(recorded()).toEqual([]);
    remove();
  });

  it('nothing from a desk that starts, waits and is told to stop', async () => {
    const { home, remove } = temporaryHome();
    const desk = startDesk({ home, env: recorder() });
    await desk.ready;
    await new Promise((done) => setTimeout(done, 2500));
    expect(await desk.kill('SIGTERM')).toBe(0);
    expect(recorded()).toEqual([]);
    remove();
  });

  it.skipIf(!postgres || !redis)(
    'exactly what the list says, when every part is used',
    async () => {
      const servers = { postgres: postgres?.url ?? '', redis: redis?.url ?? '' };
      const desk = await openDeskOfProcesses(servers, { text: 'ok' }, recorder());
      await Promise.all([desk.start('edge'), desk.start('worker')]);
      const ada = await desk.chat.client(7);
      await askForCard(desk, ada);
      await ada.answers('yes');
      await ada.hears(/#1: Approved by you/, 15_000);
      const config = readConfig({
        ...desk.chat.env,
        DATABASE_URL: servers.postgres,
        REDIS_URL: servers.redis,
        OPENAI_BASE_URL: desk.model.url,
        OPENAI_MODEL: 'scripted',
        SMTP_URL: desk.smtp.url,
        MAIL_FROM: 'desk@sayso.example',
      });
      const list = new Set(allowedHosts(config).map(({ host, port }) => `connect ${host}:${port}`));
      await desk.close();
      expect(list.size).toBe(5);
      expect(recorded()).toEqual([...list].sort());
    },
    60_000,
  );

  it('is seen by the recorder: a connection of any library is written down', async () => {
    const { home, remove } = temporaryHome();
    const server = createServer((_request, response) => response.writeHead(401).end('{}'));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    const env = { OPENAI_BASE_URL: `http://localhost:${port}/v1`, OPENAI_MODEL: 'x' };
    await runSayso(['doctor'], { home, env: { ...recorder(), ...env } });
    expect(recorded()).toEqual([`connect localhost:${port}`, 'lookup localhost']);
    server.close();
    remove();
  });
});

describe('sayso doctor --egress', () => {
  it('lists every host with its purpose and variable, and no secret', async () => {
    const { home, remove } = temporaryHome();
    const env = {
      OPENAI_API_KEY: 'sk-canary-1',
      OPENAI_MODEL: 'gpt-4.1-mini',
      TELEGRAM_BOT_TOKEN: '123456:canary-2-canary-2',
      SMTP_URL: 'smtp://ada:canary-3@mail.example.org:587',
      MAIL_FROM: 'desk@example.org',
      JOB_BOARDS: 'lever:acme',
      IMAP_URL: 'imaps://ada:canary-5@www.linkedin.com',
      DATABASE_URL: 'postgres://ada:canary-4@db.internal/desk',
    };
    const { code, stdout, stderr } = await runSayso(['doctor', '--egress'], { home, env });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const line of [
      /^api\.openai\.com:443 +model +OPENAI_API_KEY +on the open internet only$/m,
      /^api\.telegram\.org:443 +telegram +TELEGRAM_BOT_TOKEN /m,
      /^mail\.example\.org:587 +outgoing mail +SMTP_URL +as you named it/m,
      /^www\.linkedin\.com:993 +sent folder +IMAP_URL +refused: this board forbids automation$/m,
      /^api\.lever\.co:443 +job boards +JOB_BOARDS /m,
      /^db\.internal:5432 +database +DATABASE_URL /m,
    ])
      expect(stdout).toMatch(line);
    expect(stdout).not.toContain('canary');
    remove();
  });

  it('says that there is none with the default configuration', async () => {
    const { home, remove } = temporaryHome();
    const { stdout } = await runSayso(['doctor', '--egress'], { home });
    expect(stdout).toMatch(/^Nothing: with this configuration the desk opens no connection at all/);
    remove();
  });
});
