import type { Scheduler } from '../ports/scheduler.ts';
import { type AtOnceDeps, tellAtOnce } from './at-once.ts';
import { lookAtDigest } from './deliver.ts';
import { firstHour } from './first-hour.ts';
import { localSlotAfter } from './slots.ts';

export interface KeeperDeps extends AtOnceDeps {
  scheduler: Pick<Scheduler, 'schedule'>;
}

/** Digests and what is told at once, by the clock. */
export interface DigestKeeper {
  /** The scheduler says that a client's digest is due. Gives the conversation that has something to send. */
  look(clientId: string): Promise<string | null>;
  /** Schedules what is due soon, looks at what a queue has lost, and tells of very strong matches. */
  sweep(): Promise<string[]>;
}

const AHEAD_MS = 120_000;
const MOST = 500;
/** Digests that one sweep makes good; the next one goes on. */
const MOST_LOST = 100;
/** A look that is so late was lost by the queue. */
const OVERDUE_MS = 5_000;
/** Quiet hours end and people hand back without the index changing. */
const AT_ONCE_MS = 15 * 60_000;

export function createDigestKeeper(deps: KeeperDeps): DigestKeeper {
  let change = -1;
  let toldAt = Number.NEGATIVE_INFINITY;

  /** Clients whose first follow-up is due before they said a word about digests. */
  async function begin(now: Date): Promise<void> {
    for (const client of await deps.store.clientsWithoutDigest(now, MOST)) {
      const hour = firstHour(deps.settings.quietHours);
      const { clientId, conversationId, timeZone } = client;
      const nextAt = localSlotAfter(hour, timeZone, now);
      await deps.store.commit(
        [{ type: 'digest_started', clientId, conversationId, hour, nextAt }],
        'full',
      );
    }
  }

  async function schedule(due: readonly { clientId: string; nextAt: Date }[]): Promise<void> {
    if (due.length === 0) return;
    const jobs = due.map(({ clientId, nextAt }) => ({
      key: `digest-${clientId}-${nextAt.getTime()}`,
      kind: 'digest' as const,
      id: clientId,
      runAt: nextAt,
    }));
    await deps.scheduler.schedule(jobs).catch((error: unknown) =>
      deps.log.event('warn', 'not_scheduled', {
        jobs: jobs.length,
        error: nameOf(error),
      }),
    );
  }

  async function atOnce(now: Date): Promise<string[]> {
    const newest = await deps.store.newestPostingChange();
    if (newest === change && now.getTime() - toldAt < AT_ONCE_MS) return [];
    const touched = await tellAtOnce(deps);
    change = newest;
    toldAt = now.getTime();
    return touched;
  }

  return {
    look: (clientId) => lookAtDigest(deps, clientId),
    async sweep() {
      const now = deps.clock.now();
      await begin(now);
      const due = await deps.store.digestsDue(new Date(now.getTime() + AHEAD_MS), MOST);
      const lost = due.filter(({ nextAt }) => nextAt.getTime() < now.getTime() - OVERDUE_MS);
      await schedule(due.filter((item) => !lost.includes(item)));
      const touched = await atOnce(now);
      for (const { clientId } of lost.slice(0, MOST_LOST)) {
        // One client's rows that cannot be read keep no other client's digest back.
        const conversationId = await lookAtDigest(deps, clientId).catch((error: unknown) => {
          deps.log.event('error', 'digest_failed', { client: clientId, error: nameOf(error) });
          return null;
        });
        if (conversationId) touched.push(conversationId);
      }
      return touched;
    },
  };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
