import { html } from 'hono/html';
import { DAY_LIMIT_KINDS } from '../../desk/day-budget.ts';
import { DAY_LIMIT_NAMES, dayAmount } from '../../desk/day-limits-view.ts';
import { money } from '../../desk/money.ts';
import { may } from '../../desk/operators/operator.ts';
import type { UsageTotal } from '../../desk/ports/store.ts';
import { barChart } from '../bar-chart.ts';
import { dataTable } from '../data-table.ts';
import type { Html } from '../layout.ts';
import { shownDay } from '../moment.ts';
import type { ClientPage } from './client-view.ts';
import { type DayOfUse, daysOfUse, sumOfUse } from './days-of-use.ts';

const DAYS = 30;

/** What the model has cost this client, and how much of the day's limits is left. */
export function clientUsage({ view, limits, used, left, now, operator }: ClientPage): Html {
  const days = daysOfUse(view.usage, now, DAYS);
  const { tokens, costMicroUsd, unpriced, turns } = sumOfUse(days);
  return html`${dataTable(
    'Limits of a day',
    [
      { name: 'Today (UTC)' },
      { name: 'Used', isNumber: true },
      { name: 'Limit', isNumber: true },
      { name: 'Left', isNumber: true },
    ],
    DAY_LIMIT_KINDS.map((kind) => [
      DAY_LIMIT_NAMES[kind],
      ...[used, limits, left].map((amounts) => dayAmount(kind, amounts[kind])),
    ]),
  )}
<p class="hint lead">${view.client.limits === null ? 'These are the limits of the desk.' : 'Some of these limits are this client’s own.'}${days.at(-1)?.unpriced ? ' A model without a price counts no dollars.' : ''}${may(operator, 'admit') && !operator.assignedOnly ? html` <a href="/clients/${view.client.id}/limits">Change them</a>` : ''}</p>
<h3>Last ${DAYS} days</h3>
<p>${count(turns)} turns · ${count(tokens)} tokens · ${cost(costMicroUsd, unpriced)}</p>
${barChart(`Tokens a day over ${DAYS} days`, days.map(bar))}
${all(view.usage)}`;
}

function all(usage: readonly UsageTotal[]): Html | string {
  if (usage.length === 0) return '';
  return html`<details><summary>By day and model</summary>${dataTable(
    'Usage by day and model, newest first',
    [
      { name: 'Day (UTC)' },
      { name: 'Model' },
      { name: 'Turns', isNumber: true },
      { name: 'Tokens in', isNumber: true },
      { name: 'Out', isNumber: true },
      { name: 'Cost', isNumber: true },
    ],
    usage
      .slice(0, 60)
      .map((line) => [
        shownDay(line.day),
        line.model,
        count(line.turns),
        count(line.inputTokens),
        count(line.outputTokens),
        money(line.costMicroUsd),
      ]),
  )}</details>`;
}

/** One day as a bar of tokens. */
export function bar(day: DayOfUse): { title: string; value: number } {
  return {
    title: `${shownDay(day.day)}: ${count(day.tokens)} tokens, ${count(day.turns)} turns, ${cost(day.costMicroUsd, day.unpriced)}`,
    value: day.tokens,
  };
}

export function cost(micro: number, unpriced: boolean): string {
  return unpriced ? `${money(micro)}, and models without a price` : money(micro);
}

export function count(value: number): string {
  return value.toLocaleString('en');
}
