import type { UsageTotal } from '../../desk/ports/store.ts';

/** What the models did on one day (UTC). */
export interface DayOfUse {
  /** YYYY-MM-DD. */
  day: string;
  turns: number;
  tokens: number;
  costMicroUsd: number;
  /** Part of it has no price, so the cost is higher. */
  unpriced: boolean;
}

const DAY_MS = 86_400_000;

export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** The last days up to and with today, oldest first, each there even when nothing happened. */
export function lastDays(now: Date, many: number): string[] {
  return Array.from({ length: many }, (_, place) =>
    dayOf(new Date(now.getTime() - (many - 1 - place) * DAY_MS)),
  );
}

/** Sums over all models for each of the last days. */
export function daysOfUse(usage: readonly UsageTotal[], now: Date, many: number): DayOfUse[] {
  const byDay = Map.groupBy(usage, ({ day }) => day);
  return lastDays(now, many).map((day) => ({ day, ...sumOfTotals(byDay.get(day) ?? []) }));
}

export function sumOfUse(days: readonly Omit<DayOfUse, 'day'>[]): Omit<DayOfUse, 'day'> {
  return days.reduce(
    (sum, day) => ({
      turns: sum.turns + day.turns,
      tokens: sum.tokens + day.tokens,
      costMicroUsd: sum.costMicroUsd + day.costMicroUsd,
      unpriced: sum.unpriced || day.unpriced,
    }),
    { turns: 0, tokens: 0, costMicroUsd: 0, unpriced: false },
  );
}

export function sumOfTotals(totals: readonly UsageTotal[]): Omit<DayOfUse, 'day'> {
  return sumOfUse(
    totals.map((total) => ({
      turns: total.turns,
      tokens: total.inputTokens + total.outputTokens,
      costMicroUsd: total.costMicroUsd ?? 0,
      unpriced: total.costMicroUsd === null,
    })),
  );
}
