import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../../src/desk/audit.ts';
import { startOfDay } from '../../../src/desk/day-budget.ts';
import type { Change, Store } from '../../../src/desk/ports/store.ts';
import { systemIds as ids } from '../../../src/system.ts';
import type { StoreUnderTest } from './store-contract.ts';

const AT = new Date('2026-11-21T10:00:00.000Z');
const MIDNIGHT = startOfDay(AT);
const JUST_BEFORE = new Date(MIDNIGHT.getTime() - 1);
const SENDS = ['send_outreach', 'send_follow_up'];

type Home = { client: { id: string; subject: string }; conversation: { id: string } };

/** What a client has used of a day, counted from the rows that a day leaves. Run on each adapter. */
export function describeDayUse(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`what a client used of a day in the store on ${name}`, () => {
    let under: StoreUnderTest;
    let store: Store;
    let ada: Home;
    let bo: Home;
    beforeEach(async () => {
      under = await open();
      store = under.store;
      ada = await chat(store, 'ada');
      bo = await chat(store, 'bo');
    });
    afterEach(() => under.remove());

    const useOf = (who: Home, sendTools: readonly string[] = SENDS) =>
      store.dayUse(who.client.id, MIDNIGHT, sendTools);

    it('is nothing at first, and stays nothing while others use theirs', async () => {
      const nothing = { turns: 0, tokens: 0, toolCalls: 0, sends: 0, cost: 0 };
      expect(await useOf(ada)).toEqual(nothing);
      await store.commit([model(bo, 't1', AT), call(bo, 'tool.search_jobs')], 'full');
      await act(store, bo, 'done');
      expect(await useOf(ada)).toEqual(nothing);
      expect(await useOf(bo)).toEqual({ turns: 1, tokens: 15, toolCalls: 1, sends: 1, cost: 0 });
    });

    it('counts turns once, tokens in and out, and begins anew at midnight (UTC)', async () => {
      await store.commit(
        [
          model(ada, 't0', JUST_BEFORE),
          model(ada, 't1', MIDNIGHT),
          model(ada, 't1', AT),
          model(ada, 't2', AT, 'another-model'),
        ],
        'full',
      );
      expect(await useOf(ada)).toMatchObject({ turns: 2, tokens: 45 });
    });

    it('counts what the model called, and neither what a person did nor what the desk did', async () => {
      await store.commit(
        [
          call(ada, 'tool.search_jobs'),
          call(ada, 'tool.unknown'),
          call(ada, 'outreach.requested'),
          call(ada, 'lookup.attempted'),
          call(ada, 'outreach.approved', { actor: 'human' }),
          call(ada, 'tool.search_jobs', { actor: 'human' }),
          call(ada, 'reminder.sent', { actor: 'automation' }),
          call(ada, 'links.removed'),
          call(ada, 'tool.search_jobs', { at: JUST_BEFORE }),
          // Words inside a note are no action and no actor.
          call(ada, 'data.exported', {
            actor: 'automation',
            notes: '"actor":"ai","action":"tool.x"',
          }),
        ],
        'full',
      );
      expect(await useOf(ada)).toMatchObject({ toolCalls: 4 });
    });

    it('counts an action that was sent or may have been, of the tools that send', async () => {
      await act(store, ada, 'done');
      await act(store, ada, 'unknown');
      await act(store, ada, 'attempting');
      await act(store, ada, 'failed');
      await act(store, ada, 'queued');
      await act(store, ada, 'done', { tool: 'send_follow_up' });
      await act(store, ada, 'done', { tool: 'export_data' });
      await act(store, ada, 'done', { at: JUST_BEFORE });
      expect(await useOf(ada)).toMatchObject({ sends: 4 });
      expect(await useOf(ada, ['export_data'])).toMatchObject({ sends: 1 });
      expect(await useOf(ada, [])).toMatchObject({ sends: 0 });
    });

    it('is the same after a restart', async () => {
      await store.commit([model(ada, 't1', AT), call(ada, 'tool.search_jobs')], 'full');
      await act(store, ada, 'unknown');
      const before = await useOf(ada);
      store = await under.reopen();
      expect(await useOf(ada)).toEqual(before);
    });
  });
}

async function chat(store: Store, name: string): Promise<Home> {
  const opened = await store.openConversation({
    account: 'terminal',
    chat: name,
    sender: name,
    altIds: [],
    create: true,
    name,
    timeZone: 'UTC',
    at: AT,
    ids: { client: ids.next(), conversation: ids.next(), subject: ids.token(22) },
  });
  if (!opened) throw new Error('The conversation was not opened.');
  return opened;
}

function model({ client }: Home, turnId: string, at: Date, name = 'a-model'): Change {
  const usage = { model: name, inputTokens: 10, outputTokens: 5, costMicroUsd: null };
  return { type: 'usage', clientId: client.id, turnId, usage, at };
}

function call({ client }: Home, action: string, more: Partial<AuditEntry> = {}): Change {
  return {
    type: 'audit',
    entry: {
      user: client.subject,
      at: AT,
      conversation: null,
      source: 'chat',
      dataCategory: 'message',
      purpose: 'test',
      actor: 'ai',
      action,
      externalAction: false,
      approvalRequired: false,
      approvalReceived: false,
      errorStatus: 'none',
      notes: '',
      ...more,
    },
  };
}

/** An approved action that has come as far as `status`. */
async function act(
  store: Store,
  { client, conversation }: Home,
  status: 'queued' | 'attempting' | 'done' | 'failed' | 'unknown',
  { tool = 'send_outreach', at = AT }: { tool?: string; at?: Date } = {},
): Promise<void> {
  const id = ids.next();
  const approval = {
    id,
    clientId: client.id,
    conversationId: conversation.id,
    number: await store.reserveCardNumber(client.id),
    tool,
    payload: '{}',
    payloadHash: 'ab'.repeat(32),
    cardText: 'The card',
    nonce: 'nonce12345',
    status: 'pending' as const,
    about: null,
    createdAt: at,
    expiresAt: new Date(at.getTime() + 3_600_000),
    shownAt: at,
    shownOrder: null,
    decidedAt: null,
    decidedVia: null,
    decidedBy: null,
    nextLookAt: null,
    lookedAt: null,
    looks: 0,
  };
  await store.commit([{ type: 'approval_requested', approval }], 'full');
  await store.settleApproval({
    approvalId: id,
    conversationId: conversation.id,
    decision: 'approved',
    hold: false,
    nonce: null,
    via: 'text',
    answerId: ids.next(),
    at,
    changes: [],
    refusalChanges: [],
  });
  if (status === 'queued') return;
  await store.claimExecution(id, at, []);
  if (status !== 'attempting') await store.finishExecution(id, status, null, at, []);
}
