import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createLiveSettings, type LiveSettings } from '../../src/desk/live-settings.ts';
import type { Store } from '../../src/desk/ports/store.ts';
import { DEFAULT_SETTINGS } from '../../src/desk/settings.ts';
import { createRedisWakeups } from '../../src/queue/redis-wakeups.ts';
import { systemClock } from '../../src/system.ts';
import { findPostgres } from '../support/postgres-server.ts';
import { openPostgresLog } from '../support/raw-log.ts';
import { findRedis } from '../support/redis-server.ts';
import { SILENT_LOG } from '../support/silent-log.ts';
import { untilTrue } from '../support/until.ts';
import { wayTo } from '../support/way-to.ts';

const postgres = await findPostgres();
const redis = await findRedis();
afterAll(async () => {
  await redis?.close();
  await postgres?.close();
});

const ADA = { id: 'op-ada', name: 'Ada' };

describe.skipIf(!postgres || !redis)('settings of several processes', () => {
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).toReversed()) await close();
  });

  async function process(store: Store, prefix: string): Promise<LiveSettings> {
    const url = redis?.url ?? '';
    const wakeups = await createRedisWakeups({
      ...{ url, prefix, way: wayTo(url), log: SILENT_LOG, atOnce: 1, closeMs: 1000 },
    });
    closing.push(() => wakeups.close());
    const live = createLiveSettings({
      ...{ store, clock: systemClock, log: SILENT_LOG, base: DEFAULT_SETTINGS, setVariables: [] },
      announce: () => wakeups.signal({ kind: 'settings' }),
    });
    await wakeups.start({
      work: null,
      signal(signal) {
        if (signal.kind === 'settings') void live.reload();
      },
    });
    return live;
  }

  it('follow a change in one of them within a moment', async () => {
    const under = await openPostgresLog(postgres?.url ?? '');
    closing.push(() => under.remove());
    const prefix = `sayso-test-${randomBytes(4).toString('hex')}`;
    const here = await process(under.store, prefix);
    const there = await process(await under.second(), prefix);
    // Whoever subscribes a moment later hears the next change.
    await untilTrue(async () => {
      await here.change(ADA, 'ADMISSION', 'invite');
      return there.settings.admission === 'invite';
    }, 'the signal');
    await here.change(ADA, 'CLIENT_DAY_SENDS', '7');
    await untilTrue(() => there.settings.dayLimits.sends === 7, 'the limit there');
    await there.change(ADA, 'ADMISSION', null);
    await untilTrue(() => here.settings.admission === 'open', 'the reset here');
    expect(here.settings.dayLimits.sends).toBe(7);
  });
});
