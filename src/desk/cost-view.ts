import { money } from './money.ts';
import type { UsageTotal } from './ports/store.ts';

/** What the model has cost this client, by day and model, newest day first. */
export function costView(totals: readonly UsageTotal[]): string {
  if (totals.length === 0) return 'No model has been used for you yet: 0 tokens, 0.00 USD.';
  const lines = [...totals]
    .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : a.model < b.model ? -1 : 1))
    .slice(0, 14)
    .map(
      (total) =>
        `${total.day} · ${total.model} · ${total.turns} turns · ${total.inputTokens} tokens in, ${total.outputTokens} out · ${money(total.costMicroUsd)}`,
    );
  const known = totals.map((total) => total.costMicroUsd ?? 0).reduce((a, b) => a + b, 0);
  const unknown = totals.some((total) => total.costMicroUsd === null);
  return [
    'What the model has cost (token counts only, never content):',
    ...lines,
    `All together: ${money(known)}${unknown ? ', plus models whose price is not configured' : ''}`,
  ].join('\n');
}
