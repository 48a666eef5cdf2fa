import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Job, JobHandlers, Scheduler } from '../../../src/desk/ports/scheduler.ts';
import { systemIds } from '../../../src/system.ts';
import { untilTrue } from '../../support/until.ts';

export interface SchedulersUnderTest {
  /** Another scheduler on the same queue, as in another process. A job of a dead one is given on after about a second. */
  open(): Promise<Scheduler>;
  close(): Promise<void>;
}

export function describeScheduler(name: string, setUp: () => Promise<SchedulersUnderTest>): void {
  describe(`the scheduler on ${name}`, () => {
    let queue: SchedulersUnderTest;
    let scheduler: Scheduler;
    const opened: Scheduler[] = [];
    const open = async () => {
      const another = await queue.open();
      opened.push(another);
      return another;
    };

    beforeEach(async () => {
      queue = await setUp();
      scheduler = await open();
    });
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((item) => item.close()));
      await queue.close();
    });

    const job = (id: string, inMs = 0, key = `reminder-${systemIds.next()}-0`): Job => ({
      key,
      kind: 'look',
      id,
      runAt: new Date(Date.now() + inMs),
    });
    const noting = (seen: string[]): JobHandlers => ({
      look: async (id) => void seen.push(id),
    });

    it('runs what is due at once, and what is not at its time', async () => {
      const seen: string[] = [];
      const times = new Map<string, number>();
      await scheduler.start({
        look: async (id) => {
          seen.push(id);
          times.set(id, Date.now());
        },
      });
      const start = Date.now();
      await scheduler.schedule([job('later', 600), job('now')]);
      await untilTrue(() => seen.length === 2, 'the jobs');
      expect(seen).toEqual(['now', 'later']);
      expect((times.get('later') ?? 0) - start).toBeGreaterThanOrEqual(595);
    });

    it('keeps what was scheduled while nobody worked, and runs it at the start', async () => {
      await scheduler.schedule([job('kept')]);
      await scheduler.close();
      const seen: string[] = [];
      await (await open()).start(noting(seen));
      await untilTrue(() => seen.length > 0, 'the jobs');
      expect(seen).toEqual(['kept']);
    });

    it('runs one key once, however often it is scheduled', async () => {
      const seen: string[] = [];
      const same = job('same', 200);
      await scheduler.schedule([same, same]);
      await scheduler.schedule([{ ...same, runAt: new Date(Date.now() + 400) }]);
      await scheduler.start(noting(seen));
      await scheduler.schedule([same]);
      await sleep(900);
      expect(seen).toEqual(['same']);
    });

    it('takes jobs out again, and an unknown key is no fault', async () => {
      const seen: string[] = [];
      await scheduler.schedule([job('goes', 300, 'reminder-a-0'), job('stays', 300)]);
      await scheduler.forget(['reminder-a-0', 'reminder-b-0']);
      await scheduler.start(noting(seen));
      await untilTrue(() => seen.length > 0, 'the jobs');
      await sleep(300);
      expect(seen).toEqual(['stays']);
    });

    it('takes the next look of a row from inside its handler', async () => {
      const seen: string[] = [];
      const id = systemIds.next();
      await scheduler.start({
        look: async (target) => {
          seen.push(target);
          if (seen.length < 3)
            await scheduler.schedule([job(target, 50, `reminder-${id}-${seen.length}`)]);
        },
      });
      await scheduler.schedule([job('row', 0, `reminder-${id}-0`)]);
      await untilTrue(() => seen.length === 3, 'the jobs');
      await sleep(300);
      expect(seen).toHaveLength(3);
    });

    it('tries again what failed', async () => {
      let tries = 0;
      await scheduler.start({
        look: async () => {
          tries += 1;
          if (tries === 1) throw new Error('not yet');
        },
      });
      await scheduler.schedule([job('fails once')]);
      await untilTrue(() => tries === 2, 'the jobs');
      await untilTrue(async () => (await scheduler.health()).waiting === 0, 'the jobs');
      expect((await scheduler.health()).failed).toBe(0);
    });

    it('does not let a slow job hold up the others', async () => {
      const seen: string[] = [];
      const slow = Promise.withResolvers<void>();
      await scheduler.start({
        look: async (id) => {
          if (id === 'slow') await slow.promise;
          seen.push(id);
        },
      });
      await scheduler.schedule([job('slow')]);
      await sleep(50);
      await scheduler.schedule([job('quick')]);
      await untilTrue(() => seen.includes('quick'), 'the jobs');
      expect(seen).toEqual(['quick']);
      slow.resolve();
      await untilTrue(() => seen.length === 2, 'the jobs');
    });

    it('shares the work between several, each job once', async () => {
      const seen: string[] = [];
      const others = [await open(), await open()];
      for (const one of [scheduler, ...others]) await one.start(noting(seen));
      const ids = Array.from({ length: 300 }, (_, i) => `job ${i}`);
      await scheduler.schedule(ids.map((id) => job(id)));
      await untilTrue(() => seen.length >= ids.length, 'the jobs');
      await sleep(200);
      expect(seen.toSorted()).toEqual(ids.toSorted());
    });

    it('gives a job on when its worker has died in the middle', async () => {
      // A worker that never ends its job, and cannot renew its hold on it either.
      const dead = await open();
      const begun = Promise.withResolvers<void>();
      await dead.start({
        look: () => {
          begun.resolve();
          return new Promise(() => undefined);
        },
      });
      await scheduler.schedule([job('orphan')]);
      await begun.promise;
      await dead.close();
      const seen: string[] = [];
      await scheduler.start(noting(seen));
      await untilTrue(() => seen.length > 0, 'the jobs');
      expect(seen).toEqual(['orphan']);
    }, 90_000);

    it('waits for what runs before it closes', async () => {
      let ended = false;
      const begun = Promise.withResolvers<void>();
      await scheduler.start({
        look: async () => {
          begun.resolve();
          await sleep(200);
          ended = true;
        },
      });
      await scheduler.schedule([job('running')]);
      await begun.promise;
      await scheduler.close();
      expect(ended).toBe(true);
    });

    it('takes ten thousand jobs at once', async () => {
      await scheduler.schedule(Array.from({ length: 10_000 }, (_, i) => job(`job ${i}`, 60_000)));
      expect((await scheduler.health()).waiting).toBe(10_000);
    }, 90_000);

    it('says how it is', async () => {
      await scheduler.schedule([job('a', 60_000), job('b', 60_000)]);
      expect(await scheduler.health()).toMatchObject({ state: 'up', waiting: 2, failed: 0 });
    });
  });
}
