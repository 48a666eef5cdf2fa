import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import {
  DEFAULT_RETENTION,
  RETENTION_CATEGORIES,
  type RetentionPolicy,
  readRetention,
} from '../../src/desk/retention.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { findPostgres } from '../support/postgres-server.ts';
import { openPostgresStore } from '../support/postgres-store.ts';
import { markersOf, richClient } from '../support/rich-client.ts';

const A = markersOf('Larkspur');
const DAY = 86_400_000;

const server = await findPostgres();
afterAll(() => server?.close());

describe('the retention policy', () => {
  it('is read from a list, and what is not named stays at its default', () => {
    expect(readRetention('messages=30, drafts=0,cv = keep')).toEqual({
      ...DEFAULT_RETENTION,
      messages: 30,
      drafts: null,
      cv: null,
    });
  });

  it.each(['', 'messages', 'messages=-1', 'letters=3', 'messages=1.5', 'messages=99999', 'a=b,,'])(
    'refuses %j',
    (text) => {
      expect(readRetention(text)).toBeNull();
    },
  );

  it('comes from RETENTION and LOG_DAYS, and a wrong value stops the start with one line', () => {
    const { settings } = readConfig({ RETENTION: 'messages=90', LOG_DAYS: '365' });
    expect(settings.retention).toEqual({ ...DEFAULT_RETENTION, messages: 90 });
    expect(settings.logDays).toBe(365);
    expect(readConfig({}).settings).toMatchObject({ retention: DEFAULT_RETENTION, logDays: 730 });
    expect(() => readConfig({ RETENTION: 'letters=90' })).toThrow(/^RETENTION is not usable/);
    expect(() => readConfig({ LOG_DAYS: '0' })).toThrow(/^LOG_DAYS is not usable/);
  });

  it('keeps CV, searches, drafts and saved jobs until the client deletes them or leaves (P17)', () => {
    for (const category of ['cv', 'searches', 'drafts', 'pipeline'] as const)
      expect(DEFAULT_RETENTION[category]).toBeNull();
  });

  it('keeps what came by a client and was not used for 180 days', () => {
    expect(DEFAULT_RETENTION.postings).toBe(180);
    expect(readRetention('postings=keep')).toMatchObject({ postings: null });
  });
});

describe.each([
  { name: 'SQLite', store: async () => undefined },
  ...(server ? [{ name: 'PostgreSQL', store: () => openPostgresStore(server.url) }] : []),
])('the retention sweep on $name', { timeout: 60_000 }, ({ store }) => {
  let desk: TestDesk;
  const open = async (policy: Partial<RetentionPolicy>) => {
    const test = await store();
    desk = await openTestDesk(
      { retention: { ...DEFAULT_RETENTION, ...policy } },
      test ? { test } : {},
    );
    await richClient(desk, A);
  };
  afterEach(() => desk.remove());

  const record = async () => {
    const [line] = await desk.test.store.listClients();
    const found = await desk.test.store.readRecord(line?.id ?? '');
    if (!found) throw new Error('no record');
    return found;
  };
  const deleted = async () =>
    (await desk.test.store.listAudit({ user: null, limit: 500 })).filter(
      ({ action }) => action === 'retention.deleted',
    );

  it('deletes nothing before its day, and everything of a kind on it', async () => {
    await open({ messages: 30, cards: 30, files: 7, usage: 30 });
    await desk.desk.sweep();
    desk.clock.advance(6 * DAY);
    await desk.desk.sweep();
    expect(await deleted()).toEqual([]);
    desk.clock.advance(2 * DAY);
    await desk.desk.sweep();
    expect((await deleted()).map(({ notes }) => notes)).toEqual(['1 files']);
    expect((await record()).sent.filter(({ message }) => message.kind === 'file')).toEqual([]);

    desk.clock.advance(23 * DAY);
    await desk.desk.sweep();
    const kept = await record();
    expect(
      kept.turns.filter(({ at }) => desk.clock.now().getTime() - at.getTime() > 30 * DAY),
    ).toEqual([]);
    expect(kept.usage).toEqual([]);
    const text = JSON.stringify(kept.approvals);
    expect(text).not.toContain(A.board);
    // Those that stay until the client says otherwise.
    expect(kept.cv?.text).toContain(A.cvText);
    expect(JSON.stringify([kept.drafts, kept.searches, kept.pipeline])).toContain(A.subject);
    expect(await deleted()).toHaveLength(2);
    expect(await desk.test.store.verifyAudit()).toMatchObject({ ok: true });
  });

  it('ages every category when it is told to, with one row of the log', async () => {
    await open(Object.fromEntries(RETENTION_CATEGORIES.map((category) => [category, 1])));
    await desk.desk.sweep();
    desk.clock.advance(4 * DAY);
    // First the card that waits expires; its content goes a day later.
    await desk.desk.sweep();
    const [row] = await deleted();
    // This client has no posting of their own; tests/db/owned-retention.test.ts has those.
    for (const category of RETENTION_CATEGORIES.filter((name) => name !== 'postings'))
      expect(row?.notes).toContain(category);
    const kept = await record();
    expect([kept.cv, kept.drafts, kept.searches, kept.pipeline, kept.usage]).toEqual([
      null,
      [],
      [],
      [],
      [],
    ]);
    expect(kept.facts.filter(({ origin }) => origin === 'cv')).toEqual([]);
    desk.clock.advance(2 * DAY);
    await desk.desk.sweep();
    expect(JSON.stringify((await record()).approvals)).not.toContain(A.subject);
  });
});
