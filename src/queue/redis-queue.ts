import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { within } from './within.ts';

const READY_MS = 2000;

/** A queue that can be asked for again: BullMQ's stays unusable when the server breaks while it is being opened. */
export interface RedisQueue<Name extends string> {
  /** Throws soon when the server is away. */
  use(): Promise<Queue<{ id: string }, void, Name>>;
  close(): Promise<void>;
}

export function openQueue<Name extends string>(
  name: string,
  connection: Redis,
  prefix: string,
): RedisQueue<Name> {
  const make = () => {
    const made = new Queue<{ id: string }, void, Name>(name, { connection, prefix });
    made.on('error', () => undefined);
    return made;
  };
  let queue = make();
  return {
    async use() {
      if (connection.status !== 'ready') throw new Error('Redis is away.');
      const asked = queue;
      try {
        await within(READY_MS, asked.waitUntilReady());
      } catch (error) {
        if (queue === asked) {
          queue = make();
          asked.close().catch(() => undefined);
        }
        throw error;
      }
      return asked;
    },
    close: () => within(1000, queue.close()).catch(() => undefined),
  };
}
