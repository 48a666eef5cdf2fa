import { describe, expect, it } from 'vitest';
import { createLanes } from '../../src/desk/lanes.ts';

function deferred() {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

describe('lanes', () => {
  it('run one item of a conversation at a time, in order, and others beside it', async () => {
    const queues: Record<string, number[]> = { a: [1, 2, 3], b: [9] };
    const seen: string[] = [];
    const gate = deferred();
    let inA = 0;
    const lanes = createLanes(
      async (id) => {
        const item = queues[id]?.shift();
        if (item === undefined) return false;
        if (id === 'a') {
          inA += 1;
          expect(inA).toBe(1);
          if (item === 1) await gate.promise;
          inA -= 1;
        }
        seen.push(`${id}${item}`);
        return true;
      },
      { retryMs: () => 1, onFault: () => undefined },
    );
    lanes.wake('a');
    lanes.wake('a');
    lanes.wake('b');
    await lanes.idle('b');
    expect(seen).toEqual(['b9']);
    gate.resolve();
    await lanes.idle('a');
    expect(seen).toEqual(['b9', 'a1', 'a2', 'a3']);
  });

  it('lose no wake-up that comes while the lane is finding its queue empty', async () => {
    let waiting = 0;
    let done = 0;
    const lanes = createLanes(
      async () => {
        await Promise.resolve();
        if (waiting === 0) return false;
        waiting -= 1;
        done += 1;
        return true;
      },
      { retryMs: () => 1, onFault: () => undefined },
    );
    for (let i = 0; i < 500; i++) {
      waiting += 1;
      lanes.wake('x');
      for (let ticks = i % 7; ticks > 0; ticks--) await Promise.resolve();
    }
    await lanes.idle('x');
    expect(done).toBe(500);
  });

  it('try again after a fault, and report it', async () => {
    let tries = 0;
    const faults: unknown[] = [];
    const lanes = createLanes(
      async () => {
        tries += 1;
        if (tries < 3) throw new Error('database is locked');
        return false;
      },
      { retryMs: () => 1, onFault: (_id, error) => faults.push(error) },
    );
    lanes.wake('x');
    await lanes.idle('x');
    expect(tries).toBe(3);
    expect(faults).toHaveLength(2);
  });

  it('abort what runs and go on with the next item', async () => {
    const started = deferred();
    const outcomes: string[] = [];
    let items = 2;
    const lanes = createLanes(
      async (_id, signal) => {
        if (items === 0) return false;
        items -= 1;
        if (items === 1) {
          started.resolve();
          await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
          outcomes.push('stopped');
        } else outcomes.push('went on');
        return true;
      },
      { retryMs: () => 1, onFault: () => undefined },
    );
    expect(lanes.abort('x')).toBe(false);
    lanes.wake('x');
    await started.promise;
    expect(lanes.abort('x')).toBe(true);
    await lanes.idle('x');
    expect(outcomes).toEqual(['stopped', 'went on']);
  });

  it('take no more work once they are closed', async () => {
    let calls = 0;
    const lanes = createLanes(
      async () => {
        calls += 1;
        return false;
      },
      { retryMs: () => 1, onFault: () => undefined },
    );
    await lanes.close();
    lanes.wake('x');
    await lanes.idle('x');
    expect(calls).toBe(0);
  });
});
