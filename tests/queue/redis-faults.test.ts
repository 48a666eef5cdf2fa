import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Scheduler } from '../../src/desk/ports/scheduler.ts';
import { checkRedis } from '../../src/queue/check.ts';
import { createRedisScheduler } from '../../src/queue/redis-scheduler.ts';
import { systemIds } from '../../src/system.ts';
import { type OwnRedis, ownRedis } from '../support/redis-server.ts';
import { SILENT_LOG } from '../support/silent-log.ts';
import { untilTrue } from '../support/until.ts';
import { wayTo } from '../support/way-to.ts';

const here = await ownRedis();
await here?.close();

describe.skipIf(!here)('BullMQ when Redis fails', () => {
  let redis: OwnRedis;
  const opened: Scheduler[] = [];
  beforeEach(async () => {
    const own = await ownRedis();
    if (!own) throw new Error('The server that was here a moment ago is gone.');
    redis = own;
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((one) => one.close()));
    await redis.close();
  });

  async function open(): Promise<Scheduler> {
    const scheduler = await createRedisScheduler({
      url: redis.url,
      way: wayTo(redis.url),
      prefix: 'sayso-test',
      log: SILENT_LOG,
      stalledMs: 1000,
      maxAttempts: 5,
      closeMs: 2000,
    });
    opened.push(scheduler);
    return scheduler;
  }
  const job = (id: string, inMs: number) => ({
    key: `reminder-${systemIds.next()}-0`,
    kind: 'look' as const,
    id,
    runAt: new Date(Date.now() + inMs),
  });

  it('loses no job and runs none twice when the server is killed and comes back', async () => {
    const seen: string[] = [];
    const scheduler = await open();
    await scheduler.start({ look: async (id) => void seen.push(id) });
    const ids = Array.from({ length: 40 }, (_, i) => `job ${i}`);
    await scheduler.schedule(ids.map((id, i) => job(id, 300 + i * 20)));
    await sleep(500);
    await redis.kill();
    await sleep(300);
    await redis.start();
    await untilTrue(() => seen.length >= ids.length, 'every job', 20_000);
    await sleep(1500);
    expect(new Set(seen)).toEqual(new Set(ids));
    // A job that was being ended when the server died may come again; its handler looks at the row first.
    expect(seen.length - ids.length).toBeLessThanOrEqual(2);
  }, 90_000);

  it('says at once that it is away, and takes jobs again when it is back', async () => {
    const scheduler = await open();
    await redis.kill();
    await untilTrue(async () => (await scheduler.health()).state === 'down', 'the break');
    const start = performance.now();
    await expect(scheduler.schedule([job('a', 0)])).rejects.toThrow();
    expect(performance.now() - start).toBeLessThan(2500);
    expect((await checkRedis(redis.url, wayTo(redis.url))).text).toContain('cannot be used');
    await redis.start();
    await untilTrue(async () => (await scheduler.health()).state === 'up', 'the server');
    await scheduler.schedule([job('b', 60_000)]);
    expect((await scheduler.health()).waiting).toBe(1);
  }, 90_000);

  it('starts without the server, and works when it comes', async () => {
    await redis.kill();
    const scheduler = await open();
    const seen: string[] = [];
    await scheduler.start({ look: async (id) => void seen.push(id) });
    await expect(scheduler.schedule([job('early', 0)])).rejects.toThrow();
    await redis.start();
    await untilTrue(async () => (await scheduler.health()).state === 'up', 'the server');
    await scheduler.schedule([job('late', 0)]);
    await untilTrue(() => seen.includes('late'), 'the job', 10_000);
  }, 90_000);

  it('closes within its deadline though the server is gone', async () => {
    const scheduler = await open();
    await scheduler.start({ look: async () => undefined });
    await redis.kill();
    await untilTrue(async () => (await scheduler.health()).state === 'down', 'the break');
    const start = performance.now();
    await scheduler.close();
    expect(performance.now() - start).toBeLessThan(5000);
  });

  it('keeps ids only, in clear sight of the server', async () => {
    const scheduler = await open();
    await scheduler.schedule([job('row-1', 60_000)]);
    const client = new Redis(redis.url);
    const [key] = await client.keys('*reminder-*');
    expect(await client.hget(key ?? '', 'data')).toBe('{"id":"row-1"}');
    client.disconnect();
  });

  it('is found by doctor when it may throw keys away', async () => {
    const client = new Redis(redis.url);
    await client.config('SET', 'maxmemory-policy', 'allkeys-lru');
    client.disconnect();
    const found = await checkRedis(redis.url, wayTo(redis.url));
    expect(found).toMatchObject({ ok: false });
    expect(found.text).toContain('set it to noeviction');
  });
});
