import { Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Log } from '../desk/ports/log.ts';
import type { Signal, Wakeups, WorkKind } from '../desk/ports/wakeups.ts';
import type { WayOut } from '../desk/ports/way-out.ts';
import { connectRedis, readyWithin } from './redis-connection.ts';
import { openQueue } from './redis-queue.ts';
import { within } from './within.ts';

export interface RedisWakeupsOptions {
  url: string;
  way: Pick<WayOut, 'socket'>;
  prefix: string;
  log: Log;
  /** Conversations that one worker handles at once. */
  atOnce: number;
  closeMs: number;
}

const START_MS = 3000;

const SIGNAL = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['outbox', 'stop', 'forget', 'changed']), id: z.string() }),
  z.object({ kind: z.literal('control'), id: z.string(), took: z.boolean() }),
  z.object({
    kind: z.literal('erased'),
    id: z.string(),
    conversations: z.array(z.string()),
    accounts: z.array(z.string()),
  }),
  z.object({ kind: z.literal('settings') }),
  z.object({ kind: z.literal('typing'), id: z.string(), on: z.boolean() }),
  z.object({ kind: z.literal('status'), id: z.string(), line: z.string().nullable() }),
]);

/**
 * BullMQ gives each piece of work to one worker that has room; signals go to every process by publish and subscribe.
 * A wake-up that is lost with the server costs a second or two: workers look at the rows by themselves.
 */
export async function createRedisWakeups(options: RedisWakeupsOptions): Promise<Wakeups> {
  const { url, way, prefix, log } = options;
  const connection = connectRedis(url, way, log, 'plain', 'wake-ups');
  await readyWithin(connection, START_MS);
  const queue = openQueue<WorkKind>('turns', connection, prefix);
  const channel = `${prefix}:signals`;
  const others: Redis[] = [];
  let worker: Worker<{ id: string }, void, WorkKind> | null = null;
  const lost = () => undefined;

  async function add(kind: WorkKind, id: string): Promise<void> {
    const open = await queue.use();
    await open.add(kind, { id }, { removeOnComplete: true, removeOnFail: true });
  }

  return {
    work(kind, id) {
      add(kind, id).catch(lost);
    },
    signal(signal) {
      if (connection.status === 'ready')
        connection.publish(channel, JSON.stringify(signal)).catch(lost);
    },
    async start(hear) {
      const listener = connectRedis(url, way, log, 'blocking', 'signals');
      others.push(listener);
      listener.on('message', (_channel, text) => {
        const signal = readSignal(text);
        if (signal) hear.signal(signal);
      });
      // A server that is away is subscribed to when it comes.
      listener.subscribe(channel).catch(lost);
      const { work } = hear;
      if (!work) return;
      const blocking = connectRedis(url, way, log, 'blocking', 'turns');
      others.push(blocking);
      worker = new Worker('turns', (job) => work(job.name, job.data.id), {
        connection: blocking,
        prefix,
        concurrency: options.atOnce,
      });
      worker.on('error', lost);
    },
    async close() {
      const away = connection.status !== 'ready';
      if (worker) await within(away ? 200 : options.closeMs, worker.close(away)).catch(lost);
      await queue.close();
      for (const redis of [connection, ...others]) redis.disconnect();
    },
  };
}

function readSignal(text: string): Signal | null {
  try {
    return SIGNAL.parse(JSON.parse(text));
  } catch {
    // Of another version, or not ours.
    return null;
  }
}
