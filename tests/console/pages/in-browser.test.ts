import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CHROMIUM, openBrowser } from '../../support/browser.ts';
import type { Home } from '../../support/console-clients.ts';
import { openPages, type TestPages } from '../../support/console-pages.ts';
import { PLAIN, plantRichClient, sayYes, type Words } from '../../support/planted-client.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const FOUND = z.array(
  z.object({ id: z.string(), impact: z.string().nullable(), nodes: z.array(z.string()) }),
);

const SCREENS: Readonly<Record<string, BrowserContextOptions>> = {
  light: { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  'a phone': { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  'a dark phone': { viewport: { width: 390, height: 844 }, isMobile: true, colorScheme: 'dark' },
};

/** What strangers put into names, postings, notes and files to have a browser run it. */
const ATTACKS = [
  '"><img src=x onerror="window.hit=1">',
  '<script>window.hit=1</script>',
  "'><svg/onload=window.hit=1>",
  '</title><script>window.hit=1</script>',
  '<details open ontoggle=window.hit=1>',
  '<a href="javascript:window.hit=1">here</a>',
  '{{constructor.constructor("window.hit=1")()}}',
  '</textarea><iframe srcdoc="<script>parent.hit=1</script>">',
  '<style>*{display:none}</style>',
  '&lt;script&gt;window.hit=1&lt;/script&gt;\u202e',
];

describe.skipIf(CHROMIUM === null)('the pages in a browser', () => {
  let pages: TestPages;
  let browser: Browser;
  let served: Awaited<ReturnType<TestPages['serve']>>;
  let home: Home & { cards: string[]; draft: string };
  let attacked: Home & { cards: string[]; draft: string };

  beforeAll(async () => {
    pages = await openPages({ operatorYes: ['send_outreach'] });
    const { store } = pages.desk.test;
    const now = pages.desk.clock.now();
    home = await plantRichClient(store, PLAIN, now);
    await sayYes(store, home, home.cards[0] ?? '', now, true);
    attacked = await plantRichClient(store, attackWords(), now, 'mallory');
    pages.about.boards.push('lever:acme', ATTACKS[0] ?? '');
    pages.health.channels.push({
      account: `test:${ATTACKS[1]}`,
      state: 'fault',
      lastContactMs: 400_000,
      advice: ATTACKS[0] ?? '',
    });
    await store.addCheckpoint('time', now);
    served = await pages.serve();
    browser = await openBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await served?.close();
    await pages?.remove();
  });

  const places = (of: typeof home) => [
    '/clients?names=1',
    `/clients/${of.client.id}`,
    `/clients/${of.client.id}/cv`,
    `/clients/${of.client.id}/drafts/${of.draft}`,
    '/approvals',
    '/approvals?state=held',
    `/approvals/${of.cards[0]}`,
    '/audit',
    '/audit?user=nobody',
    '/usage?days=90',
    '/system',
    '/clients?status=evil',
  ];

  async function onScreen<T>(options: BrowserContextOptions, work: (page: Page) => Promise<T>) {
    const context = await browser.newContext(options);
    try {
      return await work(await context.newPage());
    } finally {
      await context.close();
    }
  }

  it.each(Object.keys(SCREENS))(
    'have no serious fault for those who need help with reading, on %s',
    async (screen) => {
      const faults = await onScreen(SCREENS[screen] ?? {}, async (page) => {
        const found: string[] = [];
        for (const path of places(home)) {
          await page.goto(served.url + path);
          await page.evaluate(AXE);
          const violations = FOUND.parse(
            await page.evaluate(
              `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
                .then(({ violations }) => violations.map(({ id, impact, nodes }) => ({ id, impact: impact ?? null, nodes: nodes.map(({ html }) => html) })))`,
            ),
          );
          for (const { id, impact, nodes } of violations)
            if (impact === 'serious' || impact === 'critical')
              found.push(`${path}: ${id}: ${nodes[0]}`);
        }
        return found;
      });
      expect(faults).toEqual([]);
    },
    120_000,
  );

  it('never scroll sideways on a phone, even with the longest words', async () => {
    const wide = await onScreen(SCREENS['a phone'] ?? {}, async (page) => {
      const found: string[] = [];
      for (const path of [...places(home), ...places(attacked)]) {
        await page.goto(served.url + path);
        const width = await page.evaluate('document.documentElement.scrollWidth');
        // What sticks out, so that a failure says where to look.
        const out = `[...document.querySelectorAll('main *')].filter((node) => node.getBoundingClientRect().right > innerWidth && !node.closest('.unseen, .scroll')).map(({ outerHTML }) => outerHTML.slice(0, 90))[0] ?? ''`;
        if (Number(width) > 390) found.push(`${path}: ${width} ${await page.evaluate(out)}`);
      }
      return found;
    });
    expect(wide).toEqual([]);
  }, 120_000);

  it('run nothing that stands in a name, a posting, a note or a file', async () => {
    const problems = await onScreen({}, async (page) => {
      const found: string[] = [];
      page.on('dialog', (dialog) => found.push(`dialog: ${dialog.message()}`));
      page.on('console', (line) => {
        if (line.text().includes('Content Security Policy')) found.push(line.text());
      });
      for (const path of places(attacked)) {
        await page.goto(served.url + path, { waitUntil: 'networkidle' });
        const made = await page.evaluate(
          `[
            ...(window.hit === undefined ? [] : ['a script ran']),
            ...[...document.querySelectorAll('main img, main script, main iframe, main style, main details[ontoggle]')].map((node) => node.outerHTML),
            ...[...document.querySelectorAll('*')].flatMap((node) => node.getAttributeNames().filter((name) => name.startsWith('on') || name === 'style')),
            ...[...document.querySelectorAll('a[href]')].map((link) => link.href).filter((href) => !href.startsWith('http')),
          ]`,
        );
        found.push(...z.array(z.string()).parse(made));
      }
      return found;
    });
    expect(problems).toEqual([]);
  }, 120_000);

  it('show what strangers wrote as they wrote it', async () => {
    const shown = await onScreen({}, async (page) => {
      await page.goto(`${served.url}/clients/${attacked.client.id}`);
      return page.locator('main').innerText();
    });
    const words = attackWords();
    for (const text of [words.name, words.title, words.company, words.preference, words.query])
      expect(shown.replaceAll(/\s+/g, ' ')).toContain(text.replaceAll(/\s+/g, ' '));
  });

  it('can be walked by keyboard: past the menu, through the filters, into a card and to its answer', async () => {
    await onScreen({}, async (page) => {
      await page.goto(`${served.url}/approvals?state=held`);
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content');
      await page.keyboard.press('Enter');
      const seen: string[] = [];
      for (let step = 0; step < 12; step++) {
        await page.keyboard.press('Tab');
        const at = String(await page.evaluate('document.activeElement.getAttribute("href") ?? ""'));
        seen.push(at);
        if (at === `/approvals/${home.cards[0]}`) break;
      }
      expect(seen[0]).toBe('/approvals');
      expect(seen.at(-1)).toBe(`/approvals/${home.cards[0]}`);
      expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe(
        'solid',
      );
      await page.keyboard.press('Enter');
      await page.waitForURL(`**/approvals/${home.cards[0]}`);
      await page.getByRole('button', { name: 'Agree' }).focus();
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Refuse');
      await page.keyboard.press('Enter');
      await page.getByText('You refused. Nothing is sent').waitFor();
    });
    const decided = await pages.desk.test.store.getApproval(home.cards[0] ?? '');
    expect(decided?.execution?.status).toBe('failed');
  }, 60_000);
});

/** Every field with an attack of its own and a word that nothing can break. */
function attackWords(): Words {
  const long = 'x'.repeat(120);
  const keys = Object.keys(PLAIN);
  const attack = (key: string) => `${ATTACKS[keys.indexOf(key) % ATTACKS.length]} ${long}`;
  return {
    name: attack('name'),
    fileName: attack('fileName'),
    cvText: `${attack('cvText')} ${ATTACKS.join('\n')}`,
    fact: ATTACKS[1] ?? '',
    preference: attack('preference'),
    title: attack('title'),
    company: attack('company'),
    url: 'javascript:window.hit=1',
    note: attack('note'),
    query: attack('query'),
    subject: attack('subject'),
    body: ATTACKS.join('\n'),
    card: ATTACKS.join('\n'),
    host: attack('host'),
    model: attack('model'),
  };
}
