import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Approval } from '../../../src/desk/approval.ts';
import type { CardFilter, ClientFilter } from '../../../src/desk/ports/console-views-store.ts';
import type { Change, Store } from '../../../src/desk/ports/store.ts';
import { systemIds as ids } from '../../../src/system.ts';
import { auditRow, card, plantClient } from '../../support/console-clients.ts';

export interface ConsoleViewsUnderTest {
  store: Store;
  /** Says who has or should see to a conversation, which another part of the desk does. */
  give(conversationId: string, columns: { operator?: string; assignee?: string }): Promise<void>;
  remove(): Promise<void>;
}

const AT = new Date('2026-11-21T10:00:00.000Z');
const LINES: ClientFilter = {
  sight: null,
  status: null,
  subject: null,
  before: null,
  names: false,
  limit: 50,
};
const CARDS: CardFilter = { state: 'waiting', sight: null, after: null, limit: 50 };

/** What every store must give the pages of the console. Run on each adapter. */
export function describeConsoleViews(
  name: string,
  open: () => Promise<ConsoleViewsUnderTest>,
): void {
  describe(`the console's views in the store on ${name}`, () => {
    let under: ConsoleViewsUnderTest;
    let store: Store;
    beforeEach(async () => {
      under = await open();
      store = under.store;
    });
    afterEach(() => under.remove());

    const commit = (...changes: Change[]) => store.commit(changes, 'full');
    const ask = async (approval: Approval) => {
      await commit({ type: 'approval_requested', approval });
      return approval;
    };
    const settle = (approval: Approval, decision: 'approved' | 'declined', hold = false) =>
      store.settleApproval({
        approvalId: approval.id,
        conversationId: approval.conversationId,
        decision,
        hold,
        nonce: null,
        via: 'tap',
        answerId: 'answer',
        at: AT,
        changes: [],
        refusalChanges: [],
      });

    it('lists clients newest first, page by page, without their names', async () => {
      const clients = [];
      for (const chat of ['a', 'b', 'c']) clients.push(await plantClient(store, chat, AT));
      const first = await store.listClientLines({ ...LINES, limit: 2 });
      expect(first.map(({ id }) => id)).toEqual([clients[2]?.client.id, clients[1]?.client.id]);
      expect(first[0]).toMatchObject({ name: null, status: 'consented', conversations: 1 });
      const rest = await store.listClientLines({ ...LINES, before: first[1]?.id ?? null });
      expect(rest.map(({ id }) => id)).toEqual([clients[0]?.client.id]);
    });

    it('opens the names when they are asked for', async () => {
      await plantClient(store, 'a', AT, 'Ada Lovelace');
      expect(await store.listClientLines({ ...LINES, names: true })).toMatchObject([
        { name: 'Ada Lovelace' },
      ]);
    });

    it('finds clients by status and by the beginning of a subject, taken to the letter', async () => {
      const one = await plantClient(store, 'a', AT);
      await plantClient(store, 'b', AT);
      const { subject } = one.client;
      const found = async (part: string) =>
        (await store.listClientLines({ ...LINES, subject: part })).map(({ id }) => id);
      expect(await found(subject.slice(0, 12))).toEqual([one.client.id]);
      expect(await found('%')).toEqual([]);
      expect(await found(subject.slice(0, 12).toLowerCase())).toEqual([]);
      expect(await store.listClientLines({ ...LINES, status: 'new' })).toEqual([]);
      expect(await store.countClientLines(null)).toEqual({
        new: 0,
        consented: 2,
        declined: 0,
        closed: 0,
      });
    });

    it('keeps everything out of sight that is not with the operator', async () => {
      const mine = await plantClient(store, 'a', AT);
      const other = await plantClient(store, 'b', AT);
      await under.give(mine.conversation.id, { assignee: 'op-1' });
      await under.give(other.conversation.id, { operator: 'op-2' });
      const seen = await ask(card(mine, 1, AT));
      const hidden = await ask(card(other, 1, AT));
      const lines = await store.listClientLines({ ...LINES, sight: 'op-1' });
      expect(lines.map(({ id, pending }) => [id, pending])).toEqual([[mine.client.id, 1]]);
      expect((await store.countClientLines('op-2')).consented).toBe(1);
      expect(await store.clientInSight(other.client.id, 'op-1')).toBeNull();
      expect(await store.clientInSight(other.client.id, 'op-2')).not.toBeNull();
      expect(await store.listCards({ ...CARDS, sight: 'op-1' })).toMatchObject([{ id: seen.id }]);
      expect((await store.countCards('op-1')).waiting).toBe(1);
      expect(await store.cardInSight(hidden.id, 'op-1')).toBeNull();
      expect(await store.cardInSight(hidden.id, null)).toMatchObject({ id: hidden.id });
      expect(await store.subjectsOf('op-1')).toEqual([mine.client.subject]);
      expect((await store.clientView(mine.client.id, 'op-2'))?.conversations).toEqual([]);
    });

    it('shows all of one client that needs no look of its own', async () => {
      const { client, conversation } = await plantClient(store, 'a', AT, 'Ada');
      const home = { client, conversation };
      await commit(
        {
          type: 'preference_set',
          clientId: client.id,
          preference: { key: 'place', value: 'Utrecht', at: AT },
        },
        {
          type: 'pipeline_moved',
          clientId: client.id,
          item: { postingId: 'p1', stage: 'interview', note: 'Tuesday', at: AT },
        },
      );
      const asked = await ask(card(home, 1, AT));
      const view = await store.clientView(client.id, null);
      expect(view).toMatchObject({
        client: { name: 'Ada', subject: client.subject },
        conversations: [{ id: conversation.id, control: 'bot', operator: null, assignee: null }],
        hasCv: false,
        facts: 0,
        preferences: [{ key: 'place', value: 'Utrecht' }],
        pipeline: [{ postingId: 'p1', stage: 'interview', note: 'Tuesday' }],
        postings: [],
        drafts: [],
        cards: [{ id: asked.id, execution: null }],
        usage: [],
      });
      expect(JSON.stringify(view?.cards)).not.toContain('A card of the test');
      expect(await store.clientView('nobody', null)).toBeNull();
      expect(await store.clientCv(client.id)).toEqual({ cv: null, facts: [] });
    });

    it('gives a draft to its own client only', async () => {
      const mine = await plantClient(store, 'a', AT);
      const other = await plantClient(store, 'b', AT);
      const draft = {
        id: ids.next(),
        number: 1,
        version: 2,
        postingId: 'p1',
        to: null,
        subject: 'Hello',
        body: 'The words',
        attachCv: false,
        wishes: { length: 'short' as const, tone: 'plain' as const, mention: [], leaveOut: [] },
        createdAt: AT,
      };
      await commit({ type: 'draft_saved', clientId: mine.client.id, draft });
      expect(await store.clientDraft(mine.client.id, draft.id)).toMatchObject({
        draft: { body: 'The words', version: 2 },
        posting: null,
      });
      expect(await store.clientDraft(other.client.id, draft.id)).toBeNull();
      expect((await store.clientView(mine.client.id, null))?.drafts).toEqual([
        { id: draft.id, number: 1, version: 2, postingId: 'p1', createdAt: AT },
      ]);
    });

    it('gives the cards about a draft to its own client and to who may see them, newest first', async () => {
      const mine = await plantClient(store, 'a', AT);
      const other = await plantClient(store, 'b', AT);
      const end = new Date(AT.getTime() + 3_600_000);
      const about = ids.next();
      const [first, second] = [1, 2].map((n) => ({ ...card(mine, n, AT, end), about }));
      if (!first || !second) throw new Error('no cards');
      await ask(first);
      await ask(second);
      await ask(card(mine, 3, AT, end));
      await settle(first, 'approved');
      expect(await store.cardsAbout(mine.client.id, about, null)).toMatchObject([
        { id: second.id, status: 'pending', execution: null },
        { id: first.id, status: 'approved', execution: { status: 'queued' } },
      ]);
      expect(await store.cardsAbout(other.client.id, about, null)).toEqual([]);
      expect(await store.cardsAbout(mine.client.id, about, 'op-eve')).toEqual([]);
      await under.give(mine.conversation.id, { assignee: 'op-eve' });
      expect(await store.cardsAbout(mine.client.id, about, 'op-eve')).toHaveLength(2);
    });

    it('sorts cards into what waits, what was said yes to and what ended', async () => {
      const home = await plantClient(store, 'a', AT);
      const cards = [];
      for (let n = 1; n <= 6; n++)
        cards.push(await ask(card(home, n, AT, new Date(AT.getTime() + (10 - n) * 3_600_000))));
      const [held, queued, unknown, declined, late, soon] = cards;
      if (!held || !queued || !unknown || !declined) throw new Error('no cards');
      await settle(held, 'approved', true);
      await settle(queued, 'approved');
      await settle(unknown, 'approved');
      await settle(declined, 'declined');
      await store.claimExecution(unknown.id, AT, []);
      await store.finishExecution(unknown.id, 'unknown', 'timeout', AT, []);
      const inState = async (state: CardFilter['state']) =>
        (await store.listCards({ ...CARDS, state })).map(({ id }) => id);
      expect(await inState('waiting')).toEqual([soon?.id, late?.id]);
      expect(await inState('held')).toEqual([held.id]);
      expect(await inState('queued')).toEqual([queued.id]);
      expect(await inState('unknown')).toEqual([unknown.id]);
      expect(await inState('ended')).toEqual([declined.id]);
      expect(await inState('done')).toEqual([]);
      expect(await store.countCards(null)).toEqual({
        waiting: 2,
        held: 1,
        queued: 1,
        attempting: 0,
        unknown: 1,
        failed: 0,
      });
      expect(await store.cardInSight(unknown.id, null)).toMatchObject({
        status: 'approved',
        execution: { status: 'unknown', errorCode: 'timeout' },
      });
    });

    it('goes through waiting cards of one moment page by page and loses none', async () => {
      const home = await plantClient(store, 'a', AT);
      const end = new Date(AT.getTime() + 3_600_000);
      const all = new Set<string>();
      for (let n = 1; n <= 5; n++) all.add((await ask(card(home, n, AT, end))).id);
      const seen: string[] = [];
      let after: CardFilter['after'] = null;
      for (let page = 0; page < 3; page++) {
        const found = await store.listCards({ ...CARDS, after, limit: 2 });
        seen.push(...found.map(({ id }) => id));
        after = found.at(-1) ?? null;
      }
      expect(seen).toHaveLength(5);
      expect(new Set(seen)).toEqual(all);
    });

    it('finds rows of the log by subject, action, actor and number', async () => {
      const home = await plantClient(store, 'a', AT);
      const other = await plantClient(store, 'b', AT);
      await commit(auditRow(home, 'send_outreach.requested', 'ai', AT));
      await commit(auditRow(home, 'send_outreach.approved', 'human', AT));
      await commit(auditRow(other, 'sendXoutreach.done', 'automation', AT));
      await commit(auditRow(other, 'turn.done', 'automation', AT, 'notes "action":"send_outreach'));
      const all = { users: null, action: null, actor: null, before: null, from: null, limit: 50 };
      const actions = async (more: object) =>
        (await store.searchAudit({ ...all, ...more })).rows.map(({ action }) => action);
      expect(await actions({ action: 'send_' })).toEqual([
        'send_outreach.approved',
        'send_outreach.requested',
      ]);
      expect(await actions({ actor: 'human' })).toEqual(['send_outreach.approved']);
      expect(await actions({ users: [other.client.subject] })).toEqual([
        'turn.done',
        'sendXoutreach.done',
      ]);
      expect(await actions({ users: [] })).toEqual([]);
      expect(await actions({ before: 3, from: 2 })).toEqual(['send_outreach.approved']);
      expect(await actions({ action: 'nothing' })).toEqual([]);
      const page = await store.searchAudit({ ...all, limit: 3 });
      expect(page.rows.map(({ seq }) => seq)).toEqual([4, 3, 2]);
      expect(page.next).toBe(2);
      expect(await store.searchAudit({ ...all, before: page.next })).toMatchObject({
        rows: [{ seq: 1 }],
        next: null,
      });
    });

    it('looks through a stretch of a long log at a time', async () => {
      const home = await plantClient(store, 'a', AT);
      await commit(auditRow(home, 'rare.one', 'ai', AT));
      for (let block = 0; block < 11; block++)
        await commit(...Array.from({ length: 1_000 }, () => auditRow(home, 'often.one', 'ai', AT)));
      const rare = { users: null, action: 'rare', actor: null, from: null, limit: 50 };
      const first = await store.searchAudit({ ...rare, before: null });
      expect(first.rows).toEqual([]);
      expect(first.next).toBeGreaterThan(1);
      const second = await store.searchAudit({ ...rare, before: first.next });
      expect(second).toMatchObject({ rows: [{ seq: 1 }], next: null });
      // A subject's own rows have an index and are not looked through by stretches.
      const own = await store.searchAudit({ ...rare, users: [home.client.subject], before: null });
      expect(own.rows).toHaveLength(1);
    });

    it('knows where a day begins in the log, and how far the log is signed', async () => {
      expect(await store.auditSeqAt(AT)).toBe(1);
      expect(await store.auditHead()).toEqual({ size: 0, hash: '', checkpoint: null });
      const home = await plantClient(store, 'a', AT);
      for (let day = 0; day < 5; day++)
        await commit(auditRow(home, `day.${day}`, 'ai', new Date(AT.getTime() + day * 86_400_000)));
      const begin = (day: string) => store.auditSeqAt(new Date(`${day}T00:00:00Z`));
      expect(await begin('2026-11-20')).toBe(1);
      expect(await begin('2026-11-23')).toBe(3);
      expect(await begin('2027-01-01')).toBe(6);
      await store.addCheckpoint('time', AT);
      expect(await store.auditHead()).toEqual({
        size: 5,
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        checkpoint: { size: 5, at: AT, why: 'time' },
      });
    });

    it('sums usage by day and by client, and says where a price is missing', async () => {
      const one = await plantClient(store, 'a', AT);
      const two = await plantClient(store, 'b', AT);
      await under.give(two.conversation.id, { assignee: 'op-1' });
      const use = (clientId: string, day: string, cost: number | null, model = 'm'): Change => ({
        type: 'usage',
        clientId,
        turnId: ids.next(),
        usage: { model, inputTokens: 100, outputTokens: 10, costMicroUsd: cost },
        at: new Date(`${day}T12:00:00Z`),
      });
      await commit(
        use(one.client.id, '2026-11-01', 5),
        use(one.client.id, '2026-11-02', 7),
        use(two.client.id, '2026-11-02', 9),
        use(two.client.id, '2026-11-02', null, 'unpriced'),
        use(two.client.id, '2026-11-09', 1_000),
      );
      const days = await store.usageByDay('2026-11-01', '2026-11-02', null);
      expect(days).toEqual([
        {
          day: '2026-11-01',
          model: 'm',
          turns: 1,
          inputTokens: 100,
          outputTokens: 10,
          costMicroUsd: 5,
        },
        {
          day: '2026-11-02',
          model: 'm',
          turns: 2,
          inputTokens: 200,
          outputTokens: 20,
          costMicroUsd: 16,
        },
        {
          day: '2026-11-02',
          model: 'unpriced',
          turns: 1,
          inputTokens: 100,
          outputTokens: 10,
          costMicroUsd: null,
        },
      ]);
      expect(await store.usageByClient('2026-11-01', '2026-11-09', null, 1)).toMatchObject([
        { clientId: two.client.id, turns: 3, costMicroUsd: 1_009, unpriced: true },
      ]);
      expect(await store.usageByDay('2026-11-01', '2026-11-02', 'op-1')).toMatchObject([
        { costMicroUsd: 9 },
        { costMicroUsd: null },
      ]);
      expect(await store.usageByClient('2026-11-01', '2026-11-02', null, 5)).toEqual([
        {
          clientId: one.client.id,
          subject: one.client.subject,
          turns: 2,
          inputTokens: 200,
          outputTokens: 20,
          costMicroUsd: 12,
          unpriced: false,
        },
        {
          clientId: two.client.id,
          subject: two.client.subject,
          turns: 2,
          inputTokens: 200,
          outputTokens: 20,
          costMicroUsd: 9,
          unpriced: true,
        },
      ]);
      expect(await store.usageByClient('2026-11-01', '2026-11-09', null, 1)).toMatchObject([
        { clientId: two.client.id },
      ]);
    });

    it('counts the steps of its tables', async () => {
      expect(await store.countMigrations()).toBeGreaterThan(2);
    });
  });
}
