import { localClock } from './local-time.ts';
import { dollars } from './money.ts';
import type { TurnStop } from './ports/agent.ts';

/** What a day's limits are about, in the order in which forms, pages and answers name them. */
export const DAY_LIMIT_KINDS = [
  /** Messages and events that the model answered. */
  'turns',
  /** Tokens in and out, as the model's server counted them. */
  'tokens',
  'toolCalls',
  /** Approved actions that send something. */
  'sends',
  /** US dollars for the model, as its price says; where no price is known nothing is counted. */
  'cost',
] as const;
export type DayLimitKind = (typeof DAY_LIMIT_KINDS)[number];

/** What one client may use of the desk in a day (UTC); `Infinity` where there is no limit. */
export type DayLimits = Record<DayLimitKind, number>;

/** What was used since the day began, counted from the stored rows: a restart or a second process changes nothing. */
export type DayUse = DayLimits;

export const NO_DAY_LIMITS: DayLimits = {
  turns: Number.POSITIVE_INFINITY,
  tokens: Number.POSITIVE_INFINITY,
  toolCalls: Number.POSITIVE_INFINITY,
  sends: Number.POSITIVE_INFINITY,
  cost: Number.POSITIVE_INFINITY,
};

/** The limits that hold for this client: the desk's, and their own where they have some. */
export function dayLimitsOf(
  client: { limits: Partial<DayLimits> | null },
  desk: DayLimits,
): DayLimits {
  return { ...desk, ...client.limits };
}

export function startOfDay(now: Date): Date {
  return new Date(Math.floor(now.getTime() / DAY_MS) * DAY_MS);
}

/** How much is left; never below zero. */
export function dayLeft(limits: DayLimits, use: DayUse): DayUse {
  const left = (kind: DayLimitKind) => Math.max(0, limits[kind] - use[kind]);
  return {
    turns: left('turns'),
    tokens: left('tokens'),
    toolCalls: left('toolCalls'),
    sends: left('sends'),
    cost: left('cost'),
  };
}

/** What of a turn's needs is used up for today; null when a turn may begin. */
export function usedUp(left: DayUse): 'turns' | 'tokens' | 'toolCalls' | 'cost' | null {
  if (left.turns === 0) return 'turns';
  if (left.tokens === 0) return 'tokens';
  if (left.cost === 0) return 'cost';
  return left.toolCalls === 0 ? 'toolCalls' : null;
}

/** Was it the day's rest, and not the limit of one turn, that stopped a turn? */
export function endedByDay(
  stopped: TurnStop | null,
  left: DayUse,
  turn: { maxTurnTokens: number; maxToolCalls: number },
): 'tokens' | 'toolCalls' | 'cost' | null {
  if (stopped === 'cost_limit') return 'cost';
  if (stopped === 'token_limit' && left.tokens < turn.maxTurnTokens) return 'tokens';
  return stopped === 'tool_limit' && left.toolCalls < turn.maxToolCalls ? 'toolCalls' : null;
}

/** The one sentence for the client, with the time of their own clock at which the desk goes on. */
export function usedUpSentence(
  what: DayLimitKind,
  limits: DayLimits,
  now: Date,
  timeZone: string,
): string {
  const again = `at ${newDayClock(now, timeZone)}`;
  const limit = limits[what];
  switch (what) {
    case 'turns':
      return `Today's limit for answered messages (${limit}) is used up, so I go on ${again}; commands and cards still work.`;
    case 'tokens':
      return `Today's limit for model tokens (${limit}) is used up, so I go on ${again}; commands and cards still work.`;
    case 'cost':
      return `Today's limit of $${dollars(limit)} for the model is used up, so I go on ${again}; commands and cards still work.`;
    case 'toolCalls':
      return `Today's limit for steps (${limit}) is used up, so I go on ${again}; commands and cards still work.`;
    case 'sends':
      return `Today's limit for sent messages (${limit}) is used up; please ask again after ${again.slice(3)}. Your draft stays.`;
  }
}

/** When the next day of limits begins, on the client's own clock: "01:00 (Europe/Berlin)". */
export function newDayClock(now: Date, timeZone: string): string {
  const next = new Date(startOfDay(now).getTime() + DAY_MS);
  return `${localClock(next, timeZone)} (${timeZone})`;
}

const DAY_MS = 86_400_000;
