import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Stage } from '../../../src/desk/pipeline.ts';
import type { Change, Store } from '../../../src/desk/ports/store.ts';
import { systemIds as ids } from '../../../src/system.ts';
import { COMPILED } from '../../support/compiled.ts';
import { digestsQueued, plantDigests } from '../../support/digest-clients.ts';
import { untilTrue } from '../../support/until.ts';

export interface DigestStoreUnderTest {
  store: Store;
  /** Where the data lies: a file, or the address of a server. */
  place: string;
  key: Uint8Array;
  remove(): Promise<void>;
}

const AT = new Date('2026-11-21T10:00:00.000Z');
const DUE = new Date('2026-11-24T08:30:00.000Z');
const NOW = new Date('2026-11-24T08:30:05.000Z');
const NEXT = new Date('2026-11-25T08:30:00.000Z');
const DAY = 86_400_000;

/** What every store must do for digests, saved searches and follow-ups. Run on each adapter. */
export function describeDigests(name: string, open: () => Promise<DigestStoreUnderTest>): void {
  describe(`digests in the store on ${name}`, () => {
    let under: DigestStoreUnderTest;
    let store: Store;
    beforeEach(async () => {
      under = await open();
      store = under.store;
    });
    afterEach(() => under.remove());

    const one = async () => {
      const [client] = await plantDigests(store, 1, AT, DUE);
      if (!client) throw new Error('no client');
      return client;
    };
    const commit = (...changes: Change[]) => store.commit(changes, 'full');

    it('finds what is due, and lets one of two have it', async () => {
      const { clientId } = await one();
      expect(await store.digestsDue(new Date(DUE.getTime() - 1), 10)).toEqual([]);
      expect(await store.digestsDue(DUE, 10)).toEqual([{ clientId, nextAt: DUE }]);
      const results = await Promise.all(
        [1, 2, 3].map(() => store.recordDigest(clientId, DUE, { nextAt: NEXT, sentAt: DUE }, [])),
      );
      expect(results.filter(Boolean)).toHaveLength(1);
      expect(await store.getDigest(clientId)).toMatchObject({
        hour: '08:30',
        nextAt: NEXT,
        sentAt: DUE,
        isShut: false,
      });
      expect(await store.countDigests(new Date(NEXT.getTime() + 5000), 1000)).toEqual({
        on: 1,
        due: 1,
        late: 1,
      });
    });

    it('leaves nothing of a digest that another process has sent', async () => {
      const { clientId, conversationId, chat } = await one();
      const line = (text: string): Change => ({
        type: 'outbound',
        id: ids.next(),
        conversationId,
        controlEpoch: null,
        message: { kind: 'text', text },
        at: AT,
      });
      expect(await store.recordDigest(clientId, DUE, { nextAt: NEXT }, [line('first')])).toBe(true);
      expect(await store.recordDigest(clientId, DUE, { nextAt: NEXT }, [line('second')])).toBe(
        false,
      );
      const sent = await store.recentOutbound('test', chat, 10);
      expect(sent.map(({ message }) => message)).toEqual([{ kind: 'text', text: 'first' }]);
    });

    it('starts a digest once, and an ended one stays ended', async () => {
      const { clientId, conversationId } = await one();
      const set = {
        type: 'digest_set',
        clientId,
        conversationId,
        hour: null,
        nextAt: null,
      } as const;
      await commit(set);
      await commit({
        type: 'digest_started',
        clientId,
        conversationId,
        hour: '09:00',
        nextAt: NEXT,
      });
      expect(await store.getDigest(clientId)).toMatchObject({ hour: null, nextAt: null });
      expect(await store.digestsDue(new Date('2030-01-01'), 10)).toEqual([]);
      expect(await store.recordDigest(clientId, DUE, { nextAt: NEXT }, [])).toBe(false);
    });

    it('moves with its client into another time zone', async () => {
      const { clientId } = await one();
      await commit({ type: 'client_settings', clientId, timeZone: 'Asia/Tokyo' });
      const nextAt = (await store.getDigest(clientId))?.nextAt;
      expect(nextAt).toEqual(new Date('2026-11-23T23:30:00.000Z'));
    });

    it('keeps saved searches sealed under numbers that are never given twice', async () => {
      const { clientId, conversationId } = await one();
      expect(await store.nextSavedSearch(clientId)).toBe(2);
      const search = {
        id: ids.next(),
        number: 2,
        query: 'nurse in Hamburg',
        atOnce: false,
        at: AT,
      };
      await commit({ type: 'search_saved', clientId, conversationId, search });
      await commit({ type: 'saved_search_at_once', clientId, number: 2, atOnce: true });
      await commit({ type: 'saved_searches_ran', clientId, at: NOW });
      expect((await store.searchesAtOnce()).map(({ number }) => number)).toEqual([2]);
      expect(await store.savedSearches(clientId)).toMatchObject([
        { number: 1, query: 'TypeScript', atOnce: false, ranAt: NOW },
        { number: 2, query: 'nurse in Hamburg', atOnce: true, ranAt: NOW },
      ]);
      await commit({ type: 'saved_search_ended', clientId, number: 2, at: NOW });
      expect(await store.savedSearches(clientId)).toHaveLength(1);
      expect(await store.searchesAtOnce()).toEqual([]);
      expect(await store.nextSavedSearch(clientId)).toBe(3);
      await commit({ type: 'forgotten', clientId, what: { kind: 'searches' } });
      expect(await store.savedSearches(clientId)).toEqual([]);
    });

    it('refuses a saved search or a digest in the conversation of another client', async () => {
      const [ada, ben] = await plantDigests(store, 2, AT, DUE);
      if (!ada || !ben) throw new Error('no clients');
      const search = { id: ids.next(), number: 9, query: 'x', atOnce: false, at: AT };
      await expect(
        commit({
          type: 'search_saved',
          clientId: ada.clientId,
          conversationId: ben.conversationId,
          search,
        }),
      ).rejects.toThrow('another client');
      await expect(
        commit({
          type: 'digest_set',
          clientId: ada.clientId,
          conversationId: ben.conversationId,
          hour: '09:00',
          nextAt: NEXT,
        }),
      ).rejects.toThrow('another client');
    });

    it('counts what a search shows as shown, and shows once what two tell at the same moment', async () => {
      const { clientId, conversationId } = await one();
      const shown = ['a', 'b'].map((postingId) => ({ postingId, score: 1 }));
      const search = { id: ids.next(), query: 'x', shown, at: AT };
      await commit({ type: 'search_made', clientId, conversationId, search });
      expect(await store.shownPostings(clientId)).toEqual(new Set(['a', 'b']));
      expect(await store.showOnce(clientId, ['c', 'a'], 'digest', AT, [])).toBe(false);
      expect(await store.shownPostings(clientId)).toEqual(new Set(['a', 'b']));
      const results = await Promise.all(
        [1, 2].map(() => store.showOnce(clientId, ['c', 'd'], 'digest', AT, [])),
      );
      expect(results.toSorted()).toEqual([false, true]);
      expect(await store.shownPostings(clientId)).toEqual(new Set(['a', 'b', 'c', 'd']));
    });

    it('plans a follow-up when a job is saved and when it is written to, each once', async () => {
      const { clientId } = await one();
      const move = (stage: Stage, days: number) =>
        commit({
          type: 'pipeline_moved',
          clientId,
          item: { postingId: 'p', stage, note: null, at: new Date(AT.getTime() + days * DAY) },
        });
      const settle = (state: 'suggested' | 'dismissed') =>
        commit({ type: 'follow_up_settled', clientId, postingId: 'p', state, dueAt: null, at: AT });
      const now = async () => {
        const [followUp] = await store.followUps(clientId);
        return followUp && [followUp.state, (followUp.dueAt.getTime() - AT.getTime()) / DAY];
      };
      await move('saved', 0);
      expect(await now()).toEqual(['open', 5]);
      await settle('suggested');
      await move('saved', 6);
      await move('drafted', 6);
      await move('saved', 6);
      expect(await now()).toEqual(['suggested', 5]);
      await move('contacted', 7);
      expect(await now()).toEqual(['open', 14]);
      await settle('suggested');
      await move('contacted', 15);
      expect(await now()).toEqual(['suggested', 14]);
      await move('interview', 16);
      expect((await now())?.[0]).toBe('done');
    });

    it('finds clients whose first follow-up is due and who said nothing of digests', async () => {
      const { clientId, conversationId } = await one();
      await commit({
        type: 'pipeline_moved',
        clientId,
        item: { postingId: 'p', stage: 'saved', note: null, at: AT },
      });
      const due = new Date(AT.getTime() + 5 * DAY);
      expect(await store.clientsWithoutDigest(due, 10)).toEqual([]);
      await store.openConversation({
        account: 'test',
        chat: 'new',
        sender: 'new',
        altIds: [],
        create: true,
        name: null,
        timeZone: 'Europe/Berlin',
        at: AT,
        ids: { client: 'new-client', conversation: 'new-talk', subject: 'new-subject' },
      });
      await commit(
        { type: 'consent', clientId: 'new-client', status: 'consented', version: '1', at: AT },
        {
          type: 'pipeline_moved',
          clientId: 'new-client',
          item: { postingId: 'p', stage: 'saved', note: null, at: AT },
        },
      );
      expect(await store.clientsWithoutDigest(new Date(due.getTime() - 1), 10)).toEqual([]);
      expect(await store.clientsWithoutDigest(due, 10)).toEqual([
        { clientId: 'new-client', conversationId: 'new-talk', timeZone: 'Europe/Berlin' },
      ]);
      expect(conversationId).not.toBe('new-talk');
    });

    it('knows the closed among postings, and the newest change', async () => {
      await one();
      const before = await store.newestPostingChange();
      expect(before).toBeGreaterThan(0);
      const { rows } = await store.postingsSince(0, 10);
      const all = rows.map(({ posting }) => posting.id);
      expect(await store.closedAmong(all)).toEqual(new Set());
      expect(await store.closedAmong([])).toEqual(new Set());
    });

    it('sends each of 50 digests once when two processes look at all of them', async () => {
      const clients = await plantDigests(store, 50, AT, DUE);
      const workers = [startWorker(under), startWorker(under)];
      expect(await Promise.all(workers.map(({ ended }) => ended))).toEqual([true, true]);
      expect(await digestsQueued(store, clients)).toEqual(clients.map(() => 1));
    }, 300_000);

    it('sends each of 50 digests once though its process is killed again and again', async () => {
      const clients = await plantDigests(store, 50, AT, DUE);
      for (const after of [1, 8, 13, 5]) {
        const worker = startWorker(under);
        await worker.delivered(after);
        worker.kill();
        expect(await worker.ended).toBe(false);
      }
      expect(await startWorker(under).ended).toBe(true);
      expect(await digestsQueued(store, clients)).toEqual(clients.map(() => 1));
      expect(await store.digestsDue(NOW, 100)).toEqual([]);
    }, 300_000);
  });
}

/** A process that delivers what is due; `ended` is false when it was killed on the way. */
function startWorker({ place, key }: DigestStoreUnderTest) {
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('../../support/digest-worker.ts', import.meta.url))],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        ...COMPILED,
        PLACE: place,
        KEY: Buffer.from(key).toString('hex'),
        NOW: NOW.toISOString(),
      },
    },
  );
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const ended = new Promise<boolean>((resolve) =>
    child.once('exit', () => resolve(said.includes('ended'))),
  );
  return {
    ended,
    delivered: (many: number) =>
      untilTrue(() => said.replace(/[^.]/g, '').length >= many, `${many} digests`, 90_000),
    kill: () => void child.kill('SIGKILL'),
  };
}
