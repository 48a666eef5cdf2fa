import { html } from 'hono/html';
import type { OperatorAccount, SessionLine } from '../../desk/ports/operator-store.ts';
import { totpUri } from '../auth/totp.ts';
import { csrfField, type Html, layout } from '../layout.ts';
import { momentUtc } from '../moment.ts';
import { qrCode } from '../qr-code.ts';
import type { Page } from '../signed-in.ts';

export function accountView(
  page: Page,
  state: {
    account: OperatorAccount | null;
    sessions: readonly SessionLine[];
    fault?: string | undefined;
  },
): Html {
  const { account, sessions, fault } = state;
  const { operator, digest } = page.var;
  const others = sessions.filter((session) => session.digest !== digest).length;
  return layout(page, {
    title: 'Your account',
    body: html`${fault === undefined ? '' : html`<p class="wrong" role="alert">${fault}</p>`}
<div class="columns even">
<section class="panel"><h2>Who you are</h2>
<dl class="facts"><dt>Name</dt><dd>${operator.name}</dd><dt>Role</dt><dd>${operator.role}</dd>
<dt>You see</dt><dd>${operator.assignedOnly ? 'conversations that are assigned to you' : 'all conversations'}</dd>
<dt>E-mail</dt><dd>${account?.email ?? 'none'}</dd></dl></section>
<section class="panel"><h2>Where you are signed in</h2>
<ul class="plain">${sessions.map(
      (session) =>
        html`<li>since ${momentUtc(session.createdAt)}, last used ${momentUtc(session.seenAt)}${session.digest === digest ? html` <span class="badge good">this one</span>` : ''}</li>`,
    )}</ul>
${
  others === 0
    ? html`<p class="soft">Nowhere else.</p>`
    : html`<form method="post" action="/account/sessions">${csrfField(page)}<button type="submit">End the others</button></form>`
}</section>
${account?.hasPassword ? withPassword(page, account) : html`<p class="soft">You sign in through your identity provider; the desk keeps no password of yours.</p>`}
</div>`,
  });
}

function withPassword(page: Page, account: OperatorAccount): Html {
  return html`<section class="panel"><h2>A new password</h2>
<form method="post" action="/account/password">${csrfField(page)}
<input class="skip" name="name" autocomplete="username" value="${account.name}" readonly tabindex="-1" aria-hidden="true">
${proof('password', account)}
<div class="field"><label for="fresh">New password</label>
<input id="fresh" name="fresh" type="password" autocomplete="new-password" minlength="12" maxlength="256" required aria-describedby="fresh-hint">
<p class="hint" id="fresh-hint">At least 12 letters, for example four words. You are signed out everywhere, and sign in with it.</p></div>
<div class="field"><label for="again">New password once more</label>
<input id="again" name="again" type="password" autocomplete="new-password" maxlength="256" required></div>
<button class="primary" type="submit">Change the password</button></form></section>
<section class="panel"><h2>Codes from an app</h2>
${
  account.hasTotp
    ? html`<p>You need a code from your authenticator app to sign in.</p>
<form method="post" action="/account/totp/off">${csrfField(page)}
${proof('off', account)}
<button class="danger" type="submit">Turn codes off</button></form>`
    : html`<p>A password alone signs you in. With codes from an authenticator app nobody gets in who only knows it.</p>
<p><a class="button" href="/account/totp">Turn codes on</a></p>`
}</section>`;
}

/** The password that somebody has now, and the code where they need one. */
function proof(form: string, account: Pick<OperatorAccount, 'hasTotp'>): Html {
  return html`<div class="field"><label for="${form}-now">Password that you have now</label>
<input id="${form}-now" name="password" type="password" autocomplete="current-password" maxlength="256" required></div>
${
  account.hasTotp
    ? html`<div class="field"><label for="${form}-code">Code from your app</label>
<input id="${form}-code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="8" required></div>`
    : ''
}`;
}

export function totpView(page: Page, state: { secret: string; fault?: string }): Html {
  const { secret, fault } = state;
  return layout(page, {
    title: 'Turn codes on',
    body: html`${fault === undefined ? '' : html`<p class="wrong" role="alert">${fault}</p>`}
<div class="panel">
<p>Scan this picture with an authenticator app, then type the code that it shows.</p>
<p>${qrCode(totpUri(secret, page.var.operator.name), 'Picture for an authenticator app')}</p>
<p class="hint">No camera? Type this into the app: <code>${secret}</code></p>
<form method="post" action="/account/totp">${csrfField(page)}
<input type="hidden" name="secret" value="${secret}">
<div class="field"><label for="code">Code</label>
<input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="8" required></div>
<div class="field"><label for="password">Password that you have now</label>
<input id="password" name="password" type="password" autocomplete="current-password" maxlength="256" required></div>
<button class="primary" type="submit">Turn codes on</button> <a class="button" href="/account">Leave it</a></form></div>`,
  });
}
