import type { Config } from './config.ts';
import type { Log } from './desk/ports/log.ts';
import type { Scheduler } from './desk/ports/scheduler.ts';
import type { Store } from './desk/ports/store.ts';
import type { Wakeups } from './desk/ports/wakeups.ts';
import type { WayOut } from './desk/ports/way-out.ts';
import { createTableScheduler } from './queue/table-scheduler.ts';
import { systemClock } from './system.ts';

const MAX_ATTEMPTS = 8;
const CLOSE_MS = 10_000;

/** BullMQ where a Redis is configured, the desk's own table otherwise. */
export async function openScheduler(
  config: Config,
  store: Store,
  way: WayOut,
  log: Log,
): Promise<Scheduler> {
  if (config.redisUrl === null)
    return createTableScheduler({
      store,
      clock: systemClock,
      log,
      leaseMs: 60_000,
      maxAttempts: MAX_ATTEMPTS,
      closeMs: CLOSE_MS,
    });
  const { createRedisScheduler } = await import('./queue/redis-scheduler.ts');
  return createRedisScheduler({
    url: config.redisUrl,
    way,
    prefix: await redisPrefix(store),
    log,
    stalledMs: 30_000,
    maxAttempts: MAX_ATTEMPTS,
    closeMs: CLOSE_MS,
  });
}

/** How the processes of a desk wake each other; null where there can be only one. */
export async function openWakeups(
  config: Config,
  store: Store,
  way: WayOut,
  log: Log,
): Promise<Wakeups | null> {
  if (config.postgresUrl === null || config.redisUrl === null) return null;
  const { createRedisWakeups } = await import('./queue/redis-wakeups.ts');
  return createRedisWakeups({
    url: config.redisUrl,
    way,
    prefix: await redisPrefix(store),
    log,
    atOnce: config.settings.turnsAtOnce,
    closeMs: CLOSE_MS,
  });
}

/** Several desks may share a server: their names in it come from their databases. */
async function redisPrefix(store: Pick<Store, 'deskId'>): Promise<string> {
  return `sayso-${await store.deskId()}`;
}
