import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CHROMIUM, openBrowser } from '../support/browser.ts';
import { killLeftovers } from '../support/chat-process.ts';
import { openStoryDesk, type StoryDesk, seriousFindings } from '../support/story-desk.ts';
import { tryClient } from '../support/try-page.ts';
import { untilTrue } from '../support/until.ts';

const CV = readFileSync('tests/cv/fixtures/backend-engineer.md', 'utf8');
/** The same CV, of whoever sends it. */
const cvOf = (name: string) =>
  Buffer.from(CV.replaceAll('Ada Brook', name).replaceAll('ada@brook', 'me@mail'));

/** What attackers put into names, messages, files and postings. */
const HOSTILE = [
  '<script>window.hit=1</script>',
  '"><img src=x onerror="window.hit=1">',
  '</textarea></title><svg/onload=window.hit=1>',
  '[click](javascript:window.hit=1) **[x](data:text/html,<script>window.hit=1</script>)**',
  '<iframe srcdoc="<script>parent.hit=1</script>"></iframe>',
  '<form action=//evil.example><button autofocus onfocus=window.hit=1>x',
  '<base href=//evil.example><meta http-equiv=refresh content="0;url=//evil.example">',
  '\u202Egnp.exe\u202C <details open ontoggle=window.hit=1>',
];

/** With SCREENSHOTS=docs/pictures the pictures of the docs are made anew. */
const PICTURES = process.env.SCREENSHOTS ?? null;
const LOOKS: readonly [string, BrowserContextOptions][] = [
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  [
    'phone',
    { colorScheme: 'light', viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  ],
];
const MOST_BYTES = 160_000;

describe.skipIf(CHROMIUM === null)('every page of a desk at work, in Chromium', () => {
  let browser: Browser;
  let desk: StoryDesk;
  /** The conversation and the client with everything. */
  let talk = '';
  let client = '';
  /** A draft that an operator has prepared for that client. */
  let draft = '';

  beforeAll(async () => {
    browser = await openBrowser();
    desk = await openStoryDesk(browser);
    await aMorning();
  }, 180_000);
  afterAll(async () => {
    await desk.close();
    await browser.close();
    killLeftovers();
  }, 60_000);

  function person(id: number, name: string) {
    const far = desk.telegram.person(id, name);
    return {
      ...far,
      async asks(text: string, answer: RegExp) {
        const many = far.texts().filter((line) => answer.test(line)).length;
        far.says(text);
        await untilTrue(
          () => far.texts().filter((line) => answer.test(line)).length > many,
          `${answer} for ${name} after ${far.texts().at(-1)}`,
          40_000,
        );
      },
    };
  }

  async function consenting(id: number, name: string) {
    const far = person(id, name);
    await far.asks('hello', /yes or no/);
    await far.asks('yes', /Start with your CV/);
    return far;
  }

  async function withCv(id: number, name: string) {
    const far = await consenting(id, name);
    far.sendsDocument({ name: 'cv.md', mime: 'text/markdown', bytes: cvOf(name) });
    await untilTrue(
      () => far.texts().some((line) => /I read these facts/.test(line)),
      'the facts',
      40_000,
    );
    return far;
  }

  /** Clients in every state, by what they write and what an operator does. All of them are invented. */
  async function aMorning(): Promise<void> {
    const maya = await withCv(7001, 'Maya Okafor');
    await maya.asks('find me remote TypeScript jobs in Europe', /Score \d/);
    await maya.asks('save 1 and 3', /Saved/);
    await maya.asks('write to the hiring manager of 1', /Draft 1/);
    await maya.asks('send it', /needs your yes/);
    maya.taps(maya.card().message_id, 'yes');
    await desk.smtp.received(1);
    await maya.asks('write to the hiring manager of 3', /Draft 2/);
    await maya.asks('send it', /#2 needs your yes/);
    await maya.asks('/human', /asked a person of this desk/);
    const emilie = await consenting(7003, 'Émilie Lefèvre-Montgolfier');
    await emilie.asks('find me nursing jobs in Lyon', /./);
    const fatima = await withCv(7004, 'فاطمة الزهراء');
    await fatima.asks('find me remote TypeScript jobs in Europe', /Score \d/);
    await fatima.asks('write to the hiring manager of 2', /Draft 1/);
    await fatima.asks('send it', /needs your yes/);
    for (const [id, name] of [
      [7005, 'Jonas Weber'],
      [7006, 'Grace Mbeki'],
      [7007, 'Chiara Conti'],
    ] as const)
      await consenting(id, name);
    const bruno = await consenting(7002, 'Bruno Silva');
    await bruno.asks('my gmail password is Otter%River33', /I blocked that message/);
    await bruno.asks('/human', /asked a person of this desk/);

    const ada = await desk.signedIn('Ada', '/inbox');
    await open(ada, 'Bruno Silva');
    await open(ada, 'Émilie');
    await ada.getByLabel('Add a tag').fill('healthcare');
    await ada.getByRole('button', { name: 'Add', exact: true }).click();
    await open(ada, 'Maya Okafor');
    talk = new URL(ada.url()).pathname;
    client = (await ada.locator('.talk-side h2 a').getAttribute('href')) ?? '';
    await ada.getByLabel('Add a tag').fill('relocation');
    await ada.getByRole('button', { name: 'Add', exact: true }).click();
    await ada.getByRole('button', { name: 'Take over' }).click();
    await untilTrue(
      () => maya.texts().some((line) => /answers you from now on/.test(line)),
      'the person',
    );
    await maya.asks('Would they pay for the move to Lisbon?', /./).catch(() => undefined);
    await ada.getByLabel('To Maya Okafor').fill('They do, up to 3,000 EUR. It is in the posting.');
    await ada.getByRole('button', { name: 'Send', exact: true }).click();
    await untilTrue(() => maya.texts().some((line) => /3,000 EUR/.test(line)), 'the reply');
    await ada.getByText('Internal note', { exact: true }).first().click();
    await ada.getByLabel(/For the other operators/).fill('Moves in March at the earliest.');
    await ada.getByRole('button', { name: 'Keep the note' }).click();
    await ada.locator('.entry.note').waitFor();
    await aDraft(ada);
    await aTrial(ada);
  }

  /** Ada prepares a letter for Maya. */
  async function aDraft(ada: Page): Promise<void> {
    await ada.getByRole('link', { name: 'Prepare a draft' }).click();
    await ada.getByLabel('What').selectOption('A cover letter');
    await ada.getByRole('button', { name: 'Prepare it' }).click();
    await ada.getByText('Draft 3, version 1, is kept.').waitFor();
    draft = new URL(ada.url()).pathname;
  }

  /** Ada chats as a client of her own, up to a card that waits. */
  async function aTrial(ada: Page): Promise<void> {
    await ada.goto(`${desk.address()}/try`);
    await ada.getByRole('button', { name: 'Open the chat' }).click();
    const client = tryClient(ada);
    await client.says('yes');
    await client.hears(/Start with your CV/);
    await client.sendsFile('cv.md', cvOf('Ada Brook'));
    await client.hears(/I read these facts/);
    await client.says('find me remote TypeScript jobs in Europe');
    await client.hears(/Score \d/);
    await client.says('write to the hiring manager of 1');
    await client.hears(/Draft 1/);
    await client.says('send it');
    await ada.getByRole('button', { name: 'Yes to card 1' }).waitFor();
  }

  async function open(page: Page, name: string): Promise<void> {
    await page.goto(`${desk.address()}/inbox`);
    await page.locator('.talks li').filter({ hasText: name }).getByRole('link').click();
    await page.waitForURL('**/c/**');
  }

  const pages = () => [
    '/inbox',
    talk,
    `${talk}/drafts`,
    draft,
    '/clients',
    client,
    `${client}/cv`,
    '/approvals',
    '/audit',
    '/usage',
    '/system',
    '/people',
    '/operators',
    '/settings',
    '/account',
    '/canned',
    '/try',
  ];

  it.each(LOOKS)(
    'has no serious finding on any page, and nothing wider than it (%s)',
    async (name, look) => {
      const ada = await desk.signedIn('Ada', '/inbox', look);
      const folder = PICTURES ?? mkdtempSync(join(tmpdir(), 'sayso-pictures-'));
      mkdirSync(folder, { recursive: true });
      for (const path of pages()) {
        const answer = await ada.goto(desk.address() + path);
        expect(answer?.status(), path).toBe(200);
        expect(await seriousFindings(ada), path).toEqual([]);
        const wide = await ada.evaluate('document.documentElement.scrollWidth - innerWidth');
        expect(wide, path).toBeLessThanOrEqual(0);
      }
      for (const [picture, path] of [
        ['inbox', '/inbox'],
        ['conversation', talk],
        ['draft', draft],
        ['client', client],
        ['audit', '/audit'],
        ['try', '/try'],
      ] as const) {
        await ada.goto(desk.address() + path);
        const bytes = await ada.screenshot({ animations: 'disabled' });
        writeFileSync(join(folder, `${picture}-${name}.png`), bytes);
        expect(statSync(join(folder, `${picture}-${name}.png`)).size).toBeLessThan(MOST_BYTES);
      }
      if (PICTURES === null) rmSync(folder, { recursive: true });
      await ada.context().close();
      expect(desk.faults).toEqual([]);
    },
    240_000,
  );

  it('shows what attackers write as words, on every page and in the client’s own chat', async () => {
    const asked: string[] = [];
    const name = HOSTILE[0] ?? '';
    const eve = await consenting(7666, name);
    for (const text of HOSTILE) eve.says(text);
    eve.sendsDocument({
      name: '"><img src=x onerror=window.hit=1>.md',
      mime: 'text/markdown',
      bytes: Buffer.from(`# ${HOSTILE.join('\n\n')}\n\nSkills: ${HOSTILE.join(', ')}`),
    });
    const ada = await desk.signedIn('Ada', '/inbox');
    ada.on('request', (request) => void asked.push(new URL(request.url()).host));
    await ada.goto(`${desk.address()}/inbox`);
    await ada.locator('.talks li').filter({ hasText: 'window.hit' }).getByRole('link').click();
    await ada.getByText('evil.example').first().waitFor();
    await ada.getByRole('button', { name: 'Take over' }).click();
    await ada.locator('#reply').fill(HOSTILE.join('\n'));
    await ada.getByRole('button', { name: 'Send', exact: true }).click();
    await ada.locator('.entry.operator').first().waitFor();
    const its = new URL(ada.url()).pathname;
    const itsClient = (await ada.locator('.talk-side h2 a').getAttribute('href')) ?? '';
    for (const path of [its, itsClient, `${itsClient}/cv`, ...pages()]) {
      await ada.goto(desk.address() + path);
      await clean(ada, path);
    }
    await ada.goto(`${desk.address()}/try`);
    // An answer to a question of the beginning is kept as an answer and not as words.
    await tryClient(ada).says('later');
    await tryClient(ada).hears(/later|put off|put them off/i);
    for (const text of HOSTILE) {
      await ada.getByLabel('Your message').fill(text);
      await ada.getByLabel('Your message').press('Enter');
    }
    // The guard takes some of them for passwords; every one gets an entry, as words or as stopped.
    const theirs = ada.locator('.entry:is(.mine, .stopped)');
    await untilTrue(
      async () => (await theirs.count()) >= HOSTILE.length,
      'an entry for each of the messages',
    );
    await ada.locator('.entry.mine').filter({ hasText: 'javascript:' }).waitFor();
    await clean(ada, '/try');
    await ada.reload();
    await clean(ada, '/try again');
    expect(asked.filter((host) => !desk.address().endsWith(host))).toEqual([]);
    expect(desk.faults).toEqual([]);
  }, 240_000);

  async function clean(page: Page, where: string): Promise<void> {
    await page.evaluate(
      "for (const item of document.querySelectorAll('details')) item.open = true",
    );
    expect(await page.evaluate('window.hit'), where).toBeUndefined();
    const planted =
      'main :is(script, img, iframe, base, style, meta, [onerror], [onload], [onfocus])';
    expect(await page.locator(planted).count(), where).toBe(0);
    expect(await page.locator('a[href^="javascript:"], a[href^="data:"]').count(), where).toBe(0);
    expect(await page.locator('form[action*="evil"]').count(), where).toBe(0);
  }
});
