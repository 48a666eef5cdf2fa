import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBrowserAdapter } from '../../src/bot/browser/browser-adapter.ts';
import { parseMarkdown } from '../../src/bot/rich-text/parse-markdown.ts';
import { tryPages } from '../../src/console/pages/try.ts';
import type { TryChat } from '../../src/console/try-chat.ts';
import type { InboundEvent, Outbound } from '../../src/desk/ports/channel.ts';
import { DEFAULT_SETTINGS } from '../../src/desk/settings.ts';
import { systemClock, systemIds } from '../../src/system.ts';
import { openTestConsole, type TestConsole } from '../support/console-server.ts';
import { SILENT_LOG } from '../support/silent-log.ts';

describe('the page to try the desk', () => {
  let console: TestConsole;
  let chat: TryChat;
  let events: InboundEvent[];
  let cookie: string;
  let csrf: string;
  let adaId: string;
  beforeEach(async () => {
    events = [];
    console = await openTestConsole({
      more(app, { store, feed }) {
        const adapter = createBrowserAdapter({ store, clock: systemClock, log: SILENT_LOG });
        void adapter.start({ accept: async (batch) => void events.push(...batch) });
        chat = { ...adapter, marked: parseMarkdown };
        tryPages(app, {
          store,
          feed,
          clock: systemClock,
          ids: systemIds,
          settings: DEFAULT_SETTINGS,
          log: SILENT_LOG,
          tryChat: chat,
        });
      },
    });
    adaId = await console.addOperator('Ada', 'operator');
    await console.addOperator('Ben', 'operator');
    await console.addOperator('Vera', 'viewer');
    cookie = (await console.signIn('Ada')).cookie;
    csrf = await console.csrf(cookie);
  });
  afterEach(() => console.close());

  const id = () => systemIds.next();
  const fileForm = (bytes: Uint8Array, name = 'cv.md') => {
    const form = new FormData();
    form.set('csrf', csrf);
    form.set('n', '1');
    form.set('id', id());
    form.set('file', new File([Buffer.from(bytes)], name));
    return form;
  };
  const postFile = (form: FormData, to = '/try/file') =>
    fetch(console.address + to, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: console.address, cookie },
      body: form,
    });

  /** Plants what the desk has sent to Ada's first test client. */
  async function sent(message: Outbound): Promise<string> {
    const home = await console.store.openConversation({
      ...{ account: 'browser', chat: `${adaId}.1`, sender: `${adaId}.1`, altIds: [] },
      ...{ create: true, name: 'Ada (test 1)', timeZone: 'UTC', at: new Date() },
      ids: { client: id(), conversation: id(), subject: systemIds.token(22) },
    });
    const conversationId = home?.conversation.id ?? '';
    const row = id();
    await console.store.commit(
      [
        {
          ...{ type: 'outbound', id: row, conversationId, controlEpoch: null, speaker: 'desk' },
          ...{ message, at: new Date() },
        },
      ],
      'normal',
    );
    await console.store.claimOutbound(conversationId, 'message', new Date());
    const accepted = { state: 'accepted', ref: null, order: null } as const;
    await console.store.finishOutbound(row, accepted, new Date(), []);
    return `o${row}`;
  }

  it('brings what is typed once, however often the form is sent', async () => {
    const form = { csrf, n: '2', id: id(), text: ' hello\r\nthere ' };
    for (let times = 0; times < 2; times++) {
      const answer = await console.post('/try/say', form, cookie);
      expect(answer.status).toBe(303);
      expect(answer.headers.get('location')).toBe('/try?n=2');
    }
    expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(1);
    expect(events[0]).toMatchObject({
      account: 'browser',
      chat: { id: `${adaId}.2`, kind: 'private' },
      sender: { name: 'Ada (test 2)' },
      content: { kind: 'text', text: 'hello\nthere' },
    });
  });

  it('says what is wrong with an empty message, one that is too long and an empty file', async () => {
    for (const [text, sentence] of [
      ['  ', /your message is empty/],
      ['x'.repeat(20_001), /longer than 20000/],
    ] as const) {
      await console.post('/try/say', { csrf, n: '1', id: id(), text }, cookie);
      expect(await (await console.get('/try', cookie)).text()).toMatch(sentence);
    }
    expect((await postFile(fileForm(new Uint8Array()))).status).toBe(303);
    expect(await (await console.get('/try', cookie)).text()).toMatch(/not empty/);
    expect(events).toEqual([]);
  });

  it('takes a document of some megabytes, and nowhere else so much', async () => {
    const bytes = Buffer.alloc(3 * 1024 * 1024, 7);
    expect((await postFile(fileForm(bytes))).status).toBe(303);
    const [event] = events;
    expect(event?.content).toMatchObject({ kind: 'file', name: 'cv.md', size: bytes.byteLength });
    // The answer comes before all is read, so that the connection may end under what is still being sent.
    const ends = (answer: Promise<Response>) =>
      answer.then(
        ({ status }) => status,
        () => 413,
      );
    expect(await ends(postFile(fileForm(bytes), '/try/say'))).toBe(413);
    expect(await ends(postFile(fileForm(Buffer.alloc(11 * 1024 * 1024))))).toBe(413);
    cookie = '';
    expect(await ends(postFile(fileForm(bytes)))).toBe(413);
    expect(events).toHaveLength(1);
  });

  it('hands a file down as bytes that no browser shows, to its own client only', async () => {
    const base64 = Buffer.from('<script>1</script>').toString('base64');
    const name = 'a "b"\r\nx.html';
    const key = await sent({ kind: 'file', name, mime: 'text/html', base64, caption: 'Yours' });
    const page = await (await console.get('/try', cookie)).text();
    expect(page).toContain(`/try/file/${key}?n=1`);
    const answer = await console.get(`/try/file/${key}?n=1`, cookie);
    expect(await answer.text()).toBe('<script>1</script>');
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(answer.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''a%20%22b%22%0D%0Ax.html",
    );
    const ben = (await console.signIn('Ben')).cookie;
    for (const [path, who] of [
      [`/try/file/${key}?n=1`, ben],
      [`/try/file/${key}?n=2`, cookie],
      ['/try/file/nothing', cookie],
    ] as const)
      expect((await console.get(path, who)).status).toBe(404);
  });

  it('shows the marks of a model, and makes no link of what is no web address', async () => {
    const text =
      '**Bold** and `code`\n\n- [site](https://example.com/a)\n- [bad](javascript:alert(1))\n\n<b>x</b>';
    await sent({ kind: 'text', text, format: 'markdown' });
    await sent({ kind: 'text', text: '**as it is**' });
    const page = await (await console.get('/try', cookie)).text();
    expect(page).toContain('<strong>Bold</strong>');
    expect(page).toContain('<code>code</code>');
    expect(page).toContain('href="https://example.com/a" rel="noopener noreferrer nofollow"');
    expect(page).not.toContain('javascript:alert(1)"');
    expect(page).toContain('&lt;b&gt;x&lt;/b&gt;');
    expect(page).toContain('**as it is**');
  });

  it('is there for those who may answer, and takes no form without its token', async () => {
    const vera = (await console.signIn('Vera')).cookie;
    expect((await console.get('/try', vera)).status).toBe(403);
    expect((await console.get('/try/events', vera)).status).toBe(403);
    const forged = { csrf: 'x', n: '1', id: id(), text: 'hi' };
    expect((await console.post('/try/say', forged, cookie)).status).toBe(403);
    expect(events).toEqual([]);
  });

  it('forgets what was handed in when a client of its is erased', async () => {
    await postFile(fileForm(Buffer.from('my CV')));
    const content = events[0]?.content;
    const ref = content?.kind === 'file' ? content.ref : '';
    const adapter = createBrowserAdapter({
      store: console.store,
      clock: systemClock,
      log: SILENT_LOG,
    });
    const signal = AbortSignal.timeout(5000);
    expect(Buffer.from(await adapter.fetchFile(ref, 100, signal)).toString()).toBe('my CV');
    adapter.forgetPeople?.();
    await expect
      .poll(() => adapter.fetchFile(ref, 100, signal).then(String, ({ code }) => code))
      .toBe('not_found');
  });
});
