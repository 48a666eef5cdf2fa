import type { Clock } from '../ports/clock.ts';
import type { Locks } from '../ports/locks.ts';
import { createReplyFinder, type FindDeps } from './find-replies.ts';
import { type TellDeps, tellReplies } from './tell-replies.ts';

export interface KeeperDeps extends Omit<FindDeps, 'store' | 'clock'>, Omit<TellDeps, 'store'> {
  store: FindDeps['store'] & TellDeps['store'];
  clock: Clock;
  locks: Pick<Locks, 'take'>;
  wakeOutbox(conversationId: string): void;
}

/** How the look into the mailbox is, for /health: states and ages only. */
export type RepliesHealth =
  | { state: 'off' }
  /** `late`: it could not be looked into for a while. */
  | { state: 'starting' | 'up' | 'late'; lookedMs: number | null };

/** Looks for answers in the rhythm of some minutes, and tells clients of them. */
export interface ReplyKeeper {
  /** Looks when it is time, and tells what waits; call it now and then. */
  tend(): Promise<void>;
  health(): Promise<RepliesHealth>;
  /** Ends after the look that is under way. */
  stop(): Promise<void>;
}

const MINUTE = 60_000;
export const LOOK_MS = 3 * MINUTE;
/** A mailbox that is away is asked more and more rarely, down to this. */
const LONGEST_PAUSE_MS = 30 * MINUTE;
export const LATE_MS = 15 * MINUTE;
/** A long backlog leaves room for others between two rounds. */
const ROUNDS = 10;
const LOCK = 'reply mailbox';

export function createReplyKeeper(deps: KeeperDeps): ReplyKeeper {
  const find = createReplyFinder(deps);
  const { store, mailbox, clock } = deps;
  let failures = 0;
  let retryAt = Number.NEGATIVE_INFINITY;
  // A desk that was down looks at once.
  let isBehind = true;
  let stopping = false;
  let running: Promise<void> | null = null;

  async function isDue(): Promise<boolean> {
    const now = clock.now().getTime();
    if (now < retryAt) return false;
    const mark = await store.mailboxMark(mailbox.name);
    // A clock that was set back would stop the looks for as long.
    return isBehind || mark === null || Math.abs(now - mark.at.getTime()) >= LOOK_MS;
  }

  async function look(): Promise<void> {
    // Of several processes one looks at a time.
    const unlock = await deps.locks.take(LOCK);
    if (!unlock) return;
    try {
      // Another process may have been here a moment ago.
      for (let round = 0; round < ROUNDS && !stopping && (await isDue()); round++)
        isBehind = (await find()).more;
      failures = 0;
    } catch (error) {
      failures += 1;
      retryAt = clock.now().getTime() + Math.min(LONGEST_PAUSE_MS, LOOK_MS * 2 ** (failures - 1));
      // Mailboxes are away now and then.
      deps.log.event('warn', 'reply_mailbox_away', {
        error: error instanceof Error ? error.name : 'unknown',
        failures,
      });
    } finally {
      await unlock();
    }
  }

  async function work(): Promise<void> {
    if (await isDue()) await look();
    for (const conversationId of await tellReplies(deps)) deps.wakeOutbox(conversationId);
  }

  return {
    tend() {
      if (stopping) return Promise.resolve();
      running ??= work().finally(() => {
        running = null;
      });
      return running;
    },
    async health() {
      const mark = await store.mailboxMark(mailbox.name);
      if (!mark) return { state: 'starting', lookedMs: null };
      const lookedMs = Math.max(0, clock.now().getTime() - mark.at.getTime());
      return { state: lookedMs > LATE_MS ? 'late' : 'up', lookedMs };
    },
    async stop() {
      stopping = true;
      await running?.catch(() => undefined);
    },
  };
}
