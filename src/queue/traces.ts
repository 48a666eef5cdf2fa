import type { Redis } from 'ioredis';
import type { WayOut } from '../desk/ports/way-out.ts';
import { connectRedis, readyWithin } from './redis-connection.ts';

const START_MS = 3000;
const PAGE = 500;

/** Keys of a desk in Redis whose name or value holds one of the ids. Throws when the server cannot be asked. */
export async function redisTraces(
  url: string,
  way: Pick<WayOut, 'socket'>,
  prefix: string,
  ids: readonly string[],
): Promise<string[]> {
  const redis = connectRedis(url, way, { event: () => undefined }, 'plain', 'traces');
  try {
    if (!(await readyWithin(redis, START_MS))) throw new Error('Redis cannot be reached.');
    const found: string[] = [];
    let cursor = '0';
    do {
      const [next, keys] = await redis.scan(cursor, 'MATCH', `${prefix}:*`, 'COUNT', PAGE);
      cursor = next;
      for (const key of keys) {
        const text = `${key}\n${JSON.stringify(await storedAt(redis, key))}`;
        if (ids.some((id) => text.includes(id))) found.push(key);
      }
    } while (cursor !== '0');
    return found;
  } finally {
    redis.disconnect();
  }
}

async function storedAt(redis: Redis, key: string): Promise<unknown> {
  switch (await redis.type(key)) {
    case 'string':
      return redis.get(key);
    case 'hash':
      return redis.hgetall(key);
    case 'list':
      return redis.lrange(key, 0, -1);
    case 'set':
      return redis.smembers(key);
    case 'zset':
      return redis.zrange(key, '0', '-1');
    case 'stream':
      return redis.xrange(key, '-', '+');
    default:
      return null;
  }
}
