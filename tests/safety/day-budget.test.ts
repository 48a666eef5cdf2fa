import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAgentRunner } from '../../src/agent/agent.ts';
import { createOfflineModel } from '../../src/agent/offline-model.ts';
import { readConfig } from '../../src/config.ts';
import { type DayLimits, NO_DAY_LIMITS } from '../../src/desk/day-budget.ts';
import { cardIn, openTestDesk, prepareDraft, type TestDesk, wordsIn } from '../support/desk.ts';
import { findPostgres } from '../support/postgres-server.ts';
import { openPostgresStore } from '../support/postgres-store.ts';
import { openTestStore, type TestStore } from '../support/sqlite-store.ts';

const agent = createAgentRunner({
  model: createOfflineModel(),
  description: { name: 'offline', host: null, retention: '' },
});
const limits = (some: Partial<DayLimits>) => ({ dayLimits: { ...NO_DAY_LIMITS, ...some } });
const DAY = 86_400_000;

const server = await findPostgres();
afterAll(() => server?.close());

/** The limits are counted from stored rows, so every kind of store has to count the same. */
const STORES: { name: string; store(): Promise<Pick<TestStore, 'store' | 'remove'>> }[] = [
  { name: 'SQLite', store: openTestStore },
  ...(server ? [{ name: 'PostgreSQL', store: () => openPostgresStore(server.url) }] : []),
];

describe.each(STORES)('what a client may use in a day, on $name', ({ store }) => {
  let desk: TestDesk;
  afterEach(() => desk.remove());

  it.each([
    [
      'turns',
      { turns: 2 },
      /limit for answered messages \(2\) is used up, so I go on at 00:00 \(UTC\)/,
    ],
    ['tokens', { tokens: 9000 }, /limit for model tokens \(9000\)/],
    ['toolCalls', { toolCalls: 2 }, /limit for steps \(2\)/],
  ] as const)('ends with one sentence: %s', async (what, some, sentence) => {
    desk = await openTestDesk(limits(some), { agent, test: await store() });
    for (let i = 0; i < 14; i += 1) await desk.say('find me TypeScript jobs');
    const [only, ...more] = await desk.say('find me TypeScript jobs');
    expect(more).toEqual([]);
    expect(only && 'text' in only ? only.text : '').toMatch(sentence);
    expect(wordsIn(await desk.say('/help'))).not.toMatch(sentence);
    expect(wordsIn(await desk.say('find me TypeScript jobs', 'bob'))).not.toMatch(/used up/);
    const rows = await desk.test.store.listAudit({ user: null, limit: 100 });
    expect(rows.some(({ errorStatus }) => errorStatus === `day_limit_${what}`)).toBe(true);
    desk.clock.advance(DAY);
    expect(wordsIn(await desk.say('find me TypeScript jobs'))).not.toMatch(/used up/);
  });

  describe('and send', () => {
    beforeEach(async () => {
      desk = await openTestDesk(limits({ sends: 1 }), { test: await store() });
      await prepareDraft(desk);
    });
    const ask = async (words: string) => {
      desk.script([
        { name: 'draft_outreach', args: { job: 1 } },
        { name: 'send_outreach', args: {} },
      ]);
      return desk.say(words);
    };

    it('a second card is not asked for', async () => {
      const card = cardIn(await ask('the first mail'));
      await desk.say({ kind: 'tap', token: card.token.yes });
      expect(wordsIn(await ask('the second mail'))).toMatch(
        /limit for sent messages \(1\) is used up/,
      );
      expect(desk.mails).toHaveLength(1);
    });

    it('two cards that waited send one mail', async () => {
      const first = cardIn(await ask('the first mail'));
      const second = cardIn(await ask('the second mail'));
      await desk.say({ kind: 'tap', token: first.token.yes });
      const words = wordsIn(await desk.say({ kind: 'tap', token: second.token.yes }));
      expect(words).toMatch(/Not sent: today's limit for sent messages \(1\)/);
      expect(desk.mails).toHaveLength(1);
    });
  });
});

describe('the variables of the daily limits', () => {
  it('are read, and lifted for measurements and for the offline model’s tokens', () => {
    expect(readConfig({}).settings.dayLimits).toMatchObject({
      turns: 500,
      tokens: Number.POSITIVE_INFINITY,
    });
    expect(readConfig({ CLIENT_DAY_SENDS: '3' }).settings.dayLimits.sends).toBe(3);
    expect(readConfig({ CLIENT_DAY_TURNS: 'off' }).settings.dayLimits.turns).toBe(
      Number.POSITIVE_INFINITY,
    );
    expect(readConfig({ DESK_TRIAL: '1' }).settings.dayLimits).toEqual(NO_DAY_LIMITS);
    expect(() => readConfig({ CLIENT_DAY_TURNS: '-1' })).toThrow(/CLIENT_DAY_TURNS is not usable/);
  });
});
