import { databaseWay } from './allowed-hosts.ts';
import type { Config } from './config.ts';
import { lockFile } from './db/file-lock.ts';
import type { Locks, Unlock } from './desk/ports/locks.ts';

const NAME = 'job-sync';

/**
 * The right to sync the boards, for one process at a time, a command beside a running desk included. Null when another
 * one has it. `locks` are those of a desk; a command has none.
 */
export async function takeSyncLock(config: Config, locks: Locks | null): Promise<Unlock | null> {
  if (config.postgresUrl === null) {
    const lock = lockFile(`${config.databasePath}.sync-lock`, 0);
    return lock && (async () => lock.release());
  }
  if (locks) return locks.take(NAME);
  const { openPostgresLocks } = await import('./db/postgres-locks.ts');
  const own = await openPostgresLocks(config.postgresUrl, databaseWay(config), () => undefined);
  if (await own.take(NAME)) return () => own.close();
  await own.close();
  return null;
}
