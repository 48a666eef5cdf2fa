import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEncrypted } from '../../src/db/open-sqlite.ts';
import { createJobIndex } from '../../src/desk/job-index.ts';
import { createJobSearch } from '../../src/desk/job-search.ts';
import { ownId, withOwner } from '../../src/desk/own-posting.ts';
import type { Store } from '../../src/desk/ports/store.ts';
import type { Posting } from '../../src/desk/posting.ts';
import type { Viewer } from '../../src/desk/viewer.ts';
import { profileCv } from '../../src/match/profile.ts';
import { systemIds as ids } from '../../src/system.ts';
import { findPostgres } from '../support/postgres-server.ts';
import { openPostgresStore } from '../support/postgres-store.ts';
import { posting } from '../support/postings.ts';
import { openTestStore } from '../support/sqlite-store.ts';

const AT = new Date('2026-11-21T10:00:00Z');
const TEXT = `You keep the kilns of our pottery running and mix glazes after the recipes of the house. In the morning the
night's firing is unloaded, sorted and weighed; before noon you load plates, bowls and jugs for the biscuit firing. Two
apprentices learn from you how clay dries, why a handle cracks and what a cone tells. You keep the book of temperatures,
order oxides and feldspar, and speak with the shop about colours that sell. We work from Tuesday to Saturday, in a hall
beside the river, with a kitchen, lockers and a ticket for the tram.`;
const OTHER_TEXT = `Our works fire roof tiles in a tunnel of ninety metres. You watch burners, fans and the speed of the cars from
a booth, answer alarms, and go out with the crew when a car leaves the rails. Shifts change weekly, nights are paid more,
and after a year you may train as a shift leader. Experience with gas lines, furnaces or glass helps; a licence for the
fork truck can be made here. The canteen is open all night and the bus stops at the gate.`;
const server = await findPostgres();
afterAll(() => server?.close());

describe.each([
  ['SQLite', openTestStore],
  ...(server ? [['PostgreSQL', () => openPostgresStore(server.url)] as const] : []),
] as const)('postings of one client on %s', (_name, open) => {
  let test: { store: Store; remove(): Promise<void> };
  let ada: { id: string; subject: string };
  let ben: { id: string; subject: string };
  beforeEach(async () => {
    test = await open();
    ada = await client('ada');
    ben = await client('ben');
  });
  afterEach(() => test.remove());

  async function client(chat: string) {
    const home = await test.store.openConversation({
      account: 'test',
      chat,
      sender: chat,
      altIds: [],
      create: true,
      name: null,
      timeZone: 'UTC',
      at: AT,
      ids: { client: ids.next(), conversation: ids.next(), subject: ids.token(22) },
    });
    if (!home) throw new Error('not opened');
    return home.client;
  }
  const of = (owner: { id: string } | null, item: Posting): Posting =>
    owner ? { ...item, id: ownId(item.id, owner.id) } : item;
  async function save(owner: { id: string } | null, item: Posting): Promise<string> {
    const own = of(owner, item);
    await test.store.savePostings([withOwner(own, owner?.id ?? null)], AT);
    return own.id;
  }
  const job = (more: Partial<Posting> = {}) =>
    posting({ title: 'Kiln Operator', company: 'Lehmann Keramik', text: TEXT, ...more });
  const alert = (more: Partial<Posting> = {}) =>
    posting({
      id: 'alert:linkedin:1',
      source: 'alert:linkedin',
      externalId: '1',
      title: 'Kiln Operator',
      company: 'Lehmann Keramik GmbH',
      text: '',
      url: null,
      ...more,
    });
  const standing = async (id: string) =>
    (await test.store.postingsSince(0, 1000)).rows.find((row) => row.posting.id === id)?.standing;
  const cardOf = async (id: string) => (await standing(id))?.card;
  const searcher = (viewer: Viewer) =>
    createJobSearch(createJobIndex(test.store), {
      store: test.store,
      clock: { now: () => AT },
    }).for(viewer);
  const found = async (viewer: Viewer, query = 'kiln operator') =>
    (
      await searcher(viewer).search({
        query,
        limit: 10,
        applicant: { cv: null, facts: [], preferences: [] },
      })
    ).hits.map(({ posting: { id }, copies }) => [id, ...(copies?.variants ?? []).map((v) => v.id)]);
  async function erase({ id, subject }: { id: string; subject: string }): Promise<void> {
    await test.store.commit([{ type: 'erasure_begun', clientId: id, at: AT }], 'full');
    const done = await test.store.eraseClient(id, {
      user: subject,
      at: AT,
      conversation: null,
      source: 'desk',
      dataCategory: 'identity',
      purpose: 'test',
      actor: 'automation',
      action: 'client.erased',
      externalAction: false,
      approvalRequired: false,
      approvalReceived: false,
      errorStatus: 'none',
      notes: '',
    });
    expect(done).toBe(true);
  }

  it('are rows of their own where two have the same alert, and each finds theirs alone', async () => {
    const [hers, his] = [await save(ada, alert()), await save(ben, alert())];
    expect(hers).not.toBe(his);
    expect(await found({ clientId: ada.id })).toEqual([[hers]]);
    expect(await found({ clientId: ben.id })).toEqual([[his]]);
    expect(await found('public')).toEqual([]);
    expect(await test.store.getPostings([hers, his], { clientId: ada.id })).toHaveLength(1);
    expect(await test.store.getPostings([hers, his], 'public')).toEqual([]);
    expect(await cardOf(hers)).toBe(hers);
    expect(await cardOf(his)).toBe(his);
    expect((await test.store.readRecord(ada.id))?.ownPostings).toEqual([hers]);
  });

  it('are in no full text, no score, no copies and no cross-listing of anybody else', async () => {
    const hers = await save(ada, job({ company: 'Topfwerk' }));
    const open = await save(null, job());
    const asks = { asks: [[['glazes']]], need: 'all', limit: 10 } as const;
    expect(await test.store.findWords(asks, { clientId: ada.id })).toHaveLength(2);
    expect(await test.store.findWords(asks, { clientId: ben.id })).toHaveLength(1);
    expect(await test.store.findWords(asks, 'public')).toHaveLength(1);
    const cv = {
      id: 'cv',
      fileName: 'cv.txt',
      mime: 'text/plain',
      text: 'Kiln operator. Ran kilns and mixed glazes for nine years.',
      sha256: '',
      size: 1,
      pages: null,
      readAt: AT,
    };
    const applicant = { cv, facts: [], preferences: [] };
    expect(await searcher({ clientId: ben.id }).match([hers], applicant)).toEqual([null]);
    expect((await searcher({ clientId: ada.id }).match([hers], applicant))[0]?.id).toBe(hers);
    const twins = async (id: string, viewer: Viewer) =>
      (await test.store.crossListings([id], viewer)).get(id)?.map((twin) => twin.id);
    expect(await twins(open, { clientId: ada.id })).toEqual([hers]);
    expect(await twins(open, { clientId: ben.id })).toEqual([]);
    expect(await twins(hers, { clientId: ben.id })).toEqual([]);
    expect(await found({ clientId: ben.id }, 'company:Topfwerk')).toEqual([]);
  });

  it.each([
    ['after', true],
    ['before', false],
  ])(
    'stand on one card with the public posting, for their owner, when it came %s',
    async (_when, later) => {
      const item = job();
      const first = later ? null : await save(null, item);
      const hers = await save(ada, alert());
      const his = await save(ben, alert());
      const open = first ?? (await save(null, item));
      for (const id of [hers, his, open]) expect(await cardOf(id)).toBe(open);
      const both = (await found({ clientId: ada.id })).map((ids_) => ids_.toSorted());
      expect(both).toEqual([[hers, open].toSorted()]);
      expect(await found('public')).toEqual([[open]]);
    },
  );

  it('join no two public cards, and go where the public ones of their card go', async () => {
    const berlin = await save(null, job({ places: ['Berlin'] }));
    const hamburg = await save(null, job({ places: ['Hamburg'], text: OTHER_TEXT }));
    const hers = await save(ada, alert({ places: [] }));
    expect(await cardOf(berlin)).toBe(berlin);
    expect(await cardOf(hamburg)).toBe(hamburg);
    const card = await cardOf(hers);
    expect([berlin, hamburg]).toContain(card);
    // The one that it stands with becomes another job altogether.
    const left = card === berlin ? berlin : hamburg;
    const kept = card === berlin ? hamburg : berlin;
    const changed = job({ id: left, title: 'Night Porter', company: 'Hotel Elbe', text: '' });
    await save(null, changed);
    expect(await cardOf(left)).toBe(left);
    expect(await cardOf(hers)).toBe(kept);
  });

  it('are no reason to call a public posting a repost', async () => {
    const old = new Date(AT.getTime() - 90 * 86_400_000);
    const hers = await save(ada, job({ source: 'page', externalId: '1', postedAt: old }));
    await test.store.closePostings([hers], 'gone', AT);
    const open = await save(null, job({ source: 'page', externalId: '2', postedAt: AT }));
    expect((await standing(open))?.repostOf).toBeNull();
    const again = await save(ada, job({ source: 'page', externalId: '3', postedAt: AT }));
    expect((await standing(again))?.repostOf).toBe(hers);
  });

  it('never change their owner', async () => {
    const hers = await save(ada, alert());
    const taken = { ...alert(), id: hers };
    for (const owner of [ben.id, null])
      await expect(test.store.savePostings([withOwner(taken, owner)], AT)).rejects.toThrow(
        /keeps its owner/,
      );
    expect(await test.store.getPostings([hers], { clientId: ben.id })).toEqual([]);
  });

  it('go with their owner, also from the memory of another process, and no number comes again', async () => {
    const open = await save(null, job({ company: 'Ofenbau Nord' }));
    const his = await save(ben, alert());
    const index = createJobIndex(test.store);
    const hers = await save(ada, alert({ title: 'Kiln Operator Zylphiaquorn' }));
    await index.refresh();
    expect(index.view({ clientId: ada.id }).get(hers)).toBeDefined();
    const before = (await test.store.postingsSince(0, 100)).rows;
    await erase(ada);
    await index.refresh();
    expect(
      index
        .view('desk')
        .postings()
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual([open, his].toSorted());
    expect(
      [...index.matcher().exacts(profileCv({ text: 'kiln' }))].map(({ id }) => id),
    ).not.toContain(hers);
    expect(await test.store.getPostings([hers], 'desk')).toEqual([]);
    expect(await test.store.tracesOf([ada.id, hers])).toEqual([]);
    const asks = { asks: [[['zylphiaquorn']]], need: 'all', limit: 10 } as const;
    expect(await test.store.findWords(asks, 'desk')).toEqual([]);
    const later = await save(null, job({ title: 'Glaze Mixer', text: '' }));
    await index.refresh();
    expect(index.view('public').get(later)).toBeDefined();
    expect((await standing(later))?.ord).toBeGreaterThan(
      Math.max(...before.map((row) => row.standing.ord)),
    );
  });
});

it('words of an erased posting leave the bytes of the full text', async () => {
  const test = await openTestStore();
  const home = await test.store.openConversation({
    account: 'test',
    chat: 'ada',
    sender: 'ada',
    altIds: [],
    create: true,
    name: null,
    timeZone: 'UTC',
    at: AT,
    ids: { client: ids.next(), conversation: ids.next(), subject: ids.token(22) },
  });
  if (!home) throw new Error('not opened');
  const item = posting({ title: 'Zylphiaquorn Keeper' });
  const own = { ...item, id: ownId(item.id, home.client.id) };
  await test.store.savePostings([withOwner(posting(), null)], AT);
  await test.store.savePostings([withOwner(own, home.client.id)], AT);
  const held = () => {
    const raw = openEncrypted(test.path, test.key, false);
    const rows = raw
      .prepare<[], { block: Buffer }>('SELECT block FROM posting_words_data')
      .all()
      .filter(({ block }) => block.includes('ylphiaquorn'));
    raw.close();
    return rows.length;
  };
  expect(held()).toBeGreaterThan(0);
  await test.store.commit([{ type: 'erasure_begun', clientId: home.client.id, at: AT }], 'full');
  await test.store.eraseClient(home.client.id, {
    user: home.client.subject,
    at: AT,
    conversation: null,
    source: 'desk',
    dataCategory: 'identity',
    purpose: 'test',
    actor: 'automation',
    action: 'client.erased',
    externalAction: false,
    approvalRequired: false,
    approvalReceived: false,
    errorStatus: 'none',
    notes: '',
  });
  await test.store.scrub();
  expect(held()).toBe(0);
  await test.remove();
});
