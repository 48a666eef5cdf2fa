import type { AskCommandDeps } from './ask-command.ts';
import type { Client } from './client.ts';
import { costView } from './cost-view.ts';
import { dayLimitsOf, startOfDay } from './day-budget.ts';
import { dayLimitsView } from './day-limits-view.ts';
import { sendTools } from './tool.ts';

/** /cost: what the model has cost this client so far, and what of today's limits is used and left. */
export async function costText(
  deps: Pick<AskCommandDeps, 'store' | 'settings' | 'catalog' | 'clock'>,
  client: Client,
): Promise<string> {
  const { store, settings, catalog } = deps;
  const now = deps.clock.now();
  const limits = dayLimitsOf(client, settings.dayLimits);
  const [totals, used] = await Promise.all([
    store.usageOf(client.id),
    store.dayUse(client.id, startOfDay(now), sendTools(catalog)),
  ]);
  const today = dayLimitsView(limits, used, { now, timeZone: client.timeZone });
  return `${costView(totals)}\n\n${today}`;
}
