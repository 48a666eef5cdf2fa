import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InboxFilter, InboxScope } from '../../../src/desk/ports/inbox-store.ts';
import type { Store } from '../../../src/desk/ports/store.ts';
import { systemIds as ids } from '../../../src/system.ts';
import {
  card,
  comesIn,
  type InboxClient,
  plantClient,
  sends,
  turn,
} from '../../support/inbox-clients.ts';
import type { RawStore } from '../../support/inbox-stores.ts';

const AT = new Date('2026-11-21T10:00:00.000Z');
const minute = (n: number) => new Date(AT.getTime() + n * 60_000);
const NOW = minute(1000);
const ALL: InboxScope = { operatorId: 'op-ada', only: false };
const LIMITS = { turns: 5, maxChars: 10_000, others: 50 };

/** What every store must do for the operators' inbox. Run on each adapter. */
export function describeInbox(name: string, open: () => Promise<RawStore>): void {
  describe(`the operators' inbox in the store on ${name}`, () => {
    let under: RawStore;
    let store: Store;
    let ada: InboxClient;
    beforeEach(async () => {
      under = await open();
      store = under.store;
      ada = await plantClient(store, 'Ada Brook', minute(0));
    });
    afterEach(() => under.remove());

    const page = async (kind: InboxFilter | 'all', scope = ALL, limit = 50) =>
      store.inboxPage({
        filter: kind === 'all' ? { kind } : kind,
        scope,
        at: NOW,
        after: null,
        limit,
      });
    const named = async (filter: InboxFilter | 'all', scope = ALL) =>
      (await page(filter, scope)).lines.map((line) => line.name);
    const set = (client: InboxClient, columns: string) =>
      under.run(`UPDATE conversations SET ${columns} WHERE id = '${client.conversationId}'`);
    const thread = (before: number | null = null, limits = LIMITS) =>
      store.conversationThread(ada.conversationId, limits, before);

    it('puts first where somebody spoke last, whoever it was', async () => {
      const ben = await plantClient(store, 'Ben', minute(1));
      const cem = await plantClient(store, 'Cem', minute(2));
      expect(await named('all')).toEqual(['Cem', 'Ben', 'Ada Brook']);
      await comesIn(store, ada, 'hello', minute(3));
      expect(await named('all')).toEqual(['Ada Brook', 'Cem', 'Ben']);
      await store.commit([turn(ben, 'hi', 'hello', minute(4))], 'full');
      await store.commit([sends(cem, 'a reminder', minute(5))], 'full');
      expect(await named('all')).toEqual(['Cem', 'Ben', 'Ada Brook']);
      await store.commit([sends(ben, 'written before', minute(2))], 'full');
      expect(await named('all')).toEqual(['Cem', 'Ben', 'Ada Brook']);
    });

    it('shows no stranger, in no list, no count and no search', async () => {
      const stranger = await plantClient(store, 'Ada Stranger', minute(1), 'waiting');
      await comesIn(store, stranger, 'let me in', minute(2));
      await set(stranger, "control = 'requested'");
      expect(await named('all')).toEqual(['Ada Brook']);
      expect(await named({ kind: 'waiting' })).toEqual([]);
      expect(await store.inboxCounts(ALL, NOW)).toMatchObject({ waiting: 0 });
      expect(await store.inboxById(stranger.conversationId, ALL)).toEqual([]);
      expect(await store.inboxById(stranger.clientId, ALL)).toEqual([]);
      const found = await store.inboxNamed({ part: 'ada', scope: ALL, after: null, among: 100 });
      expect(found.lines.map(({ name }) => name)).toEqual(['Ada Brook']);
      expect(await store.conversationHead(stranger.conversationId)).toBeNull();
      await store.settleWaiting(stranger.clientId, 'admitted', []);
      expect(await named('all')).toEqual(['Ada Stranger', 'Ada Brook']);
      expect(await store.conversationHead(stranger.conversationId)).not.toBeNull();
    });

    it('marks as unread what the client wrote after the last look, and nothing that the desk wrote', async () => {
      const isUnread = async () => (await page('all')).lines[0]?.isUnread;
      expect(await isUnread()).toBe(false);
      await comesIn(store, ada, 'hello', minute(1));
      expect(await isUnread()).toBe(true);
      await store.markSeen(ada.conversationId, minute(2));
      expect(await isUnread()).toBe(false);
      await store.commit([turn(ada, 'hello', 'hi', minute(3))], 'full');
      expect(await isUnread()).toBe(false);
      await comesIn(
        store,
        ada,
        { kind: 'event', text: 'a mail was sent', followUp: true },
        minute(4),
      );
      expect(await isUnread()).toBe(false);
      await comesIn(store, ada, { kind: 'tap', token: 'x' }, minute(5));
      expect(await isUnread()).toBe(true);
    });

    it('is unread again by a message of the same second as the one that was seen', async () => {
      const later = (ms: number) => new Date(minute(1).getTime() + ms);
      await comesIn(store, ada, 'one', later(0));
      await comesIn(store, ada, 'two', later(100));
      await store.markSeen(ada.conversationId, later(200));
      expect((await page('all')).lines[0]?.isUnread).toBe(false);
      await comesIn(store, ada, 'three', later(300));
      expect((await page('all')).lines[0]).toMatchObject({ isUnread: true, lastAt: later(300) });
    });

    it('gives every conversation once over its pages, also where they spoke at the same moment', async () => {
      for (let n = 0; n < 11; n++) await plantClient(store, `Client ${n}`, minute(n % 2));
      const seen: string[] = [];
      let after = null;
      do {
        const { lines, next } = await store.inboxPage({
          filter: { kind: 'all' },
          scope: ALL,
          at: NOW,
          after,
          limit: 5,
        });
        seen.push(...lines.map(({ id }) => id));
        after = next;
      } while (after);
      expect(seen).toHaveLength(12);
      expect(new Set(seen).size).toBe(12);
    });

    it('finds what waits for a person, who has what, and what is snoozed until the client writes', async () => {
      const [ben, cem, dan] = [
        await plantClient(store, 'Ben', minute(1)),
        await plantClient(store, 'Cem', minute(2)),
        await plantClient(store, 'Dan', minute(3)),
      ];
      await set(
        ben,
        `control = 'requested', requested_at = ${minute(4).getTime()}, request_reason = 'upset'`,
      );
      await set(cem, "control = 'human', operator_id = 'op-ada'");
      await set(dan, `assignee_id = 'op-ada', snoozed_until = ${minute(2000).getTime()}`);
      expect(await named({ kind: 'waiting' })).toEqual(['Ben']);
      expect(await named({ kind: 'human' })).toEqual(['Cem']);
      expect(await named({ kind: 'mine' })).toEqual(['Dan', 'Cem']);
      expect(await named({ kind: 'snoozed' })).toEqual(['Dan']);
      expect(await named('all')).toEqual(['Cem', 'Ben', 'Ada Brook']);
      expect((await page({ kind: 'waiting' })).lines).toMatchObject([
        { control: 'requested', requestedAt: minute(4), reason: 'upset', operator: null },
      ]);
      expect(await store.inboxCounts(ALL, NOW)).toEqual({
        waiting: 1,
        mine: 2,
        human: 1,
        cards: 0,
        unknown: 0,
        dead: 0,
        snoozed: 1,
      });
      await comesIn(store, dan, 'are you there?', minute(5));
      expect(await named({ kind: 'snoozed' })).toEqual([]);
      expect(await named('all')).toEqual(['Dan', 'Cem', 'Ben', 'Ada Brook']);
    });

    it('finds cards that wait, sends and actions nobody knows the end of, and what nobody could handle', async () => {
      const [ben, cem, dan] = [
        await plantClient(store, 'Ben', minute(1)),
        await plantClient(store, 'Cem', minute(2)),
        await plantClient(store, 'Dan', minute(3)),
      ];
      const waits = card(ada, 'a mail', minute(4));
      const lost = card(ben, 'another mail', minute(4));
      await store.commit(
        [waits, lost].map((approval) => ({ type: 'approval_requested', approval }) as const),
        'full',
      );
      await store.settleApproval({
        approvalId: lost.id,
        conversationId: ben.conversationId,
        decision: 'approved',
        hold: false,
        nonce: null,
        via: 'text',
        answerId: 'x',
        at: minute(5),
        changes: [],
        refusalChanges: [],
      });
      await store.claimExecution(lost.id, minute(5), []);
      await store.finishExecution(lost.id, 'unknown', 'timeout', minute(5), []);
      const row = sends(cem, 'hello', minute(6));
      await store.commit([row], 'full');
      await store.claimOutbound(cem.conversationId, 'message', minute(6));
      await store.finishOutbound(row.id, { state: 'unknown', code: 'x' }, minute(6), []);
      const inboxId = await comesIn(store, dan, 'hello', minute(7));
      await store.commit([{ type: 'inbox_done', inboxId, state: 'dead' }], 'full');
      expect(await named({ kind: 'cards' })).toEqual(['Ada Brook']);
      expect((await page({ kind: 'cards' })).lines[0]?.pendingCards).toBe(1);
      expect(await named({ kind: 'unknown' })).toEqual(['Cem', 'Ben']);
      expect(await named({ kind: 'dead' })).toEqual(['Dan']);
      expect(await store.inboxCounts(ALL, NOW)).toMatchObject({ cards: 1, unknown: 2, dead: 1 });
    });

    it('shows an operator who sees only what is theirs nothing else: lists, counts, names, ids', async () => {
      const ben = await plantClient(store, 'Ben', minute(1));
      await set(ada, "control = 'requested'");
      await set(ben, "control = 'requested', assignee_id = 'op-ben'");
      const scope = { operatorId: 'op-ben', only: true };
      expect(await named('all', scope)).toEqual(['Ben']);
      expect(await named({ kind: 'waiting' }, scope)).toEqual(['Ben']);
      expect(await store.inboxCounts(scope, NOW)).toMatchObject({ waiting: 1, mine: 1 });
      expect((await store.inboxNamed({ part: 'a', scope, after: null, among: 10 })).lines).toEqual(
        [],
      );
      expect(await store.inboxById(ada.conversationId, scope)).toEqual([]);
      expect(await store.inboxById(ben.clientId, scope)).toHaveLength(1);
    });

    it('finds a name by a part of it, some conversations at a time', async () => {
      for (let n = 0; n < 5; n++) await plantClient(store, `Client ${n}`, minute(1 + n));
      const first = await store.inboxNamed({ part: 'BROOK', scope: ALL, after: null, among: 4 });
      expect(first.lines).toEqual([]);
      const then = await store.inboxNamed({
        part: 'BROOK',
        scope: ALL,
        after: first.next,
        among: 4,
      });
      expect(then.lines.map((line) => line.name)).toEqual(['Ada Brook']);
      expect(then.next).toBeNull();
    });

    it('finds by tag', async () => {
      await under.run(
        `INSERT INTO conversation_tags (conversation_id, tag) VALUES ('${ada.conversationId}', 'visa')`,
      );
      expect(await store.inboxTags(ALL, 10)).toEqual(['visa']);
      expect(await store.inboxTags({ operatorId: 'op-ben', only: true }, 10)).toEqual([]);
      expect((await page({ kind: 'tag', tag: 'visa' })).lines).toMatchObject([{ tags: ['visa'] }]);
      expect(await named({ kind: 'tag', tag: 'other' })).toEqual([]);
    });

    it('tells what state a conversation is in, without a word that was said', async () => {
      await set(ada, "control = 'human', operator_id = 'gone'");
      await store.commit([turn(ada, 'SAID', 'ANSWERED', minute(1))], 'full');
      const head = await store.conversationHead(ada.conversationId);
      expect(head).toMatchObject({ control: 'human', operatorId: 'gone', subject: ada.subject });
      expect(JSON.stringify(head)).not.toMatch(/SAID|ANSWERED|Ada/);
      expect(await store.conversationHead('nobody')).toBeNull();
    });

    it('reads a conversation in its order, with what waits, what was sent and what is asked', async () => {
      await store.commit([turn(ada, 'first', 'answer', minute(1))], 'full');
      const row = sends(ada, 'a line of the desk', minute(2));
      await store.commit([row], 'full');
      await store.commit(
        [{ type: 'approval_requested', approval: card(ada, 'the card', minute(3)) }],
        'full',
      );
      await comesIn(store, ada, 'not handled yet', minute(4));
      const dead = await comesIn(store, ada, 'nobody could read it', minute(5));
      await store.commit([{ type: 'inbox_done', inboxId: dead, state: 'dead' }], 'full');
      const { entries, older, summary } = await thread();
      expect(entries).toMatchObject([
        { kind: 'turn', messages: [{ text: 'first' }, { text: 'answer' }] },
        { kind: 'outbound', state: 'queued', message: { text: 'a line of the desk' } },
        { kind: 'card', approval: { cardText: 'the card', status: 'pending' }, execution: null },
        { kind: 'waiting', content: { text: 'not handled yet' } },
        { kind: 'dead' },
      ]);
      expect({ older, summary }).toEqual({ older: null, summary: null });
      expect(new Set(entries.map(({ key }) => key)).size).toBe(5);
    });

    it('gives a long conversation in pages, each thing on one of them', async () => {
      for (let n = 0; n < 12; n++) {
        await store.commit([turn(ada, `said ${n}`, 'ok', minute(2 * n))], 'full');
        await store.commit([sends(ada, `line ${n}`, minute(2 * n + 1))], 'full');
      }
      const keys: string[] = [];
      let before: number | null = null;
      do {
        const part = await thread(before);
        expect(part.entries.length).toBeLessThanOrEqual(10);
        keys.unshift(...part.entries.map(({ key }) => key));
        before = part.older;
      } while (before !== null);
      expect(keys).toHaveLength(24);
      expect(new Set(keys).size).toBe(24);
    });

    it('cuts a page at its number of characters, but never gives an empty one', async () => {
      for (let n = 0; n < 3; n++)
        await store.commit([turn(ada, 'x'.repeat(600), 'ok', minute(n))], 'full');
      const { entries, older } = await thread(null, { ...LIMITS, maxChars: 700 });
      expect(entries).toHaveLength(1);
      expect((await thread(older, { ...LIMITS, maxChars: 10 })).entries).toHaveLength(1);
    });

    it('keeps replies that all share, each title once', async () => {
      const reply = { id: ids.next(), title: 'Welcome', text: 'Hello', operatorId: 'o', at: AT };
      expect(await store.saveCanned(reply, [])).toBe(true);
      expect(await store.saveCanned({ ...reply, text: 'Hello there' }, [])).toBe(true);
      expect(await store.saveCanned({ ...reply, id: ids.next(), title: 'WELCOME' }, [])).toBe(
        false,
      );
      const { id, title } = reply;
      expect(await store.cannedReplies()).toEqual([{ id, title, text: 'Hello there' }]);
      expect(await store.removeCanned(reply.id, [])).toBe(true);
      expect(await store.removeCanned(reply.id, [])).toBe(false);
    });

    it('names who may be given a conversation', async () => {
      const add = (id: string, role: string, disabled: string) =>
        under.run(
          `INSERT INTO operators (id, name, role, created_at, disabled_at) VALUES ('${id}', '${id}', '${role}', 1, ${disabled})`,
        );
      await add('Vera', 'viewer', 'NULL');
      await add('Olaf', 'operator', 'NULL');
      await add('Gone', 'lead', '5');
      expect(await store.answeringOperators()).toEqual([{ id: 'Olaf', name: 'Olaf' }]);
    });
  });
}
