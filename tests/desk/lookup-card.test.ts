import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { boardOf } from '../../src/jobs/board.ts';
import { createBoardLookup } from '../../src/jobs/board-lookup.ts';
import { SOURCES } from '../../src/jobs/sources/catalog.ts';
import { cardIn, openTestDesk, type TestDesk } from '../support/desk.ts';

describe('the card of a live look-up', () => {
  let desk: TestDesk;
  beforeEach(async () => {
    desk = await openTestDesk();
  });
  afterEach(() => desk.remove());

  async function cardFor(board: string) {
    desk.script([{ name: 'lookup_jobs', args: { board, query: 'night nurse' } }]);
    const card = cardIn(await desk.say(`search ${board} for night nurse`));
    await desk.say('yes');
    return card.text;
  }

  it('says which words leave the desk where the board takes words', async () => {
    const text = await cardFor('remotive');
    expect(text).toContain('These words leave the desk: "night nurse"');
    expect(text).not.toMatch(/None of your words|ask for the text/);
    expect(desk.lookups).toEqual([{ board: 'remotive', query: 'night nurse', sendsWords: true }]);
  });

  it('says that no words leave it where a list is asked for', async () => {
    const text = await cardFor('lever:acme');
    expect(text).toContain('None of your words leave the desk');
    expect(text).not.toMatch(/These words leave|ask for the text/);
    expect(desk.lookups[0]?.sendsWords).toBe(false);
  });

  it('says that a board sees which texts are asked for', async () => {
    expect(await cardFor('bamboohr:acme')).toContain('so the board can see which ones');
  });
});

const WORDS = 'zylphia nurse';
const BOARDS: Readonly<Record<string, string>> = {
  workday: 'acme.wd5.jobs',
  adzuna: 'gb',
  jooble: 'clerk',
};

it.each(SOURCES.filter(({ name }) => !['sample', 'page'].includes(name)).map(({ name }) => name))(
  'what the card says of %s is what its requests hold',
  async (source) => {
    const name = BOARDS[source] ?? 'acme';
    const known = SOURCES.find((item) => item.name === source);
    const keys = Object.fromEntries((known?.keys ?? []).map((key) => [key, 'k']));
    const board = boardOf({ source, board: known?.boards.test(name) ? name : '' }, keys);
    for (const sendsWords of [true, false]) {
      const requests: string[] = [];
      const lookup = createBoardLookup({
        boards: [board],
        ask: async (request) => {
          requests.push(decodeURIComponent(JSON.stringify(request)).replaceAll('+', ' '));
          return { status: 500, retryAfter: null, body: '' };
        },
      });
      const [asked] = lookup.boards;
      const answer = lookup.lookup(
        { board: asked?.name ?? '', query: WORDS, sendsWords },
        AbortSignal.timeout(1000),
      );
      await expect(answer).rejects.toMatchObject({ code: 'http_500' });
      expect(requests.length).toBeGreaterThan(0);
      expect(requests.some((request) => request.includes(WORDS))).toBe(
        sendsWords && asked?.takesWords === true,
      );
    }
  },
);
