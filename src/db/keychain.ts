import type { AsyncEntry } from '@napi-rs/keyring';
import { StoreError } from './errors.ts';
import type { KeyPlace } from './key-place.ts';
import { keyText, type MasterKey, makeKeyBytes, masterKeyId, parseKey } from './master-key.ts';

/** Passwords of one service in the keychain of the operating system. */
export interface Keychain {
  /** As it is named in DESK_KEY_FILE. */
  name: string;
  /** Null when there is none. */
  get(account: string): Promise<string | null>;
  set(account: string, value: string): Promise<void>;
}

const CURRENT = 'master-key';
const STAGED = 'master-key-new';
/** Long enough for a person who has to unlock it. */
const WAIT_MS = 120_000;

/** By itself the package falls back to the kernel's keyring, which is empty after a reboot: then all data would be lost. */
const LASTING = { linux: { store: 'secret-service' } } as const;

/** The service in `keychain:` or `keychain:SERVICE`; null for a file. */
export function keychainService(keyFile: string): string | null {
  return /^keychain:/.test(keyFile) ? keyFile.slice('keychain:'.length) || 'sayso' : null;
}

/** Throws `StoreError` when the package for it is not installed. Whether there is a keychain shows at the first use. */
export async function openKeychain(service: string): Promise<Keychain> {
  const { AsyncEntry } = await import('@napi-rs/keyring').catch((cause: unknown) => {
    throw noKeychain('the package @napi-rs/keyring is not installed', cause);
  });
  async function using<T>(account: string, use: (entry: AsyncEntry) => Promise<T>): Promise<T> {
    try {
      return await use(new AsyncEntry(service, account, LASTING));
    } catch (cause) {
      throw noKeychain('this machine offers none, or it is locked', cause);
    }
  }
  return {
    name: `keychain:${service}`,
    get: async (account) =>
      (await using(account, (entry) => entry.getPassword(AbortSignal.timeout(WAIT_MS)))) ?? null,
    set: (account, value) =>
      using(account, (entry) => entry.setPassword(value, AbortSignal.timeout(WAIT_MS))),
  };
}

/**
 * The desk's master key from the keychain, made at the first start. As with a file, a new key is never made beside data
 * that needs another one.
 */
export async function loadKeychainKey(
  keychain: Keychain,
  databaseExists: boolean,
): Promise<MasterKey> {
  const known = await readEntry(keychain, CURRENT);
  if (known) return named(keychain, known, false);
  if (databaseExists)
    throw new StoreError(
      'wrong_key',
      `There is no key under ${keychain.name}, but there is a database. Put the key back from your backup; without it nothing can be read.`,
    );
  return named(keychain, await makeEntry(keychain, CURRENT), true);
}

/** For a rotation within the keychain, or (`moving`) from somewhere else into it. */
export function keychainPlace(keychain: Keychain, moving: { from: string } | null): KeyPlace {
  return {
    name: keychain.name,
    async stage() {
      if (moving) return (await readEntry(keychain, CURRENT)) ?? makeEntry(keychain, CURRENT);
      return makeEntry(keychain, STAGED);
    },
    async swap(oldId) {
      if (moving) return moving.from;
      const [old, fresh] = [await keychain.get(CURRENT), await keychain.get(STAGED)];
      if (old === null || fresh === null)
        throw new StoreError('locked', `The key under ${keychain.name} was changed meanwhile.`);
      const kept = `master-key-old-${oldId}`;
      await keychain.set(kept, old);
      await keychain.set(CURRENT, fresh);
      return `${keychain.name} (${kept})`;
    },
  };
}

async function readEntry(keychain: Keychain, account: string): Promise<Uint8Array | null> {
  const text = await keychain.get(account);
  if (text === null) return null;
  const bytes = parseKey(Buffer.from(text));
  if (!bytes)
    throw new StoreError(
      'wrong_key',
      `The key under ${keychain.name} (${account}) is not usable. It should be 32 bytes as 64 hex digits.`,
    );
  return bytes;
}

/** Read back before anything is encrypted with it: a keychain that forgets would lose all data. */
async function makeEntry(keychain: Keychain, account: string): Promise<Uint8Array> {
  await keychain.set(account, keyText(makeKeyBytes()).trim());
  const kept = await readEntry(keychain, account);
  if (!kept) throw noKeychain('it does not keep what is written to it', null);
  return kept;
}

function named(keychain: Keychain, bytes: Uint8Array, created: boolean): MasterKey {
  return { bytes, path: keychain.name, created, id: masterKeyId(bytes) };
}

function noKeychain(why: string, cause: unknown): StoreError {
  return new StoreError(
    'wrong_key',
    `The keychain of DESK_KEY_FILE cannot be used: ${why}. Unlock it, or name a key file in DESK_KEY_FILE.`,
    { cause },
  );
}
