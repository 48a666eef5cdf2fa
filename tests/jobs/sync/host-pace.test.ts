import { describe, expect, it } from 'vitest';
import { pacedAsk } from '../../../src/jobs/sync/host-pace.ts';

const ANSWER = { status: 200, retryAfter: null, body: '' };
const never = new AbortController().signal;

describe('the pace at a host', () => {
  function watched(pauseMs: number) {
    const open = new Map<string, number>();
    let most = 0;
    let hosts = 0;
    const order: string[] = [];
    const paced = pacedAsk(async ({ url }) => {
      const { host, pathname } = new URL(url);
      order.push(pathname);
      open.set(host, (open.get(host) ?? 0) + 1);
      most = Math.max(most, open.get(host) ?? 0);
      hosts = Math.max(hosts, [...open.values()].filter(Boolean).length);
      await new Promise((resolve) => setImmediate(resolve));
      open.set(host, (open.get(host) ?? 0) - 1);
      if (pathname === '/broken') throw new Error('broken');
      return ANSWER;
    }, pauseMs);
    const ask = (url: string, signal: AbortSignal) => paced({ url }, signal);
    return { ask, order, most: () => most, hosts: () => hosts };
  }

  it('is one request at a time, in order; hosts do not wait for each other', async () => {
    const { ask, order, most, hosts } = watched(1);
    await Promise.all([
      ...['1', '2', '3'].map((path) => ask(`https://a.example/${path}`, never)),
      ask('https://b.example/x', never),
    ]);
    expect(order.filter((path) => path !== '/x')).toEqual(['/1', '/2', '/3']);
    expect({ most: most(), hosts: hosts() }).toEqual({ most: 1, hosts: 2 });
  });

  it('goes on after a fault', async () => {
    const { ask } = watched(0);
    const broken = ask('https://a.example/broken', never);
    const next = ask('https://a.example/1', never);
    await expect(broken).rejects.toThrow('broken');
    await expect(next).resolves.toEqual(ANSWER);
  });

  it('does not hold up whoever gives up', async () => {
    const { ask, order } = watched(60_000);
    await ask('https://a.example/1', never);
    const gone = new AbortController();
    const waiting = ask('https://a.example/2', gone.signal);
    gone.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'timeout' });
    expect(order).toEqual(['/1']);
  });
});
