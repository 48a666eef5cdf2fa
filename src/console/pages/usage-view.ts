import { html } from 'hono/html';
import { money } from '../../desk/money.ts';
import type { ClientUsage } from '../../desk/ports/console-views-store.ts';
import type { UsageTotal } from '../../desk/ports/store.ts';
import { barChart } from '../bar-chart.ts';
import { chips } from '../chips.ts';
import { dataTable } from '../data-table.ts';
import type { Html } from '../layout.ts';
import { momentUtc, shownDay } from '../moment.ts';
import { address } from '../query.ts';
import { bar, cost, count } from './client-usage-view.ts';
import { type DayOfUse, daysOfUse, sumOfTotals, sumOfUse } from './days-of-use.ts';

export const RANGES = ['7', '30', '90'] as const;

export function usageView(page: {
  many: number;
  totals: readonly UsageTotal[];
  most: { at: Date; clients: readonly ClientUsage[] };
  now: Date;
}): Html {
  const { many, totals, most, now } = page;
  const days = daysOfUse(totals, now, many);
  const sum = sumOfUse(days);
  return html`
${chips(
  'Range',
  RANGES.map((days) => ({
    href: address('/usage', { days }),
    name: `${days} days`,
    isCurrent: Number(days) === many,
  })),
)}
<dl class="sums">
<div><dt>Cost</dt><dd>${cost(sum.costMicroUsd, sum.unpriced)}</dd></div>
<div><dt>Turns</dt><dd>${count(sum.turns)}</dd></div>
<div><dt>Tokens</dt><dd>${count(sum.tokens)}</dd></div>
<div><dt>Cost a day</dt><dd>${cost(Math.round(sum.costMicroUsd / many), sum.unpriced)}</dd></div>
</dl>
<div class="columns even">
${chart('Cost by day', days, ({ costMicroUsd }) => costMicroUsd, money)}
${chart('Tokens by day', days, ({ tokens }) => tokens, count)}
</div>
<section class="panel" aria-labelledby="clients">
<h2 id="clients" class="first">Clients who used most</h2>
${mostUsed(most)}
</section>
<section class="panel" aria-labelledby="models">
<h2 id="models" class="first">By model</h2>
${byModel(totals)}
</section>
<details class="panel"><summary>By day, as a table</summary>${byDay(days)}</details>`;
}

function chart(
  title: string,
  days: readonly DayOfUse[],
  value: (day: DayOfUse) => number,
  words: (value: number) => string,
): Html {
  const [first, last] = [days[0]?.day, days.at(-1)?.day];
  const highest = Math.max(0, ...days.map(value));
  if (highest === 0)
    return html`<section class="panel" aria-label="${title}">
<h2 class="first">${title}</h2>
<p class="soft">Nothing in these days.</p>
</section>`;
  const most = words(highest);
  return html`<section class="panel" aria-label="${title}">
<h2 class="first">${title} <span class="count">highest ${most}</span></h2>
${barChart(
  `${title} over ${days.length} days, ${most} at most`,
  days.map((day) => ({ ...bar(day), value: value(day) })),
)}
<p class="ends soft small"><span>${first && shownDay(first)}</span><span>${last && shownDay(last)}, today</span></p>
</section>`;
}

function mostUsed({ at, clients }: { at: Date; clients: readonly ClientUsage[] }): Html {
  if (clients.length === 0)
    return html`<p class="soft">No model was used for anybody in these days.</p>`;
  return html`${dataTable(
    'Clients who used most, the costliest first',
    [
      { name: 'Client' },
      { name: 'Turns', isNumber: true },
      { name: 'Tokens in', isNumber: true },
      { name: 'Tokens out', isNumber: true },
      { name: 'Cost', isNumber: true },
    ],
    clients.map((client) => [
      html`<a class="id" href="/clients/${client.clientId}">${client.subject}</a>`,
      count(client.turns),
      count(client.inputTokens),
      count(client.outputTokens),
      cost(client.costMicroUsd ?? 0, client.unpriced),
    ]),
  )}
<p class="hint">Summed up on ${momentUtc(at)}; it is read anew after five minutes.</p>`;
}

function byModel(totals: readonly UsageTotal[]): Html {
  const models = [...Map.groupBy(totals, ({ model }) => model)];
  if (models.length === 0) return html`<p class="soft">None.</p>`;
  return dataTable(
    'Usage by model',
    [
      { name: 'Model' },
      { name: 'Turns', isNumber: true },
      { name: 'Tokens', isNumber: true },
      { name: 'Cost', isNumber: true },
    ],
    models.map(([model, lines]) => {
      const sum = sumOfTotals(lines);
      return [
        model,
        count(sum.turns),
        count(sum.tokens),
        sum.unpriced ? 'price not configured' : cost(sum.costMicroUsd, false),
      ];
    }),
  );
}

function byDay(days: readonly DayOfUse[]): Html {
  return dataTable(
    'Usage by day, newest first',
    [
      { name: 'Day (UTC)' },
      { name: 'Turns', isNumber: true },
      { name: 'Tokens', isNumber: true },
      { name: 'Cost', isNumber: true },
    ],
    days
      .toReversed()
      .map((day) => [
        shownDay(day.day),
        count(day.turns),
        count(day.tokens),
        cost(day.costMicroUsd, day.unpriced),
      ]),
  );
}
