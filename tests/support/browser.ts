import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The Chromium of this machine; null when there is none. */
export const CHROMIUM = PATHS.find((path) => existsSync(path)) ?? null;

if (CHROMIUM === null && process.env.SAYSO_NO_SKIP)
  throw new Error('There is no Chromium for these tests.');
if (CHROMIUM === null)
  process.stderr.write(
    'SKIPPED: tests in a browser. Install Chromium (apt-get install -y chromium) to run them.\n',
  );

/** Starts a headless browser of its own. Close it in the end. */
export async function openBrowser(): Promise<Browser> {
  if (CHROMIUM === null) throw new Error('There is no Chromium on this machine.');
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
