import { setTimeout as sleep } from 'node:timers/promises';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEncrypted } from '../../src/db/open-sqlite.ts';
import type { Outbound } from '../../src/desk/ports/channel.ts';
import { systemIds as ids } from '../../src/system.ts';
import { cardIn, openTestDesk, type TestDesk, wordsIn } from '../support/desk.ts';
import { findPostgres } from '../support/postgres-server.ts';
import { openPostgresStore } from '../support/postgres-store.ts';
import { markersOf, richClient } from '../support/rich-client.ts';

const A = markersOf('Larkspur');
const B = markersOf('Quillwort');
const HOUR = 3_600_000;

const server = await findPostgres();
afterAll(() => server?.close());

/** Goes through the whole goodbye and gives what was sent. */
async function leave(desk: TestDesk, chat: string): Promise<Outbound[]> {
  const asked = cardIn(await desk.say('/delete', chat));
  return desk.say({ kind: 'tap', token: asked.token.yes }, chat);
}

function zipIn(messages: readonly Outbound[]): Record<string, Uint8Array> {
  const file = messages.find((message) => message.kind === 'file');
  if (file?.kind !== 'file') throw new Error(`No file in ${JSON.stringify(messages)}`);
  return unzipSync(Buffer.from(file.base64, 'base64'));
}

function textOf(files: Record<string, Uint8Array>): string {
  return Object.entries(files)
    .map(([name, bytes]) => `${name}\n${strFromU8(bytes)}`)
    .join('\n');
}

describe.each([
  { name: 'SQLite', open: async () => undefined },
  ...(server ? [{ name: 'PostgreSQL', open: () => openPostgresStore(server.url) }] : []),
])('two clients on $name', { timeout: 60_000 }, ({ open }) => {
  let desk: TestDesk;
  let a: { id: string };
  let b: { id: string };
  beforeEach(async () => {
    const test = await open();
    desk = await openTestDesk({}, test ? { test } : {});
    a = await richClient(desk, A);
    b = await richClient(desk, B);
  });
  afterEach(() => desk.remove());

  it('trust case 55: hands A everything of theirs and nothing of B, and deletes all of A and nothing of B (AT10, AT13, AT25, OR15-OR18)', async () => {
    const { store } = desk.test;
    const idsOf = async ({ id }: { id: string }) => [
      id,
      ...((await store.getClient(id))?.conversations.map((item) => item.id) ?? []),
      ...((await store.readRecord(id))?.approvals.map(({ approval }) => approval.id) ?? []),
    ];
    const [idsOfA, idsOfB] = [await idsOf(a), await idsOf(b)];
    const tables = (await store.tracesOf(idsOfA)).map(({ table }) => table).sort();
    expect(tables).toEqual(
      'approvals clients contacts conversations cvs drafts executions facts follow_ups identities inbox outbox permissions pipeline preferences replies scheduled searches shown_postings turns usage'.split(
        ' ',
      ),
    );
    const tracesOfB = await store.tracesOf(idsOfB);

    const asked = cardIn(await desk.say('send me my data', A.chat));
    const answer = await desk.say({ kind: 'tap', token: asked.token.yes }, A.chat);
    const exported = textOf(zipIn(answer));
    for (const [place, marker] of Object.entries(A))
      expect(exported.includes(marker), `${place} is in the export`).toBe(true);
    for (const marker of Object.values(B)) expect(exported).not.toContain(marker);

    const mails = desk.mails.length;
    const left = await leave(desk, A.chat);
    expect(wordsIn(left)).toContain('you have left this desk');
    expect((await store.getErasure(a.id))?.state).toBe('done');
    expect(await store.tracesOf(idsOfA)).toEqual([]);
    expect(await store.readRecord(a.id)).toBeNull();
    expect(desk.removed).toContain(`test ${A.chat}`);
    expect(desk.mails.length).toBe(mails);

    expect((await store.tracesOf(idsOfB)).filter(({ table }) => table !== 'inbox')).toEqual(
      tracesOfB.filter(({ table }) => table !== 'inbox'),
    );
    const record = JSON.stringify(await store.readRecord(b.id), (_key, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString() : value,
    );
    for (const marker of Object.values(B).filter((word) => word !== B.handed))
      expect(record).toContain(marker);
    expect(record).toContain(Buffer.from(B.handed).toString('base64'));

    expect(await store.verifyAudit()).toMatchObject({ ok: true });
    const log = await store.listAudit({ user: null, limit: 1000 });
    expect(log.some(({ action }) => action === 'client.erased')).toBe(true);
    for (const marker of Object.values(A)) {
      expect(JSON.stringify(log)).not.toContain(marker);
      expect(desk.logged.join('\n')).not.toContain(marker);
    }
    // What B does afterwards works as before.
    desk.script([{ name: 'read_cv', args: {} }]);
    expect(wordsIn(await desk.say('my cv please now', B.chat))).toContain('TypeScript');
  });
});

describe('a goodbye', () => {
  let desk: TestDesk;
  beforeEach(async () => {
    desk = await openTestDesk();
  });
  afterEach(() => desk.remove());

  const clientOf = async (chat: string) => {
    for (const { id } of await desk.test.store.listClients()) {
      const known = await desk.test.store.getClient(id);
      if (known?.conversations.some((item) => item.chat === chat)) return id;
    }
    throw new Error(`There is no client in the chat ${chat}.`);
  };

  it('leaves no byte of a client in the pages of the database, the freed ones included', async () => {
    await richClient(desk, A);
    await richClient(desk, B);
    await leave(desk, A.chat);
    const raw = openEncrypted(desk.test.path, desk.test.key, false);
    // The image of all pages, decrypted.
    const image = raw.serialize();
    raw.close();
    for (const word of [A.chat, `${A.chat}-alt`, A.model])
      expect(image.includes(word), word).toBe(false);
    for (const word of [B.chat, `${B.chat}-alt`, B.model])
      expect(image.includes(word), word).toBe(true);
  });

  it('says the same to everybody: what goes, what stays, and what only they can end (OR16, golden)', async () => {
    await desk.say('hello');
    const id = await clientOf('ada');
    const asked = cardIn(await desk.say('/delete'));
    expect(asked.text).toMatchInlineSnapshot(`
      "#1 needs your yes

      What will happen: I delete your account and everything I keep of you. This cannot be undone.
      What goes: your CV and its facts, our messages, searches, drafts, saved jobs, addresses, settings, cards and their content, costs, permissions, files I put into a folder of this desk for you, and the key that all of it is encrypted with.
      What ends: cards that wait, approved actions that have not begun, reminders.
      What stays: the log of what was done (who, when, why; no content, no name, under a random id), each entry for 730 days. Mails that you had me send are with their recipients.
      Do you want a copy first? Answer no and type /export.

      Expires 24 Nov 2026, 10:00. No answer means no.

      Answer yes or no ("yes 1" when several wait), or tell me what to change."
    `);
    const receipt = wordsIn(await desk.say('yes'))
      .split('\n#')[0]
      ?.replaceAll(id, 'ID');
    expect(receipt).toMatchInlineSnapshot(`
      "Receipt of 21 Nov 2026, 10:00: you have left this desk, and everything I kept of you is being deleted as soon as this message has reached you, at the latest in ten minutes.

      Deleted: your CV and its facts, our messages, searches, drafts, saved jobs, addresses, settings, cards, costs, permissions, handed-over files, and the key that all of it was encrypted with. Waiting cards and reminders are withdrawn.

      Kept: the log of what was done (who, when, why; no content, no name, under a random id), each entry for 730 days; the last one goes on 20 Nov 2028, 10:00. Backups of this desk lose your data when they are replaced.

      Please end yourself what I cannot reach:
      - Google and other sign-ins: remove this desk at myaccount.google.com/connections (OAuth grants).
      - WhatsApp: if a phone of yours is linked here, remove it under Settings > Linked devices.
      - Mail: delete forwarding rules and filters that send job alerts to this desk.
      - Passwords: change any that you shared with a person of this desk.
      - Browsers: sign out of sessions that were opened with you on another machine (LinkedIn: Settings > Sign in & security > the list of your sessions).
      - This chat: delete its history on your side; I cannot do that for you.

      Reference for questions: ID. If you write again, we start as strangers."
    `);
  });

  it('asks for a yes like everything else, and a no changes nothing', async () => {
    await desk.say('hello');
    cardIn(await desk.say('/delete'));
    await desk.say('no');
    expect(await desk.test.store.openErasures()).toEqual([]);
    const again = cardIn(await desk.say('delete my account'));
    desk.clock.advance(100 * HOUR);
    expect(wordsIn(await desk.say({ kind: 'tap', token: again.token.yes }))).toContain('expired');
    expect(await desk.test.store.openErasures()).toEqual([]);
  });

  it('shows one card however often it is asked for', async () => {
    await desk.say('hello');
    const first = cardIn(await desk.say('/delete'));
    const second = cardIn(await desk.say('/delete'));
    expect(second.number).toBe(first.number);
  });

  it('trust case 34: cannot be set off by another client', async () => {
    await desk.say('hello', 'ada');
    await desk.say('hello', 'eve');
    const card = cardIn(await desk.say('/delete', 'ada'));
    expect(wordsIn(await desk.say({ kind: 'tap', token: card.token.yes }, 'eve'))).toContain(
      'does not belong to a card of this chat',
    );
    expect(await desk.test.store.openErasures()).toEqual([]);
  });

  it('withdraws what waits and sends nothing that was approved and not begun', async () => {
    const rich = await richClient(desk, A);
    const mails = desk.mails.length;
    const left = await leave(desk, A.chat);
    expect(wordsIn(left)).toContain('Withdrawn, because you leave this desk');
    desk.clock.advance(200 * HOUR);
    await desk.desk.sweep();
    await desk.desk.wakeWaiting();
    expect(desk.mails.length).toBe(mails);
    expect(desk.sent.at(-1)).toMatchObject({ kind: 'card_resolved', outcome: 'done' });
    const log = await desk.test.store.listAudit({ user: null, limit: 100 });
    expect(log.filter(({ action }) => action === 'send_outreach.cancelled')).toHaveLength(1);
    expect(await desk.test.store.getErasure(rich.id)).toMatchObject({ state: 'done' });
  });

  it('waits for a turn that is running, and nothing is written after the purge', async () => {
    await desk.say('hello');
    const card = cardIn(await desk.say('/delete'));
    const id = await clientOf('ada');
    const hold = desk.holdModel();
    const turn = desk.say('find me jobs');
    await hold.started;
    await desk.desk.accept([tap(desk, card.token.yes)]);
    while (!(await desk.test.store.getErasure(id))) await sleep(5);
    await desk.desk.wakeWaiting();
    expect(await desk.test.store.getErasure(id)).toMatchObject({ state: 'closing' });
    hold.go();
    await turn;
    await desk.desk.settled('test', 'ada');
    await desk.desk.wakeWaiting();
    expect(await desk.test.store.getErasure(id)).toMatchObject({ state: 'done' });
    expect(await desk.test.store.tracesOf([id])).toEqual([]);
    expect(await desk.test.store.listClients()).toEqual([]);
  });

  it('waits for an approved action that is under way, and its outcome is in the log', async () => {
    const rich = await richClient(desk, A);
    desk.script([{ name: 'send_outreach', args: { to: A.contact } }]);
    const mail = cardIn(await desk.say('/pending', A.chat));
    const card = cardIn(await desk.say('/delete', A.chat));
    const release = Promise.withResolvers<void>();
    const started = Promise.withResolvers<void>();
    desk.onMail(() => started.resolve());
    desk.mailWaits(release.promise);
    const sending = desk.say({ kind: 'tap', token: mail.token.yes }, A.chat);
    await started.promise;
    await desk.desk.accept([tap(desk, card.token.yes, A.chat)]);
    while (!(await desk.test.store.getErasure(rich.id))) await sleep(5);
    await desk.desk.wakeWaiting();
    expect(await desk.test.store.getErasure(rich.id)).toMatchObject({ state: 'closing' });
    release.resolve();
    await sending;
    await desk.desk.settled('test', A.chat);
    await desk.desk.wakeWaiting();
    expect(await desk.test.store.getErasure(rich.id)).toMatchObject({ state: 'done' });
    const log = await desk.test.store.listAudit({ user: null, limit: 200 });
    const outcomes = log.filter(({ action }) => action === 'send_outreach.done');
    expect(outcomes).toHaveLength(2);
  });

  it('goes on without the receipt when the channel stays away for ten minutes', async () => {
    await desk.say('hello');
    const id = await clientOf('ada');
    const card = cardIn(await desk.say('/delete'));
    desk.sendEnds({ result: 'not_sent', next: 'retry', code: 'away', retryAfterMs: 1000 });
    await desk.say({ kind: 'tap', token: card.token.yes });
    expect(await desk.test.store.getErasure(id)).toMatchObject({ state: 'closing' });
    desk.clock.advance(9 * 60_000);
    await desk.desk.wakeWaiting();
    expect(await desk.test.store.getErasure(id)).toMatchObject({ state: 'closing' });
    desk.clock.advance(2 * 60_000);
    await desk.outbox.idle('any');
    await desk.desk.wakeWaiting();
    expect(await desk.test.store.getErasure(id)).toMatchObject({ state: 'done' });
    const [row] = await desk.test.store.listAudit({ user: null, limit: 1 });
    expect(row).toMatchObject({ action: 'client.erased', notes: 'receipt not confirmed' });
  });

  it('trust case 55: drops what was sent before it and comes late, and takes what is written afterwards as a stranger', async () => {
    await desk.say('hello');
    const before = desk.clock.now();
    const id = await clientOf('ada');
    await leave(desk, 'ada');
    const late = (content: string | { kind: 'tap'; token: string }) =>
      desk.say(content, 'ada', ids.next(), { sentAt: before });
    expect(await late('my secret plan')).toEqual([]);
    expect(await desk.test.store.listClients()).toEqual([]);
    // A button of an old card says nothing about when it was pressed.
    expect(await desk.say({ kind: 'tap', token: `a1:y:${ids.next()}:abcdefgh` })).toEqual([]);
    expect(await desk.test.store.listClients()).toEqual([]);

    await desk.say('hello again');
    const [stranger, ...others] = await desk.test.store.listClients();
    expect(others).toEqual([]);
    expect(stranger?.id).not.toBe(id);
    const turns = desk.requests.length;
    expect(await late('my secret plan')).toEqual([]);
    expect(desk.requests.length).toBe(turns);
    expect(JSON.stringify(await desk.test.store.readRecord(stranger?.id ?? ''))).not.toContain(
      'secret plan',
    );
  });

  it('keeps nothing of what is written while it is under way', async () => {
    await desk.say('hello');
    const id = await clientOf('ada');
    const card = cardIn(await desk.say('/delete'));
    desk.sendEnds({ result: 'not_sent', next: 'retry', code: 'away', retryAfterMs: 1000 });
    await desk.say({ kind: 'tap', token: card.token.yes });
    await desk.say('one more secret');
    expect(JSON.stringify(await desk.test.store.readRecord(id))).not.toContain('one more secret');
    desk.sendEnds(null);
    desk.clock.advance(60_000);
    await desk.desk.wakeWaiting();
    await sleep(50);
    await desk.desk.wakeWaiting();
    expect(wordsIn(desk.sent)).toContain('being deleted at this moment');
    expect(await desk.test.store.getErasure(id)).toMatchObject({ state: 'done' });
  });

  it('is taken up where a crash has left it, and a second one changes nothing', async () => {
    await richClient(desk, A);
    const id = await clientOf(A.chat);
    const card = cardIn(await desk.say('/delete', A.chat));
    const { store } = desk.test;
    desk.sendEnds({ result: 'not_sent', next: 'retry', code: 'away', retryAfterMs: 1000 });
    await desk.say({ kind: 'tap', token: card.token.yes }, A.chat);
    const erasure = await store.getErasure(id);
    const entry = (await store.listAudit({ user: erasure?.subject ?? '', limit: 1 }))[0];
    if (!entry) throw new Error('no entry');
    // The process died after the rows were gone.
    expect(await store.eraseClient(id, { ...entry, action: 'client.erased' })).toBe(true);
    expect(await store.getErasure(id)).toMatchObject({ state: 'purging' });
    await desk.desk.wakeWaiting();
    expect(await store.getErasure(id)).toMatchObject({ state: 'done' });
    expect(await store.eraseClient(id, { ...entry, action: 'client.erased' })).toBe(false);
    const rows = await store.listAudit({ user: erasure?.subject ?? '', limit: 100 });
    expect(rows.filter(({ action }) => action === 'client.erased')).toHaveLength(1);
    expect(await store.verifyAudit()).toMatchObject({ ok: true });
  });

  it('makes every commit for a client who is gone fail as a whole', async () => {
    await desk.say('hello');
    const id = await clientOf('ada');
    const conversation = (await desk.test.store.getClient(id))?.conversations[0];
    if (!conversation) throw new Error('no conversation');
    await leave(desk, 'ada');
    const at = desk.clock.now();
    const { store } = desk.test;
    const preference = { key: 'place', value: 'Lisbon', at };
    const count = (await store.listAudit({ user: null, limit: 1000 })).length;
    await expect(
      store.commit(
        [
          { type: 'preference_set', clientId: id, preference },
          {
            type: 'transcript',
            conversationId: conversation.id,
            turnId: ids.next(),
            messages: [{ role: 'client', text: 'late' }],
            at,
          },
        ],
        'full',
      ),
    ).rejects.toThrow();
    expect(await store.tracesOf([id, conversation.id])).toEqual([]);
    expect((await store.listAudit({ user: null, limit: 1000 })).length).toBe(count);
  });
});

function tap(desk: TestDesk, token: string, chat = 'ada') {
  return {
    account: 'test',
    eventId: ids.next(),
    messageKey: null,
    ref: null,
    order: null,
    chat: { id: chat, kind: 'private' as const },
    sender: { id: chat, altIds: [], name: chat },
    sentAt: desk.clock.now(),
    content: { kind: 'tap' as const, token },
  };
}
