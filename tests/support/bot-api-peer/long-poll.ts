import type { Update } from 'grammy/types';
import { integerOf, stringsOf } from './params.ts';
import { ApiRefusal } from './refusal.ts';
import type { Params } from './request-body.ts';
import type { UpdateQueue } from './update-queue.ts';

export interface PollRecord {
  offset: number | null;
  limit: number;
  timeout: number;
  allowedUpdates: string[] | null;
  at: number;
}

export interface LongPoll {
  readonly polls: PollRecord[];
  getUpdates(params: Params, gone: AbortSignal): Promise<Update[]>;
  /** Ends the poll that waits, with 409. */
  interrupt(by: string): void;
}

interface Waiter {
  limit: number;
  answer(updates: Update[]): void;
  refuse(refusal: ApiRefusal): void;
}

/** `getUpdates`: one poller at a time, and the newest wins. */
export function createLongPoll(queue: UpdateQueue): LongPoll {
  const polls: PollRecord[] = [];
  let waiter: Waiter | null = null;

  function interrupt(by: string): void {
    waiter?.refuse(new ApiRefusal(409, `Conflict: terminated by ${by}`));
  }

  queue.onAdded(() => waiter?.answer(queue.first(waiter.limit)));

  return {
    polls,
    interrupt,
    async getUpdates(params, gone) {
      const offset = integerOf(params, 'offset');
      const limit = Math.min(100, Math.max(1, integerOf(params, 'limit') ?? 100));
      const timeout = Math.min(50, Math.max(0, integerOf(params, 'timeout') ?? 0));
      const allowedUpdates = stringsOf(params, 'allowed_updates');
      polls.push({ offset, limit, timeout, allowedUpdates, at: Date.now() });
      if (allowedUpdates) queue.allow(allowedUpdates);
      interrupt('other getUpdates request; make sure that only one bot instance is running');
      if (offset !== null) queue.confirm(offset);
      if (queue.size > 0 || timeout === 0) return queue.first(limit);
      const { promise, resolve, reject } = Promise.withResolvers<Update[]>();
      const leave = () => resolve([]);
      const timer = setTimeout(leave, timeout * 1000);
      gone.addEventListener('abort', leave, { once: true });
      const mine: Waiter = { limit, answer: resolve, refuse: reject };
      waiter = mine;
      try {
        return await promise;
      } finally {
        clearTimeout(timer);
        gone.removeEventListener('abort', leave);
        if (waiter === mine) waiter = null;
      }
    },
  };
}
