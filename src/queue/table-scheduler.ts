import type { Clock } from '../desk/ports/clock.ts';
import type { Log } from '../desk/ports/log.ts';
import { handleJob, type JobHandlers, type Scheduler } from '../desk/ports/scheduler.ts';
import type { JobStore, TakenJob } from '../desk/ports/store.ts';
import { within } from './within.ts';

export interface TableSchedulerOptions {
  store: JobStore;
  clock: Clock;
  log: Log;
  /** A job that is not ended by then is given to whoever asks next: its worker has died. */
  leaseMs: number;
  /** Tries before a job is set aside. */
  maxAttempts: number;
  /** How long `close` waits for what runs. */
  closeMs: number;
}

/** Jobs at once; handlers wait for the database most of the time. */
const AT_ONCE = 32;
/** Another process may have put something in, and the clock may have been set. */
const LOOK_MS = 1000;

/**
 * The embedded queue: a table in the desk's own database, so that it needs no server and loses nothing that the
 * database keeps. Due jobs are taken under a lease; what fails comes again after a growing pause.
 */
export function createTableScheduler(options: TableSchedulerOptions): Scheduler {
  const { store, clock, log } = options;
  let handlers: JobHandlers | null = null;
  let timer: NodeJS.Timeout | null = null;
  let round: Promise<void> | null = null;
  const running = new Set<Promise<void>>();
  let again = false;
  let closed = false;
  let well = true;

  function wakeIn(ms: number): void {
    if (closed || !handlers) return;
    if (timer) clearTimeout(timer);
    timer = setTimeout(wake, Math.max(0, Math.min(ms, LOOK_MS)));
    timer.unref();
  }

  function wake(): void {
    if (closed || !handlers) return;
    if (round) {
      again = true;
      return;
    }
    round = work(handlers)
      .then(() => {
        well = true;
      })
      .catch((error: unknown) => {
        well = false;
        log.event('error', 'scheduler_fault', { error: nameOf(error) });
      })
      .finally(async () => {
        round = null;
        const next = well ? await store.nextJobAt().catch(() => null) : null;
        if (again) {
          again = false;
          wake();
        } else wakeIn(next ? next.getTime() - clock.now().getTime() : LOOK_MS);
      });
  }

  /** Takes what is due while there is a free place; a slow job holds up no other. */
  async function work(now: JobHandlers): Promise<void> {
    while (!closed && running.size < AT_ONCE) {
      const at = clock.now();
      const lease = new Date(at.getTime() + options.leaseMs);
      const taken = await store.takeJobs(at, lease, AT_ONCE - running.size);
      if (taken.length === 0) return;
      for (const job of taken) {
        const run: Promise<void> = handle(now, job)
          .catch((error: unknown) => log.event('error', 'job_fault', { error: nameOf(error) }))
          .finally(() => {
            running.delete(run);
            if (running.size === AT_ONCE - 1) wake();
          });
        running.add(run);
      }
    }
  }

  async function handle(now: JobHandlers, job: TakenJob): Promise<void> {
    try {
      await handleJob(now, job.kind, job.id);
      await store.endJob(job.key, job.attempts);
    } catch (error) {
      const last = job.attempts >= options.maxAttempts;
      log.event(last ? 'error' : 'warn', last ? 'job_set_aside' : 'job_failed', {
        key: job.key,
        attempt: job.attempts,
        error: nameOf(error),
      });
      const later = new Date(clock.now().getTime() + 1000 * 2 ** job.attempts);
      // When even that fails, the lease runs out and the job comes again.
      await store.delayJob(job.key, job.attempts, last ? null : later, nameOf(error));
    }
  }

  return {
    async schedule(jobs) {
      await store.putJobs(jobs);
      const soonest = Math.min(...jobs.map(({ runAt }) => runAt.getTime()));
      const ahead = soonest - clock.now().getTime();
      if (ahead <= 0) wake();
      else if (ahead < LOOK_MS) wakeIn(ahead);
    },
    async start(given) {
      handlers = given;
      wake();
    },
    async forget(keys) {
      await store.dropJobs(keys);
    },
    async health() {
      return { adapter: 'table', state: well ? 'up' : 'down', ...(await store.countJobs()) };
    },
    async close() {
      closed = true;
      if (timer) clearTimeout(timer);
      const all = Promise.all([round, ...running]).then(() => Promise.all(running));
      await within(options.closeMs, all).catch(() => undefined);
    },
  };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
