import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCheckpointFile } from '../../src/db/checkpoint-file.ts';
import { openSqlite } from '../../src/db/open-sqlite.ts';
import { auditEntry } from '../../src/desk/audit-templates.ts';
import { type CheckpointDeps, createCheckpointKeeper } from '../../src/desk/checkpoints.ts';
import { createOperatorMail } from '../../src/mail/operator-mail.ts';
import { createSmtpMailer } from '../../src/mail/smtp-mailer.ts';
import { closedPort, startSmtpPeer } from '../support/smtp-server.ts';
import { openTestStore, type TestStore } from '../support/sqlite-store.ts';
import { wayTo } from '../support/way-to.ts';

const QUARTER = 15 * 60_000;
const DAY = 86_400_000;

describe('the keeper of the checkpoints', () => {
  let test: TestStore;
  let now: number;
  let path: string;
  let logged: string[];
  const clock = { now: () => new Date(now) };
  beforeEach(async () => {
    test = await openTestStore();
    now = new Date('2026-11-21T10:00:00Z').getTime();
    path = join(test.folder, 'checkpoints.log');
    logged = [];
  });
  afterEach(() => test.remove());

  const keeper = (more: Partial<CheckpointDeps> = {}) =>
    createCheckpointKeeper({
      store: test.store,
      file: openCheckpointFile(path),
      mail: null,
      clock,
      log: {
        event: (level, name, fields) =>
          void logged.push(JSON.stringify({ level, name, ...fields })),
      },
      logDays: 730,
      ...more,
    });
  const act = (count = 1, at = clock.now()) =>
    test.store.commit(
      Array.from({ length: count }, () => ({
        type: 'audit' as const,
        entry: auditEntry(
          { client: { subject: 'ada' }, conversation: null, at },
          { action: 'test.done' },
        ),
      })),
      'full',
    );
  const inFile = () =>
    existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(0, -1) : [];
  const inTable = () => test.store.checkpointLinesAfter(null);
  const whys = () => inFile().map((line) => [JSON.parse(line).why, JSON.parse(line).size]);

  it('signs at the start, after a quarter of an hour and at the stop, each size once', async () => {
    await act(2);
    const one = keeper();
    await one.start();
    await one.tend();
    await act();
    await one.tend();
    now += QUARTER;
    await one.tend();
    now += QUARTER;
    await one.tend();
    await act();
    await one.stop();
    await one.stop();
    expect(whys()).toEqual([
      ['start', 2],
      ['time', 3],
      ['stop', 4],
    ]);
    expect(inFile()).toEqual(await inTable());
    expect(one.health()).toEqual({ state: 'up', problems: [] });
  });

  it('trust case 54: goes on without its file, says so, and writes everything in order when it can', async () => {
    path = join(test.folder, 'disk', 'checkpoints.log');
    const one = keeper();
    await act();
    await one.start();
    await act();
    now += QUARTER;
    await one.tend();
    await one.tend();
    expect(one.health()).toEqual({
      state: 'degraded',
      problems: [expect.stringMatching(/^file: /)],
    });
    expect(logged.filter((line) => line.includes('checkpoint_problem'))).toHaveLength(1);
    expect(await test.store.verifyAudit()).toMatchObject({ ok: true, rows: 2 });
    mkdirSync(join(test.folder, 'disk'));
    await one.tend();
    expect(one.health()).toEqual({ state: 'up', problems: [] });
    expect(whys()).toEqual([
      ['start', 1],
      ['time', 2],
    ]);
  });

  it.skipIf(!existsSync('/dev/full'))('goes on when the disk of the file is full', async () => {
    symlinkSync('/dev/full', path);
    const one = keeper();
    await act();
    await one.start();
    expect(one.health()).toEqual({ state: 'degraded', problems: ['file: ENOSPC'] });
    await act();
    rmSync(path);
    await one.stop();
    expect(one.health().state).toBe('up');
    expect(inFile()).toEqual(await inTable());
    expect(inFile()).toHaveLength(2);
  });

  it('finishes a line in whose middle a process was killed, wherever it was', async () => {
    const one = keeper();
    for (let i = 0; i < 3; i++) {
      await act();
      await test.store.addCheckpoint('start', clock.now());
    }
    const whole = (await inTable())?.map((line) => `${line}\n`).join('') ?? '';
    for (let cut = 0; cut <= whole.length; cut += 7) {
      writeFileSync(path, whole.slice(0, cut));
      await one.tend();
      expect(readFileSync(path, 'utf8'), `cut at ${cut}`).toBe(whole);
    }
  });

  it('writes a file anew that is gone', async () => {
    const one = keeper();
    await act();
    await one.start();
    rmSync(path);
    await one.tend();
    expect(inFile()).toEqual(await inTable());
  });

  it('adds nothing to a file that knows more than the database, and says so', async () => {
    const one = keeper();
    await act();
    await one.start();
    const other = await openTestStore();
    await other.store.commit(
      [
        {
          type: 'audit',
          entry: auditEntry(
            { client: { subject: 'bob' }, conversation: null, at: clock.now() },
            { action: 'x' },
          ),
        },
      ],
      'full',
    );
    await other.store.addCheckpoint('start', clock.now());
    const foreign = (await other.store.checkpointLinesAfter(null))?.[0];
    await other.remove();
    for (const end of [`${foreign}\n`, 'half a line of something else']) {
      const before = `${inFile()[0]}\n${end}`;
      writeFileSync(path, before);
      await act();
      now += QUARTER;
      await one.tend();
      expect(one.health()).toEqual({ state: 'degraded', problems: ['file: foreign'] });
      expect(readFileSync(path, 'utf8')).toBe(before);
    }
    renameSync(path, `${path}.old`);
    await one.tend();
    expect(one.health().state).toBe('up');
  });

  it('shares one file with others, without a line twice or out of order', async () => {
    const second = await openSqlite({ path: test.path, key: test.key, migrate: false });
    const keepers = [keeper(), keeper(), keeper({ store: second })];
    for (let i = 0; i < 8; i++) {
      await act();
      now += QUARTER;
      if (i % 3 === 2) await keepers[2]?.tend();
      await Promise.all([keepers[0]?.tend(), keepers[1]?.tend()]);
    }
    for (const one of keepers) await one.tend();
    await second.close();
    expect(inFile()).toHaveLength(8);
    expect(inFile()).toEqual(await inTable());
  });

  it('drops rows after their days, at most once a day, and never of a log that does not verify', async () => {
    const one = keeper({ logDays: 2 });
    await act(5);
    await one.start();
    now += 3 * DAY;
    await act(5);
    await one.tend();
    expect(await test.store.verifyAudit()).toMatchObject({ ok: true, rows: 6, size: 11 });
    expect(await test.store.verifyAudit({ lines: inFile(), publicKey: null })).toMatchObject({
      ok: true,
    });
    await act(3, new Date(now - 9 * DAY));
    await act();
    now += DAY - 1000;
    await one.tend();
    expect(await test.store.verifyAudit()).toMatchObject({ rows: 10 });
    appendFileSync(path, 'x\n');
    now += 3 * DAY;
    await one.tend();
    expect(await test.store.verifyAudit()).toMatchObject({ rows: 10 });
    expect(one.health().problems).toContain('pruning: unreadable');
  });

  it('mails the newest line at the start, once a day and at the stop', async () => {
    const peer = await startSmtpPeer();
    const one = keeper({ mail: mailTo(peer.url) });
    await act();
    await one.start();
    await act();
    now += QUARTER;
    await one.tend();
    now += DAY;
    await one.tend();
    await one.tend();
    await act();
    await one.stop();
    await one.stop();
    expect(peer.mails.map(({ to }) => to)).toEqual(Array(3).fill(['ops@example.com']));
    const mailed = peer.mails.map(({ text }) => /^\{.*\}$/m.exec(text)?.[0] ?? '');
    expect(mailed).toEqual(inFile());
    expect(await test.store.verifyAudit({ lines: mailed, publicKey: null })).toMatchObject({
      ok: true,
    });
    await peer.close();
  });

  it('tries a mail again after a quarter of an hour, and says meanwhile that it is missing', async () => {
    const peer = await startSmtpPeer();
    peer.behave('refuse_recipient');
    const one = keeper({ mail: mailTo(peer.url) });
    await act();
    await one.start();
    peer.behave('accept');
    await one.tend();
    expect(one.health()).toEqual({ state: 'degraded', problems: ['mail: not_sent'] });
    expect(peer.mails).toHaveLength(0);
    now += QUARTER;
    await one.tend();
    expect(peer.mails).toHaveLength(1);
    expect(one.health().state).toBe('up');
    await peer.close();
    const closed = keeper({ mail: mailTo(`smtp://127.0.0.1:${await closedPort()}`) });
    await closed.start();
    expect(closed.health().problems).toEqual(['mail: not_sent']);
  });

  it('refuses an address that is none', () => {
    const from = { name: null, email: 'desk@example.com' };
    const url = 'smtp://127.0.0.1:25';
    const mailer = createSmtpMailer({ url, from, timeoutMs: 1000, way: wayTo(url) });
    for (const address of ['ops', 'a@b, c@d', 'a@b\r\nBcc: c@d'])
      expect(() => createOperatorMail(mailer, address, clock)).toThrow(/OPERATOR_MAIL/);
  });

  function mailTo(url: string) {
    const from = { name: null, email: 'desk@example.com' };
    return createOperatorMail(
      createSmtpMailer({ url, from, timeoutMs: 5000, way: wayTo(url) }),
      'Operators <ops@example.com>',
      clock,
    );
  }
});
