import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { databaseWay } from './allowed-hosts.ts';
import type { Config } from './config.ts';
import { acquireDeskLock } from './db/desk-lock.ts';
import { loadMasterKey, type MasterKey } from './db/master-key.ts';
import { openSqlite } from './db/open-sqlite.ts';
import { localLocks } from './desk/local-locks.ts';
import type { Locks } from './desk/ports/locks.ts';
import type { Store } from './desk/ports/store.ts';

/** A start that cannot be: one line that says why and what to do. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** What keeps the processes of a desk apart. */
export interface DeskClaim {
  locks: Locks;
  /** Resolves when the locks are gone while this process still lives: it has to stop. */
  lost: Promise<void>;
  release(): Promise<void>;
}

/** Everything that a command needs to look into the database, without being a desk. */
export async function openStore(
  config: Config,
  options: { migrate: boolean },
): Promise<{ store: Store; key: MasterKey }> {
  await makeFolders(config);
  const { postgresUrl, databasePath } = config;
  const key = await loadMasterKey({
    keyFile: config.keyFile,
    home: config.home,
    databasePath: postgresUrl === null ? databasePath : null,
  });
  if (postgresUrl === null)
    return { store: await openSqlite({ path: databasePath, key: key.bytes, ...options }), key };
  const { openPostgres } = await import('./db/open-postgres.ts');
  return {
    store: await openPostgres({
      url: postgresUrl,
      key: key.bytes,
      way: databaseWay(config),
      ...options,
    }),
    key,
  };
}

/** The right to be a desk of this database: the only one on a file, one of several on a server. */
export async function claimDesk(config: Config): Promise<DeskClaim> {
  await makeFolders(config);
  if (config.postgresUrl !== null) {
    const { openPostgresLocks } = await import('./db/postgres-locks.ts');
    const lost = Promise.withResolvers<void>();
    const locks = await openPostgresLocks(config.postgresUrl, databaseWay(config), lost.resolve);
    return { locks, lost: lost.promise, release: () => locks.close() };
  }
  const lock = acquireDeskLock(config.databasePath);
  if (!lock)
    throw new StartError(
      `Another desk is already running on ${config.databasePath}. Stop it first, or set DESK_HOME to another folder.`,
    );
  return {
    locks: localLocks(),
    lost: new Promise(() => undefined),
    release: async () => lock.release(),
  };
}

/** The desk's folders, for its own user only. */
async function makeFolders(config: Config): Promise<void> {
  const folders = [config.home];
  if (config.postgresUrl === null) folders.push(dirname(config.databasePath));
  for (const folder of folders)
    await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown fault';
      throw new StartError(
        `The folder ${folder} cannot be made (${code}). Set DESK_HOME to a folder that this user may write.`,
      );
    });
}
