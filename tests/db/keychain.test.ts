import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  type Keychain,
  keychainPlace,
  keychainService,
  loadKeychainKey,
  openKeychain,
} from '../../src/db/keychain.ts';
import { masterKeyId } from '../../src/db/master-key.ts';

/** What any keychain does: it keeps a text under a name. tests/e2e/keychain.test.ts tries a real one. */
function memoryKeychain(entries = new Map<string, string>()): Keychain {
  return {
    name: 'keychain:test',
    get: async (account) => entries.get(account) ?? null,
    set: async (account, value) => void entries.set(account, value),
  };
}

describe('a key in the keychain', () => {
  it('is meant by keychain: with or without a service, and by nothing else', () => {
    expect(keychainService('keychain:')).toBe('sayso');
    expect(keychainService('keychain:desk-2')).toBe('desk-2');
    expect(keychainService('/run/keychain:x')).toBeNull();
  });

  it('is made at the first start and found at the second', async () => {
    const keychain = memoryKeychain();
    const first = await loadKeychainKey(keychain, false);
    expect(first).toMatchObject({ created: true, path: 'keychain:test' });
    expect(first.bytes).toHaveLength(32);
    const second = await loadKeychainKey(keychain, true);
    expect(second).toMatchObject({ created: false, id: first.id });
  });

  it('is never made beside data that needs another one, nor where it is not kept', async () => {
    const entries = new Map<string, string>();
    await expect(loadKeychainKey(memoryKeychain(entries), true)).rejects.toThrow(
      /There is no key under keychain:test, but there is a database/,
    );
    expect(entries.size).toBe(0);
    const forgetful = { ...memoryKeychain(), set: async () => undefined };
    await expect(loadKeychainKey(forgetful, false)).rejects.toThrow(/does not keep/);
  });

  it.each(['', 'a password', 'ab'.repeat(31)])('is refused when it is %j', async (value) => {
    const keychain = memoryKeychain(new Map([['master-key', value]]));
    await expect(loadKeychainKey(keychain, false)).rejects.toMatchObject({ code: 'wrong_key' });
  });

  it('is rotated in its place, and the old one is kept under another name', async () => {
    const keychain = memoryKeychain();
    const old = await loadKeychainKey(keychain, false);
    const place = keychainPlace(keychain, null);
    const next = await place.stage();
    expect((await loadKeychainKey(keychain, true)).id).toBe(old.id);
    expect(await place.swap(old.id)).toBe(`keychain:test (master-key-old-${old.id})`);
    expect((await loadKeychainKey(keychain, true)).id).toBe(masterKeyId(next));
    expect(await keychain.get(`master-key-old-${old.id}`)).toBe(
      Buffer.from(old.bytes).toString('hex'),
    );
  });

  it('can be moved in from a file, to a key that was put there before', async () => {
    const bytes = randomBytes(32);
    const keychain = memoryKeychain(new Map([['master-key', bytes.toString('hex')]]));
    const place = keychainPlace(keychain, { from: '/etc/desk.key' });
    expect(Buffer.from(await place.stage())).toEqual(bytes);
    expect(await place.swap('00000000')).toBe('/etc/desk.key');
  });

  it('says in one sentence what to do where there is no keychain', async () => {
    // A machine with a session bus may have one, and must not be written to.
    if (process.platform !== 'linux' || process.env.DBUS_SESSION_BUS_ADDRESS) return;
    const keychain = await openKeychain('sayso-test');
    await expect(loadKeychainKey(keychain, false)).rejects.toMatchObject({
      name: 'StoreError',
      code: 'wrong_key',
      message: expect.stringMatching(/^The keychain .* Unlock it, or name a key file/),
    });
  });
});
