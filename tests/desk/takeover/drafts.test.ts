import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { logView } from '../../../src/desk/log-view.ts';
import { systemIds as ids } from '../../../src/system.ts';
import { cardIn, openTestDesk, prepareDraft, type TestDesk, wordsIn } from '../../support/desk.ts';
import {
  ADA,
  BEN,
  disableOperator,
  EVE,
  LEA,
  plantOperators,
  VIC,
} from '../../support/operators.ts';

const BODY = `Hello there,

I am writing about your opening. My CV shows TypeScript.

Kind regards,
Ada Brook`;
const conflict = { ok: false, why: 'conflict' } as const;
const invalid = { ok: false, why: 'invalid' } as const;

describe('drafts that an operator writes', () => {
  let desk: TestDesk;
  let id: string;
  let clientId: string;
  beforeEach(async () => {
    desk = await openTestDesk();
    await plantOperators({ place: desk.test.path, key: desk.test.key });
    await prepareDraft(desk);
    clientId = (await desk.test.store.listClients())[0]?.id ?? '';
    id = (await desk.test.store.talkOf(clientId))?.id ?? '';
    await desk.say('my contact is jobs@acme.example');
    await takeover().claim(ADA, id);
    await desk.outbox.idle(id);
  });
  afterEach(() => desk.remove());

  const takeover = () => desk.desk.takeover;
  const rows = () => desk.test.store.loadWorkspace(id);
  const shown = async (place = 0) => (await rows()).lastSearch?.shown[place]?.postingId ?? '';
  const newest = async () => {
    const [draft] = (await rows()).drafts;
    if (!draft) throw new Error('There is no draft.');
    return draft;
  };
  const prepare = async (wish: object = {}, operator = ADA) =>
    takeover().prepareDraft(operator, id, {
      kind: 'outreach',
      postingId: await shown(1),
      draftId: ids.next(),
      ...wish,
    });
  const edit = async (change: object = {}, operator = ADA) => {
    const { id: draftId, version, subject } = await newest();
    const text = { subject, body: BODY };
    return takeover().editDraft(operator, id, { draftId, version, ...text, ...change });
  };
  const ask = (seen: Record<string, string | number>, to = 'jobs@acme.example') =>
    takeover().propose(ADA, id, { tool: 'send_outreach', args: { draft: 1, to }, seen });
  const actions = async () => {
    const { client } = await rows();
    const log = await desk.test.store.listAudit({ user: client.subject, limit: 100 });
    return log.reverse();
  };

  it('are written by the assistant’s own tools, and not shown before they are proposed', async () => {
    const from = desk.sent.length;
    const turns = desk.requests.length;
    const outcome = await prepare({ kind: 'cover_letter', length: 'short', tone: 'formal' });
    expect(outcome).toEqual({
      ok: true,
      sentence: 'Draft 2, version 1, is kept. The client sees it when you propose it.',
    });
    await desk.outbox.idle(id);
    expect(desk.sent.slice(from)).toEqual([]);
    expect(desk.requests).toHaveLength(turns);
    expect(await newest()).toMatchObject({
      number: 2,
      version: 1,
      kind: 'cover_letter',
      author: 'Ada',
      subject: expect.stringContaining('Application: TypeScript Engineer'),
      body: expect.stringMatching(/^Dear .*Yours sincerely,\nAda Brook/s),
      wishes: { length: 'short', tone: 'formal' },
    });
    const log = (await actions()).slice(-2);
    expect(log).toMatchObject([
      { action: 'tool.draft_cover_letter', actor: 'human' },
      {
        action: 'operator.drafted',
        actor: 'human',
        dataCategory: 'draft',
        notes: 'operator Ada; draft 2; version 1',
      },
    ]);
    expect(logView(log, 'UTC')).toContain(
      'A person prepared a draft for you · operator Ada; draft 2; version 1',
    );
  });

  it('are one draft when the form comes twice, at once or later', async () => {
    const wish = { draftId: ids.next() };
    const both = await Promise.all([prepare(wish), prepare(wish)]);
    expect([...both, await prepare(wish)].map(({ ok }) => ok)).toEqual([true, true, true]);
    expect((await rows()).drafts.map(({ number }) => number)).toHaveLength(2);
    expect((await actions()).filter(({ action }) => action === 'operator.drafted')).toHaveLength(1);
  });

  it('are for jobs that this client saved or was shown, and no other', async () => {
    await desk.say({ ...CV_FILE, name: 'ben.txt' }, 'ben');
    desk.script([{ name: 'search_jobs', args: { query: 'TypeScript' } }]);
    await desk.say('jobs', 'ben');
    expect(await prepare({ postingId: 'test:board:none' })).toMatchObject(invalid);
    const other = (await desk.test.store.listClients()).find((client) => client.id !== clientId);
    const theirs = (await desk.test.store.talkOf(other?.id ?? ''))?.id ?? '';
    await takeover().claim(ADA, theirs);
    const foreign = await takeover().prepareDraft(ADA, theirs, {
      kind: 'outreach',
      postingId: await shown(1),
      draftId: (await newest()).id,
    });
    expect(foreign).toMatchObject(conflict);
    expect((await newest()).version).toBe(1);
    const edited = await takeover().editDraft(ADA, theirs, {
      draftId: (await newest()).id,
      version: 1,
      subject: 'x',
      body: BODY,
    });
    expect(edited).toMatchObject(invalid);
  });

  it('follow up only on what was sent, and say so in words for the operator', async () => {
    expect(await prepare({ kind: 'follow_up' })).toEqual({
      ...invalid,
      sentence:
        'Nothing was sent for this job yet, so there is nothing to follow up. Prepare a first mail instead.',
    });
    expect((await rows()).drafts).toHaveLength(1);
  });

  it('get other words as a next version, with their author, and nothing is sent', async () => {
    const from = desk.sent.length;
    expect(await edit({ subject: 'Your\nopening' })).toMatchObject({ ok: true });
    expect(await newest()).toMatchObject({
      number: 1,
      version: 2,
      author: 'Ada',
      subject: 'Your opening',
      body: BODY,
    });
    await desk.outbox.idle(id);
    expect(desk.sent.slice(from)).toEqual([]);
    expect(wordsIn(await desk.say('/draft 1'))).toContain(
      'Ada, a person of this desk, prepared this draft.',
    );
    expect((await actions()).at(-1)).toMatchObject({
      action: 'operator.edited',
      notes: 'operator Ada; draft 1; version 2',
    });
    expect(JSON.stringify(await actions())).not.toContain('opening');
  });

  it('claim nothing that the CV does not say, and the refusal says which words', async () => {
    const body = `${BODY}\nI have led a team of 40 people at Contoso.\nI am fluent in Korean.`;
    const outcome = await edit({ body });
    expect(outcome).toMatchObject(invalid);
    expect(outcome.sentence).toMatch(/^Nothing was kept: the CV does not say .*Contoso/);
    expect(outcome.sentence).toContain('“I have led a team of 40 people at Contoso.”');
    expect(outcome.sentence).toContain('Korean');
    const again = await edit({ body });
    expect(again).toEqual(outcome);
    expect(await edit({ subject: 'Expert in Kubernetes since 2001' })).toMatchObject(invalid);
    expect(await edit({ body: `${BODY}\nSee https://evil.example/x` })).toMatchObject(invalid);
    expect(await newest()).toMatchObject({ version: 1 });
    expect((await newest()).author).toBeUndefined();
  });

  it('may keep every sentence that the desk itself wrote', async () => {
    await desk.test.store.commit(
      [
        {
          type: 'pipeline_moved',
          clientId,
          item: { postingId: await shown(1), stage: 'applied', note: null, at: desk.clock.now() },
        },
      ],
      'full',
    );
    for (const kind of ['outreach', 'cover_letter', 'follow_up'] as const)
      for (const tone of ['plain', 'warm', 'formal'] as const) {
        expect(await prepare({ kind, tone, length: 'long' })).toMatchObject({ ok: true });
        const { body } = await newest();
        const more = `${body}\n\nHave a good week!`;
        expect(await edit({ body: more }), `${kind}, ${tone}`).toMatchObject({ ok: true });
      }
  });

  it('hold no secret, are not empty and not endless', async () => {
    expect(await edit({ body: `${BODY}\nmy password is Otter%River33` })).toMatchObject({
      ok: false,
      why: 'blocked',
    });
    expect(await edit({ body: ' \n ' })).toMatchObject(invalid);
    expect(await edit({ subject: '' })).toMatchObject(invalid);
    expect(await edit({ body: 'a'.repeat(6001) })).toMatchObject(invalid);
    expect(await prepare({ draftId: 'x' })).toMatchObject(invalid);
    expect(await newest()).toMatchObject({ version: 1 });
    expect((await actions()).at(-1)).toMatchObject({
      action: 'operator.blocked',
      notes: 'password by operator Ada',
    });
    expect([...desk.written, ...desk.logged].join('')).not.toContain('Otter%River33');
  });

  it('are refused where the version is another by now, and a repeated form changes nothing', async () => {
    const { id: draftId, subject } = await newest();
    expect(await edit()).toMatchObject({ ok: true });
    const same = { draftId, version: 1, subject, body: BODY };
    expect(await takeover().editDraft(ADA, id, same)).toMatchObject({ ok: true });
    const other = { ...same, body: `${BODY} and more` };
    expect(await takeover().editDraft(ADA, id, other)).toEqual({
      ...conflict,
      sentence: expect.stringContaining('Draft 1 was changed meanwhile'),
    });
    expect(await edit()).toMatchObject({ ...invalid, sentence: expect.stringMatching(/nothing/) });
    expect(await newest()).toMatchObject({ version: 2, body: BODY });
  });

  it('keep one of two edits that are made at once', async () => {
    const [one, two] = await Promise.all([
      edit({ body: `${BODY} (one)` }),
      edit({ body: `${BODY} (two)` }),
    ]);
    expect([one.ok, two.ok].sort()).toEqual([false, true]);
    expect([one, two].find(({ ok }) => !ok)).toMatchObject(conflict);
    expect((await newest()).version).toBe(2);
  });

  it('go out with the bytes of the card, by the client’s yes alone, once', async () => {
    await edit();
    const from = desk.sent.length;
    const { id: draftId } = await newest();
    expect(await ask({ draftId, draftVersion: 2 })).toMatchObject({ ok: true });
    await desk.outbox.idle(id);
    const card = cardIn(desk.sent.slice(from));
    expect(card.text).toContain('Ada, a person of this desk, prepared this draft.');
    expect(card.text).toContain(BODY);
    expect(card.text).toContain('To: jobs@acme.example');
    await takeover().reply(ADA, id, 'yes', ids.next());
    expect(desk.mails).toEqual([]);
    await desk.say({ kind: 'tap', token: card.token.yes });
    await desk.say({ kind: 'tap', token: card.token.yes });
    expect(desk.mails.map(({ body }) => body)).toEqual([BODY]);
  });

  it('are not proposed in another version than the one that was read', async () => {
    const { id: draftId } = await newest();
    await edit();
    const from = desk.sent.length;
    expect(await ask({ draftId, draftVersion: 1 })).toMatchObject(conflict);
    await desk.outbox.idle(id);
    expect(desk.sent.slice(from)).toEqual([]);
    expect((await rows()).pending).toEqual([]);
  });

  it('ask anew when they change while a card waits, and the old card sends nothing', async () => {
    const { id: draftId } = await newest();
    await ask({ draftId, draftVersion: 1 });
    await desk.outbox.idle(id);
    const old = cardIn(desk.sent);
    const outcome = await edit();
    expect(outcome.sentence).toContain('Card #1 is void, and card #2 asks');
    await desk.outbox.idle(id);
    const fresh = cardIn(desk.sent);
    expect(fresh.text).toContain(BODY);
    await desk.say({ kind: 'tap', token: old.token.yes });
    expect(desk.mails).toEqual([]);
    await desk.say({ kind: 'tap', token: fresh.token.yes });
    expect(desk.mails.map(({ body }) => body)).toEqual([BODY]);
    const log = await actions();
    expect(log.filter(({ action }) => action === 'send_outreach.superseded')).toMatchObject([
      { actor: 'human' },
    ]);
  });

  it('go to no address that the client did not type; one that was typed to the person counts', async () => {
    const { id: draftId } = await newest();
    const seen = { draftId, draftVersion: 1 };
    expect(await ask(seen, 'evil@evil.example')).toMatchObject(invalid);
    await desk.say('write to kim@acme.example please');
    await desk.say('> From: mallory@evil.example', 'ada', undefined, {});
    expect(await ask(seen, 'mallory@evil.example')).toMatchObject(invalid);
    expect(await ask(seen, 'kim@acme.example')).toMatchObject({ ok: true });
    await desk.outbox.idle(id);
    expect(cardIn(desk.sent).text).toContain('To: kim@acme.example');
  });

  it('are for whoever answers the client, and nobody else', async () => {
    expect(await prepare({}, BEN)).toMatchObject(conflict);
    expect(await edit({}, BEN)).toMatchObject(conflict);
    expect(await prepare({}, VIC)).toMatchObject({ why: 'not_allowed' });
    expect(await edit({}, EVE)).toMatchObject({ why: 'not_found' });
    await takeover().claim(LEA, id);
    expect(await edit()).toMatchObject({ ...conflict, sentence: expect.stringContaining('Lea') });
    await takeover().handBack(LEA, id);
    expect(await prepare({}, LEA)).toMatchObject({
      ...conflict,
      sentence: expect.stringContaining('handing'),
    });
    const { id: draftId } = await newest();
    const call = { tool: 'send_outreach', args: { draft: 1, to: 'jobs@acme.example' } };
    expect(
      await takeover().propose(LEA, id, { ...call, seen: { draftId, draftVersion: 1 } }),
    ).toMatchObject(conflict);
    await takeover().confirmReturn(LEA, id, 'done');
    expect(await edit({}, LEA)).toMatchObject(conflict);
    await takeover().claim(ADA, id);
    await desk.outbox.idle(id);
    await disableOperator({ place: desk.test.path, key: desk.test.key }, ADA);
    expect(await edit()).toMatchObject({ why: 'not_allowed' });
    expect((await rows()).drafts).toMatchObject([{ version: 1 }]);
  });

  it('are not changed when the lease has run out', async () => {
    for (const minutes of [11, 10]) {
      desk.clock.advance(minutes * 60_000);
      await desk.desk.sweep();
    }
    expect(await edit()).toMatchObject(conflict);
    expect((await newest()).version).toBe(1);
  });

  it('need a CV', async () => {
    await desk.say('hello', 'new');
    const client = (await desk.test.store.listClients()).find((other) => other.id !== clientId);
    const talk = (await desk.test.store.talkOf(client?.id ?? ''))?.id ?? '';
    desk.script([{ name: 'search_jobs', args: { query: 'TypeScript' } }]);
    await desk.say('jobs', 'new');
    await takeover().claim(ADA, talk);
    const list = (await desk.test.store.loadWorkspace(talk)).lastSearch?.shown ?? [];
    const outcome = await takeover().prepareDraft(ADA, talk, {
      kind: 'outreach',
      postingId: list[0]?.postingId ?? '',
      draftId: ids.next(),
    });
    expect(outcome).toMatchObject({ ...invalid, sentence: expect.stringContaining('sent none') });
  });

  it('keep their words when the client asks the assistant for the CV with it', async () => {
    await edit();
    await takeover().handBack(ADA, id);
    await takeover().confirmReturn(ADA, id, 'done');
    desk.script([{ name: 'revise_draft', args: { attach_cv: true } }]);
    const said = wordsIn(await desk.say('attach my CV'));
    expect(said).toContain('Ada, a person of this desk, prepared this draft.');
    expect(await newest()).toMatchObject({ version: 3, author: 'Ada', body: BODY, attachCv: true });
    desk.script([{ name: 'revise_draft', args: { length: 'short' } }]);
    expect(wordsIn(await desk.say('shorter'))).not.toContain('a person of this desk');
    expect((await newest()).author).toBeUndefined();
  });
});

describe('what else an operator may ask a client', () => {
  let desk: TestDesk;
  let id: string;
  beforeEach(async () => {
    desk = await openTestDesk();
    await plantOperators({ place: desk.test.path, key: desk.test.key });
    await desk.say('hello');
    const [client] = await desk.test.store.listClients();
    id = (await desk.test.store.talkOf(client?.id ?? ''))?.id ?? '';
    await desk.desk.takeover.claim(ADA, id);
  });
  afterEach(() => desk.remove());
  const propose = (tool: string, args: object, seen = {}) =>
    desk.desk.takeover.propose(ADA, id, { tool, args, seen });

  it('is a look at a board, on a card with the words that leave', async () => {
    expect(await propose('lookup_jobs', { board: 'remotive', query: 'nurse' })).toMatchObject({
      ok: true,
    });
    await desk.outbox.idle(id);
    expect(desk.lookups).toEqual([]);
    const card = cardIn(desk.sent);
    expect(card.text).toContain('These words leave the desk: "nurse"');
    await desk.say({ kind: 'tap', token: card.token.yes });
    expect(desk.lookups).toEqual([{ board: 'remotive', query: 'nurse', sendsWords: true }]);
  });

  it('is no board that there is none of, and no secret', async () => {
    const board = 'remotive';
    expect(await propose('lookup_jobs', { board: 'nowhere', query: 'nurse' })).toMatchObject(
      invalid,
    );
    const query = 'my password is Otter%River33';
    expect(await propose('lookup_jobs', { board, query })).toMatchObject({ why: 'blocked' });
    expect(desk.written.join('')).not.toContain('Otter%River33');
  });

  it('is the page of the link that the client sent last, as the operator saw it', async () => {
    expect(await propose('read_job_page', {})).toMatchObject(invalid);
    await desk.say('look at https://jobs.example/one');
    await desk.say('or https://jobs.example/two');
    const url = 'https://jobs.example/two';
    const seen = { url: 'https://jobs.example/one' };
    expect(await propose('read_job_page', {}, seen)).toMatchObject(conflict);
    expect(await propose('read_job_page', {}, { url })).toMatchObject({ ok: true });
    await desk.outbox.idle(id);
    expect(cardIn(desk.sent).text).toContain(`I open this page, once: ${url}`);
  });
});

const CV_FILE = {
  kind: 'file',
  name: 'cv.txt',
  mime: null,
  size: 10,
  ref: 'x',
  caption: null,
  album: null,
} as const;
