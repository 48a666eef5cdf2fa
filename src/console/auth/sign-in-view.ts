import { html } from 'hono/html';
import type { Html } from '../layout.ts';
import { outsidePage } from '../outside.ts';

/** Which ways in this desk has, besides a password. */
export interface Doors {
  /** What the button calls the identity provider; null when there is none. */
  provider: string | null;
}

export function signInView(page: {
  doors: Doors;
  /** Where to go afterwards: a path that was checked. */
  to: string;
  name?: string;
  fault?: string;
  said?: string;
  more?: Html;
}): Html {
  const { doors, to, name = '', fault, said } = page;
  return outsidePage({
    title: 'Sign in',
    body: html`${fault === undefined ? '' : html`<p class="wrong" role="alert">${fault}</p>`}
${said === undefined ? '' : html`<p class="said" role="status">${said}</p>`}
<form class="panel" method="post" action="/sign-in">
<input type="hidden" name="to" value="${to}">
<div class="field"><label for="name">Name</label>
<input id="name" name="name" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="60" required value="${name}"></div>
<div class="field"><label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" maxlength="256" required></div>
<div class="field"><label for="code">Code</label>
<input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="8" aria-describedby="code-hint">
<p class="hint" id="code-hint">Six digits from your authenticator app, if you use one.</p></div>
<button class="primary" type="submit">Sign in</button>
</form>
${
  doors.provider === null
    ? ''
    : html`<p><a class="button" href="/sign-in/provider?to=${encodeURIComponent(to)}">Continue with ${doors.provider}</a></p>
<p class="hint">The desk asks ${doors.provider} for your name and e-mail address (openid, email, profile) and for nothing else.</p>`
}
${page.more ?? ''}`,
  });
}

/** Nobody has an account yet, and there is no password that everybody knows. */
export function firstOperatorView(): Html {
  return outsidePage({
    title: 'Make the first account',
    body: html`<p>This desk has no operators yet. On the machine that it runs on, say:</p>
<p><code>sayso operator add NAME --role admin</code></p>
<p>Then <a href="/sign-in">sign in</a> with that name and the password that you chose there.</p>`,
  });
}
