import { html } from 'hono/html';
import type { Admission } from '../../desk/admission/admission.ts';
import type { Invite, Waiting } from '../../desk/ports/admission-store.ts';
import { badge } from '../badge.ts';
import { dataTable, NONE } from '../data-table.ts';
import { csrfField, type Html } from '../layout.ts';
import { moment } from '../moment.ts';
import type { Page } from '../signed-in.ts';

/** What became of the last wish. `code`: an invite that was just made, shown this once. */
export interface PeopleSaid {
  done?: string;
  wrong?: string;
  code?: string;
}

const RULES: Readonly<Record<Admission, string>> = {
  open: 'Everybody who writes becomes a client; nobody has to wait.',
  invite: 'Who brings an invite becomes a client; everybody else waits here.',
  approval: 'Who brings an invite becomes a client; everybody else waits here until you decide.',
};

export function peopleView(
  page: Page,
  what: {
    list: { total: number; people: readonly Waiting[] };
    invites: readonly Invite[];
    said: PeopleSaid;
    admission: Admission;
    now: Date;
  },
): Html {
  const { said, admission, list } = what;
  return html`${said.done ? html`<p class="said" role="status">${said.done}</p>` : ''}
${said.wrong ? html`<p class="wrong" role="alert">${said.wrong}</p>` : ''}
${said.code ? newCode(said.code) : ''}
<p class="soft">${RULES[admission]} An admin changes this under Settings.</p>
<h2 id="waiting">Waiting list</h2>
${waitingTable(page, list)}
<h2 id="invites">Invites</h2>
<div class="columns">
<div>${inviteTable(page, what.invites, what.now)}</div>
${inviteForm(page)}
</div>`;
}

function newCode(code: string): Html {
  return html`<div class="said" role="status">
<p>The new invite is <strong><code>${code}</code></strong>. Copy it now: it is not shown again, and the desk keeps no copy.</p>
<p class="small">In the chat: <code>/join ${code}</code>. As a Telegram link: <code>https://t.me/NAME_OF_YOUR_BOT?start=${code}</code></p>
</div>`;
}

function waitingTable(
  page: Page,
  { total, people }: { total: number; people: readonly Waiting[] },
): Html {
  if (people.length === 0)
    return html`<p class="empty">Nobody waits. Who writes without an invite stands here, with their name and nothing of their words.</p>`;
  return html`${dataTable(
    'Waiting list, the oldest first',
    [
      { name: 'Name on the platform' },
      { name: 'Channel' },
      { name: 'Since (UTC)' },
      { name: 'Decide' },
    ],
    people.map(({ clientId, name, account, since }) => [
      name === null ? html`<span class="soft">no name</span>` : html`<bdi>${name}</bdi>`,
      account,
      moment(since),
      html`<div class="row">
${decision(page, clientId, 'admit', 'Let in', name)}
${decision(page, clientId, 'refuse', 'Refuse', name)}
</div>`,
    ]),
  )}
${total > people.length ? html`<p class="hint">${total - people.length} more wait; they stand here when these are decided.</p>` : ''}
<p class="hint">Who is not decided on is forgotten after 30 days.</p>`;
}

function decision(
  page: Page,
  clientId: string,
  path: 'admit' | 'refuse',
  words: string,
  name: string | null,
): Html {
  return html`<form method="post" action="/people/${clientId}/${path}">${csrfField(page)}<button type="submit" class="${path === 'admit' ? 'primary' : 'danger'}" aria-label="${words} ${name ?? 'this person'}">${words}</button></form>`;
}

function inviteTable(page: Page, invites: readonly Invite[], now: Date): Html {
  if (invites.length === 0)
    return html`<p class="empty">There is no invite yet. Make one here.</p>`;
  return dataTable(
    'Invites, the newest first',
    [
      { name: 'For' },
      { name: 'State' },
      { name: 'Used', isNumber: true },
      { name: 'Made (UTC)' },
      { name: 'Until (UTC)' },
      { name: 'Change' },
    ],
    invites.map((invite) => {
      const state = stateOf(invite, now);
      return [
        html`<bdi>${invite.label}</bdi>`,
        badge(state === 'open' ? 'good' : 'quiet', state),
        `${invite.uses} of ${invite.maxUses}`,
        html`${moment(invite.createdAt)}<br><span class="soft small">${invite.operator ?? 'command line'}</span>`,
        invite.expiresAt ? moment(invite.expiresAt) : 'no end',
        state === 'open'
          ? html`<form method="post" action="/people/invites/${invite.id}/revoke">${csrfField(page)}<button type="submit" class="danger" aria-label="Revoke ${invite.label}">Revoke</button></form>`
          : NONE,
      ];
    }),
  );
}

function stateOf(invite: Invite, now: Date): 'open' | 'used up' | 'expired' | 'revoked' {
  if (invite.revokedAt) return 'revoked';
  if (invite.expiresAt && invite.expiresAt <= now) return 'expired';
  return invite.uses >= invite.maxUses ? 'used up' : 'open';
}

function inviteForm(page: Page): Html {
  return html`<form class="panel" method="post" action="/people/invites" aria-label="Make an invite">
${csrfField(page)}
<div class="field"><label for="label">What it is for</label>
<input id="label" name="label" required maxlength="60" autocomplete="off">
<p class="hint">For you and the other operators; not a person's name if you can help it.</p></div>
<div class="field"><label for="uses">How many may use it</label>
<input id="uses" name="uses" type="number" min="1" max="10000" value="1" required></div>
<div class="field"><label for="days">Days that it holds</label>
<input id="days" name="days" type="number" min="1" max="365" value="14" required></div>
<button class="primary" type="submit">Make an invite</button>
</form>`;
}
