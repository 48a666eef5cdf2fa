import { html } from 'hono/html';
import type { Client } from '../../desk/client.ts';
import type { DayLimits, DayUse } from '../../desk/day-budget.ts';
import { csrfField, type Html } from '../layout.ts';
import type { Page } from '../signed-in.ts';

const NAMES: readonly { what: keyof DayLimits; name: string; like: string }[] = [
  { what: 'turns', name: 'Answers', like: 'a number, or off' },
  { what: 'tokens', name: 'Tokens', like: 'a number, or off' },
  { what: 'toolCalls', name: 'Steps', like: 'a number, or off' },
  { what: 'sends', name: 'Sent messages', like: 'a number, or off' },
  { what: 'cost', name: 'US dollars', like: 'dollars like 2.50, or off' },
];

export function clientLimitsView(
  page: Page,
  what: {
    client: Client;
    desk: DayLimits;
    used: DayUse;
    said: { done?: string; wrong?: string };
  },
): Html {
  const { client, desk, used, said } = what;
  return html`${said.done ? html`<p class="said" role="status">${said.done}</p>` : ''}
${said.wrong ? html`<p class="wrong" role="alert">${said.wrong}</p>` : ''}
<p>What <a href="/clients/${client.id}">${client.name ?? 'this client'}</a> may use in a day (UTC). An empty field: as the desk has it.</p>
<form class="panel" method="post" action="/clients/${client.id}/limits">${csrfField(page)}
${NAMES.map(
  ({ what: kind, name, like }) => html`<div class="field"><label for="${kind}">${name}</label>
<input id="${kind}" name="${kind}" value="${written(client.limits?.[kind])}" maxlength="20" autocomplete="off" aria-describedby="hint-${kind}">
<p class="hint" id="hint-${kind}">It should be ${like}. The desk: ${written(desk[kind])}. Used today: ${kind === 'cost' ? used.cost.toFixed(2) : used[kind]}.</p></div>`,
)}
<button class="primary" type="submit">Save the limits</button>
</form>`;
}

function written(limit: number | undefined): string {
  if (limit === undefined) return '';
  return Number.isFinite(limit) ? String(limit) : 'off';
}
