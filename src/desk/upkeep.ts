import type { DigestKeeper } from './digest/keeper.ts';
import { expireApprovals } from './expire.ts';
import type { Liveness } from './liveness.ts';
import { type LookDeps, scheduleLooks } from './look.ts';
import { type RetentionDeps, sweepRetention } from './retention-sweep.ts';
import { expireHeld, type SecondYesDeps } from './second-yes.ts';
import type { Work } from './work.ts';

export interface UpkeepDeps extends LookDeps, RetentionDeps, SecondYesDeps {
  store: LookDeps['store'] & RetentionDeps['store'] & SecondYesDeps['store'];
  settings: LookDeps['settings'];
  work: Pick<Work, 'recoverExecutions' | 'touch'>;
  digests: Pick<DigestKeeper, 'sweep'>;
  liveness: Pick<Liveness, 'sweep'>;
  /** Looks at a waiting card whose time has come. */
  look(approvalId: string): Promise<void>;
  /** The same for a conversation whose request or lease has come to its time. */
  lookControl(conversationId: string): Promise<void>;
  /** Tells operators what they may not have heard yet. */
  tellOwedNews(): Promise<void>;
}

/** How long a handled event is remembered, so that a replay stays harmless; platforms replay for a day or some. */
export const HANDLED_DAYS = { inbox: 30, outbox: 60 } as const;
const DAY_MS = 86_400_000;
const PURGE_ROWS = 2000;
/** The sweep puts looks of the next minutes into the queue again; a key that it knows stays as it is. */
const SWEEP_AHEAD_MS = 120_000;
const SWEEP_LOOKS = 500;
/** A look that is so late was lost by the queue. */
const OVERDUE_MS = 5_000;
/** Ages are counted in days, so an hour more does not matter. */
const RETENTION_MS = 3_600_000;

/** One round of what a worker does by itself, to be called now and then. */
export function createUpkeep(deps: UpkeepDeps): () => Promise<void> {
  const { work } = deps;
  let agedAt = Number.NEGATIVE_INFINITY;
  return async () => {
    const now = deps.clock.now().getTime();
    await work.recoverExecutions();
    await deps.store.purgeHandled(
      {
        inbox: new Date(now - HANDLED_DAYS.inbox * DAY_MS),
        outbox: new Date(now - HANDLED_DAYS.outbox * DAY_MS),
      },
      PURGE_ROWS,
    );
    if (now - agedAt >= RETENTION_MS) {
      await sweepRetention(deps);
      agedAt = now;
    }
    // What may take long comes before the cards: whether one is over is asked as late as possible.
    for (const conversationId of await deps.liveness.sweep()) work.touch(conversationId);
    for (const conversationId of await deps.digests.sweep()) work.touch(conversationId);
    for (const conversationId of await expireApprovals(deps)) work.touch(conversationId);
    for (const conversationId of await expireHeld(deps)) work.touch(conversationId);
    // The rows are the truth: what a lost queue forgot is put in again, and what is overdue by now is looked at.
    const soon = await deps.store.dueForLook(new Date(now + SWEEP_AHEAD_MS), SWEEP_LOOKS);
    await scheduleLooks(deps, soon);
    for (const { id, nextLookAt } of soon)
      if (nextLookAt && nextLookAt.getTime() < now - OVERDUE_MS) await deps.look(id);
    for (const id of await deps.store.dueForControlLook(new Date(now), SWEEP_LOOKS))
      await deps.lookControl(id);
    await deps.tellOwedNews();
  };
}
