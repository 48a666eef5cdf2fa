import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openEncrypted } from '../../src/db/open-sqlite.ts';
import { createFeed } from '../../src/desk/feed.ts';
import type { Store } from '../../src/desk/ports/store.ts';
import { observedStore } from '../../src/observed-store.ts';
import { CHROMIUM, openBrowser } from '../support/browser.ts';
import { ADMIN } from '../support/console-app.ts';
import {
  card,
  comesIn,
  type InboxClient,
  plantClient,
  sends,
  turn,
} from '../support/inbox-clients.ts';
import { inboxConsole } from '../support/inbox-console.ts';
import { plantNote } from '../support/plant-note.ts';
import { openTestStore, type TestStore } from '../support/sqlite-store.ts';
import { type ToldTakeover, toldTakeover } from '../support/told-takeover.ts';
import { untilTrue } from '../support/until.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const NOW = new Date('2026-11-21T12:00:00.000Z');
const minutesAgo = (n: number) => new Date(NOW.getTime() - n * 60_000);

/** What attackers put into names, messages, files and postings. */
const HOSTILE = [
  '<script>window.hit=1</script>',
  '"><img src=x onerror="window.hit=1">',
  "'><svg/onload=window.hit=1>",
  '<a href="javascript:window.hit=1" autofocus onfocus=window.hit=1>x</a>',
  '</textarea><script>window.hit=1</script>',
  '</title><script>window.hit=1</script>',
  '<iframe srcdoc="<script>parent.hit=1</script>"></iframe>',
  '{{constructor.constructor("window.hit=1")()}}',
  '<style>body{display:none}</style>',
  '<form action=//evil.example><input name=csrf><button autofocus>x',
  '<base href=//evil.example>',
  '<meta http-equiv=refresh content="0;url=//evil.example">',
  '\u202Egnp.exe\u202C <b onmouseover=window.hit=1>b</b>',
  '&lt;script&gt;window.hit=1&lt;/script&gt;',
  '<details open ontoggle=window.hit=1>',
];

describe.skipIf(CHROMIUM === null)('the inbox in a browser', () => {
  let browser: Browser;
  let test: TestStore;
  let store: Store;
  let takeover: ToldTakeover;
  let server: { url: string; close(): Promise<void> };
  let ada: InboxClient;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    test = await openTestStore();
    const feed = createFeed(() => undefined);
    store = observedStore(test.store, (ids) => {
      for (const id of ids) feed.changed({ kind: 'conversation', id });
    });
    takeover = toldTakeover();
    takeover.does(async (name, [id]) => {
      const to = {
        claim: `control = 'human', operator_id = '${ADMIN.id}'`,
        handBack: `control = 'returning'`,
        confirmReturn: `control = 'bot', operator_id = NULL`,
      }[name];
      if (to) run(`UPDATE conversations SET ${to} WHERE id = '${id}'`);
    });
    server = await inboxConsole({
      store,
      takeover,
      feed,
      operator: () => ADMIN,
      now: () => NOW,
    }).serve();
    run(
      `INSERT INTO operators (id, name, role, created_at) VALUES ('${ADMIN.id}', 'Ada', 'admin', 1), ('op-ben', 'Ben', 'operator', 1)`,
    );
    ada = await plantClient(store, 'Ada Brook', minutesAgo(600));
  });
  afterEach(async () => {
    await server.close();
    await test.remove();
  });

  function run(sql: string): void {
    const sqlite = openEncrypted(test.path, test.key, false);
    sqlite.exec(sql);
    sqlite.close();
  }

  async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 860 },
      ...options,
    });
    const page = await context.newPage();
    await page.goto(server.url + path);
    return page;
  }

  const at = () => `/c/${ada.conversationId}`;
  const focused = (page: Page) =>
    page.evaluate<string>(
      "document.activeElement.id || document.activeElement.getAttribute('href') || document.activeElement.tagName",
    );

  /** A morning at a desk: conversations in every state, and one with everything in it. */
  async function fill(): Promise<void> {
    const people = [
      ['Bruno Silva', 2, "control = 'requested', requested_at = $, request_reason = 'upset'"],
      ['Chiara Conti', 9, "control = 'human', operator_id = 'op-ben'"],
      ['Dmytro Bondar', 40, ''],
      ['Émilie Lefèvre-Montgolfier', 55, "assignee_id = 'op-ada'"],
      ['فاطمة الزهراء', 80, ''],
      ['Grace Okonkwo', 300, "control = 'closed'"],
    ] as const;
    for (const [name, ago, columns] of people) {
      const person = await plantClient(store, name, minutesAgo(ago + 100));
      await comesIn(store, person, 'hello', minutesAgo(ago));
      const set = columns.replace('$', String(minutesAgo(ago).getTime()));
      if (set) run(`UPDATE conversations SET ${set} WHERE id = '${person.conversationId}'`);
      run(
        `INSERT INTO conversation_tags (conversation_id, tag) VALUES ('${person.conversationId}', '${ago < 50 ? 'visa' : 'relocation'}')`,
      );
    }
    const { conversationId } = ada;
    await store.commit(
      [
        turn(
          ada,
          'Hi! Can you find backend jobs in Lisbon?',
          'Happy to. Remote as well, or only on site?',
          minutesAgo(400),
        ),
        {
          type: 'transcript',
          conversationId,
          turnId: 'tools',
          at: minutesAgo(30),
          messages: [
            { role: 'client', text: 'Remote is fine. Not too senior, please.' },
            {
              role: 'desk',
              text: '',
              toolCalls: [
                { id: 'c1', name: 'search_jobs', args: { query: 'backend', places: ['Lisbon'] } },
                { id: 'c2', name: 'draft_outreach', args: { job: 1 } },
              ],
            },
            {
              role: 'tool',
              callId: 'c1',
              name: 'search_jobs',
              text: '3 jobs: Backend Engineer at Lumen, ...',
            },
            { role: 'tool', callId: 'c2', name: 'draft_outreach', text: 'Draft 1 is written.' },
            {
              role: 'desk',
              text: 'I found three that fit. The best is Backend Engineer at Lumen (score 86). I wrote a short mail to their hiring manager; it waits for your yes below.',
              toolCalls: [],
            },
          ],
        },
        {
          type: 'approval_requested',
          approval: card(
            ada,
            '#1 needs your yes\n\nWhat will happen: a mail is sent\n\nTo: Nuno Reis <nuno@lumen.example>\nSubject: Backend Engineer\n\nDear Nuno,\nI have built billing systems for six years.\n\nExpires 24 Nov\n\nAnswer yes or no',
            minutesAgo(30),
          ),
        },
        {
          ...sends(ada, '', minutesAgo(12)),
          message: { kind: 'blocked', secretKind: 'password', text: 'x', override: null },
        },
      ],
      'full',
    );
    const reply = sends(
      ada,
      'Ben here. I have asked Lumen about the salary and will tell you today.',
      minutesAgo(8),
    );
    await store.commit([reply], 'full');
    run(`UPDATE outbox SET speaker = 'operator', state = 'accepted' WHERE id = '${reply.id}'`);
    await plantNote(test, ada, {
      operatorId: 'op-ben',
      kind: 'note',
      text: 'Lumen pays late. Do not promise a date.',
      at: minutesAgo(7),
    });
    await comesIn(store, ada, 'Thank you! When will I hear from you?', minutesAgo(3));
    run(
      `UPDATE conversations SET control = 'human', operator_id = '${ADMIN.id}', lease_until = ${minutesAgo(-20).getTime()} WHERE id = '${conversationId}'`,
    );
    await store.saveCanned(
      { id: 'welcome', title: 'Welcome', text: 'Welcome to the desk!', operatorId: 'o', at: NOW },
      [],
    );
  }

  async function problems(page: Page): Promise<string[]> {
    // The page's own policy keeps foreign scripts out, so this one comes from the debugger.
    await page.evaluate(AXE);
    return page.evaluate<string[]>(`axe
      .run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      })
      .then(({ violations }) =>
        violations
          .filter(({ impact }) => ['serious', 'critical'].includes(impact))
          .map(({ id, nodes }) => id + ': ' + nodes[0].html),
      )`);
  }

  it.each(['light', 'dark'] as const)('is readable for everybody in %s', async (colorScheme) => {
    await fill();
    for (const path of ['/inbox', at(), '/canned']) {
      const page = await open(path, { colorScheme });
      expect([path, await problems(page)]).toEqual([path, []]);
      if (process.env.SHOTS)
        await page.screenshot({
          path: `${process.env.SHOTS}/${colorScheme}${path.slice(0, 3).replaceAll('/', '-')}.png`,
          fullPage: true,
        });
      await page.context().close();
    }
  });

  it('fits a phone', async () => {
    await fill();
    for (const path of ['/inbox', at(), '/canned']) {
      const page = await open(path, { viewport: { width: 360, height: 740 }, hasTouch: true });
      const wide = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect([path, wide]).toEqual([path, 0]);
      expect(await problems(page)).toEqual([]);
      if (process.env.SHOTS)
        await page.screenshot({
          path: `${process.env.SHOTS}/phone${path.slice(0, 3).replaceAll('/', '-')}.png`,
        });
      await page.context().close();
    }
  });

  it('is worked by keys alone', async () => {
    const ben = await plantClient(store, 'Ben Early', minutesAgo(900));
    await comesIn(store, ada, 'Is anybody there?', minutesAgo(1));
    const page = await open('/inbox');
    const { keyboard } = page;
    await keyboard.press('j');
    await keyboard.press('j');
    expect(await focused(page)).toBe(`/c/${ben.conversationId}`);
    await keyboard.press('k');
    await keyboard.press('Enter');
    await page.waitForURL(server.url + at());
    await keyboard.press('?');
    expect(await page.locator('dialog').innerText()).toContain('Take over');
    await keyboard.press('Escape');
    await keyboard.press('t');
    await page.waitForURL(/#reply$/);
    await untilTrue(
      async () => (await focused(page)) === 'reply',
      'the reply box to have the focus',
    );
    await keyboard.type('jkt? I am a person, and r and h are letters here.');
    await keyboard.press('Control+Enter');
    await page.getByText('Done: reply.').waitFor();
    await untilTrue(async () => (await focused(page)) === 'reply', 'the box for the next reply');
    await keyboard.press('Escape');
    await keyboard.press('n');
    expect(await focused(page)).toBe('note');
    await keyboard.type('a note');
    await keyboard.press('Control+Enter');
    await page.getByText('Done: note.').waitFor();
    // The keys mean something once the page is whole.
    await page.waitForLoadState();
    await keyboard.press('h');
    await page.waitForURL(/#summary$/);
    await untilTrue(async () => (await focused(page)) === 'summary', 'the summary box');
    await keyboard.type('She wants a date.');
    await keyboard.press('Control+Enter');
    await untilTrue(
      () => takeover.calls.some(({ name }) => name === 'confirmReturn'),
      'the return',
    );
    await page.waitForLoadState();
    await page.waitForURL(server.url + at());
    await keyboard.press('u');
    await page.waitForURL(`${server.url}/inbox`);
    await keyboard.press('/');
    expect(await focused(page)).toBe('search');
    await keyboard.type('early');
    await keyboard.press('Enter');
    await page.waitForURL(/q=early/);
    await keyboard.press('j');
    await keyboard.press('Enter');
    await page.waitForURL(`${server.url}/c/${ben.conversationId}`);
    expect(takeover.calls.map(({ name }) => name).filter((name) => name !== 'keep')).toEqual([
      'claim',
      'reply',
      'note',
      'handBack',
      'confirmReturn',
    ]);
    await page.context().close();
  });

  it('lets single keys be turned off', async () => {
    const page = await open('/inbox');
    await page.keyboard.press('?');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    expect(await focused(page)).not.toBe(at());
    await page.context().close();
  });

  it('shows a new message without another page, and leaves alone what somebody is typing', async () => {
    await fill();
    const page = await open(at());
    await page.evaluate('window.stayed = true');
    await page.locator('#reply').fill('half a sent');
    await page.evaluate("document.getElementById('reply').setSelectionRange(4, 4)");
    await page.evaluate("document.querySelector('details.steps').open = true");
    await comesIn(store, ada, 'ONE MORE THING', minutesAgo(0));
    await page.getByText('ONE MORE THING').waitFor();
    expect(await page.locator('#says').innerText()).toBe('New message from the client');
    expect(await page.locator('#reply').inputValue()).toBe('half a sent');
    expect(await page.evaluate("document.getElementById('reply').selectionStart")).toBe(4);
    expect(await focused(page)).toBe('reply');
    expect(await page.evaluate('window.stayed')).toBe(true);
    expect(await page.locator('details.steps').getAttribute('open')).not.toBeNull();
    // Somebody else takes it: the box goes, the words stay readable.
    run(`UPDATE conversations SET operator_id = 'op-ben' WHERE id = '${ada.conversationId}'`);
    await store.commit([sends(ada, 'x', NOW)], 'full');
    await page.locator('#kept-words').waitFor();
    expect(await page.locator('#kept-words').inputValue()).toBe('half a sent');
    expect(await page.locator('#reply').count()).toBe(0);
    await page.context().close();
  });

  it('moves the list as the desk does, and keeps the place of the focus', async () => {
    const ben = await plantClient(store, 'Ben Early', minutesAgo(5));
    const page = await open('/inbox');
    await page.keyboard.press('j');
    expect(await focused(page)).toBe(`/c/${ben.conversationId}`);
    await comesIn(store, ada, 'hello', NOW);
    await page.locator('.talks li.unread').waitFor();
    expect(await page.locator('.talks li').first().innerText()).toContain('Ada Brook');
    expect(await focused(page)).toBe(`/c/${ben.conversationId}`);
    await page.context().close();
  });

  it('works without scripts', async () => {
    await comesIn(store, ada, 'hello', minutesAgo(1));
    const page = await open('/inbox', { javaScriptEnabled: false });
    await page.getByRole('link', { name: /Ada Brook/ }).click();
    await page.getByRole('button', { name: 'Take over' }).click();
    await page.getByRole('textbox', { name: /To Ada Brook/ }).fill('I am here');
    await page.getByRole('button', { name: 'Send' }).click();
    expect(await page.locator('.said').innerText()).toBe('Done: reply.');
    expect(takeover.calls.map(({ name }) => name)).toEqual(['claim', 'reply']);
    await page.context().close();
  });

  it('runs nothing that a client, a model, a file or an operator wrote', async () => {
    const eve = await plantClient(store, HOSTILE.join('').slice(0, 100), minutesAgo(50));
    for (const [n, text] of HOSTILE.entries()) {
      await store.commit(
        [
          {
            type: 'transcript',
            conversationId: eve.conversationId,
            turnId: `turn-${n}`,
            at: minutesAgo(40),
            messages: [
              { role: 'client', text, quoted: text },
              { role: 'event', text },
              { role: 'desk', text, toolCalls: [{ id: text, name: text, args: { [text]: text } }] },
              { role: 'tool', callId: text, name: text, text },
            ],
          },
          sends(eve, text, minutesAgo(30)),
          { type: 'approval_requested', approval: card(eve, text, minutesAgo(20), n + 1) },
        ],
        'full',
      );
      await plantNote(test, eve, { operatorId: null, kind: 'draft', text, at: minutesAgo(15) });
      await comesIn(store, eve, text, minutesAgo(10));
      await comesIn(
        store,
        eve,
        { kind: 'file', name: text, mime: text, size: 1, ref: text, caption: text, album: null },
        minutesAgo(9),
      );
      run(
        `INSERT INTO conversation_tags (conversation_id, tag) VALUES ('${eve.conversationId}', '${text.replaceAll("'", "''")}')`,
      );
      await store.saveCanned({ id: `c${n}`, title: text, text, operatorId: 'o', at: NOW }, []);
    }
    run(`UPDATE conversations SET control = 'human', operator_id = '${ADMIN.id}'`);
    for (const path of ['/inbox', `/c/${eve.conversationId}`, '/canned', '/inbox?q=%3Cscript%3E']) {
      const page = await open(path);
      const asked: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).host));
      // A script that had run would also have to survive the swap of a live update.
      await comesIn(store, eve, HOSTILE[1] ?? '', NOW);
      await page.evaluate(
        "for (const item of document.querySelectorAll('details')) item.open = true",
      );
      await page.locator('main').hover();
      expect(await page.evaluate('window.hit')).toBeUndefined();
      expect(await page.locator('main :is(script, img, iframe, base, style, svg)').count()).toBe(0);
      expect(asked.filter((host) => !server.url.endsWith(host))).toEqual([]);
      expect(await page.locator('main').isVisible()).toBe(true);
      await page.context().close();
    }
  });
});
