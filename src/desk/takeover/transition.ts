import type { ControlMove } from '../ports/control-store.ts';
import type { ControlState } from './control.ts';
import type { TakeoverRules } from './rules.ts';

/** What somebody, or the clock, wants of a conversation's control. */
export type ControlEvent =
  /** The client takes their wish for a person back. */
  | { type: 'withdraw' }
  /** `lead`: may take it from another operator. */
  | { type: 'claim'; operatorId: string; lead: boolean }
  /** The operator did something in it. */
  | { type: 'renew'; operatorId: string }
  | { type: 'hand_back'; operatorId: string; summary: string }
  | { type: 'confirm'; operatorId: string }
  /** `early`: its operator is not one of the desk any more, so their lease ends now. */
  | { type: 'end_lease'; early: boolean }
  | { type: 'close'; operatorId: string; lead: boolean }
  | { type: 'reopen' };

/** Why an event changes nothing. */
export type ControlRefusal =
  /** Another operator has it. */
  | 'taken'
  /** The bot, or nobody, has it. */
  | 'not_held'
  | 'closed'
  | 'not_closed'
  | 'not_returning'
  | 'not_asked'
  | 'lease_runs';

export type Transition =
  | { result: 'move'; move: ControlMove }
  /** It is so already. */
  | { result: 'same' }
  | { result: 'refused'; why: ControlRefusal };

const MINUTE = 60_000;
/** A lease that was renewed a moment ago needs no row of its own. */
const RENEW_MS = MINUTE;

/** What an event makes of a state. Pure: the store's compare-and-set on the version makes it true, or somebody was faster. */
export function transition(
  state: ControlState,
  event: ControlEvent,
  rules: TakeoverRules,
  at: Date,
): Transition {
  switch (event.type) {
    case 'withdraw':
      return state.control === 'requested' ? moved(TO_BOT) : refused('not_asked');
    case 'claim':
      return claim(state, event, rules, at);
    case 'renew':
      return held(state, event.operatorId, () => renew(state, event.operatorId, rules, at));
    case 'hand_back':
      return held(state, event.operatorId, () =>
        state.control === 'returning'
          ? { result: 'same' }
          : moved({
              control: 'returning',
              newSpeaker: false,
              operatorId: event.operatorId,
              summary: event.summary,
              ...lease(rules, at),
            }),
      );
    case 'confirm':
      return held(state, event.operatorId, () =>
        state.control === 'returning' ? moved(returned()) : refused('not_returning'),
      );
    case 'end_lease':
      if (state.control !== 'human' && state.control !== 'returning') return refused('not_held');
      return event.early || (state.leaseUntil !== null && state.leaseUntil <= at)
        ? moved(returned())
        : refused('lease_runs');
    case 'close':
      if (state.control === 'closed') return { result: 'same' };
      if (!event.lead && state.operatorId !== event.operatorId) return notYours(state);
      return moved({ ...returned(), control: 'closed' });
    case 'reopen':
      return state.control === 'closed' ? moved(returned()) : refused('not_closed');
  }
}

function claim(
  state: ControlState,
  event: Extract<ControlEvent, { type: 'claim' }>,
  rules: TakeoverRules,
  at: Date,
): Transition {
  if (state.control === 'closed') return refused('closed');
  const isHeld = state.control === 'human' || state.control === 'returning';
  if (isHeld && state.operatorId !== event.operatorId && !event.lead) return refused('taken');
  if (state.control === 'human' && state.operatorId === event.operatorId)
    return renew(state, event.operatorId, rules, at);
  return moved({
    control: 'human',
    newSpeaker: state.operatorId !== event.operatorId || !isHeld,
    operatorId: event.operatorId,
    requestedAt: null,
    claimedAt: isHeld && state.operatorId === event.operatorId ? state.claimedAt : at,
    summary: null,
    snoozedUntil: null,
    ...lease(rules, at),
  });
}

function renew(
  state: ControlState,
  operatorId: string,
  rules: TakeoverRules,
  at: Date,
): Transition {
  const next = lease(rules, at);
  if (
    state.leaseUntil !== null &&
    state.looks === 0 &&
    next.leaseUntil.getTime() - state.leaseUntil.getTime() < RENEW_MS
  )
    return { result: 'same' };
  return moved({ control: state.control, newSpeaker: false, operatorId, ...next });
}

/** The lease from now on, and the look that warns of its end. */
export function lease(rules: TakeoverRules, at: Date) {
  const ms = rules.leaseMinutes * MINUTE;
  return {
    leaseUntil: new Date(at.getTime() + ms),
    lookAt: new Date(at.getTime() + ms / 2),
    looks: 0,
    // Whoever is here needs no word that nobody is.
    news: null,
  };
}

function held(state: ControlState, operatorId: string, then: () => Transition): Transition {
  if (state.control === 'closed') return refused('closed');
  if (state.control !== 'human' && state.control !== 'returning') return refused('not_held');
  return state.operatorId === operatorId ? then() : refused('taken');
}

function notYours(state: ControlState): Transition {
  return refused(state.operatorId === null ? 'not_held' : 'taken');
}

/** A person goes: the bot speaks again, under a new epoch. */
function returned(): ControlMove {
  return { ...TO_BOT, newSpeaker: true };
}

const TO_BOT: ControlMove = {
  control: 'bot',
  newSpeaker: false,
  operatorId: null,
  requestedAt: null,
  reason: null,
  claimedAt: null,
  leaseUntil: null,
  summary: null,
  lookAt: null,
  looks: 0,
  news: null,
};

function moved(move: ControlMove): Transition {
  return { result: 'move', move };
}

function refused(why: ControlRefusal): Transition {
  return { result: 'refused', why };
}
