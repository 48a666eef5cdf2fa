import { strFromU8, unzipSync } from 'fflate';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemIds as ids } from '../../src/system.ts';
import { exportPage } from '../../src/tools/export/page.ts';
import { cardIn, openTestDesk, type TestDesk, wordsIn } from '../support/desk.ts';
import { findPostgres } from '../support/postgres-server.ts';
import { openPostgresStore } from '../support/postgres-store.ts';
import { markersOf, richClient } from '../support/rich-client.ts';

const A = markersOf('Larkspur');
const HOUR = 3_600_000;

const server = await findPostgres();
afterAll(() => server?.close());

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk();
});
afterEach(() => desk.remove());

const record = async () => {
  const [line] = await desk.test.store.listClients();
  const found = await desk.test.store.readRecord(line?.id ?? '');
  if (!found) throw new Error('no record');
  return found;
};
const everything = async () =>
  JSON.stringify(await record(), (_key, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString() : value,
  );

describe('/pause', () => {
  it('runs no turn, reads no document, reminds of nothing and sends nothing until /resume', async () => {
    await richClient(desk, A);
    const card = cardIn(await desk.say('/pending', A.chat));
    expect(wordsIn(await desk.say('stop everything for now', A.chat))).toContain('Paused');
    const turns = desk.requests.length;
    const mails = desk.mails.length;
    const from = desk.sent.length;
    for (const said of ['find me jobs', 'thanks'])
      expect(wordsIn(await desk.say(said, A.chat))).toMatch(/^I am paused since .*\/resume/);
    const file = {
      kind: 'file',
      name: 'a.txt',
      mime: null,
      size: 1,
      ref: 'a',
      caption: null,
      album: null,
    } as const;
    expect(wordsIn(await desk.say(file, A.chat))).toContain('I am paused');
    expect(wordsIn(await desk.say({ kind: 'tap', token: card.token.yes }, A.chat))).toContain(
      '/resume first',
    );
    expect(desk.requests.length).toBe(turns);
    expect(desk.mails.length).toBe(mails);
    expect(desk.sent.length).toBe(from + 4);

    desk.clock.advance(30 * HOUR);
    await desk.desk.sweep();
    desk.clock.advance(50 * HOUR);
    await desk.desk.sweep();
    await desk.desk.settled('test', A.chat);
    expect(desk.sent.length).toBe(from + 4);

    expect(wordsIn(await desk.say('/resume', A.chat))).toContain('at work again');
    await desk.desk.sweep();
    await desk.desk.settled('test', A.chat);
    expect(wordsIn(desk.sent.slice(from))).toContain('Expired without an answer');
    await desk.say('find me jobs', A.chat);
    expect(desk.requests.length).toBe(turns + 1);
  });

  it('keeps what was written meanwhile out of the record, and is in the log', async () => {
    await desk.say('hello');
    await desk.say('/pause');
    await desk.say('a word of the pause');
    await desk.say('/resume');
    expect(await everything()).not.toContain('a word of the pause');
    const log = await desk.test.store.listAudit({ user: null, limit: 50 });
    expect(log.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['client.paused', 'client.resumed']),
    );
    expect(wordsIn(await desk.say('/resume'))).toContain('nothing is paused');
  });

  it('lets clients export and leave', async () => {
    await desk.say('hello');
    await desk.say('/pause');
    const exported = cardIn(await desk.say('/export'));
    const answer = await desk.say({ kind: 'tap', token: exported.token.yes });
    expect(answer.some(({ kind }) => kind === 'file')).toBe(true);
    const leaving = cardIn(await desk.say('/delete'));
    await desk.say({ kind: 'tap', token: leaving.token.yes });
    expect(await desk.test.store.listClients()).toEqual([]);
  });

  it('ends a turn that is running', async () => {
    await desk.say('hello');
    const hold = desk.holdModel();
    const turn = desk.say('find me jobs');
    await hold.started;
    const signal = desk.requests.at(-1)?.signal;
    const pausing = desk.say('/pause');
    await expect.poll(() => signal?.aborted).toBe(true);
    hold.go();
    await turn;
    await pausing;
  });
});

describe.each([
  { name: 'SQLite', store: async () => undefined },
  ...(server ? [{ name: 'PostgreSQL', store: () => openPostgresStore(server.url) }] : []),
])('/forget on $name', { timeout: 60_000 }, ({ store }) => {
  beforeEach(async () => {
    const test = await store();
    if (test) {
      await desk.remove();
      desk = await openTestDesk({}, { test });
    }
    await richClient(desk, A);
  });

  it('deletes one draft with its waiting card and what answered cards held of it (AT11)', async () => {
    expect(wordsIn(await desk.say('/forget draft 9', A.chat))).toContain('There is no draft 9');
    const answer = await desk.say('/forget draft 2', A.chat);
    expect(wordsIn(answer)).toContain('Draft 2 is deleted');
    expect(wordsIn(answer)).toContain('Withdrawn by you');
    await desk.say('/forget draft 1', A.chat);
    const kept = await record();
    expect(kept.drafts).toEqual([]);
    const mails = kept.approvals.filter(({ approval }) => approval.tool === 'send_outreach');
    // That they were asked, and what became of them, stays.
    expect(mails.map(({ approval }) => approval.status)).toEqual(['approved', 'cancelled']);
    for (const { approval } of mails)
      expect([approval.payload, approval.cardText, approval.payloadHash]).toEqual(['', '', '']);
  });

  it('deletes searches, saved jobs and messages one by one, and nothing else with them (AT11)', async () => {
    await desk.say('/forget search', A.chat);
    let kept = await record();
    expect(kept.searches).toEqual([]);
    expect(kept.pipeline).not.toEqual([]);
    await desk.say('/forget pipeline', A.chat);
    kept = await record();
    expect(kept.pipeline).toEqual([]);
    expect(kept.drafts).toHaveLength(2);
    await desk.say('/forget messages', A.chat);
    kept = await record();
    expect(kept.turns).toEqual([]);
    expect(
      JSON.stringify(kept.sent.filter(({ state }) => state === 'accepted')).includes(A.said),
    ).toBe(false);
    // The card that waits can still be answered.
    const card = cardIn(await desk.say('/pending', A.chat));
    const mails = desk.mails.length;
    await desk.say({ kind: 'tap', token: card.token.yes }, A.chat);
    expect(desk.mails.length).toBe(mails + 1);
  });

  it('deletes the CV, its facts and what the talk quoted of it', async () => {
    expect(await everything()).toContain(A.cvText);
    await desk.say('/forget cv', A.chat);
    const kept = await record();
    expect(kept.cv).toBeNull();
    expect(kept.facts.every(({ origin }) => origin === 'client')).toBe(true);
    expect(await everything()).not.toContain(A.cvText);
    expect(wordsIn(await desk.say('/cv', A.chat))).toContain('There is no CV yet');
  });

  it('says what it can forget when it is not told', async () => {
    for (const words of ['/forget', '/forget everything', '/forget cv 2'])
      expect(wordsIn(await desk.say(words, A.chat))).toContain('/forget draft 2');
  });
});

describe('a new CV', () => {
  it('leaves nothing of the old one: file, text, facts, quotes in the talk, prompt (AT12)', async () => {
    await richClient(desk, A);
    desk.script([
      { name: 'read_cv', args: {} },
      { name: 'score_match', args: { jobs: [1] } },
    ]);
    await desk.say('why does it fit?', A.chat);
    expect(await everything()).toContain(A.cvText);
    desk.documents.set('v2', 'Ada, engineer, TypeScript, second version');
    const file = {
      kind: 'file',
      name: 'cv2.txt',
      mime: null,
      size: 10,
      ref: 'v2',
      caption: null,
      album: null,
    } as const;
    await desk.say(file, A.chat);
    const now = await everything();
    expect(now).toContain('second version');
    for (const old of [A.cvText, A.cvFile]) expect(now).not.toContain(old);
    await desk.say('go on please', A.chat);
    const prompt = JSON.stringify(desk.requests.at(-1));
    for (const old of [A.cvText, A.cvFile]) expect(prompt).not.toContain(old);
  });
});

describe('an export', () => {
  it('says the same for people and for machines, and reads back equal (AT25)', async () => {
    const { id } = await richClient(desk, A);
    const before = await desk.test.store.readRecord(id);
    const card = cardIn(await desk.say('/export', A.chat));
    const answer = await desk.say({ kind: 'tap', token: card.token.yes }, A.chat);
    const file = answer.find(({ kind }) => kind === 'file');
    if (file?.kind !== 'file' || !before) throw new Error('no file');
    expect(file.name).toBe('sayso-export-2026-11-21.zip');
    const files = unzipSync(Buffer.from(file.base64, 'base64'));
    expect(Object.keys(files).sort()).toEqual(
      [
        'audit.jsonl',
        `cv/${A.cvFile}`,
        'cv/resume.json',
        'data.json',
        'files/1-mail.eml',
        'index.html',
      ].sort(),
    );
    const data = JSON.parse(strFromU8(files['data.json'] ?? new Uint8Array()));
    const plain = JSON.parse(JSON.stringify(before));
    expect(data).toMatchObject({ format: 'sayso-export', version: 1 });
    for (const key of [
      'client',
      'addresses',
      'conversations',
      'cv',
      'facts',
      'preferences',
      'contacts',
      'searches',
      'pipeline',
      'drafts',
      'turns',
      'permissions',
      'usage',
    ])
      expect(data[key], key).toEqual(plain[key]);
    const [heading, ...rows] = strFromU8(files['audit.jsonl'] ?? new Uint8Array())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(heading).toMatchObject({ subject: before.client.subject, rows: rows.length });
    expect(rows.length).toBeGreaterThan(5);
    for (const { row } of rows) expect(row).toMatchObject({ user: before.client.subject });
  });

  it('shows what a stranger wrote as text: no tag, no script, nothing from elsewhere', async () => {
    const { id } = await richClient(desk, A);
    const kept = await desk.test.store.readRecord(id);
    if (!kept) throw new Error('no record');
    const evil = '<script>alert(1)</script><img src="https://evil.example/x" onerror=\'x\'>';
    const page = exportPage(
      {
        ...kept,
        client: { ...kept.client, name: evil },
        turns: [{ at: new Date(), messages: [{ role: 'client', text: evil }] }],
        preferences: [{ key: evil, value: evil, at: new Date() }],
      },
      [],
      [],
      new Date(),
    );
    expect(page).not.toMatch(/<script|<img|onerror='/i);
    expect(page).toContain('&lt;script&gt;');
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/(?:src|href)="/);
  });

  it('is made again after a crash in the middle, because nothing was handed over yet', async () => {
    await desk.say('hello');
    const card = cardIn(await desk.say('/export'));
    const [line] = await desk.test.store.listClients();
    const known = await desk.test.store.getClient(line?.id ?? '');
    const { store } = desk.test;
    await store.settleApproval({
      approvalId: card.approvalId,
      conversationId: known?.conversations[0]?.id ?? '',
      decision: 'approved',
      hold: false,
      nonce: null,
      via: 'tap',
      answerId: ids.next(),
      at: desk.clock.now(),
      changes: [],
      refusalChanges: [],
    });
    await store.claimExecution(card.approvalId, desk.clock.now(), []);
    await desk.desk.sweep();
    await desk.desk.settled('test', 'ada');
    expect(desk.sent.filter(({ kind }) => kind === 'file')).toHaveLength(1);
    expect(desk.sent.at(-2)).toMatchObject({ kind: 'card_resolved', outcome: 'done' });
  });
});
