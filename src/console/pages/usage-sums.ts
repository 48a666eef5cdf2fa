import type { Clock } from '../../desk/ports/clock.ts';
import type { ClientUsage, Sight } from '../../desk/ports/console-views-store.ts';
import type { Store, UsageTotal } from '../../desk/ports/store.ts';
import { dayOf, lastDays } from './days-of-use.ts';

/** A day that is over changes only when a client leaves. */
const CLOSED_MS = 3_600_000;
/** Who used most is summed up over all clients, so it is kept for a while. */
const MOST_MS = 5 * 60_000;
/** Days that are summed up in one read, so that others are served between. */
const DAYS_A_READ = 7;
const MOST = 20;

export interface UsageSums {
  /** By day and model, over the last days with today. */
  days(many: number, sight: Sight): Promise<UsageTotal[]>;
  /** Who used most in these days, and when that was summed up. */
  most(many: number, sight: Sight): Promise<{ at: Date; clients: ClientUsage[] }>;
}

/** The sums of /usage; what was over long ago is remembered, today is always read. */
export function createUsageSums(deps: {
  store: Pick<Store, 'usageByDay' | 'usageByClient'>;
  clock: Clock;
}): UsageSums {
  const { store, clock } = deps;
  const closed = new Map<string, { at: number; totals: UsageTotal[] }>();
  const most = new Map<string, { at: Date; clients: ClientUsage[] }>();

  async function allDays(many: number): Promise<UsageTotal[]> {
    const now = clock.now();
    const today = dayOf(now);
    const missing = lastDays(now, many).filter((day) => {
      const known = closed.get(day);
      return day === today || !known || now.getTime() - known.at > CLOSED_MS;
    });
    for (let start = 0; start < missing.length; start += DAYS_A_READ) {
      const days = missing.slice(start, start + DAYS_A_READ);
      const totals = await store.usageByDay(days[0] ?? today, days.at(-1) ?? today, null);
      const byDay = Map.groupBy(totals, ({ day }) => day);
      for (const day of days) closed.set(day, { at: now.getTime(), totals: byDay.get(day) ?? [] });
    }
    return lastDays(now, many).flatMap((day) => closed.get(day)?.totals ?? []);
  }

  return {
    days(many, sight) {
      const days = lastDays(clock.now(), many);
      return sight === null
        ? allDays(many)
        : store.usageByDay(days[0] ?? '', days.at(-1) ?? '', sight);
    },
    async most(many, sight) {
      const at = clock.now();
      const days = lastDays(at, many);
      const key = `${many} ${sight ?? ''}`;
      const known = most.get(key);
      if (known && at.getTime() - known.at.getTime() < MOST_MS) return known;
      const [first = '', last = ''] = [days[0], days.at(-1)];
      const summed = { at, clients: await store.usageByClient(first, last, sight, MOST) };
      for (const [old, { at: then }] of most)
        if (at.getTime() - then.getTime() >= MOST_MS) most.delete(old);
      most.set(key, summed);
      return summed;
    },
  };
}
