import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readKey } from '../../src/db/master-key.ts';
import { openSqlite } from '../../src/db/open-sqlite.ts';
import {
  cardOf,
  killLeftovers,
  runSayso,
  spawnSayso,
  startChat,
  temporaryHome,
  textOf,
} from '../support/chat-process.ts';

const CV = readFileSync('tests/cv/fixtures/backend-engineer.md', 'utf8');
/** Words that the real run below hands in, one for each kind of content. */
const CANARY = {
  cv: 'Zyxlarkspur',
  message: 'Qovmarigold',
  draft: 'wubfoxglove',
  login: 'Jipsnapdragon',
};

describe('the vault of a real desk', () => {
  let desk: ReturnType<typeof temporaryHome>;
  let home: string;
  let temp: string;
  beforeEach(() => {
    desk = temporaryHome();
    home = join(desk.home, 'desk');
    temp = join(desk.home, 'tmp');
    mkdirSync(home, { mode: 0o700 });
    mkdirSync(temp);
  });
  afterEach(() => {
    killLeftovers();
    desk.remove();
  });
  const sayso = (args: string[], env: Record<string, string> = {}) =>
    runSayso(args, { home, env: { TMPDIR: temp, ...env } });
  const start = (env: Record<string, string> = {}) =>
    startChat({ home, env: { TMPDIR: temp, ...env } });

  /** Files that hold one of the canaries, in any usual encoding, except those that were handed to the client. */
  function readable(folder: string): string[] {
    const forms = Object.values(CANARY).flatMap((word) => [
      Buffer.from(word),
      Buffer.from(word, 'utf16le'),
      Buffer.from(Buffer.from(`.${word}`).toString('base64').slice(4, 12)),
    ]);
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.startsWith(join(home, 'files')))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => forms.some((form) => readFileSync(path).includes(form)));
  }

  it('trust case 51: holds nothing readable in any file, while it runs, in a backup, and after', {
    timeout: 60_000,
  }, async () => {
    const cv = join(desk.home, 'cv.md');
    writeFileSync(cv, `${CV}\n\n## Projects\n\n- Built the ${CANARY.cv} service in TypeScript\n`);
    const chat = start();
    await chat.say('yes');
    await chat.say({ file: cv });
    rmSync(cv);
    await chat.say('find me remote TypeScript jobs in Europe');
    await chat.say(`please remember ${CANARY.message}: I prefer small teams`);
    await chat.say('write to the hiring manager of 1');
    const asked = await chat.say(`send it to wren@${CANARY.draft}.example`);
    expect(cardOf(asked).text).toContain(CANARY.draft);
    const store = await openSqlite({
      path: join(home, 'desk.db'),
      key: readKey(join(home, 'desk.key')),
      migrate: false,
    });
    await store.writeLogin('whatsapp', CANARY.login, new Date());
    await store.close();

    // The search finds what lies in the open.
    writeFileSync(join(temp, 'open'), `… ${CANARY.message} …`);
    expect(readable(desk.home)).toEqual([join(temp, 'open')]);
    rmSync(join(temp, 'open'));
    expect(statSync(join(home, 'desk.db-wal')).size).toBeGreaterThan(0);
    expect(readable(desk.home)).toEqual([]);
    const backup = join(desk.home, 'backup.tar');
    expect(await sayso(['backup', backup])).toMatchObject({ code: 0 });
    expect(readable(desk.home)).toEqual([]);
    // The words are there, for whoever has the key.
    expect(textOf(await chat.say('/export')) + textOf(await chat.say('/cv'))).toContain(CANARY.cv);
    await chat.end();
    expect(readable(desk.home)).toEqual([]);
    for (const file of [join(home, 'desk.db'), backup])
      expect(readFileSync(file).includes('SQLite format 3')).toBe(false);
    expect(readdirSync(temp)).toEqual([]);
  });

  it('goes through a backup, a lost disk and a restore with the card that waited', {
    timeout: 60_000,
  }, async () => {
    const chat = start();
    await chat.say('yes');
    await chat.say({ file: 'tests/cv/fixtures/backend-engineer.md' });
    await chat.say('find me remote TypeScript jobs in Europe');
    await chat.say('write to the hiring manager of 1');
    const asked = await chat.say('send it to wren@example.com');
    const { card } = cardOf(asked);
    const backup = join(desk.home, 'backup.tar');
    const made = await sayso(['backup', backup]);
    expect(made).toMatchObject({ code: 0, stderr: '' });
    expect(made.stdout).toMatch(/the key [0-9a-f]{8} is not in it/);
    expect((await sayso(['backup', backup])).stderr).toMatch(/There is a file .* already/);
    expect((await sayso(['restore', backup])).stderr).toMatch(/Another desk is already running/);
    await chat.kill('SIGKILL');
    expect((await sayso(['restore', backup])).stderr).toMatch(/There is a database at .* already/);

    const key = readFileSync(join(home, 'desk.key'));
    rmSync(home, { recursive: true });
    mkdirSync(home, { mode: 0o700 });
    const keyless = await sayso(['restore', backup]);
    expect(keyless).toMatchObject({ code: 1, stdout: '' });
    expect(keyless.stderr).toMatch(/The key .* is missing/);
    expect(existsSync(join(home, 'desk.key'))).toBe(false);
    writeFileSync(join(home, 'desk.key'), key, { mode: 0o400 });
    expect(await sayso(['restore', backup])).toMatchObject({ code: 0, stderr: '' });

    expect(await sayso(['audit', 'verify'])).toMatchObject({ code: 0 });
    const again = start();
    await again.greeting;
    const end = await again.say({ tap: { card, choice: 'yes' } });
    expect(end).toContainEqual(expect.objectContaining({ type: 'card_resolved', card }));
    await again.end();
  });

  it('makes a backup whole or not at all when it is killed', { timeout: 120_000 }, async () => {
    const chat = start();
    await chat.say('yes');
    const full = performance.now();
    await sayso(['backup', join(desk.home, 'first.tar')]);
    const ms = performance.now() - full;
    for (let i = 1; i <= 6; i++) {
      const file = join(desk.home, `killed-${i}.tar`);
      const child = spawnSayso(['backup', file], { home });
      const gone = new Promise((resolve) => child.once('exit', resolve));
      await sleep((ms * (i + 2)) / 9);
      child.kill('SIGKILL');
      await gone;
      if (!existsSync(file)) continue;
      const other = join(desk.home, `restored-${i}`);
      mkdirSync(other, { mode: 0o700 });
      const env = { DESK_HOME: other, DESK_KEY_FILE: join(home, 'desk.key') };
      expect(await sayso(['restore', file], env)).toMatchObject({ code: 0 });
    }
    expect(textOf(await chat.say('/help'))).not.toBe('');
    await chat.end();
    expect(await sayso(['audit', 'verify'])).toMatchObject({ code: 0 });
  });

  it('restores in the end when a restore was killed', { timeout: 120_000 }, async () => {
    const chat = start();
    await chat.say('yes');
    await chat.end();
    const backup = join(desk.home, 'backup.tar');
    await sayso(['backup', backup]);
    const other = join(desk.home, 'other');
    mkdirSync(other, { mode: 0o700 });
    const env = { DESK_HOME: other, DESK_KEY_FILE: join(home, 'desk.key'), TMPDIR: temp };
    for (let i = 1; i <= 6; i++) {
      const child = spawnSayso(['restore', backup], { home, env });
      const gone = new Promise((resolve) => child.once('exit', resolve));
      await sleep(120 + i * 60);
      child.kill('SIGKILL');
      await gone;
    }
    const end = await sayso(['restore', backup], env);
    // One of the killed ones may have put the database in place; the next start does the rest.
    if (end.code !== 0) {
      expect(end.stderr).toMatch(/There is a database at/);
      const again = startChat({ home, env });
      await again.greeting;
      await again.end();
    }
    expect(await sayso(['audit', 'verify'], env)).toMatchObject({ code: 0 });
    expect((await sayso(['client', 'list'], env)).stdout).toMatch(/"status":"consented"/);
  });

  it('rotates beside a running desk, one rotation at a time, and opens with the new key only', {
    timeout: 60_000,
  }, async () => {
    const chat = start();
    await chat.say('yes');
    const before = (await sayso(['key', 'show'])).stdout;
    const oldKey = readFileSync(join(home, 'desk.key'));
    const both = await Promise.all([sayso(['key', 'rotate']), sayso(['key', 'rotate'])]);
    for (const { code, stderr } of both)
      if (code !== 0) expect(stderr).toMatch(/Another process is changing the key|was changed/);
    expect(both.some(({ code }) => code === 0)).toBe(true);
    expect(textOf(await chat.say('/help'))).not.toBe('');
    await chat.kill('SIGKILL');

    expect((await sayso(['key', 'show'])).stdout).not.toBe(before);
    expect(await sayso(['audit', 'verify'])).toMatchObject({ code: 0 });
    expect((await sayso(['audit', 'list'])).stdout).toMatch(/"action":"key.rotated"/);
    const kept = join(home, 'kept.key');
    writeFileSync(kept, oldKey, { mode: 0o400 });
    const wrong = await sayso(['chat', '--json'], { DESK_KEY_FILE: kept });
    expect(wrong).toMatchObject({ code: 1, stdout: '' });
    expect(wrong.stderr).toMatch(/it is the key [0-9a-f]{8}, and the database wants [0-9a-f]{8}/);
    const again = start();
    expect(textOf(await again.greeting)).not.toMatch(/yes or no/);
    await again.end();
  });

  it('opens after rotations that were killed at any moment', { timeout: 120_000 }, async () => {
    const chat = start();
    await chat.say('yes');
    await chat.end();
    const full = performance.now();
    await sayso(['key', 'rotate']);
    const ms = performance.now() - full;
    for (let i = 0; i < 10; i++) {
      const child = spawnSayso(['key', 'rotate'], { home });
      const gone = new Promise((resolve) => child.once('exit', resolve));
      await sleep(ms * (0.4 + (0.6 * i) / 10));
      child.kill('SIGKILL');
      await gone;
      expect(await sayso(['key', 'show'])).toMatchObject({ code: 0 });
    }
    expect(await sayso(['key', 'rotate'])).toMatchObject({ code: 0 });
    expect(await sayso(['key', 'show'])).toMatchObject({ code: 0, stderr: '' });
    expect(await sayso(['audit', 'verify'])).toMatchObject({ code: 0 });
  });

  const hex = 'ab'.repeat(32);
  it.each([
    ['empty', '', 0o400, /should be 32 bytes/],
    ['a typing error', `${hex.slice(0, 63)}x`, 0o400, /should be 32 bytes/],
    ['31 bytes', hex.slice(2), 0o400, /should be 32 bytes/],
    ['readable by others', hex, 0o444, /can be read by others/],
    ['of another owner', hex, 0o400, /belongs to another user/],
  ])(
    'is not made with a key that is %s, in clear or otherwise',
    async (what, content, mode, why) => {
      const key = join(desk.home, 'key');
      writeFileSync(key, content);
      chmodSync(key, mode);
      if (what === 'of another owner') {
        // Only root can give a file away.
        if (process.getuid?.() !== 0) return;
        chownSync(key, 12_345, 12_345);
      }
      const end = await sayso(['start'], { DESK_KEY_FILE: key });
      expect(end).toMatchObject({ code: 1, stdout: '' });
      expect(end.stderr.trim()).toMatch(why);
      expect(end.stderr.trim().split('\n')).toHaveLength(1);
      expect(readdirSync(home).filter((name) => !name.endsWith('-lock'))).toEqual([]);
      expect(readdirSync(dirname(key)).sort()).toEqual(['desk', 'key', 'tmp']);
    },
  );

  it('sends whoever keeps the data on a server to pg_dump', async () => {
    const env = { DATABASE_URL: 'postgres://desk:secret@127.0.0.1:1/desk' };
    for (const command of ['backup', 'restore']) {
      const end = await sayso([command, join(desk.home, 'file')], env);
      expect(end).toMatchObject({ code: 1, stdout: '' });
      expect(end.stderr).toMatch(/pg_dump.*keep the master key apart/);
      expect(end.stderr).not.toContain('secret');
    }
  });
});
