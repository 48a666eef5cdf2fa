import { Redis } from 'ioredis';
import type { WayOut } from '../desk/ports/way-out.ts';
import { connectorOver } from './guarded-connector.ts';
import { evictionPolicy } from './redis-scheduler.ts';

/** What `doctor` says about the queue's server. */
export async function checkRedis(
  url: string,
  way: Pick<WayOut, 'socket'>,
): Promise<{ ok: boolean; text: string }> {
  const { host } = new URL(url);
  const redis = new Redis(url, {
    Connector: connectorOver(way),
    lazyConnect: true,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
    connectTimeout: 3000,
  });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    await redis.ping();
    const policy = await evictionPolicy(redis);
    if (policy !== null && policy !== 'noeviction')
      return {
        ok: false,
        text: `queue: Redis at ${host} may throw keys away (maxmemory-policy ${policy}); set it to noeviction`,
      };
    return { ok: true, text: `queue: Redis at ${host} answers` };
  } catch {
    return {
      ok: false,
      text: `queue: Redis at ${host} cannot be used; check REDIS_URL. Meanwhile reminders come from the sweep, up to a minute late`,
    };
  } finally {
    redis.disconnect();
  }
}
