import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

/** Four words that an operator of a test signs in with. */
export const WORDS = 'four plain words here';

/** Operators at the console of a desk, each in a browser of their own. */
export interface SignedInPages {
  /** Signs in as a person does and goes to a path of the console at this address. */
  open(address: string, name: string, path: string, look?: BrowserContextOptions): Promise<Page>;
  /** What the pages complained of: scripts and the policy. */
  faults: string[];
  close(): Promise<void>;
}

export function signedInPages(browser: Browser): SignedInPages {
  const faults: string[] = [];
  const contexts: BrowserContext[] = [];
  return {
    faults,
    async open(address, name, path, look = {}) {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 860 },
        ...look,
      });
      contexts.push(context);
      const page = await context.newPage();
      page.setDefaultTimeout(40_000);
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('console', (line) => {
        if (/Content Security Policy|Uncaught/.test(line.text())) faults.push(line.text());
      });
      await page.goto(`${address}/sign-in?to=${encodeURIComponent(path)}`);
      await page.getByLabel('Name').fill(name);
      await page.getByLabel('Password').fill(WORDS);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.waitForURL(`**${path}`);
      return page;
    },
    async close() {
      for (const context of contexts) await context.close();
    },
  };
}
