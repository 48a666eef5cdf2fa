import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createJobIndex } from '../../../src/desk/job-index.ts';
import type { BoardState } from '../../../src/desk/ports/board-store.ts';
import type { Store } from '../../../src/desk/ports/store.ts';
import type { Board } from '../../../src/jobs/board.ts';
import type { BoardOutcome } from '../../../src/jobs/sync/board-outcome.ts';
import { newBoard } from '../../../src/jobs/sync/sync-board.ts';
import { syncBoards } from '../../../src/jobs/sync/sync-boards.ts';
import { PROJECT_ROOT } from '../../../src/root.ts';
import { type BoardServer, openBoardServer } from '../../support/board-server.ts';
import { COMPILED } from '../../support/compiled.ts';

export interface SyncUnderTest {
  store: Store;
  /** What a second process opens the same data with. */
  place: string;
  key: Uint8Array;
  remove(): Promise<void>;
}

const HOUR = 3_600_000;
const many = (n: number) =>
  Object.fromEntries(Array.from({ length: n }, (_, i) => [`j${i}`, `Baker ${i}`]));

/** What a sync of whole boards must do, whatever the database. */
export function describeSync(name: string, open: () => Promise<SyncUnderTest>): void {
  describe(`the sync of boards on ${name}`, () => {
    let under: SyncUnderTest;
    let store: Store;
    let server: BoardServer;
    let now = 0;
    const clock = { now: () => new Date(now) };

    beforeEach(async () => {
      now = new Date('2026-11-21T10:00:00Z').getTime();
      under = await open();
      store = under.store;
      server = await openBoardServer();
    });
    afterEach(async () => {
      await server.close();
      await under.remove();
    });

    async function sync(
      boards: readonly Board[] = [server.board()],
      boardMs = 20_000,
    ): Promise<BoardOutcome> {
      now += HOUR;
      const deps = { store, clock, read: server.read(clock), boardMs };
      const [first] = await syncBoards(deps, boards, new AbortController().signal);
      if (!first) throw new Error('No board was asked.');
      return first;
    }
    const id = (job: string) => `lever:acme:${job}`;
    const state = async (board = 'lever:acme'): Promise<BoardState> =>
      (await store.boardStates()).find((item) => item.name === board) ?? newBoard(board);
    const closed = async (job: string) =>
      (await store.getPostings([id(job)], 'public'))[0]?.closed ?? null;
    async function inIndex(): Promise<string[]> {
      const index = createJobIndex(store);
      await index.refresh();
      return index
        .view('public')
        .postings()
        .map((job) => job.id)
        .toSorted();
    }
    /** A process of its own that syncs the board; gives what it said. */
    function worker() {
      const child = spawn(process.execPath, [join(PROJECT_ROOT, 'tests/support/sync-worker.ts')], {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: {
          ...COMPILED,
          PATH: process.env.PATH,
          PLACE: under.place,
          KEY: Buffer.from(under.key).toString('hex'),
          URL: server.url,
          NOW: clock.now().toISOString(),
        },
      });
      let said = '';
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString();
      });
      const ended = new Promise<string>((resolve) => child.once('close', () => resolve(said)));
      return { child, ended };
    }
    const rows = async () =>
      (await store.listAudit({ user: 'desk', limit: 50 })).filter(({ action }) =>
        action.startsWith('jobs.'),
      );

    it('brings the index up to a board, with a row of the log before and after', async () => {
      server.lists('acme', { a: 'Baker', b: 'Cook' });
      expect(await sync()).toMatchObject({
        board: 'lever:acme',
        status: 'read',
        code: null,
        listed: 2,
        imported: 2,
        closed: 0,
      });
      expect(await inIndex()).toEqual([id('a'), id('b')]);
      expect(
        (await rows()).map(({ action, notes, actor, externalAction }) => ({
          action,
          notes,
          actor,
          externalAction,
        })),
      ).toEqual([
        {
          action: 'jobs.sync',
          notes: 'board lever:acme; 2 listed, 2 new, 0 changed, 0 closed, 0 unread',
          actor: 'automation',
          externalAction: true,
        },
        {
          action: 'jobs.sync_begun',
          notes: 'boards: 1',
          actor: 'automation',
          externalAction: true,
        },
      ]);
      const second = { a: 'Baker', b: 'Head cook', c: 'Waiter' };
      server.lists('acme', second);
      expect(await sync()).toMatchObject({ imported: 1, updated: 1, unchanged: 1, closed: 0 });
    });

    it('sends nothing but the validators of the last answer, and takes 304 for what it is', async () => {
      server.lists('acme', { a: 'Baker' }, { etag: '"v1"' });
      await sync();
      expect(await sync()).toMatchObject({ status: 'unchanged', listed: 1, closed: 0 });
      expect(server.requests.map(({ headers }) => headers['if-none-match'] ?? null)).toEqual([
        null,
        '"v1"',
      ]);
      expect((await rows())[0]?.notes).toBe('board lever:acme; not modified');
      server.lists('acme', { a: 'Baker', b: 'Cook' }, { etag: '"v2"' });
      expect(await sync()).toMatchObject({ status: 'read', imported: 1 });
    });

    it('reads the same bytes once, from a board without validators', async () => {
      server.lists('acme', { a: 'Baker' });
      await sync();
      expect(await sync()).toMatchObject({ status: 'unchanged', listed: 1 });
      expect(server.requests.at(-1)?.headers['if-none-match']).toBeUndefined();
    });

    it('closes what the board does not list any more, and opens it when it comes back', async () => {
      server.lists('acme', { a: 'Baker', b: 'Cook', c: 'Waiter' });
      await sync();
      server.lists('acme', { a: 'Baker', c: 'Waiter' });
      expect(await sync()).toMatchObject({ closed: 1 });
      expect(await closed('b')).toMatchObject({ why: 'gone' });
      expect(await inIndex()).toEqual([id('a'), id('c')]);
      // Its text is still there for whoever has saved it.
      expect((await store.getPostings([id('b')], 'public'))[0]?.title).toBe('Cook');
      server.lists('acme', { a: 'Baker', b: 'Cook', c: 'Waiter' });
      expect(await sync()).toMatchObject({ imported: 0, closed: 0 });
      expect(await closed('b')).toBeNull();
      expect(await inIndex()).toEqual([id('a'), id('b'), id('c')]);
    });

    it('tells an index in another process of what closed', async () => {
      server.lists('acme', { a: 'Baker', b: 'Cook' });
      await sync();
      const before = (await store.postingsSince(0, 100)).seq;
      server.lists('acme', { a: 'Baker' });
      await sync();
      const { rows: changes } = await store.postingsSince(before, 100);
      expect(changes.map(({ posting }) => posting.id)).toEqual([id('b')]);
    });

    it.each([
      ['nothing', {}],
      ['under a third', { j0: 'Baker 0', j1: 'Baker 1' }],
    ])(
      'does not believe a board that suddenly lists %s, until it says so again',
      async (_, left) => {
        server.lists('acme', many(9));
        await sync();
        server.lists('acme', left);
        expect(await sync()).toMatchObject({ code: 'shrunk', closed: 0 });
        expect(await inIndex()).toHaveLength(9);
        expect(await state()).toMatchObject({ errorCode: 'shrunk', listed: 9, etag: null });
        // Too soon to be another answer.
        now -= HOUR - 1000;
        expect(await sync()).toMatchObject({ code: 'shrunk', closed: 0 });
        expect(await sync()).toMatchObject({ code: null, closed: 9 - Object.keys(left).length });
        expect(await state()).toMatchObject({ errorCode: null, failures: 0 });
        expect(await inIndex()).toHaveLength(Object.keys(left).length);
      },
    );

    it('closes nothing when a board that shrank is itself again', async () => {
      server.lists('acme', many(9));
      await sync();
      server.lists('acme', {});
      await sync();
      server.lists('acme', many(9));
      expect(await sync()).toMatchObject({ code: null, closed: 0 });
      expect(await inIndex()).toHaveLength(9);
    });

    it('keeps open what may be among the unread ones', async () => {
      server.lists('acme', { a: 'Baker', b: 'Cook', c: 'Waiter' });
      await sync();
      // Lever calls the title `text`; the id is missing.
      server.lists('acme', { a: 'Baker' }, { broken: [{ text: 'Cook' }] });
      expect(await sync()).toMatchObject({ closed: 1, problems: [{ at: 'posting 2 (Cook)' }] });
      expect(await closed('b')).toBeNull();
      expect(await closed('c')).toMatchObject({ why: 'gone' });
      server.lists('acme', { c: 'Waiter' }, { broken: [{}] });
      expect(await sync()).toMatchObject({ closed: 0 });
    });

    it.each<[string, Parameters<BoardServer['answers']>[1], string]>([
      ['429', (_q, r) => r.writeHead(429, { 'retry-after': '7200' }).end(), 'rate_limited'],
      ['403', (_q, r) => r.writeHead(403).end(), 'http_403'],
      ['404', (_q, r) => r.writeHead(404).end(), 'no_such_board'],
      ['500', (_q, r) => r.writeHead(500).end(), 'http_500'],
      ['broken JSON', (_q, r) => r.end('[{"id"'), 'broken_json'],
      ['another shape', (_q, r) => r.end('{"jobs":[]}'), 'changed_schema'],
      ['items of another shape', (_q, r) => r.end('[{"x":1},{"x":2}]'), 'changed_schema'],
      ['half an answer', (_q, r) => halfAnAnswer(r), 'cut_off'],
      ['a connection that ends', (q) => void q.socket.destroy(), 'connection'],
    ])('closes nothing for %s, and says what it was', async (_what, answer, code) => {
      server.lists('acme', { a: 'Baker' });
      await sync();
      server.answers('acme', answer);
      expect(await sync()).toMatchObject({ status: 'failed', code, closed: 0 });
      expect(await inIndex()).toEqual([id('a')]);
      const after = await state();
      expect(after).toMatchObject({ failures: 1, errorCode: code, listed: 1 });
      expect(after.retryAt?.getTime()).toBeGreaterThan(now);
      if (code === 'rate_limited') expect(after.retryAt).toEqual(new Date(now + 7_200_000));
      expect((await rows())[0]).toMatchObject({ action: 'jobs.sync', errorStatus: code });
      server.lists('acme', { a: 'Baker' });
      expect(await sync()).toMatchObject({ code: null });
      expect(await state()).toMatchObject({ failures: 0, errorCode: null, retryAt: null });
    });

    it('gives up on a board that is too slow', async () => {
      server.answers('acme', () => undefined);
      expect(await sync([server.board()], 200)).toMatchObject({ code: 'timeout', closed: 0 });
    });

    it('opens the circuit after five faults in a row, also for the next process', async () => {
      server.answers('acme', (_q, r) => r.writeHead(500).end());
      const pauses: number[] = [];
      for (let i = 0; i < 7; i++) {
        await sync();
        pauses.push((((await state()).retryAt?.getTime() ?? 0) - now) / 60_000);
      }
      for (const [i, usual] of [5, 10, 20, 40].entries()) {
        expect(pauses[i]).toBeGreaterThanOrEqual(usual * 0.8);
        expect(pauses[i]).toBeLessThanOrEqual(usual * 1.2);
      }
      for (const pause of pauses.slice(4)) {
        expect(pause).toBeGreaterThanOrEqual(24 * 60 * 0.8);
        expect(pause).toBeLessThanOrEqual(24 * 60);
      }
      expect(await state()).toMatchObject({ failures: 7 });
    });

    it('asks one host once at a time, and puts its other boards off when it asks for a pause', async () => {
      server.lists('one', { a: 'Baker' });
      server.answers('two', (_q, r) => r.writeHead(429, { 'retry-after': '60' }).end());
      server.lists('three', { a: 'Baker' });
      now += HOUR;
      const outcomes = await syncBoards(
        { store, clock, read: server.read(clock), boardMs: 20_000 },
        ['one', 'two', 'three'].map(server.board),
        new AbortController().signal,
      );
      expect(outcomes.map(({ status }) => status)).toEqual(['read', 'failed', 'put_off']);
      expect(server.requests.map(({ board }) => board)).toEqual(['one', 'two']);
      expect(server.mostAtOnce()).toBe(1);
      expect(await state('lever:three')).toMatchObject({ failures: 0, errorCode: null });
      expect((await state('lever:three')).retryAt).toEqual((await state('lever:two')).retryAt);
    });

    it('notes nothing against a board when the desk stops', async () => {
      const stop = new AbortController();
      server.answers('acme', () => stop.abort());
      const deps = { store, clock, read: server.read(clock), boardMs: 20_000 };
      expect(await syncBoards(deps, [server.board()], stop.signal)).toMatchObject([
        { status: 'stopped' },
      ]);
      expect(await store.boardStates()).toEqual([]);
    });

    it('lets the later of two syncs at once decide', async () => {
      server.lists('acme', { a: 'Baker', b: 'Cook' });
      await sync();
      // The first one has asked and is slow; meanwhile another asks, finds a new job, and ends.
      server.lists('acme', { a: 'Baker' });
      const early = new Date(now + HOUR);
      const read = server.read(clock);
      const slow = Promise.withResolvers<void>();
      const asked = Promise.withResolvers<void>();
      const first = syncBoards(
        {
          store,
          clock: { now: () => early },
          boardMs: 20_000,
          async read(...args) {
            const reading = await read(...args);
            asked.resolve();
            await slow.promise;
            return reading;
          },
        },
        [server.board()],
        new AbortController().signal,
      );
      await asked.promise;
      now += HOUR;
      server.lists('acme', { a: 'Baker', b: 'Cook', c: 'Waiter' });
      await sync();
      slow.resolve();
      await first;
      expect(await inIndex()).toEqual([id('a'), id('b'), id('c')]);
      expect(await state()).toMatchObject({ listed: 3 });
    });

    it('takes over what came from the board in another way', async () => {
      server.lists('other', { a: 'Baker' });
      server.lists('acme', { a: 'Baker', b: 'Cook' });
      await sync();
      // As an import of a file does: the same postings, and no board.
      const kept = await store.getPostings([id('a'), id('b')], 'public');
      await store.savePostings(
        [
          ...kept.map((item) => ({ ...item, id: item.id.replace('acme', 'other') })),
          ...kept.map((item) => ({ ...item, id: item.id.replace('acme', 'xother') })),
        ].map((item) => ({ posting: item, profile: null, profileVersion: null, ownerId: null })),
        clock.now(),
      );
      expect(await sync([server.board('other')])).toMatchObject({ updated: 1, closed: 1 });
      const [other] = await store.getPostings(['lever:other:b'], 'public');
      expect(other?.closed?.why).toBe('gone');
      expect((await store.getPostings(['lever:xother:b'], 'public'))[0]?.closed).toBeUndefined();
    });

    it('closes by their own date what has passed it, whatever the board lists', async () => {
      server.lists('acme', { a: 'Baker', b: 'Cook', c: 'Waiter' });
      await sync();
      const [a, b] = await store.getPostings([id('a'), id('b')], 'public');
      if (!a || !b) throw new Error('not saved');
      const stored = (item: typeof a, closesAt: Date) => ({
        posting: { ...item, closesAt },
        profile: null,
        profileVersion: null,
        ownerId: null,
      });
      const seq = (await store.postingsSince(0, 100)).seq;
      await store.savePostings(
        [stored(a, new Date(now - 1)), stored(b, new Date(now + HOUR))],
        clock.now(),
      );
      const found = await store.closingDates(seq, 100);
      expect(found.rows.map((row) => row.id).toSorted()).toEqual([id('a'), id('b')]);
      expect(await store.closingDates(found.seq, 100)).toMatchObject({ done: true, rows: [] });
      expect(await store.expirePostings([id('a'), id('b'), id('c')], clock.now())).toEqual([
        id('a'),
      ]);
      expect(await closed('a')).toMatchObject({ why: 'expired' });
      expect(await store.expirePostings([id('a')], clock.now())).toEqual([]);
    });

    it('closes what its own page does not know any more', async () => {
      server.lists('acme', { a: 'Baker', b: 'Cook' });
      await sync();
      const [a] = await store.getPostings([id('a')], 'public');
      now += HOUR;
      const outcomes = await syncBoards(
        {
          store,
          clock,
          boardMs: 20_000,
          read: async () => ({
            status: 'read',
            postings: a ? [a] : [],
            problems: [],
            whole: false,
            notFound: [id('b')],
            validators: { etag: null, lastModified: null },
          }),
        },
        [server.board()],
        new AbortController().signal,
      );
      expect(outcomes).toMatchObject([{ closed: 1 }]);
      expect(await closed('b')).toMatchObject({ why: 'not_found' });
    });

    it('closes what a list of newest postings has not shown for a month, not sooner', async () => {
      server.lists('acme', { a: 'Baker', b: 'Cook' });
      const read = server.read(clock);
      const window = async () => {
        const deps = {
          store,
          clock,
          boardMs: 20_000,
          async read(...args: Parameters<typeof read>) {
            const reading = await read(...args);
            return reading.status === 'read' ? { ...reading, whole: false } : reading;
          },
        };
        return syncBoards(deps, [server.board()], new AbortController().signal);
      };
      await window();
      server.lists('acme', {});
      now += 29 * 24 * HOUR;
      expect(await window()).toMatchObject([{ code: null, closed: 0 }]);
      server.lists('acme', { c: 'Waiter' });
      now += 2 * 24 * HOUR;
      expect(await window()).toMatchObject([{ closed: 2 }]);
      expect(await inIndex()).toEqual([id('c')]);
    });

    it('is the same after two processes that sync at once', async () => {
      server.lists('acme', many(300));
      await sync();
      server.lists('acme', { ...many(200), new: 'Waiter' });
      now += HOUR;
      const said = await Promise.all([worker().ended, worker().ended]);
      expect(said.map((text) => text.endsWith('ended\n'))).toEqual([true, true]);
      expect(await inIndex()).toHaveLength(201);
      expect(await state()).toMatchObject({ listed: 201, errorCode: null });
    }, 180_000);

    it('half-closes nothing when it is killed in the middle', async () => {
      server.lists('acme', many(1000));
      await sync();
      const half = Object.fromEntries(
        Object.entries(many(1000))
          .slice(0, 500)
          .map(([job, title]) => [job, `Senior ${title}`]),
      );
      server.lists('acme', half);
      now += HOUR;
      const { child, ended } = worker();
      child.stdout.once('data', () => child.kill('SIGKILL'));
      const said = await ended;
      expect(said).toMatch(/^\.+$/);
      // It was at work: fewer batches than the list has.
      expect(said.length).toBeLessThan(25);
      expect(await inIndex()).toHaveLength(1000);
      expect(await state()).toMatchObject({ listed: 1000 });
      expect(await sync()).toMatchObject({ closed: 500, listed: 500 });
      expect(await inIndex()).toHaveLength(500);
    }, 180_000);
  });
}

function halfAnAnswer(response: Parameters<Parameters<BoardServer['answers']>[1]>[1]): void {
  response.writeHead(200, { 'content-length': '5000' });
  response.write('[{"id"');
  setTimeout(() => response.destroy(), 20);
}
