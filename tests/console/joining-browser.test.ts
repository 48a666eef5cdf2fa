import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { systemIds as ids } from '../../src/system.ts';
import { CHROMIUM, openBrowser } from '../support/browser.ts';
import { type JoiningConsole, openJoiningConsole } from '../support/joining-console.ts';
import { openTestStore, type TestStore } from '../support/sqlite-store.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const FOUND = z.object({
  violations: z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) })),
});
const PHONE = { width: 360, height: 740 };
const LOOKS: readonly [string, BrowserContextOptions][] = [
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['phone', { viewport: PHONE, isMobile: true, hasTouch: true }],
];

describe.skipIf(CHROMIUM === null)('joining and settings in Chromium', () => {
  let browser: Browser;
  let test: TestStore;
  let desk: JoiningConsole;
  let server: Awaited<ReturnType<JoiningConsole['listen']>>;
  let clientId = '';
  beforeAll(async () => {
    browser = await openBrowser();
    test = await openTestStore();
    desk = await openJoiningConsole(test.store);
    server = await desk.listen();
    clientId = await stranger('Bo Brook');
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
    await test.remove();
  });

  async function stranger(name: string): Promise<string> {
    const opened = await test.store.openConversation({
      ...{ account: 'telegram:1', chat: name, sender: name, altIds: [], create: true, name },
      ...{ timeZone: 'UTC', admission: 'waiting', at: new Date() },
      ids: { client: ids.next(), conversation: ids.next(), subject: ids.token(22) },
    });
    return opened?.client.id ?? '';
  }

  /** Runs with a page whose every fault of a script, a style or the policy counts. */
  async function within(look: BrowserContextOptions, work: (page: Page) => Promise<void>) {
    // The policy forbids what is not the console's own; the checker comes from this test.
    const context = await browser.newContext({ ...look, bypassCSP: true });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (line) => {
      // Another part serves the scripts and the icon; here they are absent.
      const absent = line.location().url.includes('/assets/console.js');
      if (line.type() === 'error' && !absent) faults.push(line.text());
    });
    try {
      await work(page);
      expect(faults).toEqual([]);
    } finally {
      await context.close();
    }
  }

  async function violations(page: Page): Promise<string[]> {
    await page.addScriptTag({ content: AXE });
    const found = FOUND.parse(await page.evaluate('axe.run()'));
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  }

  it.each(LOOKS)('can be read and used by everybody (%s)', async (_name, look) => {
    await within(look, async (page) => {
      for (const path of ['/people', '/settings', `/clients/${clientId}/limits`]) {
        await page.goto(`${server.address}${path}`);
        expect(await violations(page)).toEqual([]);
        const wide = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
        expect(wide).toBeLessThanOrEqual(0);
      }
    });
  });

  it('decides, invites, changes a setting and stops everything by keyboard and forms alone', async () => {
    await stranger('Cy Reed');
    await within({ javaScriptEnabled: true }, async (page) => {
      await page.goto(`${server.address}/people`);
      await page.getByRole('button', { name: 'Let in Cy Reed' }).press('Enter');
      await page.getByText('They are let in').waitFor();
      expect(await page.getByText('Cy Reed').count()).toBe(0);
      await page.getByLabel('What it is for').fill('spring fair');
      await page.getByRole('button', { name: 'Make an invite' }).press('Enter');
      const code = await page.locator('.said strong code').innerText();
      expect(await test.store.inviteOf(code, new Date('2026-11-21T10:00:00Z'))).not.toBeNull();
      expect(await violations(page)).toEqual([]);

      await page.goto(`${server.address}/settings`);
      await page.getByLabel('Who may join', { exact: true }).selectOption('approval');
      await page.getByRole('button', { name: 'Save Who may join' }).click();
      await page.getByText('Who may join: approval, in every process').waitFor();
      expect(desk.live.settings.admission).toBe('approval');
      expect(await violations(page)).toEqual([]);

      await page.getByLabel('Type STOP to confirm').fill('STOP');
      await page.getByRole('button', { name: 'Stop all outgoing actions' }).press('Enter');
      await page.locator('.stopped').waitFor();
      expect(await violations(page)).toEqual([]);
      await page.goto(`${server.address}/people`);
      expect(await page.locator('.stopped').innerText()).toContain('by Ada');
      await page.goto(`${server.address}/settings`);
      await page.getByRole('button', { name: 'Let all actions go on' }).click();
      await page.getByLabel('Type STOP to confirm').waitFor();
      expect(await page.locator('.stopped').count()).toBe(0);
    });
  });

  it('loads nothing that the console’s policy forbids', async () => {
    const context = await browser.newContext({});
    const page = await context.newPage();
    const refused: string[] = [];
    page.on('console', (line) => {
      if (/Content Security Policy/i.test(line.text())) refused.push(line.text());
    });
    for (const path of ['/people', '/settings']) await page.goto(`${server.address}${path}`);
    expect(refused).toEqual([]);
    await context.close();
  });
});
