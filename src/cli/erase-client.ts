import { queueWay } from '../allowed-hosts.ts';
import { claimDesk, openStore, StartError } from '../database.ts';
import { advanceErasures, RECEIPT_WAIT_MS } from '../desk/erasure.ts';
import { leave } from '../desk/leave.ts';
import { localLocks } from '../desk/local-locks.ts';
import type { Locks } from '../desk/ports/locks.ts';
import type { Store } from '../desk/ports/store.ts';
import { handedFiles } from '../handed-files.ts';
import { createLog } from '../log.ts';
import { openScheduler } from '../scheduler.ts';
import { systemClock, systemIds } from '../system.ts';
import type { CommandIo } from './command.ts';

/**
 * An operator erases a client. Beside a running desk the goodbye is only begun, so that the client gets the receipt;
 * without one, or with `now`, it is finished here and the receipt is printed for handing over.
 */
export async function eraseByOperator(
  io: CommandIo,
  clientId: string,
  operator: string,
  now: boolean,
): Promise<number> {
  const config = io.config();
  const { store } = await openStore(config, { migrate: false });
  try {
    const before = await store.getErasure(clientId);
    if (before?.state === 'done') {
      io.err(`The client ${clientId} has left already; nothing is done twice.`);
      return 0;
    }
    // What somebody else has begun is only finished.
    const receipt = before
      ? "The receipt was put into the client's chat when the erasure began."
      : await begin(io, store, config.settings.logDays, clientId, operator);
    if (receipt === null) return 1;
    // On a file a free claim says that no desk is running; on a server others may be.
    const claim = await claimDesk(config).catch((error: unknown) => {
      if (error instanceof StartError) return null;
      throw error;
    });
    try {
      const alone = claim !== null && !claim.locks.shared;
      if (alone || now) await finish(io, store, claim?.locks ?? localLocks());
    } finally {
      await claim?.release();
    }
    const erasure = await store.getErasure(clientId);
    if (erasure?.state === 'done') {
      io.out(receipt);
      io.err(`Erased. Prove it with: sayso erase --check ${clientId}`);
    } else
      io.err(
        `The running desk hands over the receipt and finishes within ${RECEIPT_WAIT_MS / 60_000} minutes. Then: sayso erase --check ${clientId}`,
      );
    return 0;
  } finally {
    await store.close();
  }

  async function finish(io: CommandIo, open: Store, locks: Locks): Promise<void> {
    const log = createLog(config.logLevel);
    const scheduler = await openScheduler(config, open, queueWay(config), log);
    try {
      await advanceErasures({
        store: open,
        locks,
        scheduler,
        files: handedFiles(config.home),
        clock: systemClock,
        log,
        forgotten: (id) => open.forgetKey(id),
        waitMs: 0,
      });
    } finally {
      await scheduler.close();
    }
    if ((await open.getErasure(clientId))?.state !== 'done')
      io.err('Something of the client is being handled at this moment; the desk goes on with it.');
  }
}

/** Begins the goodbye and gives the receipt; null when there is no such client. */
async function begin(
  io: CommandIo,
  store: Store,
  logDays: number,
  clientId: string,
  operator: string,
): Promise<string | null> {
  const known = await store.getClient(clientId);
  const conversation = known?.conversations.at(-1);
  if (!known || !conversation) {
    io.err(`There is no client ${clientId}. \`sayso client list\` shows them.`);
    return null;
  }
  const deps = { store, clock: systemClock, ids: systemIds, settings: { logDays } };
  const home = { client: known.client, conversation };
  const { changes, receipt } = await leave(deps, home, { who: 'operator', name: operator });
  await store.commit(changes, 'full');
  return receipt;
}
