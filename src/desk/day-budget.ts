import { localClock } from './local-time.ts';
import type { TurnStop } from './ports/agent.ts';

/** What one client may use of the desk in a day (UTC); `Infinity` where there is no limit. */
export interface DayLimits {
  /** Messages and events that the model answered. */
  turns: number;
  /** Tokens in and out, as the model's server counted them. */
  tokens: number;
  toolCalls: number;
  /** Approved actions that send something. */
  sends: number;
}

/** What was used since the day began, counted from the stored rows: a restart or a second process changes nothing. */
export type DayUse = DayLimits;

export const NO_DAY_LIMITS: DayLimits = {
  turns: Number.POSITIVE_INFINITY,
  tokens: Number.POSITIVE_INFINITY,
  toolCalls: Number.POSITIVE_INFINITY,
  sends: Number.POSITIVE_INFINITY,
};

export function startOfDay(now: Date): Date {
  return new Date(Math.floor(now.getTime() / DAY_MS) * DAY_MS);
}

/** How much is left; never below zero. */
export function dayLeft(limits: DayLimits, use: DayUse): DayUse {
  const left = (kind: keyof DayLimits) => Math.max(0, limits[kind] - use[kind]);
  return {
    turns: left('turns'),
    tokens: left('tokens'),
    toolCalls: left('toolCalls'),
    sends: left('sends'),
  };
}

/** What of a turn's needs is used up for today; null when a turn may begin. */
export function usedUp(left: DayUse): 'turns' | 'tokens' | 'toolCalls' | null {
  if (left.turns === 0) return 'turns';
  if (left.tokens === 0) return 'tokens';
  return left.toolCalls === 0 ? 'toolCalls' : null;
}

/** Was it the day's rest, and not the limit of one turn, that stopped a turn? */
export function endedByDay(
  stopped: TurnStop | null,
  left: DayUse,
  turn: { maxTurnTokens: number; maxToolCalls: number },
): 'tokens' | 'toolCalls' | null {
  if (stopped === 'token_limit' && left.tokens < turn.maxTurnTokens) return 'tokens';
  return stopped === 'tool_limit' && left.toolCalls < turn.maxToolCalls ? 'toolCalls' : null;
}

/** The one sentence for the client, with the time of their own clock at which the desk goes on. */
export function usedUpSentence(
  what: keyof DayLimits,
  limits: DayLimits,
  now: Date,
  timeZone: string,
): string {
  const next = new Date(startOfDay(now).getTime() + DAY_MS);
  const again = `at ${localClock(next, timeZone)} (${timeZone})`;
  const limit = limits[what];
  switch (what) {
    case 'turns':
      return `Today's limit of ${limit} answered messages is used up, so I go on ${again}; commands and cards still work.`;
    case 'tokens':
      return `Today's limit of ${limit} model tokens is used up, so I go on ${again}; commands and cards still work.`;
    case 'toolCalls':
      return `Today's limit of ${limit} steps is used up, so I go on ${again}; commands and cards still work.`;
    case 'sends':
      return `Today's limit of ${limit} sent messages is used up; please ask again after ${again.slice(3)}. Your draft stays.`;
  }
}

const DAY_MS = 86_400_000;
