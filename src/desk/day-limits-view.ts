import {
  DAY_LIMIT_KINDS,
  type DayLimitKind,
  type DayLimits,
  type DayUse,
  dayLeft,
  newDayClock,
} from './day-budget.ts';
import { dollars } from './money.ts';

/** What clients and operators read for each kind of limit. */
export const DAY_LIMIT_NAMES: Readonly<Record<DayLimitKind, string>> = {
  turns: 'Answers',
  tokens: 'Tokens',
  toolCalls: 'Steps',
  sends: 'Sent messages',
  cost: 'US dollars',
};

/** An amount of a kind as people read it: "1,200", "2.50" for dollars, "no limit". */
export function dayAmount(kind: DayLimitKind, amount: number): string {
  if (!Number.isFinite(amount)) return 'no limit';
  return kind === 'cost' ? dollars(amount) : amount.toLocaleString('en');
}

/** What of the day's limits is used and left, for the client's own chat. */
export function dayLimitsView(
  limits: DayLimits,
  used: DayUse,
  { now, timeZone }: { now: Date; timeZone: string },
): string {
  const left = dayLeft(limits, used);
  const lines = DAY_LIMIT_KINDS.map((kind) => {
    const amount = (of: DayLimits) => dayAmount(kind, of[kind]);
    const limit = Number.isFinite(limits[kind])
      ? `${amount(used)} of ${amount(limits)} used, ${amount(left)} left`
      : `${amount(used)} used, no limit`;
    return `${DAY_LIMIT_NAMES[kind]}: ${limit}`;
  });
  return [`Today, until ${newDayClock(now, timeZone)}:`, ...lines].join('\n');
}
