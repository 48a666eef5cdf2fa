import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readKeyring } from '../../src/db/desk-keys.ts';
import { keyFilePlace, otherFilePlace } from '../../src/db/key-place.ts';
import { keyringPath } from '../../src/db/keyring-file.ts';
import { keyText, masterKeyId, readKey } from '../../src/db/master-key.ts';
import { openEncrypted, openSqlite } from '../../src/db/open-sqlite.ts';
import { noteMasterKey, rotateKey } from '../../src/db/rotate-key.ts';
import type { Store } from '../../src/desk/ports/store.ts';
import { systemClock as clock } from '../../src/system.ts';
import { addChat, DEADLY_STEPS, keyRows, killedRotation, nameOf } from '../support/rotation.ts';
import { openTestStore, type TestStore } from '../support/sqlite-store.ts';

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

  it.each(DEADLY_STEPS)(
    'that is killed ($when $step) leaves a desk which opens with $leaves',
    { timeout: 60_000 },
    async (at) => {
      await test.store.close();
      const end = killedRotation({ keyFile, path: test.path }, at);
      expect(end).toMatchObject({ signal: 'SIGKILL', stdout: '' });
      const swapped = master().id !== masterKeyId(test.key);
      expect(swapped).toBe(at.leaves.startsWith('the new key'));
      const store = await open();
      await expectWhole(store);
      expect(wraps().length === 2).toBe(at.leaves.endsWith('both open'));
      // What every start does.
      await noteMasterKey({ store, clock });
      const done = await rotate(store);
      // Killed after the swap, the rotation is only finished; otherwise a new one is made.
      expect(done.oldName === null).toBe(at.step === 'swap1');
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
