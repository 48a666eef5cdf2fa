import { createSecretKey, randomBytes } from 'node:crypto';
import {
  copyFileSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keyringPath } from '../../src/db/keyring-file.ts';
import { openEncrypted, openSqlite } from '../../src/db/open-sqlite.ts';
import { newWrappedKey, seal, unseal, unwrapKey } from '../../src/db/sealer.ts';
import { systemIds as ids } from '../../src/system.ts';
import { openTestStore, type TestStore } from '../support/sqlite-store.ts';

const CANARY = 'Canary-Larkspur-71';

describe('the encrypted file', () => {
  let test: TestStore;
  beforeEach(async () => {
    test = await openTestStore();
  });
  afterEach(() => test.remove());

  /** Puts the canary into every kind of content. */
  async function plant(): Promise<string> {
    const opened = await test.store.openConversation({
      account: 'terminal',
      chat: 'ada',
      sender: 'ada',
      altIds: [],
      create: true,
      name: CANARY,
      timeZone: 'UTC',
      at: new Date(),
      ids: { client: ids.next(), conversation: ids.next(), subject: ids.token(22) },
    });
    if (!opened) throw new Error('The conversation was not opened.');
    const { client, conversation } = opened;
    await test.store.recordInbound([
      {
        id: ids.next(),
        account: 'terminal',
        eventId: ids.next(),
        messageKey: null,
        conversationId: conversation.id,
        content: {
          kind: 'text',
          text: CANARY,
          quotedRef: null,
          quotedText: null,
          edited: false,
          forwarded: false,
        },
        order: null,
        sentAt: new Date(),
        receivedAt: new Date(),
        changes: [],
      },
    ]);
    await test.store.commit(
      [
        {
          type: 'outbound',
          id: ids.next(),
          conversationId: conversation.id,
          controlEpoch: 0,
          message: { kind: 'text', text: CANARY },
          at: new Date(),
        },
        { type: 'contact_typed', clientId: client.id, email: CANARY, at: new Date() },
      ],
      'full',
    );
    await test.store.writeLogin('whatsapp', CANARY, new Date());
    await test.store.writeChannelKeys('whatsapp', [{ type: 'session', id: 'a', value: CANARY }]);
    return client.id;
  }

  const bytesOf = (name: string) => readFileSync(join(test.folder, name));

  it('shows nothing readable in the database, its WAL or any file beside it', async () => {
    await plant();
    const files = readdirSync(test.folder);
    expect(files).toContain('desk.db-wal');
    expect(bytesOf('desk.db-wal').byteLength).toBeGreaterThan(10_000);
    for (const file of files) {
      expect(bytesOf(file).includes(CANARY)).toBe(false);
      if (file.startsWith('desk.db') && !file.includes('lock') && !file.endsWith('-shm'))
        expect(bytesOf(file).subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
    }
    await test.store.close();
    expect(bytesOf('desk.db').includes(CANARY)).toBe(false);
  });

  it('shows content to nobody who can open the file but has no client key', async () => {
    await plant();
    await test.store.close();
    const raw = openEncrypted(test.path, test.key, false);
    for (const { name } of raw
      .prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'")
      .all())
      for (const row of raw.prepare(`SELECT * FROM "${name}"`).all())
        expect(Buffer.from(JSON.stringify(row)).includes(CANARY)).toBe(false);
    raw.close();
  });

  it('trust case 51: writes no temporary file when a sort is larger than memory', () => {
    const raw = openEncrypted(join(test.folder, 'sort.db'), test.key, true);
    raw.exec('CREATE TABLE t (v TEXT)');
    const insert = raw.prepare('INSERT INTO t VALUES (?)');
    raw.transaction(() => {
      for (let i = 0; i < 60_000; i++)
        insert.run(`${(i * 7919) % 60_000} ${CANARY} ${'x'.repeat(200)}`);
    })();
    const rows = raw.prepare('SELECT v FROM t ORDER BY v').iterate();
    rows.next();
    const open = readdirSync('/proc/self/fd').map((fd) => {
      try {
        return readlinkSync(`/proc/self/fd/${fd}`);
      } catch {
        return '';
      }
    });
    expect(open.some((path) => path.includes('sort.db'))).toBe(true);
    expect(open.filter((path) => path.includes('etilqs'))).toEqual([]);
    rows.return?.();
    raw.close();
  });

  it('stays encrypted in a copy made by VACUUM INTO', async () => {
    await plant();
    await test.store.close();
    const raw = openEncrypted(test.path, test.key, false);
    const copy = join(test.folder, 'copy.db');
    raw.prepare('VACUUM INTO ?').run(copy);
    raw.close();
    copyFileSync(keyringPath(test.path), keyringPath(copy));
    expect(bytesOf('copy.db').includes(CANARY)).toBe(false);
    const again = openEncrypted(copy, test.key, false);
    expect(again.prepare('SELECT count(*) AS n FROM contacts').get()).toEqual({ n: 1 });
    again.close();
  });

  it('trust case 50: does not open with a wrong key, and changes nothing', async () => {
    await plant();
    await test.store.close();
    const before = statSync(test.path).size;
    await expect(
      openSqlite({ path: test.path, key: randomBytes(32), migrate: true }),
    ).rejects.toMatchObject({ name: 'StoreError', code: 'wrong_key' });
    expect(statSync(test.path).size).toBe(before);
    expect((await (await test.reopen()).listClients()).length).toBe(1);
  });

  it.each([0, 16, 31, 33, 64])(
    'trust case 50: refuses a key of %i bytes and makes no file',
    async (length) => {
      const path = join(test.folder, `short-${length}.db`);
      await expect(
        openSqlite({ path, key: randomBytes(length), migrate: true }),
      ).rejects.toMatchObject({ code: 'wrong_key' });
      expect(readdirSync(test.folder)).not.toContain(`short-${length}.db`);
    },
  );

  it('refuses a plaintext database instead of using it', async () => {
    const path = join(test.folder, 'plain.db');
    const plain = new Database(path);
    plain.exec('CREATE TABLE t (v)');
    plain.close();
    await expect(openSqlite({ path, key: test.key, migrate: true })).rejects.toMatchObject({
      code: 'not_a_desk',
    });
  });

  it('refuses a file that is something else', async () => {
    const path = join(test.folder, 'letter.db');
    writeFileSync(path, 'Dear Sir or Madam,'.repeat(1000));
    await expect(openSqlite({ path, key: test.key, migrate: true })).rejects.toMatchObject({
      name: 'StoreError',
    });
  });

  it('notices a flipped bit', async () => {
    await plant();
    await test.store.close();
    const bytes = bytesOf('desk.db');
    for (let page = 1; page * 4096 < bytes.length; page++)
      bytes[page * 4096 + 2000] = (bytes[page * 4096 + 2000] ?? 0) ^ 1;
    writeFileSync(test.path, bytes);
    await expect(
      (async () => {
        const store = await openSqlite({ path: test.path, key: test.key, migrate: true });
        try {
          await store.listClients();
        } finally {
          await store.close();
        }
      })(),
    ).rejects.toThrow(/damaged|key/);
  });

  it('does not open a database of a newer version', async () => {
    await test.store.close();
    const raw = openEncrypted(test.path, test.key, false);
    raw.prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)').run('x', 9e15);
    raw.close();
    await expect(
      openSqlite({ path: test.path, key: test.key, migrate: true }),
    ).rejects.toMatchObject({ code: 'newer_version' });
  });
});

describe('sealed values', () => {
  const newKey = () => createSecretKey(randomBytes(32));
  const key = newKey();
  const place = { table: 'turns', column: 'messages', row: '1' };

  it('open where they were sealed, and nowhere else', () => {
    const sealed = seal(key, place, CANARY);
    expect(unseal(key, place, sealed).toString()).toBe(CANARY);
    expect(sealed.includes(CANARY)).toBe(false);
    for (const elsewhere of [
      { ...place, row: '2' },
      { ...place, column: 'other' },
      { ...place, table: 'drafts' },
    ])
      expect(() => unseal(key, elsewhere, sealed)).toThrow(/cannot be opened/);
    expect(() => unseal(newKey(), place, sealed)).toThrow(/cannot be opened/);
  });

  it('do not open when any byte was changed or cut', () => {
    const sealed = seal(key, place, CANARY);
    for (let i = 0; i < sealed.length; i++) {
      const changed = Buffer.from(sealed);
      changed[i] = (changed[i] ?? 0) ^ 1;
      expect(() => unseal(key, place, changed)).toThrow(/cannot be opened/);
      expect(() => unseal(key, place, sealed.subarray(0, i))).toThrow(/cannot be opened/);
    }
  });

  it('keep a client key that only opens for its client', () => {
    const wrapped = newWrappedKey(key, 'ada');
    const data = unwrapKey(key, 'ada', wrapped);
    expect(data.symmetricKeySize).toBe(32);
    expect(newWrappedKey(key, 'ada')).not.toEqual(wrapped);
    expect(() => unwrapKey(key, 'bo', wrapped)).toThrow(/cannot be opened/);
  });
});
