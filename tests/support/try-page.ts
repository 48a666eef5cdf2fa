import type { Page } from 'playwright-core';

/** A test client on /try, as a person at a keyboard and a mouse is one. */
export interface TryClient {
  page: Page;
  says(text: string): Promise<void>;
  sendsFile(name: string, bytes: Uint8Array, mime?: string): Promise<void>;
  /** Waits for a message of the desk that holds this. */
  hears(pattern: RegExp): Promise<void>;
  /** Answers the newest card that waits. */
  answers(choice: 'Yes' | 'No'): Promise<void>;
}

export function tryClient(page: Page): TryClient {
  return {
    page,
    async says(text) {
      await page.getByLabel('Your message').fill(text);
      await page.getByRole('button', { name: 'Send', exact: true }).click();
    },
    async sendsFile(name, bytes, mimeType = 'text/markdown') {
      await page
        .getByLabel('A file, for example a CV')
        .setInputFiles({ name, mimeType, buffer: Buffer.from(bytes) });
      await page.getByRole('button', { name: 'Send the file' }).click();
    },
    async hears(pattern) {
      const heard = page.locator('.entry:not(.mine)').filter({ hasText: pattern }).last();
      await heard.waitFor().catch(async () => {
        const shown = await page.locator('main').innerText();
        throw new Error(`Waited in vain for ${pattern} below: ${shown.slice(-1500)}`);
      });
    },
    answers: (choice) =>
      page
        .getByRole('button', { name: new RegExp(`^${choice} to card`) })
        .last()
        .click(),
  };
}
