import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { StoreError } from './errors.ts';

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

/**
 * The desk's master key: from DESK_KEY_FILE, or from `desk.key` in the desk's folder, which is made at the first start.
 * A new key is never made beside an existing database: that would only hide that the right one is missing.
 * Throws `StoreError` for a file that is missing, readable by others, owned by somebody else, or not 32 bytes.
 */
export function loadMasterKey(options: {
  keyFile: string | null;
  home: string;
  databasePath: string;
}): MasterKey {
  const path = options.keyFile ?? join(options.home, 'desk.key');
  if (existsSync(path)) return named(readKey(path), path, false);
  if (options.keyFile !== null)
    throw new StoreError(
      'wrong_key',
      `DESK_KEY_FILE names ${path}, which does not exist. Make one with: openssl rand -hex 32 > ${path} && chmod 400 ${path}`,
    );
  if (existsSync(options.databasePath))
    throw new StoreError(
      'wrong_key',
      `The key ${path} is missing, but there is a database at ${options.databasePath}. Put the key back from your backup; without it nothing can be read.`,
    );
  return named(makeKey(path), path, true);
}

/** Keys for one use each, so that the database's key never encrypts anything else (HKDF, RFC 5869). */
export function deriveKey(master: Uint8Array, use: 'database' | 'client keys'): Buffer {
  return Buffer.from(hkdfSync('sha256', master, 'sayso/1', use, KEY_BYTES));
}

function readKey(path: string): Uint8Array {
  const file = openSync(path, 'r');
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
    const bytes = parseKey(readFileSync(file));
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

/** 64 hex digits, 44 characters of base64, or 32 raw bytes; nothing shorter, longer or all zero. */
function parseKey(content: Buffer): Uint8Array | null {
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

function makeKey(path: string): Uint8Array {
  const bytes = randomBytes(KEY_BYTES);
  let file: number;
  try {
    // Exclusive: two first starts at once make one key.
    file = openSync(path, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o400);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return readKey(path);
    throw error;
  }
  try {
    writeSync(file, `${bytes.toString('hex')}\n`);
  } finally {
    closeSync(file);
  }
  return bytes;
}

function named(bytes: Uint8Array, path: string, created: boolean): MasterKey {
  const id = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
  return { bytes, path, created, id };
}
