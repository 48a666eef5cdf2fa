import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadMasterKey } from '../../src/db/master-key.ts';
import { openEncrypted } from '../../src/db/open-sqlite.ts';
import { killLeftovers, runSayso, startChat, temporaryHome } from '../support/chat-process.ts';

describe('the command line', () => {
  let desk: ReturnType<typeof temporaryHome>;
  beforeEach(() => {
    desk = temporaryHome();
  });
  afterEach(() => {
    killLeftovers();
    desk.remove();
  });
  const sayso = (args: string[], input?: string, env: Record<string, string> = {}) =>
    runSayso(args, { home: desk.home, env, ...(input === undefined ? {} : { input }) });

  it('lists its commands, explains each, and names what it does not know', async () => {
    const help = await sayso(['--help']);
    expect(help.code).toBe(0);
    for (const name of [
      'start',
      'chat',
      'doctor',
      'guard',
      'answer',
      'match',
      'jobs',
      'audit',
      'client',
      'key',
      'backup',
      'restore',
      'bench',
    ]) {
      expect(help.stdout).toMatch(new RegExp(`^ +${name} `, 'm'));
      expect(await sayso([name, '--help'])).toMatchObject({ code: 0, stderr: '' });
    }
    expect(await sayso(['fly'])).toMatchObject({ code: 2, stdout: '' });
    expect((await sayso(['audit'])).code).toBe(2);
    expect((await sayso(['chat', '--wings'])).code).toBe(2);
    expect((await sayso(['chat', '--client', '../other'])).code).toBe(2);
  });

  it('refuses a second desk, and lets commands work beside the first', async () => {
    const first = startChat({ home: desk.home });
    await first.say('yes');
    const second = await sayso(['chat', '--json'], '');
    expect(second.code).toBe(1);
    expect(second.stderr.trim().split('\n')).toHaveLength(1);
    expect(second.stderr).toMatch(/Another desk is already running/);
    const list = await sayso(['audit', 'list']);
    expect(list.code).toBe(0);
    expect(list.stdout).toMatch(/consent\.consented/);
    expect(await sayso(['audit', 'verify'])).toMatchObject({ code: 0 });
    expect((await sayso(['client', 'list'])).stdout).toMatch(/"status":"consented"/);
    expect((await sayso(['doctor'])).stdout).toMatch(/the chain is whole/);
    await first.end();
  });

  it('finds one changed byte in the audit log', async () => {
    const chat = startChat({ home: desk.home });
    await chat.say('yes');
    await chat.say('hello');
    await chat.end();
    expect(await sayso(['audit', 'verify'])).toMatchObject({ code: 0 });
    const path = join(desk.home, 'desk.db');
    const key = loadMasterKey({ keyFile: null, home: desk.home, databasePath: path });
    const raw = openEncrypted(path, key.bytes, false);
    raw.exec('DROP TRIGGER audit_no_update');
    raw
      .prepare("UPDATE audit SET body = replace(body, 'consented', 'consentee') WHERE seq = 1")
      .run();
    raw.close();
    const verify = await sayso(['audit', 'verify']);
    expect(verify).toMatchObject({ code: 1 });
    expect(verify.stdout).toMatch(/row 1/);
  });

  it('does not start with another key, and says so in one line', async () => {
    const chat = startChat({ home: desk.home });
    await chat.greeting;
    await chat.end();
    const key = join(desk.home, 'other.key');
    writeFileSync(key, 'ab'.repeat(32), { mode: 0o400 });
    const wrong = await sayso(['chat', '--json'], '', { DESK_KEY_FILE: key });
    expect(wrong.code).toBe(1);
    expect(wrong.stderr.trim()).toMatch(/^The key does not fit the database/);
    expect(await sayso(['audit', 'verify'])).toMatchObject({ code: 0 });
  });

  it.each([
    [{ SMTP_URL: 'ftp://mail' }, /^SMTP_URL is not usable/],
    [{ SMTP_URL: 'smtp://127.0.0.1:25' }, /^MAIL_FROM is missing/],
    [{ SMTP_URL: 'smtp://127.0.0.1:25', MAIL_FROM: 'a, b' }, /^MAIL_FROM is not usable/],
    [{ OPENAI_API_KEY: 'sk-secret' }, /^OPENAI_MODEL is missing/],
    [
      { DESK_TRIAL: '1', OPENAI_API_KEY: 'sk', OPENAI_MODEL: 'm' },
      /^DESK_TRIAL is refused because OPENAI_API_KEY/,
    ],
    [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL is not usable/],
    [{ JOB_BOARDS: 'linkedin:acme' }, /^JOB_BOARDS names linkedin:acme/],
  ])('names the variable that is wrong: %j', async (env, line) => {
    const result = await sayso(['chat', '--json'], '', env);
    expect(result.code).toBe(1);
    expect(result.stderr.trim()).toMatch(line);
    expect(result.stderr).not.toContain('secret');
    expect(result.stderr.trim().split('\n')).toHaveLength(1);
  });

  it('says when its folder cannot be made', async () => {
    const file = join(desk.home, 'file');
    writeFileSync(file, 'in the way');
    const result = await sayso(['chat', '--json'], '', { DESK_HOME: join(file, 'home') });
    expect(result).toMatchObject({ code: 1 });
    expect(result.stderr).toMatch(/^The folder .* cannot be made \(ENOTDIR\)/);
  });

  it('starts without a terminal, answers /health, and stops when it is told to', async () => {
    const child = spawn(process.execPath, ['scripts/sayso.mjs', 'start'], {
      env: { PATH: '', HOME: desk.home, DESK_HOME: desk.home, CONSOLE_LISTEN: '127.0.0.1:0' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [line] = await once(child.stdout, 'data');
    const [, address] = /^ready (http:\S+)/.exec(String(line)) ?? [];
    const health = await fetch(`${address}/health`);
    expect(await health.json()).toMatchObject({ status: 'ok', inbox: 0, outbox: 0 });
    // Whoever is not signed in does not learn what is there.
    expect((await fetch(`${address}/anything`)).status).toBe(401);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('imports postings, says what could not be read, and finds them', async () => {
    const file = join(desk.home, 'board.json');
    mkdirSync(desk.home, { recursive: true });
    writeFileSync(
      file,
      JSON.stringify({
        jobs: [
          {
            id: 1,
            title: '<b>Zeppelin</b> Pilot 🎈\u0000',
            company_name: 'Skyline',
            location: { name: 'Remote - Europe' },
            content: '&lt;p&gt;You fly zeppelins.&lt;/p&gt;',
          },
          { id: 2, company_name: 'Skyline' },
        ],
      }),
    );
    const imported = await sayso([
      'jobs',
      'import',
      file,
      '--source',
      'greenhouse',
      '--board',
      'skyline',
    ]);
    expect(imported.code).toBe(0);
    expect(JSON.parse(imported.stdout)).toEqual({
      imported: 1,
      updated: 0,
      unchanged: 0,
      problems: 1,
    });
    expect(imported.stderr).toMatch(/posting 2: title is missing/);
    expect((await sayso(['jobs', 'search', 'zeppelin', 'pilot'])).stdout).toMatch(
      /1\. Zeppelin Pilot 🎈 – Skyline/,
    );
    writeFileSync(file, '{"jobs": [');
    const broken = await sayso(['jobs', 'import', file, '--source', 'greenhouse']);
    expect(broken).toMatchObject({ code: 1, stdout: '' });
    expect(broken.stderr).toMatch(/not the JSON of a Greenhouse board/);
    expect((await sayso(['jobs', 'import', file, '--source', 'monster'])).code).toBe(2);
  });

  it('reads messages and replies a line at a time', async () => {
    const guard = await sayso(
      ['guard', '--explain'],
      '{"id":1,"text":"my password is Otter%River33"}\nnot json\n{"id":"b","text":"find me jobs"}\n',
    );
    const lines = guard.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { id: 1, blocked: true, kind: 'password' },
      { id: 'b', blocked: false },
    ]);
    expect(guard.stderr).toMatch(/Line 2/);
    const answer = await sayso(
      ['answer'],
      '{"id":1,"text":"yes 2"}\n{"id":2,"text":"yes but later"}\n',
    );
    expect(
      answer.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { id: 1, answer: 'yes', card: 2 },
      { id: 2, answer: 'unclear' },
    ]);
  });

  it('scores a CV against postings, best first, and every pair for many CVs', async () => {
    const jobs = join(desk.home, 'jobs.jsonl');
    mkdirSync(desk.home, { recursive: true });
    writeFileSync(
      jobs,
      [
        {
          id: 'nurse',
          title: 'Registered Nurse',
          text: 'Care for patients on a surgical ward. Nursing diploma required. Wound care and medication.',
        },
        {
          id: 'dev',
          title: 'TypeScript Engineer',
          text: 'Build event-driven services with TypeScript, Node.js, Kafka and PostgreSQL. Experience with Docker is required.',
        },
      ]
        .map((job) => JSON.stringify(job))
        .join('\n'),
    );
    const one = await sayso([
      'match',
      '--cv',
      'tests/cv/fixtures/backend-engineer.md',
      '--jobs',
      jobs,
    ]);
    const ranked = one.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(ranked.map(({ id }) => id)).toEqual(['dev', 'nurse']);
    expect(ranked[0].score).toBeGreaterThan(ranked[1].score);
    const cvs = join(desk.home, 'cvs.jsonl');
    writeFileSync(
      cvs,
      JSON.stringify({ id: 'n', text: readFileSync('tests/cv/fixtures/nurse.txt', 'utf8') }),
    );
    const pairs = await sayso(['match', '--cvs', cvs, '--jobs', jobs]);
    expect(
      pairs.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([
      { cv: 'n', id: 'nurse' },
      { cv: 'n', id: 'dev' },
    ]);
    expect((await sayso(['match', '--cv', 'x.pdf'])).code).toBe(2);
  });

  it('keeps everything in its own folder', async () => {
    const chat = startChat({ home: desk.home });
    await chat.say('yes');
    await chat.end();
    expect(existsSync(join(desk.home, 'desk.key'))).toBe(true);
    expect(readdirSync(desk.home).sort()).toEqual(expect.arrayContaining(['desk.db', 'desk.key']));
  });
});
