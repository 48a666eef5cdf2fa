import { closeSync, constants, existsSync, openSync, readSync } from 'node:fs';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { Store } from '../desk/ports/store.ts';
import type { DeskKeys } from './desk-keys.ts';
import { StoreError, toStoreError } from './errors.ts';
import { createKeyring } from './keyring.ts';
import {
  fileKeys,
  keepDerived,
  missingKeyring,
  neededKeyring,
  replaceKeyringFile,
} from './keyring-file.ts';
import { KEY_BYTES } from './master-key.ts';
import { checkVersion, migrateUnderLock } from './migrate.ts';
import * as schema from './schema.ts';
import { cutLog, mergeWords } from './scrub-sqlite.ts';
import { sqliteSession } from './sqlite-session.ts';
import { createStore } from './store.ts';
import { createUnits } from './units.ts';

const MAX_LOG_BYTES = 16 * 1024 * 1024;

export interface SqliteOptions {
  path: string;
  /** The desk's master key, 32 bytes. */
  key: Uint8Array;
  /** Bring the tables up to date; false for commands beside a running desk, which then only check. */
  migrate: boolean;
  /** Largest size of the file in pages of 4 kB; no limit when absent. Then the store behaves as on a full disk. */
  maxPages?: number;
}

/**
 * Opens the encrypted SQLite store. Every way in which the encryption could silently be missing is refused: an empty
 * or short key, a plaintext file, temporary files on disk. Throws `StoreError` with one sentence.
 */
export async function openSqlite(options: SqliteOptions): Promise<Store> {
  const { sqlite, keys: deskKeys } = connect(options.path, options.key, options.migrate);
  try {
    if (options.migrate) migrateUnderLock(sqlite, options.path);
    else checkVersion(sqlite);
    assertEncrypted(options.path);
    if (options.maxPages !== undefined) sqlite.pragma(`max_page_count = ${options.maxPages}`);
    keepStatements(sqlite);
    const session = sqliteSession(sqlite, drizzle({ client: sqlite, schema }));
    const units = createUnits(() => session);
    const keys = createKeyring(deskKeys.clients, deskKeys.desk);
    return createStore(units, keys, {
      async scrub(ownedWords) {
        if (ownedWords) await units.between(() => mergeWords(sqlite));
        await cutLog(sqlite, (work) => units.between(work));
      },
      keyring: async () => neededKeyring(options.path),
      replaceKeyring: async (before, next) => replaceKeyringFile(options.path, before, next),
      disconnect: () => void sqlite.close(),
    });
  } catch (error) {
    sqlite.close();
    throw toStoreError(error);
  }
}

/** A keyed connection that has proved its key. Also used by tests that look at raw rows. */
export function openEncrypted(
  path: string,
  master: Uint8Array,
  create: boolean,
): Database.Database {
  return connect(path, master, create).sqlite;
}

function connect(
  path: string,
  master: Uint8Array,
  create: boolean,
): { sqlite: Database.Database; keys: DeskKeys } {
  // A raw key of another length would silently be taken for a passphrase, an empty one for "no encryption".
  if (master.length !== KEY_BYTES)
    throw new StoreError(
      'wrong_key',
      `The key has ${master.length} bytes; it must have ${KEY_BYTES}.`,
    );
  if (!create && !existsSync(path))
    throw new StoreError(
      'not_a_desk',
      `There is no database at ${path} yet. Start the desk once with: npm start`,
    );
  try {
    assertEncrypted(path);
    const { keys, origin } = fileKeys(path, master, create);
    if (create) makePrivateFile(path);
    const sqlite = openWithKey(path, keys.database);
    try {
      if (origin === 'derived' && create) keepDerived(path, master, keys);
    } catch (error) {
      sqlite.close();
      throw error;
    }
    return { sqlite, keys };
  } catch (error) {
    throw toStoreError(error);
  }
}

/** Throws `StoreError` (`wrong_key`) when the file is encrypted with another key. */
function openWithKey(path: string, key: Buffer): Database.Database {
  const sqlite = new Database(path, { timeout: 5000 });
  try {
    sqlite.pragma("cipher = 'aegis'");
    sqlite.pragma(`key = "raw:${key.toString('hex')}"`);
    // Sorts and temporary tables would be written to disk in clear.
    sqlite.pragma('temp_store = MEMORY');
    sqlite.pragma('cache_size = -16384');
    // Freed bytes are overwritten at once; the log is what still holds them (scrub).
    sqlite.pragma('secure_delete = ON');
    sqlite.pragma('foreign_keys = ON');
    // A wrong key shows at the first read only, so read now.
    sqlite.prepare('SELECT count(*) FROM sqlite_master').get();
    sqlite.pragma('journal_mode = WAL');
    // A large import leaves a large log behind, and the file would keep that size.
    sqlite.pragma(`journal_size_limit = ${MAX_LOG_BYTES}`);
    // The log is written back at 1 MB: a small desk then stays small on the disk.
    sqlite.pragma('wal_autocheckpoint = 256');
    return sqlite;
  } catch (error) {
    sqlite.close();
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_NOTADB')
      throw new StoreError('wrong_key', missingKeyring(path), { cause: error });
    throw error;
  }
}

/** Only the desk's own user may even read the encrypted bytes; SQLite gives the files beside it the same mode. */
function makePrivateFile(path: string): void {
  closeSync(openSync(path, constants.O_CREAT | constants.O_RDWR, 0o600));
}

/** The first bytes of a plaintext SQLite file are known; an encrypted one never has them. */
function assertEncrypted(path: string): void {
  if (!existsSync(path)) return;
  const head = Buffer.alloc(16);
  const file = openSync(path, 'r');
  try {
    readSync(file, head, 0, head.length, 0);
  } finally {
    closeSync(file);
  }
  if (head.toString('latin1') === 'SQLite format 3\0')
    throw new StoreError(
      'not_a_desk',
      `${path} is not encrypted, so the desk does not use it. Name another file in DATABASE_URL.`,
    );
}

/**
 * Drizzle prepares a statement at every call; parsing the same SQL again is most of what a small unit costs. The set of
 * statements is fixed by the code, so it is kept for the life of the connection.
 */
function keepStatements(sqlite: Database.Database): void {
  const prepare = sqlite.prepare.bind(sqlite);
  const kept = new Map<string, Database.Statement>();
  sqlite.prepare = ((source: string) => {
    const known = kept.get(source);
    if (known) return known.reader ? known.raw(false) : known;
    const statement = prepare(source);
    if (kept.size < MAX_STATEMENTS) kept.set(source, statement);
    return statement;
  }) as typeof sqlite.prepare;
}

/** Lists of ids make statements of every length; beyond this many they are not kept. */
const MAX_STATEMENTS = 500;
