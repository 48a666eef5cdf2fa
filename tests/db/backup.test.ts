import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTick, setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeBackup } from '../../src/db/backup.ts';
import { readArchive } from '../../src/db/backup-archive.ts';
import { keyFilePlace } from '../../src/db/key-place.ts';
import { keyringPath } from '../../src/db/keyring-file.ts';
import { keyText, masterKeyId, readKey } from '../../src/db/master-key.ts';
import { openEncrypted, openSqlite } from '../../src/db/open-sqlite.ts';
import { restoreBackup } from '../../src/db/restore.ts';
import { rotateKey } from '../../src/db/rotate-key.ts';
import type { Store } from '../../src/desk/ports/store.ts';
import { systemClock as clock, systemIds as ids } from '../../src/system.ts';
import { openTestStore, type TestStore } from '../support/sqlite-store.ts';

const CANARY = 'Canary-Larkspur-71';

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

describe('a backup', () => {
  let test: TestStore;
  let file: string;
  let home: string;
  beforeEach(async () => {
    test = await openTestStore();
    file = join(test.folder, 'backup.tar');
    home = join(test.folder, 'new-home');
    mkdirSync(home);
    for (let i = 0; i < 20; i++) await addChat(test.store, `${CANARY}-${i}`);
    await test.store.writeLogin('whatsapp', CANARY, new Date());
  });
  afterEach(() => test.remove());

  const make = (changes: Partial<Parameters<typeof makeBackup>[0]> = {}) =>
    makeBackup({
      store: test.store,
      clock,
      databasePath: test.path,
      master: { bytes: test.key, id: masterKeyId(test.key) },
      target: file,
      ...changes,
    });
  const restored = () => join(home, 'desk.db');
  const restore = (key = test.key, from = file) =>
    restoreBackup({
      file: from,
      databasePath: restored(),
      master: async () => ({ bytes: key }),
      clock,
    });
  const actions = async (store: Store) =>
    (await store.listAudit({ user: 'desk', limit: 10 })).map(({ action }) => action);

  it('is one private file beside a working desk, readable by nobody without the key', async () => {
    const made = await make();
    expect(statSync(file)).toMatchObject({ size: made.bytes, mode: 0o100600 });
    const bytes = readFileSync(file);
    for (const secret of [CANARY, Buffer.from(test.key), Buffer.from(test.key).toString('hex')])
      expect(bytes.includes(secret)).toBe(false);
    expect(bytes.includes('SQLite format 3')).toBe(false);
    expect(readdirSync(test.folder).filter((name) => name.includes('.part'))).toEqual([]);
    expect(await actions(test.store)).toEqual(['backup.made', 'backup.begun']);
    expect((await test.store.vaultNotes()).backedUpAt?.getTime()).toBeGreaterThan(0);
  });

  it('comes back whole in an empty folder, with a row about it', async () => {
    await make();
    await addChat(test.store, 'later');
    const { made, auditRows } = await restore();
    expect(readdirSync(home).sort()).toEqual(['desk.db', 'desk.db.keyring']);
    expect(statSync(restored()).mode & 0o777).toBe(0o600);
    const store = await openSqlite({ path: restored(), key: test.key, migrate: true });
    expect(await store.listClients()).toHaveLength(20);
    expect(await store.readLogin('whatsapp')).toBe(CANARY);
    expect(await store.verifyAudit()).toMatchObject({ ok: true, rows: auditRows + 1 });
    expect(await actions(store)).toEqual(['backup.restored', 'backup.begun']);
    expect((await store.vaultNotes()).backedUpAt).toEqual(made);
    await store.close();
  });

  it('holds one moment of a desk that goes on writing', async () => {
    let stop = false;
    let written = 0;
    const writing = (async () => {
      for (; !stop; written++) {
        await addChat(test.store, `busy-${written}`);
        await nextTick();
      }
    })();
    await sleep(50);
    await make();
    stop = true;
    await writing;
    await restore();
    const store = await openSqlite({ path: restored(), key: test.key, migrate: true });
    const clients = (await store.listClients()).length;
    expect(clients).toBeGreaterThan(20);
    expect(clients).toBeLessThanOrEqual(20 + written);
    await store.close();
  });

  it('never replaces a file, and a restore never replaces a database', async () => {
    writeFileSync(file, 'mine');
    await expect(make()).rejects.toMatchObject({ code: 'exists' });
    expect(readFileSync(file, 'utf8')).toBe('mine');
    await expect(make({ target: join(test.folder, 'none', 'b') })).rejects.toThrow(
      /There is no folder/,
    );
    await expect(make({ target: join(file, 'b') })).rejects.toThrow(/There is no folder/);
    const good = join(test.folder, 'good.tar');
    await make({ target: good });
    writeFileSync(restored(), '');
    await expect(restore(test.key, good)).rejects.toMatchObject({ code: 'exists' });
    expect(statSync(restored()).size).toBe(0);
  });

  it('leaves a keyring of another database alone, and goes on over its own', async () => {
    await make();
    copyFileSync(keyringPath(test.path), keyringPath(restored()));
    await restore();
    const other = await openTestStore();
    await other.store.close();
    const path = join(other.folder, 'elsewhere.db');
    copyFileSync(keyringPath(other.path), keyringPath(path));
    await expect(
      restoreBackup({
        file,
        databasePath: path,
        master: async () => ({ bytes: test.key }),
        clock,
      }),
    ).rejects.toMatchObject({ code: 'exists', message: expect.stringContaining('keyring') });
    expect(existsSync(path)).toBe(false);
    await other.remove();
  });

  it('is not made of a log that somebody changed', async () => {
    await make({ target: join(test.folder, 'good.tar') });
    const raw = openEncrypted(test.path, test.key, false);
    raw.exec("DROP TRIGGER audit_no_update; UPDATE audit SET user = 'x' WHERE seq = 1");
    raw.close();
    await expect(make()).rejects.toMatchObject({ code: 'broken' });
    expect(existsSync(file)).toBe(false);
  });

  it('names the key that it wants: the old one for a backup from before a rotation', async () => {
    await make();
    const keyFile = join(test.folder, 'desk.key');
    writeFileSync(keyFile, keyText(test.key), { mode: 0o400 });
    const master = { bytes: test.key, id: masterKeyId(test.key) };
    const { from } = await rotateKey({
      store: test.store,
      clock,
      master,
      place: keyFilePlace(keyFile),
    });
    await expect(restore(readKey(keyFile))).rejects.toMatchObject({
      code: 'wrong_key',
      message: expect.stringContaining(`the backup wants ${from}`),
    });
    expect(readdirSync(home)).toEqual([]);
    await restore(test.key);
  });

  describe('that is damaged', () => {
    let bytes: Buffer;
    beforeEach(async () => {
      await make();
      bytes = readFileSync(file);
    });
    const changed = async (content: Buffer | string) => {
      writeFileSync(file, content);
      const end = await restore().then(
        () => null,
        (error: unknown) => error,
      );
      expect(readdirSync(home)).toEqual([]);
      return end;
    };

    it.each([
      ['empty', () => ''],
      ['a letter', () => 'Dear Sir or Madam,'.repeat(6000)],
      ['junk', () => randomBytes(100_000)],
      ['a database', (whole: Buffer) => whole.subarray(2048)],
    ])('is refused when it is %s', async (_what, content) => {
      expect(await changed(content(bytes))).toMatchObject({
        name: 'StoreError',
        code: 'not_a_desk',
      });
    });

    it('is refused when it is cut anywhere, or has something behind it', async () => {
      for (const length of [600, 1100, 1536, 5000, bytes.length - 1024, bytes.length - 1])
        expect(await changed(bytes.subarray(0, length))).toMatchObject({ code: 'broken' });
      expect(await changed(Buffer.concat([bytes, Buffer.from('x')]))).toMatchObject({
        code: 'broken',
      });
    });

    it('is refused when any bit of its database, or any byte of its head, is another one', async () => {
      const { start, size, head } = readArchive(file);
      const places = Array.from({ length: 12 }, (_, i) => start + Math.floor((size * i) / 12));
      const seals = [...head.matchAll(/sealed/g)].map(({ index }) => 512 + index + 40);
      for (const at of [...places, start + size - 1, ...seals, 512 + head.indexOf('made') + 12]) {
        const other = Buffer.from(bytes);
        other[at] = (other[at] ?? 0) ^ 1;
        expect(await changed(other), `byte ${at}`).toMatchObject({ name: 'StoreError' });
      }
    });

    it('is refused when it is of a newer version', async () => {
      const newer = Buffer.from(bytes);
      newer.write('9', newer.indexOf('"version":1') + '"version":'.length);
      expect(await changed(newer)).toMatchObject({ code: 'newer_version' });
    });

    it('is refused when its database was exchanged for an older one of the same desk', async () => {
      const older = bytes;
      const second = join(test.folder, 'second.tar');
      await make({ target: second });
      const newer = readFileSync(second);
      const [a, b] = [readArchive(file), readArchive(second)];
      expect(a.size).toBe(b.size);
      const mixed = Buffer.concat([
        newer.subarray(0, b.start),
        older.subarray(a.start, a.start + a.size),
        newer.subarray(b.start + b.size),
      ]);
      expect(await changed(mixed)).toMatchObject({ code: 'broken' });
    });
  });

  it('opens with tar, and holds the database as it is', async () => {
    await make();
    const { start, size } = readArchive(file);
    const inside = readFileSync(file).subarray(start, start + size);
    const digest = createHash('sha256').update(inside).digest('hex');
    const folder = join(test.folder, 'untarred');
    mkdirSync(folder);
    execFileSync('tar', ['xf', file, '-C', folder]);
    const taken = readFileSync(join(folder, 'desk.db'));
    expect(createHash('sha256').update(taken).digest('hex')).toBe(digest);
    expect(JSON.parse(readFileSync(join(folder, 'sayso-backup.json'), 'utf8'))).toMatchObject({
      sayso: 'backup',
      version: 1,
    });
  });
});
