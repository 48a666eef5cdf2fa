import Database from 'better-sqlite3';

export interface FileLock {
  release(): void;
}

/** Held locks: a database object that nobody refers to is collected, and its lock would silently be gone. */
const HELD = new Set<Database.Database>();

/**
 * A lock between processes that the operating system frees when its holder dies: an exclusive transaction on an
 * empty database file of its own. Node has no flock, and a file with a process id in it lies after a crash.
 * @param waitMs how long to wait for another holder
 * @returns null when another process holds it
 */
export function lockFile(path: string, waitMs: number): FileLock | null {
  const database = new Database(path, { timeout: waitMs });
  try {
    database.pragma('journal_mode = DELETE');
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY'))
      return null;
    throw error;
  }
  HELD.add(database);
  return {
    release() {
      HELD.delete(database);
      if (!database.open) return;
      database.exec('ROLLBACK');
      database.close();
    },
  };
}
