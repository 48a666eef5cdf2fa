import { Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Log } from '../desk/ports/log.ts';
import {
  handleJob,
  type JobHandlers,
  type JobKind,
  type Scheduler,
} from '../desk/ports/scheduler.ts';
import type { WayOut } from '../desk/ports/way-out.ts';
import { connectRedis, readyWithin } from './redis-connection.ts';
import { openQueue } from './redis-queue.ts';
import { within } from './within.ts';

type JobsWorker = Worker<{ id: string }, void, JobKind>;

export interface RedisSchedulerOptions {
  url: string;
  way: Pick<WayOut, 'socket'>;
  /** Keeps the jobs of several desks on one server apart. */
  prefix: string;
  log: Log;
  /** How long a worker may be silent before its jobs are given to another. */
  stalledMs: number;
  /** Tries before a job is set aside. */
  maxAttempts: number;
  closeMs: number;
}

const AT_ONCE = 32;
const START_MS = 3000;
const ADD_MS = 2000;
const BULK = 500;

/**
 * BullMQ on Redis. Job data holds ids only. A key is a job's id, so a second one changes nothing while the first waits;
 * a finished job is removed at once, because it would block its id. Redis may be away, flushed or slow: `schedule` then
 * throws soon, and the desk's sweep finds the row.
 */
export async function createRedisScheduler(options: RedisSchedulerOptions): Promise<Scheduler> {
  const { log, prefix } = options;
  const connection = connectRedis(options.url, options.way, log, 'plain', 'queue');
  await readyWithin(connection, START_MS);
  const queue = openQueue<JobKind>('jobs', connection, prefix);
  void warnOfEviction(connection, log);
  let worker: { worker: JobsWorker; connection: Redis } | null = null;

  return {
    async schedule(jobs) {
      const open = await queue.use();
      const now = Date.now();
      for (let at = 0; at < jobs.length; at += BULK)
        await within(
          ADD_MS,
          open.addBulk(
            jobs.slice(at, at + BULK).map(({ key, kind, id, runAt }) => ({
              name: kind,
              data: { id },
              opts: {
                jobId: key,
                delay: Math.max(0, runAt.getTime() - now),
                attempts: options.maxAttempts,
                backoff: { type: 'exponential', delay: 1000, jitter: 0.3 },
                removeOnComplete: true,
                removeOnFail: { age: 7 * 86_400, count: 1000 },
              },
            })),
          ),
        );
    },
    async start(handlers) {
      const own = connectRedis(options.url, options.way, log, 'blocking', 'queue worker');
      worker = { worker: work(options, handlers, own), connection: own };
    },
    async forget(keys) {
      const open = await queue.use();
      for (let at = 0; at < keys.length; at += BULK)
        await within(ADD_MS, Promise.all(keys.slice(at, at + BULK).map((key) => open.remove(key))));
    },
    async health() {
      const counts = await queue
        .use()
        .then((open) =>
          within(ADD_MS, open.getJobCounts('delayed', 'wait', 'active', 'prioritized', 'failed')),
        )
        .catch(() => null);
      if (!counts) return { adapter: 'redis', state: 'down', waiting: 0, failed: 0 };
      const { failed = 0, ...ahead } = counts;
      const waiting = Object.values(ahead).reduce((sum, many) => sum + many, 0);
      return { adapter: 'redis', state: 'up', waiting, failed };
    },
    async close() {
      // BullMQ waits for ever for a server that is away, so the wait has an end.
      const away = connection.status !== 'ready';
      if (worker) {
        await within(away ? 200 : options.closeMs, worker.worker.close(away)).catch(
          () => undefined,
        );
        worker.connection.disconnect();
      }
      await queue.close();
      connection.disconnect();
    },
  };
}

function work(
  options: RedisSchedulerOptions,
  handlers: JobHandlers,
  connection: Redis,
): JobsWorker {
  const worker: JobsWorker = new Worker(
    'jobs',
    (job) => handleJob(handlers, job.name, job.data.id),
    {
      connection,
      prefix: options.prefix,
      concurrency: AT_ONCE,
      stalledInterval: options.stalledMs,
      lockDuration: options.stalledMs,
      // A crash is no fault of the job: its handler looks at the row first.
      maxStalledCount: options.maxAttempts,
    },
  );
  worker.on('error', () => undefined);
  worker.on('failed', (job, error) => {
    const last = job !== undefined && job.attemptsMade >= options.maxAttempts;
    options.log.event(last ? 'error' : 'warn', last ? 'job_set_aside' : 'job_failed', {
      key: job?.id ?? 'unknown',
      attempt: job?.attemptsMade ?? 0,
      error: error.name,
    });
  });
  return worker;
}

/** A server that may throw keys away when it is full would throw reminders away. */
async function warnOfEviction(connection: Redis, log: Log): Promise<void> {
  const policy = await evictionPolicy(connection);
  if (policy !== null && policy !== 'noeviction')
    log.event('error', 'redis_may_evict', { policy, advice: 'set maxmemory-policy noeviction' });
}

/** `maxmemory-policy` of the server; null where it does not say. */
export async function evictionPolicy(connection: Redis): Promise<string | null> {
  try {
    const answer: unknown = await connection.config('GET', 'maxmemory-policy');
    const pair = Array.isArray(answer) ? answer : Object.entries(answer ?? {}).flat();
    return typeof pair[1] === 'string' ? pair[1] : null;
  } catch {
    // Hosted servers often forbid CONFIG.
    return null;
  }
}
