import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { databaseWay } from './allowed-hosts.ts';
import type { Config } from './config.ts';
import { acquireDeskLock } from './db/desk-lock.ts';
import { lockFile } from './db/file-lock.ts';
import type { MasterKey } from './db/master-key.ts';
import { openSqlite } from './db/open-sqlite.ts';
import { noteMasterKey } from './db/rotate-key.ts';
import { localLocks } from './desk/local-locks.ts';
import type { Locks } from './desk/ports/locks.ts';
import type { Store } from './desk/ports/store.ts';
import { openKey } from './key-source.ts';
import { systemClock } from './system.ts';

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
  const key = await openKey(config);
  const store = await openWith(config, key, options);
  if (!options.migrate) return { store, key };
  try {
    await noteMasterKey({ store, clock: systemClock });
    return { store, key };
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function openWith(
  config: Config,
  { bytes: key }: MasterKey,
  options: { migrate: boolean },
): Promise<Store> {
  const { postgresUrl, databasePath: path } = config;
  if (postgresUrl === null) return openSqlite({ path, key, ...options });
  const { openPostgres } = await import('./db/open-postgres.ts');
  return openPostgres({ url: postgresUrl, key, way: databaseWay(config), ...options });
}

/** The right to change the master key, for one process at a time. Throws `StartError` when another one has it. */
export async function claimKeyring(config: Config): Promise<{ release(): Promise<void> }> {
  if (config.postgresUrl === null) {
    const lock = lockFile(`${config.databasePath}.key-lock`, 0);
    if (lock) return { release: async () => lock.release() };
  } else {
    const { openPostgresLocks } = await import('./db/postgres-locks.ts');
    const locks = await openPostgresLocks(config.postgresUrl, databaseWay(config), () => undefined);
    if (await locks.take('keyring')) return { release: () => locks.close() };
    await locks.close();
  }
  throw new StartError('Another process is changing the key just now. Try again in a minute.');
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
