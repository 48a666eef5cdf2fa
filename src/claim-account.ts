import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from './database.ts';
import type { Locks } from './desk/ports/locks.ts';

/** One edge for an account: two would answer twice. The lock of a dead one is free at once, a stopping one takes a moment. */
export async function claimAccount(locks: Locks, account: string): Promise<void> {
  for (let tries = 0; tries < ACCOUNT_TRIES; tries++) {
    if (await locks.take(`account:${account}`)) return;
    await sleep(ACCOUNT_PAUSE_MS);
  }
  throw new StartError(
    `Another desk already serves ${account} on this database. Stop it first, or start this one with --role worker.`,
  );
}

const ACCOUNT_TRIES = 20;
const ACCOUNT_PAUSE_MS = 250;
