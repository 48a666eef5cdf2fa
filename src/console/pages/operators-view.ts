import { html } from 'hono/html';
import { ROLES } from '../../desk/operators/operator.ts';
import type { OperatorAccount } from '../../desk/ports/operator-store.ts';
import { dataTable } from '../data-table.ts';
import { csrfField, type Html, layout } from '../layout.ts';
import { momentUtc } from '../moment.ts';
import type { Page } from '../signed-in.ts';

export function operatorsView(page: Page, accounts: readonly OperatorAccount[], now: Date): Html {
  return layout(page, {
    title: 'Operators',
    at: '/operators',
    body: html`<p class="soft">New accounts are made on the machine of the desk: <code>sayso operator add NAME</code></p>
${dataTable(
  'Operators by name',
  [
    { name: 'Name' },
    { name: 'Role' },
    { name: 'Sees' },
    { name: 'Signs in by' },
    { name: 'State' },
  ],
  accounts.map((account) => [
    html`<a href="/operators/${account.id}" dir="auto">${account.name}</a>`,
    account.role,
    account.assignedOnly ? 'assigned only' : 'all',
    waysIn(account),
    state(account, now),
  ]),
)}`,
  });
}

export function operatorView(
  page: Page,
  shown: { account: OperatorAccount; now: Date; fault?: string },
): Html {
  const { account, now, fault } = shown;
  return layout(page, {
    title: account.name,
    at: '/operators',
    body: html`${fault === undefined ? '' : html`<p class="wrong" role="alert">${fault}</p>`}
<div class="columns even">
<section class="panel"><h2>What they may do</h2>
<form method="post" action="/operators/${account.id}/rights">${csrfField(page)}
<div class="field"><label for="role">Role</label>
<select id="role" name="role">${ROLES.map(
      (role) =>
        html`<option value="${role}"${role === account.role ? html` selected` : ''}>${role}</option>`,
    )}</select>
<p class="hint">A new role ends all their sessions.</p></div>
<div class="field"><label><input type="checkbox" name="assigned_only" value="on"${account.assignedOnly ? html` checked` : ''}> Only conversations that are assigned to them</label></div>
<button class="primary" type="submit">Save</button></form></section>
<section class="panel"><h2>How the desk knows them</h2>
<form method="post" action="/operators/${account.id}/known-by">${csrfField(page)}
<div class="field"><label for="email">E-mail address</label>
<input id="email" name="email" type="email" value="${account.email ?? ''}" maxlength="320" autocomplete="off" spellcheck="false" aria-describedby="email-hint">
<p class="hint" id="email-hint">By it the identity provider lets them in. A new one ends all their sessions.</p></div>
<div class="field"><label for="telegram">Telegram account</label>
<input id="telegram" name="telegram" value="${account.telegramUser ?? ''}" inputmode="numeric" maxlength="19" autocomplete="off" aria-describedby="telegram-hint">
<p class="hint" id="telegram-hint">Its number, for the operators’ group. An empty field takes it away.</p></div>
<button class="primary" type="submit">Save</button></form></section>
<section class="panel"><h2>How they sign in</h2>
<dl class="facts"><dt>State</dt><dd>${state(account, now)}</dd><dt>By</dt><dd>${waysIn(account)}</dd>
<dt>Since</dt><dd>${momentUtc(account.createdAt)}</dd></dl>
<div class="row">
${button(page, account, 'sign-out', 'End all sessions')}
${isLocked(account, now) ? button(page, account, 'unlock', 'Let them try again') : ''}
${account.hasTotp ? button(page, account, 'totp-off', 'Turn their codes off') : ''}
${account.disabledAt ? button(page, account, 'enable', 'Let them sign in again') : button(page, account, 'disable', 'Shut them out', 'danger')}
</div>
<p class="hint">A new password is set on the machine of the desk: <code>sayso operator password NAME</code></p></section>
</div>`,
  });
}

function button(page: Page, { id }: OperatorAccount, path: string, words: string, kind = ''): Html {
  return html`<form method="post" action="/operators/${id}/${path}">${csrfField(page)}<button class="${kind}" type="submit">${words}</button></form>`;
}

function waysIn({ hasPassword, hasTotp, email }: OperatorAccount): string {
  const ways = [
    hasPassword ? (hasTotp ? 'password and code' : 'password') : null,
    email === null ? null : 'e-mail address',
  ].filter((way) => way !== null);
  return ways.join(', or ') || 'nothing yet';
}

function state(account: OperatorAccount, now: Date): Html {
  if (account.disabledAt) return html`<span class="badge bad">shut out</span>`;
  if (isLocked(account, now)) return html`<span class="badge warn">waits after wrong tries</span>`;
  return html`<span class="badge good">may sign in</span>`;
}

function isLocked({ lockedUntil }: OperatorAccount, now: Date): boolean {
  return lockedUntil !== null && lockedUntil > now;
}
