import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPacer, type Pacer } from '../../src/bot/pace.ts';

describe('the pace of an account', () => {
  let now: number;
  let pacer: Pacer;
  let went: string[];

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    now = 0;
    went = [];
    const pace = { chat: { perSecond: 1, burst: 2 }, account: { perSecond: 10, burst: 4 } };
    pacer = createPacer(
      (account) => (account === 'free' ? null : pace),
      () => now,
    );
  });
  afterEach(() => {
    pacer.close();
    vi.useRealTimers();
  });

  const ask = (chat: string, priority: 'card' | 'text' = 'text', account = 'a') =>
    void pacer.turn(account, chat, priority).then((may) => may && went.push(`${chat} ${priority}`));
  const pass = async (ms: number) => {
    for (let i = 0; i < ms; i += 10) {
      now += 10;
      await vi.advanceTimersByTimeAsync(10);
    }
  };

  it('lets a short burst through, then keeps to the pace of a chat', async () => {
    for (let i = 0; i < 4; i++) ask('x');
    await pass(10);
    expect(went).toHaveLength(2);
    await pass(1000);
    expect(went).toHaveLength(3);
    await pass(1000);
    expect(went).toHaveLength(4);
  });

  it('does not hold up one chat for another', async () => {
    for (let i = 0; i < 3; i++) ask('x');
    ask('y');
    await pass(10);
    expect(went).toContain('y text');
  });

  it('sends cards before texts when the whole account has to wait, and texts in order', async () => {
    for (const chat of ['1', '2', '3', '4']) ask(chat);
    await pass(10);
    expect(went).toHaveLength(4);
    ask('5');
    ask('6');
    ask('7', 'card');
    await pass(400);
    expect(went.slice(4)).toEqual(['7 card', '5 text', '6 text']);
  });

  it('pauses a chat, or the account, for as long as the platform asked', async () => {
    pacer.pause('a', 'x', 3000);
    ask('x');
    ask('y');
    await pass(2900);
    expect(went).toEqual(['y text']);
    await pass(200);
    expect(went).toEqual(['y text', 'x text']);
    pacer.pause('a', null, 2000);
    ask('z');
    await pass(1900);
    expect(went).toHaveLength(2);
    await pass(200);
    expect(went).toHaveLength(3);
  });

  it('counts nothing where nobody counts, and lets everybody go at the end', async () => {
    for (let i = 0; i < 50; i++) ask('x', 'text', 'free');
    await pass(10);
    expect(went).toHaveLength(50);
    const waiting = [0, 1, 2].map(() => pacer.turn('a', 'q', 'text'));
    pacer.close();
    expect(await Promise.all(waiting)).toEqual([true, true, false]);
  });
});
