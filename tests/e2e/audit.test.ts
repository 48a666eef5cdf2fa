import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadMasterKey } from '../../src/db/master-key.ts';
import { openPostgres } from '../../src/db/open-postgres.ts';
import { openEncrypted } from '../../src/db/open-sqlite.ts';
import { prunedRow } from '../../src/desk/audit-templates.ts';
import {
  killLeftovers,
  runSayso,
  startChat,
  temporaryHome,
  textOf,
} from '../support/chat-process.ts';
import { startDesk } from '../support/desk-process.ts';
import { findPostgres } from '../support/postgres-server.ts';
import { openPostgresStore } from '../support/postgres-store.ts';
import { startSmtpPeer } from '../support/smtp-server.ts';
import { untilTrue } from '../support/until.ts';
import { wayTo } from '../support/way-to.ts';

const server = await findPostgres();
afterAll(() => server?.close());

describe('the audit log from the command line', () => {
  let desk: ReturnType<typeof temporaryHome>;
  beforeEach(() => {
    desk = temporaryHome();
  });
  afterEach(() => {
    killLeftovers();
    desk.remove();
  });
  const inHome = (name: string) => join(desk.home, name);
  const sayso = (args: string[], env: Record<string, string> = {}) =>
    runSayso(args, { home: desk.home, env });
  const audit = (...args: string[]) => sayso(['audit', ...args]);
  const linesOf = (path: string) => readFileSync(path, 'utf8').split('\n').slice(0, -1);

  async function talk(env: Record<string, string> = {}, client = 'ada'): Promise<void> {
    const chat = startChat({ home: desk.home, env, client });
    await chat.say('yes');
    await chat.say('hello');
    await chat.end();
  }

  function tamper(sql: string): void {
    const path = inHome('desk.db');
    const key = loadMasterKey({ keyFile: null, home: desk.home, databasePath: path });
    const raw = openEncrypted(path, key.bytes, false);
    raw.exec('DROP TRIGGER audit_no_update');
    raw.exec(sql);
    raw.close();
  }

  async function clientId(subject?: string): Promise<string> {
    const { stdout } = await sayso(['client', 'list']);
    const clients = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    return (clients.find((one) => one.subject === subject) ?? clients[0]).id;
  }

  it('exits with 0 for a whole log, 1 for a changed row, 2 for an old backup, 3 for what it cannot read', async () => {
    await talk();
    const backup = join(desk.home, 'backup.db');
    copyFileSync(inHome('desk.db'), backup);
    await talk({}, 'bob');
    const key = (await audit('pubkey')).stdout.trim();
    expect(await audit('verify', '--pubkey', key)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^ok: \d+ rows, .*2 checkpoints agree/),
    });

    const other = 'A'.repeat(43);
    expect(await audit('verify', '--pubkey', `${other}=`)).toMatchObject({ code: 3 });
    const nowhere = await audit('verify', '--checkpoint', inHome('nowhere.log'));
    expect(nowhere).toMatchObject({ code: 3, stdout: expect.stringMatching(/there is no/) });

    const kept = inHome('kept.log');
    copyFileSync(inHome('checkpoints.log'), kept);
    const bytes = readFileSync(kept);
    bytes.writeUInt8((bytes[200] ?? 0) ^ 1, 200);
    writeFileSync(inHome('checkpoints.log'), bytes);
    expect(await audit('verify')).toMatchObject({
      code: 3,
      stdout: expect.stringMatching(/^unreadable: line 1 of the checkpoint file/),
    });
    rmSync(inHome('checkpoints.log'));
    expect(await audit('verify')).toMatchObject({
      code: 3,
      stdout: expect.stringMatching(/is missing/),
    });
    expect(await audit('verify', '--checkpoint', kept)).toMatchObject({ code: 0 });

    const whole = inHome('whole.db');
    copyFileSync(inHome('desk.db'), whole);
    copyFileSync(backup, inHome('desk.db'));
    expect(await audit('verify', '--checkpoint', kept)).toMatchObject({
      code: 2,
      stdout: expect.stringMatching(/^truncated: row \d+ is missing/),
    });
    // A desk that goes on with it does not write over what the file knows.
    copyFileSync(kept, inHome('checkpoints.log'));
    await talk({}, 'eve');
    expect(readFileSync(inHome('checkpoints.log'))).toEqual(readFileSync(kept));
    expect((await sayso(['doctor'])).stdout).toMatch(/^fix +checkpoints: .*older than the file/m);

    copyFileSync(whole, inHome('desk.db'));
    tamper("UPDATE audit SET body = replace(body, 'consented', 'consentee') WHERE seq = 1");
    expect(await audit('verify', '--checkpoint', kept)).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^tampered: row 1:/),
    });

    writeFileSync(inHome('desk.db'), 'x'.repeat(100_000));
    expect(await audit('verify')).toMatchObject({ code: 3 });
    rmSync(inHome('desk.db'));
    expect(await audit('verify')).toMatchObject({ code: 3, stdout: /^unreadable: / });
  }, 60_000);

  it('hands out rows that anybody can check, and says so to the client', async () => {
    await talk();
    await talk({}, 'bob');
    const id = await clientId();
    const key = (await audit('pubkey')).stdout.trim();
    const jsonl = await audit('export', '--client', id, '--operator', 'kim');
    const csv = await audit('export', '--client', id, '--format', 'csv', '--operator', 'kim');
    const subjects = (await sayso(['client', 'list'])).stdout;
    for (const [name, text] of [
      ['x.jsonl', jsonl.stdout],
      ['x.csv', csv.stdout],
    ] as const) {
      const path = inHome(name);
      writeFileSync(path, text);
      expect(await audit('check', path, '--pubkey', key)).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/^ok: \d+ rows of/),
      });
      expect(await audit('check', path, '--pubkey', `${'A'.repeat(43)}=`)).toMatchObject({
        code: 3,
      });
      writeFileSync(path, text.replaceAll('consented', 'consentee'));
      expect(await audit('check', path, '--pubkey', key)).toMatchObject({ code: 1 });
      writeFileSync(path, text.slice(0, text.length / 2));
      expect((await audit('check', path, '--pubkey', key)).code).toBeGreaterThan(0);
      for (const line of subjects
        .trim()
        .split('\n')
        .map((one) => JSON.parse(one)))
        expect(text.includes(line.subject)).toBe(line.id === id);
    }
    writeFileSync(inHome('junk'), 'x'.repeat(100_000));
    for (const file of ['junk', 'nothing', '.'])
      expect(await audit('check', inHome(file), '--pubkey', key)).toMatchObject({ code: 3 });
    expect(await audit('export', '--client', 'nobody')).toMatchObject({ code: 1, stdout: '' });
    expect(await audit('export', '--client', id, '--format', 'pdf')).toMatchObject({ code: 2 });
    expect(await audit('export', '--client', id, '--operator', 'x y')).toMatchObject({ code: 2 });
    expect((await audit('list', '--client', id, '--operator', 'kim')).stdout).toMatch(
      /^\{.*"action":"operator.read".*operator kim/,
    );

    const chat = startChat({ home: desk.home });
    await chat.greeting;
    const log = textOf(await chat.say('/log'));
    await chat.end();
    expect(
      log.match(/A person of the desk looked at this log of yours.* operator kim/g),
    ).toHaveLength(3);
    expect(await audit('verify')).toMatchObject({ code: 0 });
  }, 60_000);

  it('writes after a kill -9 what was signed before it, and finishes a torn line', async () => {
    const path = join(desk.home, 'disk', 'checkpoints.log');
    const env = { CHECKPOINT_FILE: path };
    // The place of the file is not there yet: what is signed stays in the database alone.
    const chat = startChat({ home: desk.home, env });
    await chat.say('yes');
    await chat.end();
    const killed = startChat({ home: desk.home, env, client: 'bob' });
    await killed.say('yes');
    await killed.kill('SIGKILL');
    expect(existsSync(path)).toBe(false);
    expect((await sayso(['doctor'], env)).stdout).toMatch(/^fix +checkpoints: /m);
    mkdirSync(join(desk.home, 'disk'));
    await talk(env);
    const lines = linesOf(path);
    expect(lines.map((line) => JSON.parse(line).size)).toEqual([1, 2]);
    truncateSync(path, readFileSync(path).length - 100);
    await talk(env);
    expect(linesOf(path).slice(0, lines.length)).toEqual(lines);
    expect(await sayso(['audit', 'verify'], env)).toMatchObject({ code: 0 });
  }, 60_000);

  it('drops old rows on request, with a day that has begun, and verifies on', async () => {
    await talk();
    for (const day of ['tomorrow', '2999-01-01', '2026-13-45', ''])
      expect(await audit('prune', '--before', day)).toMatchObject({ code: 2, stdout: '' });
    expect(await audit('prune', '--before', '2020-01-01')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^0 rows/),
    });
    expect(await audit('verify')).toMatchObject({ code: 0 });
  }, 60_000);

  it('tells in /health that the file cannot be written, and goes on', async () => {
    const env = { CHECKPOINT_FILE: join(desk.home, 'nowhere', 'checkpoints.log') };
    await talk(env);
    const running = startDesk({ home: desk.home, env });
    const address = await running.ready;
    const response = await fetch(`${address}/health`);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      status: 'degraded',
      checkpoints: { state: 'degraded', problems: [expect.stringMatching(/^file: /)] },
    });
    await running.kill('SIGTERM');
  }, 60_000);

  it('mails the operators at the start and the stop of the desk', async () => {
    const peer = await startSmtpPeer();
    const env = {
      SMTP_URL: peer.url,
      MAIL_FROM: 'desk@example.com',
      OPERATOR_MAIL: 'ops@example.com',
    };
    await talk(env);
    await talk(env, 'bob');
    const mailed = peer.mails.map(({ text }) => /^\{.*\}$/m.exec(text)?.[0] ?? '');
    expect(mailed.length).toBeGreaterThanOrEqual(3);
    writeFileSync(inHome('mailed.log'), mailed.map((line) => `${line}\n`).join(''));
    expect(await audit('verify', '--checkpoint', inHome('mailed.log'))).toMatchObject({ code: 0 });
    await peer.close();
    expect(await sayso(['doctor'], { OPERATOR_MAIL: 'ops@example.com' })).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/SMTP_URL is missing/),
    });
    for (const [name, value] of [
      ['OPERATOR_MAIL', 'a b'],
      ['LOG_DAYS', '0'],
    ] as const)
      expect((await sayso(['doctor'], { [name]: value })).stdout).toMatch(`${name} is not usable`);
  }, 60_000);

  it.skipIf(!server)(
    'has one file for several processes, without a fork',
    async () => {
      const test = await openPostgresStore(server?.url ?? '', { empty: true });
      const keyFile = inHome('key');
      writeFileSync(keyFile, Buffer.from(test.key).toString('hex'), { mode: 0o400 });
      const env = { DATABASE_URL: test.url, DESK_KEY_FILE: keyFile };
      const desks = Array.from({ length: 3 }, () => startDesk({ home: desk.home, env }));
      try {
        await Promise.all(desks.map(({ ready }) => ready));
        const store = await openPostgres({
          url: test.url,
          key: test.key,
          migrate: false,
          way: wayTo(test.url),
        });
        const entry = prunedRow(new Date(), 0, null);
        for (let i = 0; i < 30; i++)
          await store.commit(
            Array.from({ length: 101 }, () => ({ type: 'audit' as const, entry })),
            'full',
          );
        await desks[0]?.kill('SIGKILL');
        await Promise.all(desks.slice(1).map((one) => one.kill('SIGTERM')));
        const last = startDesk({ home: desk.home, env });
        await last.ready;
        const path = inHome('checkpoints.log');
        await untilTrue(
          async () => linesOf(path).at(-1) === (await store.checkpointLinesAfter(null))?.at(-1),
          'the last line in the file',
        );
        expect(linesOf(path)).toEqual(await store.checkpointLinesAfter(null));
        expect(linesOf(path).map((line) => JSON.parse(line).size)).toEqual([
          1000, 2000, 3000, 3030,
        ]);
        await store.close();
        await last.kill('SIGTERM');
        expect(await sayso(['audit', 'verify'], env)).toMatchObject({ code: 0 });
      } finally {
        for (const one of desks) if (one.running()) await one.kill('SIGKILL');
        await test.remove();
      }
    },
    60_000,
  );
});
