import type Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { z } from 'zod';
import { StoreError } from './errors.ts';
import { lockFile } from './file-lock.ts';
import { newestMigration, SQLITE_MIGRATIONS } from './migrations.ts';

const WAIT_MS = 30_000;

/** Brings the tables up to date. Drizzle's migrator takes no lock of its own, so processes that start together wait here. */
export function migrateUnderLock(sqlite: Database.Database, path: string): void {
  if (appliedAt(sqlite) === newest()) return;
  const lock = lockFile(`${path}.migrate-lock`, WAIT_MS);
  if (!lock)
    throw new StoreError(
      'locked',
      'Another process is changing the tables. Try again in a minute.',
    );
  try {
    refuseNewer(sqlite);
    migrate(drizzle({ client: sqlite }), { migrationsFolder: SQLITE_MIGRATIONS });
  } finally {
    lock.release();
  }
}

/** For a command beside a running desk: the tables must be of this version already. */
export function checkVersion(sqlite: Database.Database): void {
  refuseNewer(sqlite);
  if (appliedAt(sqlite) !== newest())
    throw new StoreError(
      'older_version',
      'The tables are of an older version. Start the desk once; it brings them up to date.',
    );
}

function refuseNewer(sqlite: Database.Database): void {
  if (appliedAt(sqlite) > newest())
    throw new StoreError(
      'newer_version',
      'The database was made by a newer version of Sayso. Update this one; nothing was changed.',
    );
}

/** Time stamp of the newest migration in the database; 0 for a new one. */
function appliedAt(sqlite: Database.Database): number {
  const table = sqlite
    .prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '__drizzle_migrations'")
    .get();
  if (!table) return 0;
  const row = sqlite.prepare('SELECT max(created_at) AS at FROM __drizzle_migrations').get();
  return z.object({ at: z.coerce.number().nullable() }).parse(row).at ?? 0;
}

function newest(): number {
  return newestMigration(SQLITE_MIGRATIONS);
}
