import { existsSync, readFileSync, statSync } from 'node:fs';
import {
  type DeskKeys,
  derivedDeskKeys,
  newDeskKeys,
  readKeyring,
  unwrapDeskKeys,
  wrapDeskKeys,
  writeKeyring,
} from './desk-keys.ts';
import { createFile, replaceFile } from './durable-file.ts';
import { StoreError, toStoreError } from './errors.ts';

const MODE = 0o600;

/** The wrapped keys of an SQLite file lie beside it, because the file itself opens with one of them only. */
export function keyringPath(databasePath: string): string {
  return `${databasePath}.keyring`;
}

/** The text of the keyring; null when there is none. */
export function readKeyringFile(databasePath: string): string | null {
  const path = keyringPath(databasePath);
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

/** Throws `StoreError` for a database that has none yet. */
export function neededKeyring(databasePath: string): string {
  const text = readKeyringFile(databasePath);
  if (text === null)
    throw new StoreError(
      'older_version',
      `There is no keyring ${keyringPath(databasePath)} yet. Start the desk once; it makes one.`,
    );
  return text;
}

/** False when it is another one than `before` by now. Whoever changes it holds the lock of the rotation. */
export function replaceKeyringFile(databasePath: string, before: string, next: string): boolean {
  if (readKeyringFile(databasePath) !== before) return false;
  try {
    replaceFile(keyringPath(databasePath), next, MODE);
  } catch (error) {
    throw toStoreError(error);
  }
  return true;
}

/** False when there is one already. */
export function createKeyringFile(databasePath: string, text: string): boolean {
  return createFile(keyringPath(databasePath), text, MODE);
}

export interface FileKeys {
  keys: DeskKeys;
  /**
   * `derived`: there is a database and no keyring, so these are the keys that it would have if it was made before there
   * were keyrings. They have to prove themselves before `keepDerived`.
   */
  origin: 'keyring' | 'derived';
}

/**
 * The keys of an SQLite file. A new desk's keyring is on the disk before its database is. Throws `StoreError` when the
 * master key is another one.
 */
export function fileKeys(databasePath: string, master: Uint8Array, create: boolean): FileKeys {
  // Looked at first: a database with content always has had its keyring before.
  const isEmpty = !existsSync(databasePath) || statSync(databasePath).size === 0;
  const known = readKeyringFile(databasePath);
  if (known !== null) return { keys: opened(databasePath, master, known), origin: 'keyring' };
  if (!isEmpty) return { keys: derivedDeskKeys(master), origin: 'derived' };
  if (!create) throw new StoreError('broken', missingKeyring(databasePath));
  return { keys: keep(databasePath, master, newDeskKeys()), origin: 'keyring' };
}

/** Writes the keyring of a database that was made without one and has opened with these keys. */
export function keepDerived(databasePath: string, master: Uint8Array, keys: DeskKeys): void {
  keep(databasePath, master, keys);
}

export function missingKeyring(databasePath: string): string {
  return `The key does not fit the database ${databasePath}, or its keyring ${keyringPath(databasePath)} is missing. Use the key that it was made with, and put the keyring back from your backup.`;
}

/** Two first starts at once agree on the keyring of the faster one. */
function keep(databasePath: string, master: Uint8Array, keys: DeskKeys): DeskKeys {
  if (createKeyringFile(databasePath, writeKeyring([wrapDeskKeys(master, keys)]))) return keys;
  const known = readKeyringFile(databasePath);
  if (known === null) throw new StoreError('broken', missingKeyring(databasePath));
  return opened(databasePath, master, known);
}

function opened(databasePath: string, master: Uint8Array, text: string): DeskKeys {
  return unwrapDeskKeys(master, readKeyring(text, `The keyring ${keyringPath(databasePath)}`));
}
