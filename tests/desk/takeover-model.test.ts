import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Moment,
  PEOPLE,
  playInterleaving,
  STEPS,
  type Step,
} from '../../src/cli/bench/interleaving.ts';
import { openBenchChat } from '../../src/cli/bench/waiting-cards.ts';
import { plantOperators } from '../support/operators.ts';
import { openTestStore, type TestStore } from '../support/sqlite-store.ts';

const step = fc.constantFrom(...STEPS);
const quiet = step.filter((one): one is Exclude<Step, 'send one'> => one !== 'send one');
const moment: fc.Arbitrary<Moment> = fc.oneof(
  { weight: 3, arbitrary: step },
  { weight: 1, arbitrary: fc.array(quiet, { minLength: 2, maxLength: 3 }) },
);

describe('a takeover, whatever happens in which order', () => {
  let test: TestStore;
  let chats = 0;
  beforeEach(async () => {
    test = await openTestStore();
    await plantOperators({ place: test.path, key: test.key }, PEOPLE);
  });
  afterEach(() => test.remove());

  it('never lets the bot speak over a person, and loses nothing that an operator said', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(moment, { minLength: 4, maxLength: 24 }), async (moments) => {
        const { conversation } = await openBenchChat(test.store, chats++);
        expect(await playInterleaving(test.store, conversation.id, moments)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('would be seen to fail: a bot that asks too early and speaks too late is caught', async () => {
    const { conversation } = await openBenchChat(test.store, chats++);
    // As a desk without epochs would write it: the row says that it is the desk's own.
    const blind = new Proxy(test.store, {
      get(target, name, receiver) {
        if (name !== 'commit') return Reflect.get(target, name, receiver);
        return (changes: Parameters<TestStore['store']['commit']>[0]) =>
          target.commit(
            changes.map((change) =>
              change.type === 'outbound' ? { ...change, speaker: 'desk' as const } : change,
            ),
            'normal',
          );
      },
    });
    const moments: Moment[] = ['reminder is due', 'claim', 'reminder is written'];
    expect(await playInterleaving(blind, conversation.id, moments)).toContain(
      'the bot spoke in human',
    );
    expect(await playInterleaving(test.store, conversation.id, moments)).toEqual([]);
  });
});
