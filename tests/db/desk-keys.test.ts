import { createSecretKey, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { derivedDeskKeys, wrapDeskKeys, writeKeyring } from '../../src/db/desk-keys.ts';
import { keyringPath } from '../../src/db/keyring-file.ts';
import { masterKeyId } from '../../src/db/master-key.ts';
import { openPostgres } from '../../src/db/open-postgres.ts';
import { openEncrypted, openSqlite } from '../../src/db/open-sqlite.ts';
import { seal } from '../../src/db/sealer.ts';
import { findPostgres } from '../support/postgres-server.ts';
import { openPostgresStore } from '../support/postgres-store.ts';
import { openTestStore, type TestStore } from '../support/sqlite-store.ts';
import { wayTo } from '../support/way-to.ts';

const closers: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function testStore(): Promise<TestStore> {
  const test = await openTestStore();
  closers.push(() => test.remove());
  return test;
}

describe('the keyring beside the database file', () => {
  it("holds random keys that the master key only wraps, for the desk's own user", async () => {
    const test = await testStore();
    const path = keyringPath(test.path);
    const text = readFileSync(path, 'utf8');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(JSON.parse(text)).toMatchObject({
      version: 1,
      wraps: [{ key: masterKeyId(test.key) }],
    });
    const other = await testStore();
    expect(readFileSync(keyringPath(other.path), 'utf8')).not.toBe(text);
    // The file does not open with what follows from the master key.
    rmSync(path);
    await test.store.close();
    await expect(
      openSqlite({ path: test.path, key: test.key, migrate: true }),
    ).rejects.toMatchObject({ code: 'wrong_key', message: expect.stringContaining(path) });
    writeFileSync(path, text);
    expect(await (await test.reopen()).listClients()).toEqual([]);
  });

  it('says which key it wants', async () => {
    const test = await testStore();
    const wrong = randomBytes(32);
    await expect(openSqlite({ path: test.path, key: wrong, migrate: true })).rejects.toThrow(
      `it is the key ${masterKeyId(wrong)}, and the database wants ${masterKeyId(test.key)}`,
    );
  });

  it.each([
    ['cut', (text: string) => text.slice(0, 60), 'broken'],
    ['empty', () => '', 'broken'],
    ['something else', () => '{"sayso":"keyring"}', 'broken'],
    [
      'of a newer version',
      (text: string) => text.replace('"version":1', '"version":2'),
      'newer_version',
    ],
    [
      'changed by a character',
      (text: string) =>
        text.replace(/(?<="sealed":".{60})./, (letter) => (letter === 'A' ? 'B' : 'A')),
      'broken',
    ],
  ])('is refused when it is %s, and is left as it is', async (_what, change, code) => {
    const test = await testStore();
    await test.store.close();
    const path = keyringPath(test.path);
    const damaged = change(readFileSync(path, 'utf8'));
    writeFileSync(path, damaged);
    await expect(
      openSqlite({ path: test.path, key: test.key, migrate: true }),
    ).rejects.toMatchObject({ name: 'StoreError', code });
    expect(readFileSync(path, 'utf8')).toBe(damaged);
  });

  it('is made for a database from before there were keyrings, at the first start and not before', async () => {
    const test = await testStore();
    await test.store.close();
    const path = keyringPath(test.path);
    for (const ending of ['', '-wal', '-shm', '.keyring'])
      rmSync(`${test.path}${ending}`, { force: true });
    // As it was then: each key follows from the master key.
    writeFileSync(path, writeKeyring([wrapDeskKeys(test.key, derivedDeskKeys(test.key))]));
    const then = await test.reopen();
    await then.writeLogin('whatsapp', 'login', new Date());
    await then.close();
    rmSync(path);

    const beside = await openSqlite({ path: test.path, key: test.key, migrate: false });
    expect(await beside.readLogin('whatsapp')).toBe('login');
    await beside.close();
    expect(existsSync(path)).toBe(false);
    await expect(
      openSqlite({ path: test.path, key: randomBytes(32), migrate: true }),
    ).rejects.toMatchObject({ code: 'wrong_key' });
    expect(existsSync(path)).toBe(false);

    expect(await (await test.reopen()).readLogin('whatsapp')).toBe('login');
    expect(existsSync(path)).toBe(true);
    openEncrypted(test.path, test.key, false).close();
  });

  it('derives the keys of such a database as it always did', () => {
    const master = Buffer.alloc(32, 7);
    const keys = derivedDeskKeys(master);
    for (const [name, use] of [
      ['database', 'database'],
      ['clients', 'client keys'],
      ['desk', 'desk content'],
    ] as const)
      expect(keys[name]).toEqual(Buffer.from(hkdfSync('sha256', master, 'sayso/1', use, 32)));
  });
});

const server = await findPostgres();
afterAll(() => server?.close());

describe.skipIf(!server)('the keyring in a database on a server', () => {
  it('is made for a desk from before there were keyrings, when its sealed word opens', async () => {
    if (!server) return;
    const test = await openPostgresStore(server.url);
    closers.push(() => test.remove());
    const client = new pg.Client(test.url);
    await client.connect();
    closers.push(() => client.end());
    const derived = derivedDeskKeys(test.key);
    const keyring = writeKeyring([wrapDeskKeys(test.key, derived)]);
    await client.query("UPDATE meta SET value = $1 WHERE key = 'keyring'", [keyring]);
    const then = await test.reopen();
    await then.writeLogin('whatsapp', 'login', new Date());
    const place = { table: 'meta', column: 'value', row: 'key_check' };
    const check = seal(createSecretKey(derived.desk), place, 'sayso').toString('base64');
    await client.query("DELETE FROM meta WHERE key = 'keyring'");
    await client.query("INSERT INTO meta VALUES ('key_check', $1)", [check]);

    await expect(
      openPostgres({ url: test.url, key: randomBytes(32), migrate: true, way: wayTo(test.url) }),
    ).rejects.toMatchObject({ code: 'wrong_key' });
    expect((await client.query("SELECT 1 FROM meta WHERE key = 'keyring'")).rows).toEqual([]);
    expect(await (await test.reopen()).readLogin('whatsapp')).toBe('login');
    expect((await client.query("SELECT 1 FROM meta WHERE key = 'keyring'")).rows).toHaveLength(1);
  });
});
