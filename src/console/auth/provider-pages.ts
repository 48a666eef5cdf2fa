import type { Hono } from 'hono';
import { html } from 'hono/html';
import type { Html } from '../layout.ts';
import { outsidePage } from '../outside.ts';
import type { ConsolePlace } from '../place.ts';
import type { Page, SignedIn } from '../signed-in.ts';
import { localPath } from './local-path.ts';
import { type Provider, wantedPath } from './provider.ts';
import { randomToken } from './session.ts';
import { enter, type SignInPagesDeps } from './sign-in-pages.ts';
import { signInView } from './sign-in-view.ts';

const CALLBACK = '/sign-in/callback';
const ANSWER = ['code', 'state', 'error', 'iss'] as const;

/**
 * The way through an identity provider. Its answer comes from another site, and no cookie with it (SameSite=Strict): a page
 * of the desk's own hands it on, and only then the desk knows which browser it is for.
 */
export function providerPages(
  app: Hono<SignedIn>,
  deps: SignInPagesDeps & { provider: Provider; place: ConsolePlace },
): void {
  const { provider, place, cookie, signIn, doors } = deps;
  const redirectUri = (page: Page) => {
    const scheme = page.env.peer.isSecure ? 'https' : 'http';
    return `${place.url?.origin ?? `${scheme}://${page.req.header('host') ?? ''}`}${CALLBACK}`;
  };
  const failed = (page: Page, fault: string, status: 401 | 502) => {
    cookie.clear(page);
    return page.html(signInView({ doors, to: localPath(undefined), fault }), status);
  };

  app.get('/sign-in/provider', async (page) => {
    const to = localPath(page.req.query('to'));
    // A link on another site must not take the cookie of somebody who is signed in.
    if (!['same-origin', 'none', undefined].includes(page.req.header('sec-fetch-site')))
      return page.redirect('/sign-in', 303);
    const flow = randomToken();
    const url = await provider.begin(flow, redirectUri(page), to).catch(() => null);
    if (url === null)
      return failed(page, `${provider.name} cannot be reached. Try again in a minute.`, 502);
    cookie.set(page, flow);
    return page.redirect(url.href, 303);
  });

  app.get(CALLBACK, (page) => {
    const answer = ANSWER.flatMap((name) => {
      const value = page.req.query(name);
      return value === undefined ? [] : [{ name, value }];
    });
    return page.html(continueView(provider.name, answer));
  });

  app.post('/sign-in/finish', async (page) => {
    const flow = cookie.read(page);
    const fields = await page.req.parseBody().catch(() => ({}));
    const answer = new URLSearchParams();
    for (const [name, value] of Object.entries(fields))
      if (ANSWER.some((known) => known === name) && typeof value === 'string')
        answer.set(name, value);
    if (flow === null) return failed(page, AGAIN, 401);
    const vouched = await provider.finish(flow, redirectUri(page), answer);
    if (!vouched.ok) {
      await signIn.refused(vouched.fault);
      return failed(page, vouched.fault === 'provider_refused' ? AGAIN : STRANGER, 401);
    }
    const entered = await signIn.byEmail(vouched.email);
    if (entered.result !== 'in') return failed(page, STRANGER, 401);
    return enter(page, deps, entered.token, localPath(wantedPath(answer.get('state'))));
  });
}

const AGAIN =
  'The sign-in was not finished. Begin it again here, and finish it in the same browser.';
const STRANGER =
  'That account cannot sign in here. Ask an admin of the desk to add its address, or use another account.';

function continueView(name: string, answer: readonly { name: string; value: string }[]): Html {
  return outsidePage({
    title: 'Almost there',
    scripts: ['continue.js'],
    body: html`<form class="panel" method="post" action="/sign-in/finish" data-continue>
${answer.map((field) => html`<input type="hidden" name="${field.name}" value="${field.value}">`)}
<p>${name} has answered. Continue to the desk.</p>
<button class="primary" type="submit">Continue</button>
</form>`,
  });
}
