import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draftPages } from '../../src/console/pages/drafts.ts';
import { createFeed } from '../../src/desk/feed.ts';
import { createOnRecord, type OnRecord } from '../../src/desk/operators/on-record.ts';
import type { Operator } from '../../src/desk/operators/operator.ts';
import { DEFAULT_SETTINGS } from '../../src/desk/settings.ts';
import { systemIds as ids } from '../../src/system.ts';
import { openTestConsole } from '../support/console-server.ts';
import { cardIn, openTestDesk, prepareDraft, type TestDesk } from '../support/desk.ts';
import { type InboxConsole, inboxConsole } from '../support/inbox-console.ts';
import { ADA, BEN, EVE, LEA, plantOperators, VIC } from '../support/operators.ts';
import { SILENT_LOG } from '../support/silent-log.ts';
import { toldTakeover } from '../support/told-takeover.ts';

const BODY =
  'Hello there,\n\nI am writing about your opening.\nMy CV shows TypeScript.\n\nKind regards,\nAda Brook';

describe('the pages of drafts', () => {
  let desk: TestDesk;
  let pages: InboxConsole;
  let operator: Operator;
  let onRecord: OnRecord;
  let clientId: string;
  let id: string;
  let path: string;
  beforeEach(async () => {
    desk = await openTestDesk();
    await plantOperators({ place: desk.test.path, key: desk.test.key });
    await prepareDraft(desk);
    clientId = (await desk.test.store.listClients())[0]?.id ?? '';
    id = (await desk.test.store.talkOf(clientId))?.id ?? '';
    path = `/c/${id}/drafts`;
    operator = ADA;
    onRecord = createOnRecord({ store: desk.test.store, clock: desk.clock });
    pages = inboxConsole({
      store: desk.test.store,
      takeover: desk.desk.takeover,
      feed: createFeed(() => undefined),
      operator: () => operator,
      now: desk.clock.now,
      onRecord: (...look) => onRecord(...look),
      boards: ['remotive', 'lever:acme'],
    });
    await desk.desk.takeover.claim(ADA, id);
    await desk.outbox.idle(id);
  });
  afterEach(() => desk.remove());

  const drafts = async () => (await desk.test.store.loadWorkspace(id)).drafts;
  const one = async () => `${path}/${(await drafts())[0]?.id}`;
  const html = async (at: string) => (await pages.get(at)).text();
  const job = async (place: number) =>
    (await desk.test.store.loadWorkspace(id)).lastSearch?.shown[place]?.postingId ?? '';
  const wish = async (more: Record<string, string> = {}) => ({
    id: ids.next(),
    job: await job(2),
    kind: 'outreach',
    length: 'normal',
    tone: 'plain',
    ...more,
  });
  const words = { version: '1', subject: 'About your opening', body: BODY };

  it('prepare a draft, change its words and ask the client, and show what became of it', async () => {
    const form = await wish({ kind: 'cover_letter', tone: 'formal' });
    const made = await pages.post(path, form);
    expect([made.status, made.headers.get('location')]).toEqual([303, `${path}/${form.id}`]);
    const draft = `${path}/${form.id}`;
    const shown = await html(draft);
    expect(shown).toContain('Draft 2, version 1, is kept.');
    expect(shown).toContain('Yours sincerely,');
    expect(shown).toMatch(/Prepared by<\/dt><dd><bdi>Ada<\/bdi>/);
    expect(shown).toContain('mo@northwind.example');
    const edited = await pages.post(draft, {
      ...words,
      body: BODY.replaceAll('\n', '\r\n'),
    });
    expect(edited.status).toBe(303);
    expect(await html(draft)).toContain('Keep as version 3');
    const asked = await pages.post(`${draft}/propose`, { version: '2', to: '' });
    expect(asked.status).toBe(303);
    const waits = await html(draft);
    expect(waits).toContain('Card #1 asks the client');
    expect(waits).toMatch(/Card #1<\/a><span[^>]*>waits for the client<\/span>.*this version/);
    expect(waits).toContain('Card #1 waits: it becomes void');
    expect(await html(path)).toContain('card #1 waits for the client');
    await desk.outbox.idle(id);
    await desk.say({ kind: 'tap', token: cardIn(desk.sent).token.yes });
    expect(desk.mails.map(({ body, subject }) => [subject, body])).toEqual([
      ['About your opening', BODY],
    ]);
    expect(await html(draft)).toMatch(/Card #1<\/a><span[^>]*>done<\/span>/);
    await pages.post(draft, { ...words, version: '2', body: `${BODY}\nThank you!` });
    expect(await html(draft)).toMatch(/done<\/span>.*an earlier version/);
    expect(desk.logged.join('')).not.toMatch(/opening|Kind regards/);
  });

  it('stand beside the conversation, each under its version', async () => {
    const side = await html(`/c/${id}`);
    expect(side).toContain(`href="${await one()}">#1, version 1</a>`);
    expect(side).toContain(`href="${path}"`);
  });

  it('put every look on the client’s record first, and show nothing without it', async () => {
    await pages.get(await one());
    const { client } = await desk.test.store.loadWorkspace(id);
    const [row] = await desk.test.store.listAudit({ user: client.subject, limit: 1 });
    expect(row).toMatchObject({
      action: 'operator.read',
      dataCategory: 'draft',
      notes: 'draft 1; operator Ada',
    });
    onRecord = () => Promise.reject(new Error('the disk is full'));
    for (const at of [path, await one()]) {
      const answer = await pages.get(at);
      expect(answer.status).toBe(503);
      expect(await answer.text()).not.toMatch(/TypeScript|Ada Brook/);
    }
  });

  it('let only those work who may, and offer nothing to others', async () => {
    const draft = await one();
    operator = VIC;
    for (const at of [path, draft]) expect((await pages.get(at)).status).toBe(403);
    expect((await pages.post(path, await wish())).status).toBe(403);
    expect((await pages.post(draft, words)).status).toBe(403);
    expect((await pages.post(`${draft}/propose`, { version: '1', to: '' })).status).toBe(403);
    operator = EVE;
    for (const at of [path, draft]) expect((await pages.get(at)).status).toBe(404);
    const theirs = await pages.post(draft, words);
    const nobodys = await pages.post('/c/nobody/drafts/nothing', words);
    expect([theirs.status, nobodys.status]).toEqual([404, 404]);
    expect(await theirs.text()).toBe(await nobodys.text());
    operator = BEN;
    for (const at of [path, draft]) {
      const page = await html(at);
      expect(page).toContain('Take the conversation over to');
      expect(page).not.toContain('<form method="post" action="/c/');
    }
    expect((await pages.post(path, await wish())).status).toBe(409);
    expect((await pages.post(`${draft}/propose`, { version: '1', to: '' })).status).toBe(409);
    expect(await html(`/c/${id}`)).not.toContain('Look at a job board');
    expect(await drafts()).toMatchObject([{ version: 1 }]);
    expect((await desk.test.store.loadWorkspace(id)).pending).toEqual([]);
  });

  it('keep what was typed when somebody else has the conversation by now', async () => {
    await desk.desk.takeover.claim(LEA, id);
    const answer = await pages.post(await one(), words);
    expect(answer.status).toBe(409);
    const page = await answer.text();
    expect(page).toContain('Lea has this conversation.');
    expect(page).toContain('What you had typed');
    expect(page).toContain(`${BODY}</textarea>`);
    expect(page).not.toContain('<form method="post" action="/c/');
    operator = { ...ADA, assignedOnly: true };
    const gone = await pages.post(await one(), words);
    expect(gone.status).toBe(404);
    expect(await gone.text()).toContain(`${BODY}</textarea>`);
    expect(await drafts()).toMatchObject([{ version: 1 }]);
  });

  it('keep what was typed when the draft is another by now, beside the words as they are', async () => {
    const draft = await one();
    await pages.post(draft, { ...words, body: `${BODY}\nFirst` });
    const answer = await pages.post(draft, { ...words, body: `${BODY}\nSecond` });
    expect(answer.status).toBe(409);
    const page = await answer.text();
    expect(page).toContain('Draft 1 was changed meanwhile');
    expect(page).toMatch(/<textarea id="body"[^>]*>[^<]*Second<\/textarea>/);
    expect(page).toMatch(/aria-label="Text"[^>]*>[^<]*First<\/section>/);
    expect(page).toContain('name="version" value="2"');
    const asked = await pages.post(`${draft}/propose`, { version: '1', to: '' });
    expect(asked.status).toBe(409);
    expect((await desk.test.store.loadWorkspace(id)).pending).toEqual([]);
  });

  it('refuse a claim that the CV does not hold, and keep the words in the box', async () => {
    const body = `${BODY}\nI have led a team of 40 people at <b>Contoso</b>.`;
    const answer = await pages.post(await one(), { ...words, body });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toMatch(/role="alert">Nothing was kept: the CV does not say .*Contoso/);
    expect(page).not.toContain('<b>Contoso');
    expect(page).toMatch(/<textarea id="body"[^>]*>[^<]*Contoso&lt;\/b&gt;\.<\/textarea>/);
    expect(await drafts()).toMatchObject([{ version: 1 }]);
  });

  it.each([
    ['an empty text', { ...words, body: ' \n' }],
    ['an endless text', { ...words, body: 'x'.repeat(6001) }],
    ['an endless subject', { ...words, subject: 'x'.repeat(151) }],
    ['no version', { subject: 'a', body: BODY }],
    ['a version that is none', { ...words, version: '0' }],
    ['a password', { ...words, body: `${BODY}\nmy password is Otter%River33` }],
  ])('refuse %s in one sentence', async (_, fields) => {
    const answer = await pages.post(await one(), fields as Record<string, string>);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toMatch(/<p class="wrong" role="alert">[^<]+<\/p>/);
    expect(await drafts()).toMatchObject([{ version: 1 }]);
  });

  it('refuse a wish that cannot be meant, and what belongs to another client', async () => {
    await desk.say(
      { kind: 'file', name: 'b.txt', mime: null, size: 9, ref: 'b', caption: null, album: null },
      'ben',
    );
    const other = (await desk.test.store.listClients()).find((client) => client.id !== clientId);
    const theirs = (await desk.test.store.talkOf(other?.id ?? ''))?.id ?? '';
    await desk.desk.takeover.claim(ADA, theirs);
    for (const bad of [{ kind: 'poem' }, { tone: 'rude' }, { id: '../x' }, { job: 'test:none:1' }])
      expect((await pages.post(path, await wish(bad))).status).toBe(422);
    const draft = (await drafts())[0]?.id;
    const foreign = `/c/${theirs}/drafts/${draft}`;
    expect((await pages.get(foreign)).status).toBe(404);
    expect((await pages.post(foreign, words)).status).toBe(404);
    expect((await pages.post(`${foreign}/propose`, { version: '1', to: '' })).status).toBe(404);
    const job2 = await pages.post(`/c/${theirs}/drafts`, await wish());
    expect(job2.status).toBe(422);
    const evil = await pages.post(`${await one()}/propose`, { version: '1', to: 'evil@x.example' });
    expect(evil.status).toBe(422);
    expect(await evil.text()).toContain('I only write to an address that you type yourself.');
    expect(await drafts()).toHaveLength(1);
  });

  it('come with the other actions that a card asks for', async () => {
    expect(await html(`/c/${id}`)).not.toContain('Read the page of their link');
    await desk.say('please read https://jobs.example/one?utm_source=x');
    const side = await html(`/c/${id}`);
    expect(side).toContain('<option>remotive</option>');
    expect(side).toContain('name="url" value="https://jobs.example/one"');
    const look = await pages.post(`/c/${id}/ask-board`, { board: 'remotive', query: 'nurse' });
    expect(look.status).toBe(303);
    const none = await pages.post(`/c/${id}/ask-board`, { board: 'nowhere', query: 'my words' });
    expect(none.status).toBe(422);
    expect(await none.text()).toMatch(/<textarea id="query"[^>]*>my words<\/textarea>/);
    const url = 'https://jobs.example/one';
    expect((await pages.post(`/c/${id}/read-page`, { url: `${url}/two` })).status).toBe(409);
    expect((await pages.post(`/c/${id}/read-page`, { url })).status).toBe(303);
    const { pending } = await desk.test.store.loadWorkspace(id);
    expect(pending.map(({ tool }) => tool)).toEqual(['lookup_jobs', 'read_job_page']);
    expect(desk.lookups).toEqual([]);
  });
});

describe('the forms of drafts on the console’s own server', () => {
  it('are taken from this session’s pages only, and not endless', async () => {
    const takeover = toldTakeover();
    const console = await openTestConsole({
      more(app, { store }) {
        const clock = { now: () => new Date('2026-11-21T10:00:00.000Z') };
        draftPages(app, {
          store,
          takeover,
          onRecord: createOnRecord({ store, clock }),
          clock,
          ids,
          log: SILENT_LOG,
          settings: DEFAULT_SETTINGS,
          catalog: new Map(),
          about: { boards: [] },
        });
      },
    });
    try {
      await console.addOperator('Ada', 'operator');
      const opened = await console.store.openConversation({
        account: 'test',
        chat: 'a',
        sender: 'a',
        altIds: [],
        create: true,
        name: 'Cleo',
        timeZone: 'UTC',
        at: console.clock.now(),
        ids: { client: ids.next(), conversation: ids.next(), subject: ids.token(22) },
      });
      const path = `/c/${opened?.conversation.id}/drafts`;
      const form = { id: ids.next(), job: 'j', kind: 'outreach', length: 'short', tone: 'warm' };
      expect((await console.post(path, form)).status).toBe(401);
      const { cookie } = await console.signIn('Ada');
      const csrf = await console.csrf(cookie);
      const edit = { version: '1', subject: 'Hello', body: BODY };
      const evil = { origin: 'https://evil.example' };
      for (const [to, fields] of [
        [path, form],
        [`${path}/d1`, edit],
        [`${path}/d1/propose`, { version: '1', to: '' }],
      ] as const) {
        expect((await console.post(to, fields, cookie)).status).toBe(403);
        expect((await console.post(to, { ...fields, csrf }, cookie, evil)).status).toBe(403);
      }
      const kept = await console.post(`${path}/d1`, edit, cookie);
      expect(await kept.text()).toContain(`${BODY}</textarea>`);
      const giant = { ...edit, csrf, body: 'x'.repeat(300_000) };
      expect((await console.post(`${path}/d1`, giant, cookie)).status).toBe(413);
      expect(takeover.calls).toEqual([]);
      expect((await console.post(path, { ...form, csrf }, cookie)).status).toBe(303);
      expect((await console.post(`${path}/d1`, { ...edit, csrf }, cookie)).status).toBe(303);
      expect(takeover.calls.map(({ name }) => name)).toEqual(['prepareDraft', 'editDraft']);
    } finally {
      await console.close();
    }
  });
});
