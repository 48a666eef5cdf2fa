import type { Pace } from '../desk/ports/channel.ts';

/** Who goes first when an account may not send any more at this moment. */
export type Priority = 'card' | 'text';

export interface Pacer {
  /**
   * Waits until a message may be sent, cards before texts and otherwise in order of asking.
   * False when the pacer was closed meanwhile.
   */
  turn(account: string, chat: string, priority: Priority): Promise<boolean>;
  /** The platform asked for a pause, of one chat or (null) of the whole account. */
  pause(account: string, chat: string | null, ms: number): void;
  close(): void;
}

interface Bucket {
  tokens: number;
  filledAt: number;
}

interface Waiter {
  chat: string;
  priority: Priority;
  go(may: boolean): void;
}

/** More chats than this are not remembered at once; the one that was seen first is forgotten. */
const MAX_CHATS = 5000;

/**
 * Token buckets per chat and per account. Deletions do not come here: a typed secret does not wait.
 * @param limits  what the platform takes of an account; null where nobody counts
 * @param now     monotonic milliseconds, so that a clock that is set cannot stop the desk
 */
export function createPacer(
  limits: (account: string) => { chat: Pace; account: Pace } | null,
  now: () => number = () => performance.now(),
): Pacer {
  const accounts = new Map<string, Bucket>();
  const chats = new Map<string, Bucket>();
  const waiting = new Map<string, Waiter[]>();
  const timers = new Map<string, NodeJS.Timeout>();
  let closed = false;

  function bucket(kept: Map<string, Bucket>, key: string, pace: Pace): Bucket {
    const at = now();
    const known = kept.get(key);
    if (!known) {
      const oldest = kept.keys().next();
      if (kept.size >= MAX_CHATS && !oldest.done) kept.delete(oldest.value);
      const fresh = { tokens: pace.burst, filledAt: at };
      kept.set(key, fresh);
      return fresh;
    }
    // A pause sets `filledAt` into the future: nothing is added until then.
    const gained = (Math.max(0, at - known.filledAt) / 1000) * pace.perSecond;
    if (gained > 0) {
      known.tokens = Math.min(pace.burst, known.tokens + gained);
      known.filledAt = at;
    }
    return known;
  }

  /** Milliseconds until the bucket has a token; 0 when it has one. */
  function wait({ tokens, filledAt }: Bucket, pace: Pace): number {
    if (tokens >= 1) return 0;
    return Math.max(1, Math.ceil(filledAt - now() + ((1 - tokens) / pace.perSecond) * 1000));
  }

  function bucketsOf(account: string, chat: string, pace: { chat: Pace; account: Pace }) {
    return {
      whole: bucket(accounts, account, pace.account),
      one: bucket(chats, `${account}\n${chat}`, pace.chat),
    };
  }

  function serve(account: string): void {
    const queue = waiting.get(account) ?? [];
    const pace = limits(account);
    let soonest = Number.POSITIVE_INFINITY;
    for (const waiter of [...queue].sort(byPriority)) {
      if (pace) {
        const { whole, one } = bucketsOf(account, waiter.chat, pace);
        const delay = Math.max(wait(whole, pace.account), wait(one, pace.chat));
        if (delay > 0) {
          soonest = Math.min(soonest, delay);
          continue;
        }
        whole.tokens -= 1;
        one.tokens -= 1;
      }
      queue.splice(queue.indexOf(waiter), 1);
      waiter.go(true);
    }
    if (queue.length === 0) waiting.delete(account);
    clearTimeout(timers.get(account));
    timers.delete(account);
    if (queue.length > 0)
      timers.set(
        account,
        setTimeout(() => serve(account), soonest),
      );
  }

  return {
    turn(account, chat, priority) {
      if (closed) return Promise.resolve(false);
      return new Promise((resolve) => {
        const queue = waiting.get(account) ?? [];
        queue.push({ chat, priority, go: resolve });
        waiting.set(account, queue);
        serve(account);
      });
    },
    pause(account, chat, ms) {
      const pace = limits(account);
      if (!pace) return;
      const { whole, one } = bucketsOf(account, chat ?? '', pace);
      const paused = chat === null ? whole : one;
      const perSecond = (chat === null ? pace.account : pace.chat).perSecond;
      paused.tokens = 0;
      // When the pause is over there is one token, and the usual pace from there.
      paused.filledAt = Math.max(paused.filledAt, now() + ms - 1000 / perSecond);
      serve(account);
    },
    close() {
      closed = true;
      for (const timer of timers.values()) clearTimeout(timer);
      for (const queue of waiting.values()) for (const waiter of queue) waiter.go(false);
      waiting.clear();
    },
  };
}

/** Stable: who asked first goes first among equals. */
function byPriority(a: Waiter, b: Waiter): number {
  return Number(a.priority === 'text') - Number(b.priority === 'text');
}
