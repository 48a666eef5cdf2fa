import { existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { createFile, syncFolder } from './durable-file.ts';
import { StoreError, toStoreError } from './errors.ts';
import { KEY_MODE, keyText, makeKeyBytes, readKey } from './master-key.ts';

/** Where a master key lies, as far as a rotation changes it. */
export interface KeyPlace {
  /** Where the new key will lie, for sentences. */
  name: string;
  /** Makes the new key, durably, while the old one stays in its place. Throws `StoreError` when it cannot be kept. */
  stage(): Promise<Uint8Array>;
  /** Puts the staged key in place, and gives the name under which the old one is kept. */
  swap(oldId: string): Promise<string>;
}

/** A key file that this user may replace. At every moment one of the two keys lies in it, whole. */
export function keyFilePlace(path: string): KeyPlace {
  const staged = `${path}.new`;
  return {
    name: path,
    async stage() {
      const bytes = makeKeyBytes();
      try {
        // From a rotation that was killed before its key was in place.
        rmSync(staged, { force: true });
        createFile(staged, keyText(bytes), KEY_MODE);
      } catch (cause) {
        throw new StoreError(
          'read_only',
          `The key ${path} cannot be replaced by this user. Make a new key elsewhere with: sayso key rotate --to FILE, and name that file in DESK_KEY_FILE.`,
          { cause },
        );
      }
      return bytes;
    },
    async swap(oldId) {
      const kept = `${path}.old-${oldId}`;
      try {
        if (!existsSync(kept)) linkSync(path, kept);
        renameSync(staged, path);
        syncFolder(dirname(path));
      } catch (error) {
        throw toStoreError(error);
      }
      return kept;
    },
  };
}

/** A key file of another name, made when it is not there: the old key stays where it is. */
export function otherFilePlace(path: string, currentName: string): KeyPlace {
  return {
    name: path,
    async stage() {
      if (existsSync(path)) return readKey(path);
      const bytes = makeKeyBytes();
      try {
        createFile(path, keyText(bytes), KEY_MODE);
      } catch (cause) {
        throw new StoreError(
          'read_only',
          `The key ${path} cannot be made. Name a file in a folder that this user may write.`,
          { cause },
        );
      }
      return bytes;
    },
    swap: async () => currentName,
  };
}
