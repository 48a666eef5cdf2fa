import { html } from 'hono/html';
import type { Client } from '../../desk/client.ts';
import { DAY_LIMIT_KINDS, type DayLimits, type DayUse } from '../../desk/day-budget.ts';
import { DAY_LIMIT_NAMES, dayAmount } from '../../desk/day-limits-view.ts';
import { csrfField, type Html } from '../layout.ts';
import type { Page } from '../signed-in.ts';

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
<p>What <a href="/clients/${client.id}"><bdi>${client.name ?? 'this client'}</bdi></a> may use in a day (UTC). An empty field: as the desk has it.</p>
<form class="panel" method="post" action="/clients/${client.id}/limits">${csrfField(page)}
${DAY_LIMIT_KINDS.map(
  (kind) => html`<div class="field"><label for="${kind}">${DAY_LIMIT_NAMES[kind]}</label>
<input id="${kind}" name="${kind}" value="${written(client.limits?.[kind])}" maxlength="20" autocomplete="off" aria-describedby="hint-${kind}">
<p class="hint" id="hint-${kind}">It should be ${kind === 'cost' ? 'dollars like 2.50' : 'a number'}, or off. The desk: ${written(desk[kind])}. Used today: ${dayAmount(kind, used[kind])}.</p></div>`,
)}
<button class="primary" type="submit">Save the limits</button>
</form>`;
}

function written(limit: number | undefined): string {
  if (limit === undefined) return '';
  return Number.isFinite(limit) ? String(limit) : 'off';
}
