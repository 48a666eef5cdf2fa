import { toStoreError } from './errors.ts';
import { type FileLock, lockFile } from './file-lock.ts';

/**
 * The right to be the desk of a database, held for the life of the process. Null when another desk has it.
 * A killed process loses it at once, so a restart never has to wait or to be forced.
 */
export function acquireDeskLock(databasePath: string): FileLock | null {
  try {
    return lockFile(`${databasePath}.desk-lock`, 0);
  } catch (error) {
    throw toStoreError(error);
  }
}
