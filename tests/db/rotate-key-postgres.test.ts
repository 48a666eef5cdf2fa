import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readKeyring } from '../../src/db/desk-keys.ts';
import { keyFilePlace } from '../../src/db/key-place.ts';
import { keyText, masterKeyId, readKey } from '../../src/db/master-key.ts';
import { openPostgres } from '../../src/db/open-postgres.ts';
import { noteMasterKey, rotateKey } from '../../src/db/rotate-key.ts';
import type { Store } from '../../src/desk/ports/store.ts';
import { systemClock as clock } from '../../src/system.ts';
import { findPostgres } from '../support/postgres-server.ts';
import { openPostgresStore, type PostgresTestStore } from '../support/postgres-store.ts';
import { addChat, DEADLY_STEPS, keyRows, killedRotation, nameOf } from '../support/rotation.ts';
import { openTestStore, type TestStore } from '../support/sqlite-store.ts';
import { wayTo } from '../support/way-to.ts';

const server = await findPostgres();
afterAll(() => server?.close());

describe.skipIf(!server)('a rotation of the master key on PostgreSQL', () => {
  let files: TestStore;
  let test: PostgresTestStore;
  let keyFile: string;
  beforeEach(async () => {
    files = await openTestStore();
    test = await openPostgresStore(server?.url ?? '');
    keyFile = join(files.folder, 'desk.key');
    writeFileSync(keyFile, keyText(test.key), { mode: 0o400 });
    await noteMasterKey({ store: test.store, clock });
    await addChat(test.store, 'ada');
    await test.store.writeLogin('whatsapp', 'login', new Date());
  });
  afterEach(async () => {
    await test.remove();
    await files.remove();
  });

  const master = () => {
    const bytes = readKey(keyFile);
    return { bytes, id: masterKeyId(bytes) };
  };
  const open = (key: Uint8Array = master().bytes) =>
    openPostgres({ url: test.url, key, migrate: true, way: wayTo(test.url) });
  const rotate = (store: Store) =>
    rotateKey({ store, clock, master: master(), place: keyFilePlace(keyFile) });

  async function expectWhole(store: Store) {
    expect(await nameOf(store, 'ada')).toBe('ada');
    expect(await store.readLogin('whatsapp')).toBe('login');
    expect(await store.verifyAudit()).toMatchObject({ ok: true });
  }

  it('changes one row, beside a running desk, and leaves the record', async () => {
    const beside = await open();
    const done = await rotate(beside);
    await beside.close();
    await addChat(test.store, 'bo');
    await expectWhole(test.store);
    await expect(open(test.key)).rejects.toMatchObject({ code: 'wrong_key' });
    const again = await open();
    await expectWhole(again);
    expect(await nameOf(again, 'bo')).toBe('bo');
    expect(await keyRows(again)).toEqual([
      `key.rotation_begun from ${done.from} to ${done.to}`,
      `key.rotated from ${done.from} to ${done.to}`,
    ]);
    await again.close();
  });

  it.each(DEADLY_STEPS)(
    'that is killed ($when $step) leaves a desk which opens with $leaves, and one that runs goes on',
    { timeout: 60_000 },
    async (at) => {
      const end = killedRotation({ keyFile, url: test.url }, at);
      expect(end).toMatchObject({ signal: 'SIGKILL', stdout: '' });
      const swapped = master().id !== masterKeyId(test.key);
      expect(swapped).toBe(at.leaves.startsWith('the new key'));
      // The desk that was running beside it is not cut off from its own rows.
      await expectWhole(test.store);
      const store = await open();
      await expectWhole(store);
      const wraps = async () => readKeyring(await store.keyring(), 'it').map(({ key }) => key);
      expect((await wraps()).length === 2).toBe(at.leaves.endsWith('both open'));
      // Before the keyring opens with the new key alone, a machine that still has the old one starts as well.
      if (at.leaves.endsWith('both open')) await (await open(test.key)).close();
      // What every start does.
      await noteMasterKey({ store, clock });
      const done = await rotate(store);
      // Killed after the swap, the rotation is only finished; otherwise a new one is made.
      expect(done.oldName === null).toBe(at.step === 'swap1');
      await expectWhole(store);
      expect(await wraps()).toEqual([master().id]);
      const rows = await keyRows(store);
      expect(rows.at(-1)).toBe(`key.rotated from ${done.from} to ${done.to}`);
      expect(new Set(rows).size).toBe(rows.length);
      await store.close();
      await (await open()).close();
      await expect(open(test.key)).rejects.toMatchObject({ code: 'wrong_key' });
    },
  );
});
