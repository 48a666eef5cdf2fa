import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withProfile } from '../../../src/desk/job-index.ts';
import type { Store } from '../../../src/desk/ports/store.ts';
import { newBoard } from '../../../src/jobs/sync/sync-board.ts';
import { openTestDesk, type TestDesk, wordsIn } from '../../support/desk.ts';
import { posting } from '../../support/postings.ts';

const HOUR = 3_600_000;

/** What clients hear of saved jobs that have closed, whatever the database. */
export function describeClosed(
  name: string,
  open: () => Promise<{ store: Store; remove(): Promise<void> }>,
): void {
  describe(`saved jobs that close, on ${name}`, () => {
    let desk: TestDesk;
    let store: Store;
    beforeEach(async () => {
      const test = await open();
      store = test.store;
      // The clock of the test starts at 10:00 UTC.
      desk = await openTestDesk({}, { test });
    });
    afterEach(() => desk.remove());

    /** Saves the first jobs of a list of these. */
    async function save(titles: readonly string[], chat = 'ada'): Promise<string[]> {
      const jobs = titles.map((title) => posting({ title, text: `${title} ${titles.join(' ')}` }));
      await store.savePostings(jobs.map(withProfile), desk.clock.now());
      desk.script([{ name: 'search_jobs', args: { query: titles[0] ?? '' } }]);
      const shown = wordsIn(await desk.say('search', chat));
      const numbers = titles.map((title) =>
        Number(new RegExp(`^(\\d+)\\. ${title} –`, 'm').exec(shown)?.[1]),
      );
      desk.script([{ name: 'save_job', args: { jobs: numbers } }]);
      await desk.say('save', chat);
      return jobs.map(({ id }) => id);
    }
    async function close(...ids: string[]): Promise<void> {
      desk.clock.advance(1000);
      const askedAt = desk.clock.now();
      await store.finishBoard({
        state: { ...newBoard('test:board'), askedAt },
        askedAt,
        allSeen: false,
        gone: ids,
        notFound: [],
        entry: null,
      });
    }
    /** What the desk says by itself after some time. */
    async function later(hours: number, chat = 'ada'): Promise<string> {
      const from = desk.sent.length;
      desk.clock.advance(hours * HOUR);
      await desk.desk.sweep();
      await desk.desk.settled('test', chat);
      return wordsIn(desk.sent.slice(from));
    }
    const pipeline = async () => {
      desk.script([{ name: 'list_pipeline', args: {} }]);
      return wordsIn(await desk.say('pipeline'));
    };

    it('are told once, in one message, and stay in the pipeline and open to look at', async () => {
      const ids = await save(['Welder', 'Welder foreman', 'Welder trainee']);
      expect(await later(1)).toBe('');
      await close(ids[0] ?? '', ids[2] ?? '');
      const told = await later(0.1);
      expect(told).toContain('2 jobs that you saved have closed:');
      expect(told).toContain('- Welder – Northwind: its board does not list it any more');
      expect(told).toContain('- Welder trainee – Northwind:');
      expect(told).not.toContain('foreman');
      expect(await later(24)).toBe('');
      const view = await pipeline();
      expect(view).toContain('saved (3)');
      expect(view.match(/not open any more/g)).toHaveLength(2);
      expect(view).toMatch(/Welder foreman – Northwind \([^,]*\)$/m);
      const log = await store.listAudit({ user: null, limit: 50 });
      expect(log.filter(({ action }) => action === 'pipeline.closed_told')).toMatchObject([
        { notes: '2 closed', actor: 'automation', externalAction: false },
      ]);
    });

    it('are found by no search any more', async () => {
      const [welder = ''] = await save(['Welder', 'Welder foreman']);
      await close(welder);
      desk.script([{ name: 'search_jobs', args: { query: 'Welder' } }]);
      const shown = wordsIn(await desk.say('search'));
      expect(shown).toContain('Welder foreman');
      expect(shown).not.toContain('. Welder –');
    });

    it('are told by their own date', async () => {
      const [welder = ''] = await save(['Welder']);
      const [kept] = await store.getPostings([welder], 'public');
      if (!kept) throw new Error('not saved');
      const closesAt = new Date(desk.clock.now().getTime() + HOUR);
      await store.savePostings([withProfile({ ...kept, closesAt })], desk.clock.now());
      expect(await later(0.5)).toBe('');
      expect(await later(1)).toContain('Welder – Northwind: its closing date has passed.');
      expect(await later(1)).toBe('');
    });

    it('wait for the end of the quiet hours', async () => {
      const [welder = ''] = await save(['Welder']);
      await desk.say('/quiet 11:00-15:00');
      await close(welder);
      expect(await later(1.5)).toBe('');
      expect(await later(4)).toContain('Welder – Northwind');
    });

    it('wait while the client has paused the desk', async () => {
      const [welder = ''] = await save(['Welder']);
      await desk.say('/pause');
      await close(welder);
      expect(await later(1)).toBe('');
      await desk.say('/resume');
      expect(await later(1)).toContain('Welder – Northwind');
    });

    it('are told again only when they came back and closed anew', async () => {
      const [welder = ''] = await save(['Welder']);
      await close(welder);
      expect(await later(1)).toContain('Welder');
      const [kept] = await store.getPostings([welder], 'public');
      if (!kept) throw new Error('not saved');
      await store.savePostings([withProfile(kept)], desk.clock.now());
      expect((await store.getPostings([welder], 'public'))[0]?.closed).toBeUndefined();
      expect(await later(1)).toBe('');
      await close(welder);
      expect(await later(1)).toContain('Welder');
      expect(await later(1)).toBe('');
    });

    it('are not told of to whom has closed them', async () => {
      const [welder = ''] = await save(['Welder']);
      desk.script([{ name: 'move_in_pipeline', args: { job: 1, stage: 'closed' } }]);
      await desk.say('close it');
      await close(welder);
      expect(await later(1)).toBe('');
    });

    it('are told once by two desks at once, and to each client their own', async () => {
      const [welder = ''] = await save(['Welder']);
      const [miller = ''] = await save(['Miller'], 'ben');
      await close(welder, miller);
      desk.clock.advance(HOUR);
      const from = desk.sent.length;
      await Promise.all([desk.desk.sweep(), desk.desk.sweep(), desk.desk.sweep()]);
      const due = await store.closedSaved(10);
      expect(due).toEqual([]);
      await desk.desk.settled('test', 'ada');
      await desk.desk.settled('test', 'ben');
      const told = desk.sent.slice(from).map((message) => wordsIn([message]));
      expect(told.toSorted().map((text) => /closed\. (\w+) –/.exec(text)?.[1])).toEqual([
        'Miller',
        'Welder',
      ]);
    });

    it('are noted as told all or not at all', async () => {
      const [welder = '', foreman = ''] = await save(['Welder', 'Welder foreman']);
      await close(welder, foreman);
      const items = await store.closedSaved(10);
      expect(items.map(({ postingId }) => postingId).toSorted()).toEqual(
        [welder, foreman].toSorted(),
      );
      expect(await store.noteClosedTold(items.slice(0, 1), [])).toBe(true);
      expect(await store.noteClosedTold(items, [])).toBe(false);
      expect((await store.closedSaved(10)).map(({ postingId }) => postingId)).toEqual(
        items.slice(1).map(({ postingId }) => postingId),
      );
    });
  });
}
