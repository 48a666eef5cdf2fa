import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFeed } from '../../src/desk/feed.ts';
import type { OnRecord } from '../../src/desk/operators/on-record.ts';
import { createOnRecord } from '../../src/desk/operators/on-record.ts';
import type { Operator } from '../../src/desk/operators/operator.ts';
import { ADMIN } from '../support/console-app.ts';
import {
  card,
  comesIn,
  type InboxClient,
  plantClient,
  sends,
  turn,
} from '../support/inbox-clients.ts';
import { type InboxConsole, inboxConsole } from '../support/inbox-console.ts';
import { type RawStore, rawStores } from '../support/inbox-stores.ts';
import { type ToldTakeover, toldTakeover } from '../support/told-takeover.ts';

const NOW = new Date('2026-11-21T12:00:00.000Z');
const minutesAgo = (n: number) => new Date(NOW.getTime() - n * 60_000);
const OLAF: Operator = { id: 'op-olaf', name: 'Olaf', role: 'operator', assignedOnly: false };

const stores = await rawStores();
afterAll(stores.close);

describe.each(stores.kinds)('the page of a conversation over $name', ({ open }) => {
  let raw: RawStore;
  let desk: InboxConsole;
  let takeover: ToldTakeover;
  let operator: Operator;
  let onRecord: OnRecord;
  let logged: string[];
  let ada: InboxClient;
  let path: string;
  beforeEach(async () => {
    raw = await open();
    operator = ADMIN;
    takeover = toldTakeover();
    logged = [];
    onRecord = createOnRecord({ store: raw.store, clock: { now: () => NOW } });
    desk = inboxConsole({
      store: raw.store,
      takeover,
      feed: createFeed(() => undefined),
      operator: () => operator,
      now: () => NOW,
      onRecord: (...look) => onRecord(...look),
      log: { event: (...line) => void logged.push(JSON.stringify(line)) },
    });
    ada = await plantClient(raw.store, 'Ada Brook', minutesAgo(60));
    path = `/c/${ada.conversationId}`;
  });
  afterEach(() => raw.remove());

  const page = async (at = path) => (await desk.get(at)).text();
  const set = (columns: string) =>
    raw.run(`UPDATE conversations SET ${columns} WHERE id = '${ada.conversationId}'`);
  const mine = (control = 'human') => set(`control = '${control}', operator_id = '${operator.id}'`);

  it('writes the look down before a word is shown', async () => {
    await raw.store.commit([turn(ada, 'what I said', 'what it said', minutesAgo(5))], 'full');
    const text = await page();
    expect(text).toContain('what I said');
    const [row] = await raw.store.listAudit({ user: ada.subject, limit: 5 });
    expect(row).toMatchObject({
      action: 'operator.read',
      actor: 'human',
      source: 'console',
      conversation: ada.conversationId,
      notes: 'operator Ada',
    });
  });

  it('shows nothing, not even a name, when the look cannot be written down', async () => {
    await raw.store.commit([turn(ada, 'HIDDEN', 'HIDDEN', minutesAgo(5))], 'full');
    onRecord = () => Promise.reject(new Error('the disk is full'));
    const answer = await desk.get(path);
    expect(answer.status).toBe(503);
    expect(await answer.text()).not.toMatch(/HIDDEN|Ada Brook/);
    expect(logged).toHaveLength(1);
    const posted = await desk.post(`${path}/reply`, { text: '', id: 'x' });
    expect(posted.status).toBe(503);
  });

  it('answers alike for what is not there and what is not theirs', async () => {
    operator = { ...OLAF, assignedOnly: true };
    const [theirs, nothing] = [await desk.get(path), await desk.get('/c/nobody')];
    expect([theirs.status, nothing.status]).toEqual([404, 404]);
    expect(await theirs.text()).toBe(await nothing.text());
    expect((await desk.post(`${path}/take`)).status).toBe(404);
    expect((await desk.get(`/events?c=${ada.conversationId}`)).status).toBe(404);
    expect(takeover.calls).toEqual([]);
    expect(await raw.store.listAudit({ user: ada.subject, limit: 5 })).toEqual([]);
    await set("assignee_id = 'op-olaf'");
    expect((await desk.get(path)).status).toBe(200);
  });

  it('shows words, tools folded, cards without buttons, states of sending, and stopped secrets by kind', async () => {
    await raw.store.commit(
      [
        {
          type: 'transcript',
          conversationId: ada.conversationId,
          turnId: 'turn-1',
          at: minutesAgo(30),
          messages: [
            { role: 'client', text: 'find me something', quoted: 'an old line' },
            {
              role: 'desk',
              text: '',
              toolCalls: [{ id: 'c1', name: 'search_jobs', args: { query: 'TypeScript' } }],
            },
            { role: 'tool', callId: 'c1', name: 'search_jobs', text: 'TOOL RESULT' },
            { role: 'desk', text: 'Here are some', toolCalls: [] },
          ],
        },
        { ...sends(ada, 'Here are some', minutesAgo(30)) },
        {
          type: 'approval_requested',
          approval: card(ada, 'a\n\nTo: x@y.example\n\nb\n\nc', minutesAgo(20)),
        },
        {
          ...sends(ada, '', minutesAgo(10)),
          message: { kind: 'blocked', secretKind: 'password', text: 'no', override: null },
        },
      ],
      'full',
    );
    const lost = sends(ada, 'lost line', minutesAgo(9));
    await raw.store.commit([lost], 'full');
    await raw.run(
      `UPDATE outbox SET state = 'failed', speaker = 'operator' WHERE id = '${lost.id}'`,
    );
    await comesIn(raw.store, ada, 'a new question', minutesAgo(1));
    const text = await page();
    expect(text.match(/Here are some/g)).toHaveLength(1);
    expect(text).toContain('being sent');
    expect(text).toMatch(/<summary>The assistant searched jobs<\/summary>/);
    expect(text).toContain('TOOL RESULT');
    expect(text).toContain('To: x@y.example');
    expect(text).toContain('waits for the client until');
    expect(text).toContain('looks like a password was stopped');
    expect(text).toContain('not sent: the channel refused it');
    expect(text).toContain('not handled yet');
    const forms = [...text.matchAll(/action="([^"]*)"/g)].map(([, to]) => to);
    expect(forms.filter((to) => /approv|card|yes/.test(to ?? ''))).toEqual([]);
  });

  it('stays bounded however long the conversation and each message are', async () => {
    for (let n = 0; n < 30; n++)
      await raw.store.commit(
        [turn(ada, `${n} ${'<'.repeat(9000)}`, 'ok', minutesAgo(50 - n))],
        'full',
      );
    const text = await page();
    expect(text.length).toBeLessThan(400_000);
    expect(text).toContain('more characters are not shown');
    const older = /href="(\/c\/[^"]*before=\d+)"/.exec(text)?.[1];
    const before = await page(older);
    expect(before).toContain('Back to the newest messages');
    expect(before).not.toContain('data-compose');
    expect(before).not.toContain('data-events');
  });

  it('marks it as seen for everybody', async () => {
    await comesIn(raw.store, ada, 'hello', minutesAgo(1));
    expect(await page('/inbox')).toContain('(unread)');
    await page();
    expect(await page('/inbox')).not.toContain('(unread)');
  });

  it('offers what the state and the role allow', async () => {
    expect(await page()).toContain('Take over');
    expect(await page()).not.toContain('id="reply"');
    await mine();
    expect(await page()).toContain('id="reply"');
    expect(await page()).toContain('Hand back');
    operator = { ...OLAF, id: 'op-ben' };
    const others = await page();
    expect(others).not.toContain('id="reply"');
    expect(others).not.toContain('data-press="t"');
    operator = { ...ADMIN, role: 'viewer' };
    const viewer = await page();
    expect(viewer).not.toMatch(/data-press|data-compose|action="\/c\//);
    expect((await desk.post(`${path}/take`)).status).toBe(403);
    operator = ADMIN;
    await mine('returning');
    expect(await page()).toContain('id="summary"');
    await set("control = 'closed', operator_id = NULL");
    expect(await page()).toContain('Open again');
  });

  it('does every wish through the takeover and says what became of it, once', async () => {
    const wishes: [string, Record<string, string>, string, unknown[]][] = [
      ['take', {}, 'claim', [{ from: null }]],
      ['take', { from: 'op-olaf' }, 'claim', [{ from: 'op-olaf' }]],
      [
        'reply',
        { text: ' hello\r\nthere ', id: 'reply-id-1' },
        'reply',
        ['hello\nthere', expect.stringMatching(/^reply-id-1-/)],
      ],
      [
        'note',
        { text: 'careful', id: 'note-id-1' },
        'note',
        ['careful', expect.stringMatching(/^note-id-1-/)],
      ],
      ['hand-back', {}, 'handBack', []],
      ['return', { summary: 'all well' }, 'confirmReturn', ['all well']],
      ['assign', { to: 'op-olaf' }, 'assign', ['op-olaf']],
      ['assign', { to: '' }, 'assign', [null]],
      ['snooze', { hours: '4' }, 'snooze', [new Date(NOW.getTime() + 4 * 3_600_000)]],
      ['snooze', { hours: '0' }, 'snooze', [null]],
      ['tag', { tag: '#Visa' }, 'tag', ['visa', true]],
      ['untag', { tag: 'visa' }, 'tag', ['visa', false]],
      [
        'ask-board',
        { board: 'remotive', query: ' nurse ' },
        'propose',
        [{ tool: 'lookup_jobs', args: { board: 'remotive', query: 'nurse' } }],
      ],
      [
        'read-page',
        { url: 'https://a.example/' },
        'propose',
        [{ tool: 'read_job_page', args: {}, seen: { url: 'https://a.example/' } }],
      ],
      ['close', {}, 'close', []],
      ['reopen', {}, 'reopen', []],
    ];
    for (const [action, fields, name, args] of wishes) {
      const answer = await desk.post(`${path}/${action}`, fields);
      expect([action, answer.status]).toEqual([action, 303]);
      expect(answer.headers.get('location')).toMatch(new RegExp(`^${path}(#\\w+)?$`));
      expect(takeover.calls.pop()).toEqual({ name, args: [ada.conversationId, ...args] });
      expect(await page()).toContain(`Done: ${name}.`);
      expect(await page()).not.toContain(`Done: ${name}.`);
    }
    expect((await desk.post(`${path}/keep`)).status).toBe(204);
  });

  it('keeps what was typed when it is refused, and says why', async () => {
    await mine();
    const refused = { ok: false, why: 'conflict', sentence: 'Ben has it by now.' } as const;
    takeover.ends(refused);
    const answer = await desk.post(`${path}/reply`, { text: 'my long words', id: 'reply-id-1' });
    expect(answer.status).toBe(409);
    const text = await answer.text();
    expect(text).toContain('Ben has it by now.');
    expect(text).toMatch(/<textarea[^>]*>my long words<\/textarea>/);
    takeover.ends({ ok: false, why: 'blocked', sentence: 'That looks like a password.' });
    expect((await desk.post(`${path}/note`, { text: 'a note', id: 'note-id-1' })).status).toBe(422);
    takeover.ends({ ok: false, why: 'not_found', sentence: 'gone' });
    const gone = await desk.post(`${path}/note`, { text: 'a longer <note>', id: 'note-id-1' });
    expect(gone.status).toBe(404);
    expect(await gone.text()).toContain('a longer &lt;note&gt;</textarea>');
    operator = { ...OLAF, assignedOnly: true };
    const lost = await desk.post(`${path}/reply`, { text: 'words of theirs', id: 'reply-id-1' });
    expect(lost.status).toBe(404);
    expect(await lost.text()).toContain('words of theirs</textarea>');
  });

  it('takes other words in a form of before for another message, and the same ones for the same', async () => {
    await mine();
    for (const text of ['first words', 'first words', 'other words'])
      await desk.post(`${path}/reply`, { text, id: 'reply-id-1' });
    const ids = takeover.calls.map(({ args }) => args.at(-1));
    expect(ids).toHaveLength(3);
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).not.toBe(ids[0]);
    for (const id of ids) expect(id).toMatch(/^[\w-]{8,64}$/);
  });

  it.each([
    ['reply', { text: '   ', id: 'reply-id-1' }],
    ['reply', { text: 'x'.repeat(4001), id: 'reply-id-1' }],
    ['reply', { text: 'hello', id: '../x' }],
    ['reply', {}],
    ['return', { summary: '' }],
    ['snooze', { hours: '-5' }],
    ['snooze', { hours: 'soon' }],
    ['tag', { tag: ' ' }],
    ['ask-board', { board: 'remotive', query: ' ' }],
    ['read-page', { url: '' }],
  ])('refuses a %s that cannot be meant, in one sentence', async (action, fields) => {
    await mine();
    const answer = await desk.post(`${path}/${action}`, fields as Record<string, string>);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toMatch(/<p class="wrong" role="alert">[^<]+<\/p>/);
    expect(takeover.calls).toEqual([]);
  });

  it('lets leads write the replies that all share, and puts one into the box', async () => {
    const kept = await desk.post('/canned', { id: '', title: 'Welcome', text: 'Hello <b>you</b>' });
    expect(kept.status).toBe(303);
    expect((await desk.post('/canned', { id: '', title: 'WELCOME', text: 'x' })).status).toBe(422);
    expect((await desk.post('/canned', { id: '', title: '', text: 'x' })).status).toBe(422);
    const [reply] = await raw.store.cannedReplies();
    const list = await page('/canned');
    expect(list).toContain('Hello &lt;b&gt;you&lt;/b&gt;');
    expect(await page(`/canned?edit=${reply?.id}`)).toContain('Change the reply');
    expect((await desk.get('/canned?edit=nothing')).status).toBe(404);
    await mine();
    expect(await page(`${path}?canned=${reply?.id}`)).toMatch(
      /<textarea[^>]*id="reply"[^>]*>Hello &lt;b&gt;you&lt;\/b&gt;<\/textarea>/,
    );
    expect((await desk.post('/canned/remove', { id: reply?.id ?? '' })).status).toBe(303);
    expect(await raw.store.cannedReplies()).toEqual([]);
    const rows = await raw.store.listAudit({ user: 'desk', limit: 5 });
    expect(rows.map(({ action }) => action)).toEqual([
      'canned_reply.removed',
      'canned_reply.saved',
    ]);
    operator = OLAF;
    expect((await desk.get('/canned')).status).toBe(403);
    expect((await desk.post('/canned', { id: '', title: 'a', text: 'b' })).status).toBe(403);
  });
});
