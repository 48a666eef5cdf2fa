import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { closeSync, constants, existsSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createFile } from './durable-file.ts';
import { StoreError, toStoreError } from './errors.ts';

export interface MasterKey {
  /** 32 bytes. */
  bytes: Uint8Array;
  path: string;
  /** Made just now: the operator has to back it up. */
  created: boolean;
  /** First 8 hex digits of its SHA-256: names the key without telling it. */
  id: string;
}

export const KEY_BYTES = 32;
/** Its owner may read it; nobody may write it. */
export const KEY_MODE = 0o400;
/** A key with room for a line end; anything larger is another file. */
const MAX_KEY_FILE = 128;

/**
 * The desk's master key: from DESK_KEY_FILE, or from `desk.key` in the desk's folder, which is made at the first start.
 * A new key is never made beside an existing database: that would only hide that the right one is missing.
 * Throws `StoreError` for a file that is missing, readable by others, owned by somebody else, or not 32 bytes.
 */
export function loadMasterKey(options: {
  keyFile: string | null;
  home: string;
  /** An existing file there must not get a new key; null for a server, which checks its key itself. */
  databasePath: string | null;
}): MasterKey {
  const path = options.keyFile ?? join(options.home, 'desk.key');
  if (existsSync(path)) return named(readKey(path), path, false);
  if (options.keyFile !== null)
    throw new StoreError(
      'wrong_key',
      `DESK_KEY_FILE names ${path}, which does not exist. Make one with: openssl rand -hex 32 > ${path} && chmod 400 ${path}`,
    );
  if (options.databasePath !== null && existsSync(options.databasePath))
    throw new StoreError(
      'wrong_key',
      `The key ${path} is missing, but there is data at ${options.databasePath}. Put the key back from your backup; without it nothing can be read.`,
    );
  const { bytes, created } = makeKey(path);
  return named(bytes, path, created);
}

/**
 * A key for one use (HKDF, RFC 5869). `keyring` wraps the desk's own keys; the others are those keys themselves in a
 * desk that was made before there were keyrings.
 */
export function deriveKey(
  master: Uint8Array,
  use: 'keyring' | 'database' | 'client keys' | 'desk content',
): Buffer {
  return Buffer.from(hkdfSync('sha256', master, 'sayso/1', use, KEY_BYTES));
}

/** The key in a file. Throws `StoreError` like `loadMasterKey`. */
export function readKey(path: string): Uint8Array {
  const file = openKey(path);
  try {
    const info = fstatSync(file);
    if (!info.isFile()) throw new StoreError('wrong_key', `The key ${path} is not a file.`);
    if (process.getuid && ![process.getuid(), 0].includes(info.uid))
      throw new StoreError(
        'wrong_key',
        `The key ${path} belongs to another user. Run: chown $(id -un) ${path}`,
      );
    if ((info.mode & 0o077) !== 0)
      throw new StoreError(
        'wrong_key',
        `The key ${path} can be read by others. Run: chmod 400 ${path}`,
      );
    const bytes = info.size <= MAX_KEY_FILE ? parseKey(readFileSync(file)) : null;
    if (!bytes)
      throw new StoreError(
        'wrong_key',
        `The key ${path} is not usable. It should be 32 bytes: as 64 hex digits, as base64, or raw.`,
      );
    return bytes;
  } finally {
    closeSync(file);
  }
}

/** Not blocking, because a pipe under that name would hold up the start for ever. */
function openKey(path: string): number {
  try {
    return openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (cause) {
    throw new StoreError(
      'wrong_key',
      `The key ${path} cannot be read. Check its owner and rights.`,
      {
        cause,
      },
    );
  }
}

/** 64 hex digits, 44 characters of base64, or 32 raw bytes; nothing shorter, longer or all zero. */
export function parseKey(content: Buffer): Uint8Array | null {
  const text = content.toString('latin1').trim();
  const bytes = /^[0-9a-f]{64}$/i.test(text)
    ? Buffer.from(text, 'hex')
    : /^[A-Za-z0-9+/]{43}=$/.test(text)
      ? Buffer.from(text, 'base64')
      : content.length === KEY_BYTES
        ? Buffer.from(content)
        : null;
  if (!bytes || bytes.length !== KEY_BYTES || bytes.every((byte) => byte === 0)) return null;
  return bytes;
}

/** Two first starts at once make one key, which is on the disk before anything is encrypted with it. */
function makeKey(path: string): { bytes: Uint8Array; created: boolean } {
  const bytes = makeKeyBytes();
  try {
    if (createFile(path, keyText(bytes), KEY_MODE)) return { bytes, created: true };
  } catch (error) {
    throw toStoreError(error);
  }
  return { bytes: readKey(path), created: false };
}

export function makeKeyBytes(): Uint8Array {
  return randomBytes(KEY_BYTES);
}

/** As a key file holds it. */
export function keyText(bytes: Uint8Array): string {
  return `${Buffer.from(bytes).toString('hex')}\n`;
}

/** First 8 hex digits of the key's SHA-256: names it without telling it. */
export function masterKeyId(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 8);
}

function named(bytes: Uint8Array, path: string, created: boolean): MasterKey {
  return { bytes, path, created, id: masterKeyId(bytes) };
}
