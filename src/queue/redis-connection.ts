import { Redis } from 'ioredis';
import type { Log } from '../desk/ports/log.ts';
import type { WayOut } from '../desk/ports/way-out.ts';
import { connectorOver } from './guarded-connector.ts';

/**
 * A connection that comes back by itself. `blocking` is for a worker, which waits on it for ever; any other one says at
 * once when the server is away, so that nothing of the desk waits for a queue.
 */
export function connectRedis(
  url: string,
  way: Pick<WayOut, 'socket'>,
  log: Log,
  use: 'blocking' | 'plain',
  where: string,
): Redis {
  const redis = new Redis(url, {
    Connector: connectorOver(way),
    maxRetriesPerRequest: use === 'blocking' ? null : 1,
    enableOfflineQueue: use === 'blocking',
    retryStrategy: (tries) => Math.min(2000, 50 * 2 ** tries),
    connectTimeout: 5000,
  });
  let told = false;
  redis.on('error', (error: Error & { code?: string }) => {
    // One line a break, not one a try; the address stays out of it, it may hold a password.
    if (!told) log.event('error', 'redis_away', { where, code: error.code ?? error.name });
    told = true;
  });
  redis.on('ready', () => {
    if (told) log.event('warn', 'redis_back', { where });
    told = false;
  });
  return redis;
}

/** Resolves when the server answers, or after `ms`: a desk starts without its queue and finds it later. */
export function readyWithin(redis: Redis, ms: number): Promise<boolean> {
  if (redis.status === 'ready') return Promise.resolve(true);
  return new Promise((resolve) => {
    const done = (ready: boolean) => {
      clearTimeout(timer);
      redis.off('ready', onReady);
      resolve(ready);
    };
    const onReady = () => done(true);
    const timer = setTimeout(() => done(false), ms);
    redis.once('ready', onReady);
  });
}
