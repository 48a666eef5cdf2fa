import { afterAll, describe } from 'vitest';
import { createRedisScheduler } from '../../../src/queue/redis-scheduler.ts';
import { systemIds } from '../../../src/system.ts';
import { clearPrefix, findRedis } from '../../support/redis-server.ts';
import { SILENT_LOG } from '../../support/silent-log.ts';
import { wayTo } from '../../support/way-to.ts';
import { describeScheduler } from './scheduler-contract.ts';

const redis = await findRedis();
afterAll(() => redis?.close());

if (redis)
  describeScheduler('BullMQ and Redis', async () => {
    const prefix = `sayso-test-${systemIds.token(10)}`;
    return {
      open: () =>
        createRedisScheduler({
          url: redis.url,
          way: wayTo(redis.url),
          prefix,
          log: SILENT_LOG,
          stalledMs: 1000,
          maxAttempts: 5,
          closeMs: 500,
        }),
      close: () => clearPrefix(redis.url, prefix),
    };
  });
else describe.skip('the scheduler on BullMQ and Redis', () => undefined);
