import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCommand } from '../../src/desk/commands.ts';
import { openTestDesk, type TestDesk, wordsIn } from '../support/desk.ts';
import { markersOf, richClient } from '../support/rich-client.ts';

const A = markersOf('Larkspur');

describe('/searches', () => {
  let desk: TestDesk;
  beforeEach(async () => {
    desk = await openTestDesk();
  });
  afterEach(() => desk.remove());

  const search = async (...queries: string[]) => {
    const [line] = await desk.test.store.listClients();
    const record = await desk.test.store.readRecord(line?.id ?? '');
    const conversation = record?.conversations[0]?.id ?? '';
    for (const query of queries)
      await desk.test.store.commit(
        [
          {
            type: 'search_made',
            clientId: line?.id ?? '',
            conversationId: conversation,
            search: {
              id: `search-${query}`,
              query,
              shown: [{ postingId: 'test:board:1', score: 71 }],
              at: desk.clock.now(),
            },
          },
        ],
        'full',
      );
  };
  const queries = async () => {
    const [line] = await desk.test.store.listClients();
    return (await desk.test.store.listSearches(line?.id ?? '')).map(({ query }) => query);
  };

  it('lists what was searched for, newest first, and deletes one or all, on the record', async () => {
    await richClient(desk, A);
    await desk.say('/searches delete all', A.chat);
    expect(wordsIn(await desk.say('/searches', A.chat))).toContain('You have not searched yet');
    await search('baker in Lyon', 'night nurse', 'welder');
    const list = wordsIn(await desk.say('my searches', A.chat));
    expect(list).toMatch(
      /3\. .*welder \(1 shown\)[\s\S]*2\. .*night nurse[\s\S]*1\. .*baker in Lyon/,
    );

    expect(wordsIn(await desk.say('/searches delete 9', A.chat))).toContain('no search 9');
    expect(wordsIn(await desk.say('forget search 2', A.chat))).toContain('Search 2 is deleted');
    expect(await queries()).toEqual(['baker in Lyon', 'welder']);
    expect(wordsIn(await desk.say('clear my search history', A.chat))).toContain('all 2 searches');
    expect(await queries()).toEqual([]);
    expect(wordsIn(await desk.say('/searches delete 1', A.chat))).toContain('no searches');

    const log = (await desk.test.store.listAudit({ user: null, limit: 50 })).filter(({ action }) =>
      /^(?:search|history)\.forgotten$/.test(action),
    );
    expect(log.map(({ action, notes }) => [action, notes])).toEqual([
      ['history.forgotten', '2 searches'],
      ['search.forgotten', 'search 2'],
      ['history.forgotten', expect.stringMatching(/^\d+ searches$/)],
    ]);
    expect(JSON.stringify(log)).not.toContain('nurse');
  });

  it.each([
    ['/searches', { do: 'list' }],
    ['Show me my search history', { do: 'list' }],
    ['What did I search for?', { do: 'list' }],
    ['/searches delete #3', { do: 'delete', number: 3 }],
    ['delete search 3 from my history', { do: 'delete', number: 3 }],
    ['/searches delete all', { do: 'delete', number: 'all' }],
    ['Please delete all my past searches', { do: 'delete', number: 'all' }],
    ['/searches of whom', { do: 'unknown' }],
  ])('reads "%s"', (said, wish) => {
    expect(readCommand(said)).toEqual({ name: 'searches', wish });
  });

  it('leaves requests for jobs to the agent', () => {
    for (const said of ['search nurse jobs', 'search 3', 'searches', 'delete job 3 from my list'])
      expect(readCommand(said)?.name === 'searches' && said !== 'searches').toBe(false);
  });
});
