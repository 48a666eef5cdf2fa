import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { changeClientLimits } from '../../src/desk/client-limits.ts';
import { type DayLimits, NO_DAY_LIMITS } from '../../src/desk/day-budget.ts';
import type { Agent } from '../../src/desk/ports/agent.ts';
import { cardIn, openTestDesk, prepareDraft, type TestDesk, wordsIn } from '../support/desk.ts';
import { knownHome } from '../support/known-home.ts';
import { findPostgres } from '../support/postgres-server.ts';
import { openPostgresStore } from '../support/postgres-store.ts';
import { openTestStore, type TestStore } from '../support/sqlite-store.ts';

const server = await findPostgres();
afterAll(() => server?.close());

const STORES: { name: string; store(): Promise<Pick<TestStore, 'store' | 'remove'>> }[] = [
  { name: 'SQLite', store: openTestStore },
  ...(server ? [{ name: 'PostgreSQL', store: () => openPostgresStore(server.url) }] : []),
];

/** Every answer costs as much; `null`: the price is not known. */
function agentThatCosts(microUsd: number | null, seen: (number | undefined)[] = []): Agent {
  return {
    model: { name: 'priced', host: null, retention: '' },
    async runTurn(request) {
      seen.push(request.limits.maxCostUsd);
      return {
        messages: [{ role: 'desk', text: 'ok', toolCalls: [] }],
        text: 'ok',
        usage: [{ model: 'priced', inputTokens: 10, outputTokens: 5, costMicroUsd: microUsd }],
        stopped: null,
      };
    },
  };
}
const money = (cost: number) => ({ dayLimits: { ...NO_DAY_LIMITS, cost } });

describe.each(STORES)('limits of a client, on $name', ({ store }) => {
  let desk: TestDesk;
  afterEach(() => desk.remove());

  const own = async (limits: Partial<DayLimits>, chat = 'ada') => {
    const { client } = await knownHome(desk.test.store, 'test', chat);
    await changeClientLimits({ store: desk.test.store, clock: desk.clock }, client, limits, 'Kim');
    // Whatever process reads the client next reads the new limits.
    return (await knownHome(desk.test.store, 'test', chat)).client.limits;
  };

  it('ends a day with one sentence when the money is used up, and names the sum', async () => {
    const seen: (number | undefined)[] = [];
    desk = await openTestDesk(money(0.05), {
      agent: agentThatCosts(20_000, seen),
      test: await store(),
    });
    for (let i = 0; i < 3; i++) expect(wordsIn(await desk.say('hello'))).toBe('ok');
    const words = wordsIn(await desk.say('hello'));
    expect(words).toContain("Today's limit of $0.05 for the model is used up, so I go on at 00:00");
    expect(seen.map((left) => left?.toFixed(2))).toEqual(['0.05', '0.03', '0.01']);
    expect(wordsIn(await desk.say('hello', 'bo'))).toBe('ok');
    expect(wordsIn(await desk.say('/help'))).not.toContain('used up');
    desk.clock.advance(86_400_000);
    expect(wordsIn(await desk.say('hello'))).toBe('ok');
    const rows = await desk.test.store.listAudit({ user: null, limit: 50 });
    expect(rows.some(({ errorStatus }) => errorStatus === 'day_limit_cost')).toBe(true);
  });

  it('counts nothing where no price is known', async () => {
    desk = await openTestDesk(money(0.05), { agent: agentThatCosts(null), test: await store() });
    for (let i = 0; i < 4; i++) expect(wordsIn(await desk.say('hello'))).toBe('ok');
  });

  it('holds for the one client who has it, in place of the desk’s, until it is taken back', async () => {
    desk = await openTestDesk(
      { dayLimits: { ...NO_DAY_LIMITS, turns: 2 } },
      { agent: agentThatCosts(1), test: await store() },
    );
    await desk.say('hello');
    await desk.say('hello', 'bo');
    expect(await own({ turns: 4, cost: Number.POSITIVE_INFINITY })).toEqual({
      turns: 4,
      cost: Number.POSITIVE_INFINITY,
    });
    expect(await own({ turns: 1 }, 'bo')).toEqual({ turns: 1 });
    for (let i = 0; i < 3; i++) expect(wordsIn(await desk.say('hello'))).toBe('ok');
    expect(wordsIn(await desk.say('hello'))).toContain('limit for answered messages (4)');
    expect(wordsIn(await desk.say('hello', 'bo'))).toContain('limit for answered messages (1)');
    expect(await own({}, 'bo')).toBeNull();
    expect(wordsIn(await desk.say('hello', 'bo'))).toBe('ok');
    const rows = await desk.test.store.listAudit({ user: null, limit: 50 });
    expect(
      rows
        .filter(({ action }) => action === 'client.limits_changed')
        .map(({ notes }) => notes)
        .toReversed(),
    ).toEqual([
      "the desk's -> turns 4, cost off; operator Kim",
      "the desk's -> turns 1; operator Kim",
      "turns 1 -> the desk's; operator Kim",
    ]);
  });

  it('is told to the client with what is used and left, on their own clock', async () => {
    desk = await openTestDesk(money(0.05), {
      agent: agentThatCosts(20_000),
      test: await store(),
    });
    await desk.say('hello');
    await own({ turns: 4, tokens: 12_000 });
    await desk.say('/timezone Asia/Tokyo');
    const words = wordsIn(await desk.say('/cost'));
    expect(words).toContain('All together: 0.02 USD');
    expect(words.split('\n').slice(-6)).toEqual([
      'Today, until 09:00 (Asia/Tokyo):',
      'Answers: 1 of 4 used, 3 left',
      'Tokens: 15 of 12,000 used, 11,985 left',
      'Steps: 0 used, no limit',
      'Sent messages: 0 used, no limit',
      'US dollars: 0.02 of 0.05 used, 0.03 left',
    ]);
  });

  it('holds for what is sent as well, also for a card that waited', async () => {
    desk = await openTestDesk({}, { test: await store() });
    await prepareDraft(desk);
    const ask = async () => {
      desk.script([
        { name: 'draft_outreach', args: { job: 1 } },
        { name: 'send_outreach', args: {} },
      ]);
      return cardIn(await desk.say('send it, please'));
    };
    const first = await ask();
    await desk.say({ kind: 'tap', token: first.token.yes });
    expect(desk.mails).toHaveLength(1);
    const second = await ask();
    await own({ sends: 1 });
    expect(wordsIn(await desk.say({ kind: 'tap', token: second.token.yes }))).toContain(
      "today's limit for sent messages (1) is used up",
    );
    expect(desk.mails).toHaveLength(1);
  });
});

describe('CLIENT_DAY_COST', () => {
  it('is read in dollars, and is off when it is not set', () => {
    const cost = (text?: string) =>
      readConfig(text === undefined ? {} : { CLIENT_DAY_COST: text }).settings.dayLimits.cost;
    expect(cost()).toBe(Number.POSITIVE_INFINITY);
    expect(cost('off')).toBe(Number.POSITIVE_INFINITY);
    expect(cost('2.50')).toBe(2.5);
    expect(() => cost('0')).toThrow('CLIENT_DAY_COST is not usable');
    expect(() => cost('$2')).toThrow('CLIENT_DAY_COST is not usable');
  });
});
