import { auditEntry } from './audit-templates.ts';
import type { Clock } from './ports/clock.ts';
import type { Erasure } from './ports/goodbye-store.ts';
import type { HandedFiles } from './ports/handed-files.ts';
import type { Locks, Unlock } from './ports/locks.ts';
import type { Log } from './ports/log.ts';
import type { Scheduler } from './ports/scheduler.ts';
import type { Store } from './ports/store.ts';

export interface ErasureDeps {
  store: Store;
  locks: Locks;
  scheduler: Pick<Scheduler, 'forget'>;
  files: HandedFiles;
  clock: Clock;
  log: Log;
  /**
   * Ends what runs for these conversations, and clears what any process remembers of the client; also what the channels
   * of these accounts remember, once the rows are gone.
   */
  forgotten(
    clientId: string,
    conversationIds: readonly string[],
    accounts: readonly string[],
  ): void;
  /** How long a receipt that cannot be delivered, or an action that is under way, is waited for. */
  waitMs: number;
}

/** The longest that a receipt is waited for: a channel may be away, and the wish to be forgotten is not. */
export const RECEIPT_WAIT_MS = 600_000;

/**
 * Takes every goodbye one step further; safe to call at any time, twice, and after a crash. closing: waits for the
 * receipt and for what runs, then deletes all rows in one unit; purging: cuts the log of the database; then it is done.
 */
export async function advanceErasures(deps: ErasureDeps): Promise<void> {
  for (const erasure of await deps.store.openErasures()) {
    const free = await deps.locks.take(`erasure:${erasure.clientId}`);
    if (!free) continue;
    try {
      await advance(deps, erasure);
    } catch (error) {
      // Everything up to here holds; the next look goes on from it.
      deps.log.event('warn', 'erasure_waits', {
        client: erasure.clientId,
        error: error instanceof Error ? error.name : 'unknown',
      });
    } finally {
      await free();
    }
  }
}

async function advance(deps: ErasureDeps, erasure: Erasure): Promise<void> {
  if (erasure.state === 'closing' && !(await purge(deps, erasure))) return;
  await deps.store.scrub();
  await deps.store.endErasure(erasure.clientId, deps.clock.now());
}

/** True when the rows are gone. Holds the lanes of the client, so that no turn is caught in the middle. */
async function purge(deps: ErasureDeps, erasure: Erasure): Promise<boolean> {
  const { clientId } = erasure;
  const { conversations } = await deps.store.erasureScope(clientId);
  const ids = conversations.map(({ id }) => id);
  deps.forgotten(clientId, ids, []);
  const free = await takeAll(
    deps.locks,
    ids.flatMap((id) => [`talk:${id}`, `tap:${id}`]),
  );
  if (!free) return false;
  try {
    const scope = await deps.store.erasureScope(clientId);
    const waited = deps.clock.now().getTime() - erasure.requestedAt.getTime();
    const waits = scope.unsent > 0 || scope.attempting.length > 0;
    if (waits && waited < deps.waitMs) return false;
    const keys = scope.cards.flatMap(({ id, looks }) =>
      Array.from({ length: looks + 1 }, (_, look) => `reminder-${id}-${look}`),
    );
    // A queue that is away keeps ids of cards that nobody finds any more; they go at their time.
    await deps.scheduler.forget(keys).catch(() => undefined);
    for (const { account, chat } of scope.conversations) await deps.files.remove(account, chat);
    await deps.store.eraseClient(
      clientId,
      auditEntry(
        { client: { subject: erasure.subject }, conversation: null, at: deps.clock.now() },
        {
          dataCategory: 'identity',
          purpose: 'delete what is kept of a client who leaves',
          action: 'client.erased',
          notes: scope.unsent > 0 ? 'receipt not confirmed' : 'receipt handed to the channel',
        },
      ),
    );
    const accounts = new Set(scope.conversations.map(({ account }) => account));
    deps.forgotten(clientId, ids, [...accounts]);
    return true;
  } finally {
    for (const unlock of free) await unlock();
  }
}

/** All of them or none. */
async function takeAll(locks: Locks, names: readonly string[]): Promise<Unlock[] | null> {
  const taken: Unlock[] = [];
  for (const name of names) {
    const unlock = await locks.take(name);
    if (unlock) {
      taken.push(unlock);
      continue;
    }
    for (const back of taken) await back();
    return null;
  }
  return taken;
}
