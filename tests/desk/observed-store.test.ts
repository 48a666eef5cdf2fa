import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/desk/ports/store.ts';
import type { Signal, Wakeups } from '../../src/desk/ports/wakeups.ts';
import { observedStore } from '../../src/observed-store.ts';
import { openFeed } from '../../src/open-feed.ts';
import {
  card,
  comesIn,
  type InboxClient,
  plantClient,
  sends,
  turn,
} from '../support/inbox-clients.ts';
import { SILENT_LOG } from '../support/silent-log.ts';
import { openTestStore, type TestStore } from '../support/sqlite-store.ts';
import { untilTrue } from '../support/until.ts';

const AT = new Date('2026-11-21T10:00:00.000Z');

describe('a store that tells what it has changed', () => {
  let test: TestStore;
  let store: Store;
  let ada: InboxClient;
  let told: string[];
  beforeEach(async () => {
    test = await openTestStore();
    told = [];
    store = observedStore(test.store, (ids) => told.push(...ids));
    ada = await plantClient(store, 'Ada', AT);
    told.length = 0;
  });
  afterEach(() => test.remove());

  const heard = async (work: () => Promise<unknown>) => {
    told.length = 0;
    await work();
    return told.splice(0);
  };

  it('tells of what comes in, of turns and of what is sent', async () => {
    const id = ada.conversationId;
    expect(await heard(() => comesIn(store, ada, 'hello', AT))).toEqual([id]);
    expect(await heard(() => store.commit([turn(ada, 'a', 'b', AT)], 'full'))).toEqual([id]);
    const row = sends(ada, 'hi', AT);
    expect(await heard(() => store.commit([row], 'full'))).toEqual([id]);
    expect(await heard(() => store.claimOutbound(id, 'message', AT))).toEqual([]);
    const end = { state: 'accepted', ref: '1', order: null } as const;
    expect(await heard(() => store.finishOutbound(row.id, end, AT, []))).toEqual([id]);
  });

  it('tells of a card from its asking to its end', async () => {
    const id = ada.conversationId;
    const approval = card(ada, 'a mail', AT);
    expect(
      await heard(() => store.commit([{ type: 'approval_requested', approval }], 'full')),
    ).toEqual([id]);
    const settled = await heard(() =>
      store.settleApproval({
        approvalId: approval.id,
        conversationId: id,
        decision: 'approved',
        hold: false,
        nonce: null,
        via: 'text',
        answerId: 'x',
        at: AT,
        changes: [],
        refusalChanges: [],
      }),
    );
    expect(settled).toEqual([id]);
    expect(await heard(() => store.claimExecution(approval.id, AT, []))).toEqual([id]);
    expect(
      await heard(() =>
        store.finishExecution(approval.id, 'done', null, AT, [sends(ada, 'x', AT)]),
      ),
    ).toEqual([id]);
  });

  it('is silent about a unit that changed nothing or failed', async () => {
    const changes = [sends(ada, 'x', AT)];
    expect(await heard(() => store.closeApproval('none', 'expired', AT, changes))).toEqual([]);
    expect(await heard(() => store.finishExecution('none', 'done', null, AT, changes))).toEqual([]);
    const lost = { ...turn(ada, 'a', 'b', AT), conversationId: 'nobody' } as const;
    expect(
      await heard(() => store.commit([lost], 'full').catch((error: unknown) => error)),
    ).toEqual([]);
  });

  it('finds the conversation of a change that stands beside another, and of a row of the log', async () => {
    const approval = card(ada, 'a mail', AT);
    await store.commit([{ type: 'approval_requested', approval }], 'full');
    const closed = await heard(() =>
      store.commit(
        [
          {
            type: 'approval_closed',
            approvalId: approval.id,
            status: 'cancelled',
            at: AT,
            alongside: [sends(ada, 'x', AT)],
          },
        ],
        'full',
      ),
    );
    expect(closed).toEqual([ada.conversationId]);
  });

  it('makes one event of a burst, here and for the other processes', async () => {
    const watch = openFeed(test.store, { log: SILENT_LOG, report: () => undefined });
    const signals: Signal[] = [];
    const events: unknown[] = [];
    watch.feed.subscribe((event) => events.push(event));
    const wakeups: Wakeups = {
      work: () => undefined,
      signal: (signal) => void signals.push(signal),
      start: async () => undefined,
      close: async () => undefined,
    };
    watch.share(wakeups);
    const ben = await plantClient(watch.store, 'Ben', AT);
    await Promise.all([
      watch.store.commit([turn(ada, 'a', 'b', AT), sends(ada, 'b', AT)], 'full'),
      watch.store.commit([sends(ada, 'c', AT)], 'full'),
      watch.store.commit([sends(ben, 'd', AT)], 'full'),
    ]);
    await untilTrue(() => signals.length >= 2, 'both conversations to be told of');
    watch.close();
    const ids = [ada.conversationId, ben.conversationId];
    expect(events).toEqual(ids.map((id) => ({ kind: 'conversation', id })));
    expect(signals).toEqual(ids.map((id) => ({ kind: 'changed', id })));
  });
});
