import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readKeyring } from '../../src/db/desk-keys.ts';
import { keyFilePlace, otherFilePlace } from '../../src/db/key-place.ts';
import { keyringPath } from '../../src/db/keyring-file.ts';
import { keyText, masterKeyId, readKey } from '../../src/db/master-key.ts';
import { openPostgres } from '../../src/db/open-postgres.ts';
import { openEncrypted, openSqlite } from '../../src/db/open-sqlite.ts';
import { noteMasterKey, rotateKey } from '../../src/db/rotate-key.ts';
import type { Store } from '../../src/desk/ports/store.ts';
import { systemClock as clock, systemIds as ids } from '../../src/system.ts';
import { knownHome } from '../support/known-home.ts';
import { findPostgres } from '../support/postgres-server.ts';
import { openPostgresStore } from '../support/postgres-store.ts';
import { openTestStore, type TestStore } from '../support/sqlite-store.ts';
import { wayTo } from '../support/way-to.ts';

async function addChat(store: Store, chat: string) {
  await store.openConversation({
    account: 'terminal',
    chat,
    sender: chat,
    altIds: [],
    create: true,
    name: chat,
    timeZone: 'UTC',
    at: new Date(),
    ids: { client: ids.next(), conversation: ids.next(), subject: ids.token(22) },
  });
}

async function nameOf(store: Store, chat: string): Promise<string | null | undefined> {
  const found = await knownHome(store, 'terminal', chat);
  return found?.client.name;
}

const keyRows = async (store: Store) =>
  (await store.listAudit({ user: 'desk', limit: 100 }))
    .filter(({ action }) => action.startsWith('key.'))
    .map(({ action, notes }) => `${action} ${notes}`)
    .reverse();

describe('a rotation of the master key', () => {
  let test: TestStore;
  let keyFile: string;
  beforeEach(async () => {
    test = await openTestStore();
    keyFile = join(test.folder, 'desk.key');
    writeFileSync(keyFile, keyText(test.key), { mode: 0o400 });
    await noteMasterKey({ store: test.store, clock });
    await addChat(test.store, 'ada');
    await test.store.writeLogin('whatsapp', 'login', new Date());
  });
  afterEach(() => test.remove());

  const master = () => {
    const bytes = readKey(keyFile);
    return { bytes, id: masterKeyId(bytes) };
  };
  const open = () => openSqlite({ path: test.path, key: master().bytes, migrate: true });
  const rotate = (store: Store, place = keyFilePlace(keyFile)) =>
    rotateKey({ store, clock, master: master(), place });
  const wraps = () => readKeyring(readFileSync(keyringPath(test.path), 'utf8'), 'it');

  async function expectWhole(store: Store) {
    expect(await nameOf(store, 'ada')).toBe('ada');
    expect(await store.readLogin('whatsapp')).toBe('login');
    expect(await store.verifyAudit()).toMatchObject({ ok: true });
  }

  it('changes the key and the wrap around the keys, and not one sealed value', async () => {
    const raw = openEncrypted(test.path, test.key, false);
    const sealed = () =>
      JSON.stringify([
        raw.prepare('SELECT data_key, sealed_name FROM clients').all(),
        raw.prepare('SELECT sealed_login FROM channel_logins').all(),
      ]);
    const before = sealed();
    const { from, to, oldName } = await rotate(test.store);
    expect(sealed()).toBe(before);
    raw.close();
    expect(from).toBe(masterKeyId(test.key));
    expect(to).toBe(master().id);
    expect(readKey(oldName ?? '')).toEqual(test.key);
    expect(wraps().map(({ key }) => key)).toEqual([to]);
    expect(await keyRows(test.store)).toEqual([
      `key.rotation_begun from ${from} to ${to}`,
      `key.rotated from ${from} to ${to}`,
    ]);
    const again = await open();
    await expectWhole(again);
    await again.close();
    await expect(
      openSqlite({ path: test.path, key: test.key, migrate: true }),
    ).rejects.toMatchObject({ code: 'wrong_key', message: expect.stringContaining(to) });
  });

  it('lets a running desk go on, with old and new clients', async () => {
    const beside = await openSqlite({ path: test.path, key: test.key, migrate: false });
    await rotate(beside);
    await beside.close();
    await addChat(test.store, 'bo');
    await expectWhole(test.store);
    await test.store.close();
    const again = await open();
    await expectWhole(again);
    expect(await nameOf(again, 'bo')).toBe('bo');
    await again.close();
  });

  it('works ten times in a row', async () => {
    for (let i = 0; i < 10; i++) {
      const store = await open();
      await rotate(store);
      await store.close();
    }
    const store = await open();
    await expectWhole(store);
    expect(await keyRows(store)).toHaveLength(20);
    await store.close();
  });

  it('takes a key from another file, and refuses the one in use', async () => {
    const other = join(test.folder, 'other.key');
    const bytes = randomBytes(32);
    writeFileSync(other, keyText(bytes), { mode: 0o400 });
    const same = join(test.folder, 'same.key');
    writeFileSync(same, keyText(test.key), { mode: 0o400 });
    await expect(rotate(test.store, otherFilePlace(same, keyFile))).rejects.toThrow(
      /in use already/,
    );
    expect(await rotate(test.store, otherFilePlace(other, keyFile))).toMatchObject({
      to: masterKeyId(bytes),
      oldName: keyFile,
    });
    expect(readKey(keyFile)).toEqual(test.key);
    await (await openSqlite({ path: test.path, key: bytes, migrate: true })).close();
  });

  it('says what to do when the key lies where it cannot be replaced', async () => {
    const place = keyFilePlace(join(keyFile, 'desk.key'));
    await expect(rotate(test.store, place)).rejects.toThrow(/key rotate --to FILE/);
    expect(await keyRows(test.store)).toEqual([]);
  });

  it('does not happen when it cannot be written down, and is refused over a changed keyring', async () => {
    const before = readFileSync(keyringPath(test.path), 'utf8');
    const store = {
      ...test.store,
      commit: () => Promise.reject(new Error('The disk is full.')),
    };
    await expect(rotate(store)).rejects.toThrow('The disk is full.');
    expect(readFileSync(keyringPath(test.path), 'utf8')).toBe(before);
    expect(master().id).toBe(masterKeyId(test.key));
    const changed = { ...test.store, replaceKeyring: async () => false };
    await expect(rotate(changed)).rejects.toMatchObject({ code: 'locked' });
    expect(master().id).toBe(masterKeyId(test.key));
  });

  /** Kills itself, as kill -9 does, right before or after one of the steps that change something. */
  const killed = (step: string, when: 'before' | 'after') => {
    const url = (file: string) => JSON.stringify(new URL(`../../src/${file}`, import.meta.url));
    const code = `
      const { openSqlite } = await import(${url('db/open-sqlite.ts')});
      const { keyFilePlace } = await import(${url('db/key-place.ts')});
      const { readKey, masterKeyId } = await import(${url('db/master-key.ts')});
      const { rotateKey } = await import(${url('db/rotate-key.ts')});
      const bytes = readKey(${JSON.stringify(keyFile)});
      const store = await openSqlite({ path: ${JSON.stringify(test.path)}, key: bytes, migrate: true });
      const seen = {};
      const deadly = (object) => Object.fromEntries(Object.entries(object).map(([name, value]) => [name,
        typeof value !== 'function' ? value : async (...args) => {
          seen[name] = (seen[name] ?? 0) + 1;
          const here = name + seen[name] === ${JSON.stringify(step)};
          if (here && ${when === 'before'}) process.kill(process.pid, 'SIGKILL');
          const result = await value(...args);
          if (here) process.kill(process.pid, 'SIGKILL');
          return result;
        }]));
      await rotateKey({
        store: deadly(store),
        clock: { now: () => new Date() },
        master: { bytes, id: masterKeyId(bytes) },
        place: deadly(keyFilePlace(${JSON.stringify(keyFile)})),
      });
      console.log('not killed');`;
    return spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
  };

  it.each([
    ['stage1', 'before'],
    ['stage1', 'after'],
    ['commit1', 'after'],
    ['replaceKeyring1', 'after'],
    ['swap1', 'after'],
    ['replaceKeyring2', 'after'],
    ['noteMasterKey1', 'after'],
  ] as const)(
    'that is killed (%s, %s) leaves a desk which opens with the key in its place',
    { timeout: 60_000 },
    async (step, when) => {
      await test.store.close();
      const end = killed(step, when);
      expect(end).toMatchObject({ signal: 'SIGKILL', stdout: '' });
      const current = master().id;
      const swapped = current !== masterKeyId(test.key);
      expect(swapped).toBe(['swap1', 'replaceKeyring2', 'noteMasterKey1'].includes(step));
      const store = await open();
      await expectWhole(store);
      const interrupted = wraps().length === 2;
      expect(interrupted).toBe(['replaceKeyring1', 'swap1'].includes(step));
      // What every start does.
      await noteMasterKey({ store, clock });
      const done = await rotate(store);
      // Killed after the swap, the rotation is only finished; otherwise a new one is made.
      expect(done.oldName === null).toBe(step === 'swap1');
      await expectWhole(store);
      expect(wraps().map(({ key }) => key)).toEqual([master().id]);
      const rows = await keyRows(store);
      expect(rows.at(-1)).toBe(`key.rotated from ${done.from} to ${done.to}`);
      expect(new Set(rows).size).toBe(rows.length);
      await store.close();
      await (await open()).close();
    },
  );

  it('goes on when it was killed between the two names of the swap', async () => {
    // The old key has its second name already, and the new one is not in place.
    const kept = `${keyFile}.old-${masterKeyId(test.key)}`;
    linkSync(keyFile, kept);
    writeFileSync(`${keyFile}.new`, 'half a k', { mode: 0o400 });
    await rotate(test.store);
    expect(readKey(kept)).toEqual(test.key);
    expect(existsSync(`${keyFile}.new`)).toBe(false);
    await (await open()).close();
  });
});

const server = await findPostgres();
afterAll(() => server?.close());

describe.skipIf(!server)('a rotation of the master key on PostgreSQL', () => {
  it('changes one row, beside a running desk, and leaves the record', async () => {
    if (!server) return;
    const files = await openTestStore();
    const test = await openPostgresStore(server.url);
    try {
      const keyFile = join(files.folder, 'desk.key');
      writeFileSync(keyFile, keyText(test.key), { mode: 0o400 });
      await noteMasterKey({ store: test.store, clock });
      await addChat(test.store, 'ada');
      await test.store.writeLogin('whatsapp', 'login', new Date());
      const beside = await openPostgres({
        url: test.url,
        key: test.key,
        migrate: false,
        way: wayTo(test.url),
      });
      const done = await rotateKey({
        store: beside,
        clock,
        master: { bytes: test.key, id: masterKeyId(test.key) },
        place: keyFilePlace(keyFile),
      });
      await beside.close();
      expect(await nameOf(test.store, 'ada')).toBe('ada');
      await addChat(test.store, 'bo');
      await expect(
        openPostgres({ url: test.url, key: test.key, migrate: true, way: wayTo(test.url) }),
      ).rejects.toMatchObject({ code: 'wrong_key' });
      const again = await openPostgres({
        url: test.url,
        key: readKey(keyFile),
        migrate: true,
        way: wayTo(test.url),
      });
      expect(await nameOf(again, 'ada')).toBe('ada');
      expect(await nameOf(again, 'bo')).toBe('bo');
      expect(await again.readLogin('whatsapp')).toBe('login');
      expect(await keyRows(again)).toEqual([
        `key.rotation_begun from ${done.from} to ${done.to}`,
        `key.rotated from ${done.from} to ${done.to}`,
      ]);
      await again.close();
    } finally {
      await test.remove();
      await files.remove();
    }
  });
});
