import { afterAll, describe, expect, it } from 'vitest';
import { createRedisScheduler } from '../../src/queue/redis-scheduler.ts';
import { redisTraces } from '../../src/queue/traces.ts';
import { systemIds as ids } from '../../src/system.ts';
import { clearPrefix, findRedis } from '../support/redis-server.ts';
import { SILENT_LOG } from '../support/silent-log.ts';
import { wayTo } from '../support/way-to.ts';

const redis = await findRedis();
afterAll(() => redis?.close());

describe.skipIf(!redis)('the search for ids in Redis', () => {
  it('finds a job that names one, not those of another desk, and nothing after it is taken out', async () => {
    const url = redis?.url ?? '';
    const prefix = `sayso-test-${ids.token(8)}`;
    const way = wayTo(url);
    const scheduler = await createRedisScheduler({
      url,
      way,
      prefix,
      log: SILENT_LOG,
      stalledMs: 5000,
      maxAttempts: 3,
      closeMs: 1000,
    });
    const id = ids.next();
    const runAt = new Date(Date.now() + 60_000);
    await scheduler.schedule([{ key: 'reminder-x-0', kind: 'look', id, runAt }]);
    expect(await redisTraces(url, way, prefix, [id])).toEqual([`${prefix}:jobs:reminder-x-0`]);
    expect(await redisTraces(url, way, `${prefix}-other`, [id])).toEqual([]);
    await scheduler.forget(['reminder-x-0', 'unknown']);
    expect(await redisTraces(url, way, prefix, [id])).toEqual([]);
    await scheduler.close();
    await clearPrefix(url, prefix);
  });

  it('does not call nothing what it could not look at', async () => {
    const url = 'redis://127.0.0.1:1';
    await expect(redisTraces(url, wayTo(url), 'sayso-x', ['a'])).rejects.toThrow(
      /cannot be reached/,
    );
  });
});
