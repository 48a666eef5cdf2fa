import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  killLeftovers,
  runSayso,
  spawnSayso,
  startChat,
  temporaryHome,
} from '../support/chat-process.ts';
import { CANARY, FAULTS } from '../support/faults.ts';
import { startOpenAiServer } from '../support/openai-server.ts';
import { type SentrySink, startSentrySink } from '../support/sentry-sink.ts';
import { untilTrue } from '../support/until.ts';

let home: string;
let remove: () => void;
let sink: SentrySink;
beforeEach(async () => {
  ({ home, remove } = temporaryHome());
  sink = await startSentrySink();
});
afterEach(async () => {
  killLeftovers();
  await sink.close();
  remove();
});

/** Lets a desk crash, and gives its exit code, all that it printed, and the names of its reports. */
async function crash(
  command: 'start' | 'chat',
  fault: string,
  as: 'throw' | 'rejection',
): Promise<{ code: number; printed: string; reports: string[] }> {
  const args = command === 'chat' ? ['chat', '--json'] : ['start'];
  const child = spawnSayso(args, {
    home,
    env: {
      NODE_OPTIONS: `--import=${resolve('tests/support/crash-later.ts')}`,
      CRASH: fault,
      CRASH_AS: as,
      CONSOLE_LISTEN: 'off',
      LOG_LEVEL: 'debug',
      SENTRY_DSN: sink.dsn,
      ERROR_REPORTS: 'yes',
    },
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
  const code = await new Promise<number>((done) => child.once('close', (exit) => done(exit ?? -1)));
  const folder = join(home, 'crashes');
  const reports = readdirSync(folder).map((name) => join(folder, name));
  return { code, printed, reports };
}

const sayso = (
  args: string[],
  input = '',
  env: Record<string, string> = { SENTRY_DSN: sink.dsn },
) => runSayso(['crash', ...args], { home, input, env });

function keepReport(id: string): void {
  mkdirSync(join(home, 'crashes'), { recursive: true });
  writeFileSync(
    join(home, 'crashes', `${id}.json`),
    JSON.stringify({
      id,
      at: '2026-11-21T10:00:00.000Z',
      release: 'sayso-desk@0.1.0',
      level: 'fatal',
      error: 'TypeError',
      code: null,
      causes: [],
      frames: [{ file: 'dist/cli.js', function: 'run', line: 3 }],
    }),
  );
}

describe('a desk that crashes (OT5, OT6, AT6, AT24, trust case 56)', () => {
  it.each([
    ['chat', 'message', 'throw'],
    ['chat', 'json', 'rejection'],
    ['start', 'axios', 'rejection'],
    ['start', 'cause', 'throw'],
    ['start', 'a thrown object', 'rejection'],
  ] as const)(
    '%s, %s, %s: keeps a report of its own user without a word of a client, and sends nothing',
    async (command, fault, as) => {
      const { code, printed, reports } = await crash(command, fault, as);
      expect(code).toBe(1);
      expect(printed).toMatch(
        /The desk stopped on a fault \(\w+[^)]*\)\. A report without any content/,
      );
      expect(printed).not.toContain(CANARY);
      expect(reports).toHaveLength(1);
      const [file = ''] = reports;
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(readFileSync(file, 'utf8')).not.toContain(CANARY);
      expect(sink.received).toEqual([]);
    },
  );

  it('knows faults that would show a client’s words without this', () => {
    expect(Object.values(FAULTS).some((fault) => String(fault()).includes(CANARY))).toBe(true);
  });
});

describe('sayso crash', () => {
  const id = '0193abcd'.repeat(4);
  beforeEach(() => keepReport(id));

  it('lists, shows and deletes', async () => {
    expect(JSON.parse((await sayso(['list'])).stdout)).toMatchObject({ id, error: 'TypeError' });
    expect(JSON.parse((await sayso(['show', id.slice(0, 8)])).stdout)).toMatchObject({ id });
    expect((await sayso(['delete', id])).code).toBe(0);
    expect((await sayso(['list'])).stdout).toBe('');
    expect(await sayso(['show', id])).toMatchObject({ code: 1, stdout: '' });
    expect(sink.received).toEqual([]);
  });

  it.each(['', 'no\n', 'maybe yes\n', '\nyes\n'])('sends nothing after %j', async (input) => {
    const { code, stdout, stderr } = await sayso(['send', id], input);
    expect(code).toBe(1);
    expect(stdout).toContain('"type":"TypeError"');
    expect(stderr).toContain('Nothing was sent.');
    expect(sink.received).toEqual([]);
  });

  it.each([
    ['a typed yes', ['send', id], 'yes\n'],
    ['--yes', ['send', id, '--yes'], ''],
  ])('sends exactly the bytes that it showed after %s', async (_how, args, input) => {
    const { code, stdout } = await sayso(args, input);
    expect(code).toBe(0);
    expect(sink.received).toHaveLength(1);
    expect(sink.received[0]?.body.trimEnd()).toBe(stdout.trimEnd());
  });

  it('says that the server did not take it', async () => {
    sink.refuse(403);
    expect(await sayso(['send', id, '--yes'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('did not take the report'),
    });
  });

  it.each([
    [['send', id, '--yes'], {}, 1, /^SENTRY_DSN is missing/],
    [['send', '../../desk', '--yes'], {}, 1, /There is no such report/],
    [['list'], { SENTRY_DSN: 'https://sentry.example/1' }, 1, /^SENTRY_DSN is not usable/],
    [['list'], { ERROR_REPORTS: 'yes' }, 1, /^SENTRY_DSN is missing. With ERROR_REPORTS=yes/],
    [['burn'], {}, 2, /Say list, show, send or delete/],
  ])('%j with %j fails with one sentence', async (args, env, code, sentence) => {
    const ended = await sayso(args, '', env);
    expect(ended.code).toBe(code);
    expect(ended.stderr).toMatch(sentence);
  });
});

describe('faults of a running desk', () => {
  it.each([
    ['yes', 1],
    ['no', 0],
  ])(
    'are reported with ERROR_REPORTS=%s: %i, without a word of the client',
    async (consent, count) => {
      const model = await startOpenAiServer([], { status: 401 });
      const chat = startChat({
        home,
        env: {
          DESK_TRIAL: '1',
          OPENAI_BASE_URL: model.url,
          OPENAI_MODEL: 'scripted',
          SENTRY_DSN: sink.dsn,
          ERROR_REPORTS: consent,
        },
      });
      await chat.greeting;
      await chat.say(`I like the flower ${CANARY}`);
      if (count > 0) await untilTrue(() => sink.received.length === count, 'the report');
      expect(await chat.end()).toBe(0);
      expect(JSON.stringify(model.requests)).toContain(CANARY);
      expect(sink.received).toHaveLength(count);
      expect(JSON.stringify(sink.received)).not.toContain(CANARY);
      if (count > 0) expect(sink.received[0]?.body).toContain('not_authorised');
      await model.close();
    },
  );
});
