import axe from 'axe-core';
import { html } from 'hono/html';
import { Secret, TOTP } from 'otpauth';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createProvider } from '../../src/console/auth/provider.ts';
import { csrfField, layout } from '../../src/console/layout.ts';
import { CHROMIUM, openBrowser } from '../support/browser.ts';
import { openTestConsole, PASSWORD, type TestConsole } from '../support/console-server.ts';
import { type OidcProvider, startOidcProvider } from '../support/oidc-provider.ts';
import { SILENT_LOG } from '../support/silent-log.ts';
import { wayTo } from '../support/way-to.ts';

describe.skipIf(CHROMIUM === null)('the console in a browser', () => {
  let browser: Browser;
  let oidc: OidcProvider;
  beforeAll(async () => {
    browser = await openBrowser();
    oidc = await startOidcProvider();
  });
  afterAll(async () => {
    await browser?.close();
    await oidc?.close();
  });

  let console: TestConsole;
  let context: BrowserContext;
  let page: Page;
  const faults: string[] = [];
  beforeEach(async () => {
    const { issuer, clientId, clientSecret } = oidc;
    console = await openTestConsole({
      provider: createProvider(
        { issuer, clientId, clientSecret, domains: ['example.com'] },
        { way: wayTo(issuer), log: SILENT_LOG },
      ),
      more(app) {
        app.get('/test-reply', (at) =>
          at.html(
            layout(at, {
              title: 'Reply',
              body: html`<form method="post" action="/test-reply">${csrfField(at)}<label for="text">Reply</label><textarea id="text" name="text"></textarea><button>Send</button></form>`,
            }),
          ),
        );
        app.post('/test-reply', (at) => at.text('sent'));
      },
    });
    await console.addOperator('Ada', 'admin', { email: 'ada@example.com' });
    context = await browser.newContext();
    page = await context.newPage();
    faults.length = 0;
    page.on('console', (message) => {
      // Answers that say no are asked for here. The policy of the page is what must never speak up.
      if (message.type() === 'error' && /Content Security Policy|Uncaught/.test(message.text()))
        faults.push(message.text());
    });
  });
  afterEach(async () => {
    await context.close();
    await console.close();
    expect(faults).toEqual([]);
  });

  const signIn = async (password = PASSWORD, code = '') => {
    await page.getByLabel('Name').fill('Ada');
    await page.getByLabel('Password').fill(password);
    await page.getByLabel('Code').fill(code);
    await page.getByRole('button', { name: 'Sign in' }).click();
  };
  const open = (path: string) => page.goto(console.address + path);
  /** Serious findings by rule and place. */
  const findings = async () => {
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(),
    );
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html: node }) => node).join(' ')}`);
  };

  it('signs in, leads where one wanted to go, and signs out', async () => {
    await open('/account');
    await signIn();
    await page.waitForURL('**/account');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Your account');
    expect(await context.cookies()).toMatchObject([
      { name: 'sayso', httpOnly: true, sameSite: 'Strict', path: '/' },
    ]);
    expect(await page.evaluate('document.cookie')).toBe('');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('You are signed out.').waitFor();
    expect(await context.cookies()).toEqual([]);
  });

  it('says that a password is wrong, and when to try again', async () => {
    await open('/sign-in');
    for (let tries = 0; tries < 5; tries++) {
      await signIn('not the password');
      await page.getByRole('alert').getByText('is wrong. Try again.').waitFor();
      expect(await page.getByLabel('Name').inputValue()).toBe('Ada');
    }
    await signIn();
    await page.getByRole('alert').getByText('Wait a minute and try again.').waitFor();
  });

  it('turns codes on by the picture and asks for one from then on', async () => {
    await open('/account');
    await signIn();
    await page.getByRole('link', { name: 'Turn codes on' }).click();
    await page.getByRole('img', { name: 'Picture for an authenticator app' }).waitFor();
    const secret = (await page.locator('code').textContent()) ?? '';
    const code = (ms: number) =>
      new TOTP({ secret: Secret.fromBase32(secret) }).generate({
        timestamp: console.clock.now().getTime() + ms,
      });
    await page.getByLabel('Code').fill(code(0));
    await page.getByLabel('Password that you have now').fill(PASSWORD);
    await page.getByRole('button', { name: 'Turn codes on' }).click();
    await page.getByText('Codes are on.').waitFor();
    await signIn();
    await page.getByRole('alert').waitFor();
    await signIn(PASSWORD, code(30_000));
    await page.waitForURL('**/inbox');
  });

  it('comes back from the identity provider without a click, with its one strict cookie', async () => {
    oidc.say({ email: 'ada@example.com', email_verified: true });
    await open('/account');
    await page.getByRole('link', { name: /Continue with/ }).click();
    await page.waitForURL('**/account');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Your account');
    expect(await context.cookies(console.address)).toHaveLength(1);
  });

  it('keeps what an operator was typing when their session was ended', async () => {
    await open('/account');
    await signIn();
    await page.waitForURL('**/account');
    await open('/test-reply');
    await page.getByLabel('Reply').fill('Dear Grace, I looked into it and <b>this</b> is why');
    const [account] = await console.store.listOperators();
    await console.store.endSessions(account?.id ?? '', []);
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('alert').getByText('nothing was sent').waitFor();
    expect(await page.getByRole('textbox', { name: 'What you had typed' }).inputValue()).toBe(
      'Dear Grace, I looked into it and <b>this</b> is why',
    );
    await signIn();
    await page.waitForURL('**/test-reply');
  });

  it('is not shown in the frame of another page, and takes no form from there', async () => {
    await open('/account');
    await signIn();
    await page.waitForURL('**/account');
    const csrf = await page.locator('meta[name=csrf]').getAttribute('content');
    const evil = await context.newPage();
    await evil.setContent(
      `<iframe src="${console.address}/account"></iframe>
       <form method="post" action="${console.address}/test-reply"><input name="csrf" value="${csrf}"><button>go</button></form>`,
    );
    await evil.getByRole('button', { name: 'go' }).click();
    await evil.getByText('This did not come from a page of this desk').waitFor();
    expect(evil.frames().every((frame) => !frame.url().includes('/account'))).toBe(true);
    await evil.close();
  });

  it.each(['light', 'dark'] as const)(
    'has no serious fault for those who see or hear it otherwise (%s)',
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme });
      await open('/sign-in');
      await signIn('not the password');
      await page.getByRole('alert').waitFor();
      expect(await findings()).toEqual([]);
      await signIn();
      await page.waitForURL('**/inbox');
      const [account] = await console.store.listOperators();
      for (const path of ['/account', '/account/totp', '/operators', `/operators/${account?.id}`]) {
        await open(path);
        expect(await findings(), path).toEqual([]);
      }
    },
  );

  it('can be used by keyboard alone', async () => {
    await open('/sign-in?to=/account');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Ada');
    await page.keyboard.press('Tab');
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Your account' }).waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement?.textContent')).toBe('Skip to the content');
  });
});
