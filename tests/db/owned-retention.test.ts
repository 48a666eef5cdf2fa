import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditEntry } from '../../src/desk/audit-templates.ts';
import { ownId, withOwner } from '../../src/desk/own-posting.ts';
import type { Change, Store } from '../../src/desk/ports/store.ts';
import { DEFAULT_RETENTION, retentionLimits } from '../../src/desk/retention.ts';
import { systemIds as ids } from '../../src/system.ts';
import { card, plantClient } from '../support/console-clients.ts';
import { findPostgres } from '../support/postgres-server.ts';
import { openPostgresStore } from '../support/postgres-store.ts';
import { posting } from '../support/postings.ts';
import { openTestStore } from '../support/sqlite-store.ts';

const AT = new Date('2026-01-10T10:00:00Z');
const DAY = 86_400_000;
const day = (many: number) => new Date(AT.getTime() + many * DAY);
const server = await findPostgres();
afterAll(() => server?.close());

describe.each([
  ['SQLite', openTestStore],
  ...(server ? [['PostgreSQL', () => openPostgresStore(server.url)] as const] : []),
] as const)('how long postings of one client stay on %s', (_name, open) => {
  let test: { store: Store; remove(): Promise<void> };
  let store: Store;
  let ada: Awaited<ReturnType<typeof plantClient>>;
  beforeEach(async () => {
    test = await open();
    store = test.store;
    ada = await plantClient(store, 'ada', AT);
  });
  afterEach(() => test.remove());

  const commit = (...changes: Change[]) => store.commit(changes, 'full');
  async function save(name: string, owner: string | null, at = AT): Promise<string> {
    const id = `alert:linkedin:${name}`;
    const own = owner === null ? id : ownId(id, owner);
    const item = posting({ id: own, externalId: name, title: `Potter ${name}` });
    await store.savePostings([withOwner(item, owner)], at);
    return own;
  }
  async function sweep(at: Date) {
    const limits = retentionLimits(DEFAULT_RETENTION, at);
    const found = await store.clientsWithOld(limits, 10);
    const gone = [];
    for (const { id, subject } of found)
      gone.push(
        await store.forgetOld(id, limits, () =>
          auditEntry(
            { client: { subject }, conversation: null, at },
            { action: 'retention.deleted' },
          ),
        ),
      );
    return gone;
  }
  const left = async () =>
    (await store.postingsSince(0, 1000)).rows.map((row) => row.posting.id).toSorted();

  it('goes with its words when it neither changed nor came again for 180 days, and a public one stays', async () => {
    const mine = await save('a', ada.client.id);
    const open = await save('b', null);
    const asks = { asks: [[['potter']]], need: 'all', limit: 10 } as const;
    expect(await store.findWords(asks, { clientId: ada.client.id })).toHaveLength(2);
    expect(await sweep(day(180))).toEqual([]);
    expect(await left()).toEqual([mine, open].toSorted());
    expect(await sweep(day(181))).toEqual([{ postings: 1 }]);
    expect(await left()).toEqual([open]);
    expect(await store.findWords(asks, { clientId: ada.client.id })).toHaveLength(1);
    expect(await sweep(day(182))).toEqual([]);
  });

  it('counts from when it closed, and from when its alert came again unchanged', async () => {
    const closed = await save('a', ada.client.id);
    const again = await save('b', ada.client.id);
    await store.closePostings([closed], 'expired', day(100));
    await save('b', ada.client.id, day(150));
    expect(await sweep(day(200))).toEqual([]);
    expect(await sweep(day(281))).toEqual([{ postings: 1 }]);
    expect(await left()).toEqual([again]);
    expect(await sweep(day(331))).toEqual([{ postings: 1 }]);
  });

  it('stays while it is saved or drafted, and while a card waits', async () => {
    const [saved, drafted, plain] = [
      await save('a', ada.client.id),
      await save('b', ada.client.id),
      await save('c', ada.client.id),
    ];
    const item = { postingId: saved, stage: 'saved' as const, note: null, at: AT };
    const draft = {
      id: ids.next(),
      number: 1,
      version: 1,
      postingId: drafted,
      to: null,
      subject: 'Hello',
      body: 'The words',
      attachCv: false,
      wishes: { length: 'short' as const, tone: 'plain' as const, mention: [], leaveOut: [] },
      createdAt: AT,
    };
    const approval = card(ada, 1, AT);
    await commit(
      { type: 'pipeline_moved', clientId: ada.client.id, item },
      { type: 'draft_saved', clientId: ada.client.id, draft },
      { type: 'approval_requested', approval },
    );
    expect(await sweep(day(300))).toEqual([]);
    await store.closeApproval(approval.id, 'expired', day(4), []);
    expect(await sweep(day(300))).toEqual([{ postings: 1 }]);
    expect(await left()).toEqual([saved, drafted].toSorted());
    expect(await left()).not.toContain(plain);
    await commit({ type: 'pipeline_removed', clientId: ada.client.id, postingId: saved });
    expect(await sweep(day(300))).toEqual([{ postings: 1 }]);
    expect(await left()).toEqual([drafted]);
  });

  it('is nobody else’s loss', async () => {
    const ben = await plantClient(store, 'ben', AT);
    await save('a', ada.client.id);
    const his = await save('a', ben.client.id, day(100));
    expect(await sweep(day(200))).toEqual([{ postings: 1 }]);
    expect(await left()).toEqual([his]);
  });
});
