import type { Client, Conversation } from '../client.ts';
import { StaleDraftError } from '../draft.ts';
import type { JobSearches } from '../job-search.ts';
import { may, maySee, type Operator, type Right } from '../operators/operator.ts';
import type { Clock, Ids } from '../ports/clock.ts';
import type { ControlMove } from '../ports/control-store.ts';
import type { Log } from '../ports/log.ts';
import type { Scheduler } from '../ports/scheduler.ts';
import type { Change, Store } from '../ports/store.ts';
import type { TellOperators } from '../ports/tell-operators.ts';
import type { DeskSettings } from '../settings.ts';
import type { Tool } from '../tool.ts';
import type { ControlState } from './control.ts';
import { scheduleControl } from './control-schedule.ts';
import { BUSY, CLIENT_LEFT, DISABLED, NOT_ALLOWED, NOT_FOUND, refusal } from './refusals.ts';
import type { Outcome } from './takeover.ts';
import type { ControlRefusal } from './transition.ts';

export interface TakeoverDeps {
  store: Store;
  clock: Clock;
  ids: Ids;
  log: Log;
  settings: DeskSettings;
  catalog: ReadonlyMap<string, Tool>;
  jobs: JobSearches;
  scheduler: Pick<Scheduler, 'schedule'>;
  tell: TellOperators;
  /** Something changed that others look at; `took`: a person speaks from now on, so a running turn ends. */
  changed(conversationId: string, took: boolean): void;
  /** The guard reads the client's next words with these in mind. */
  noteOwnWords(conversationId: string, text: string): void;
}

export interface Scene {
  state: ControlState;
  client: Client;
  conversation: Conversation;
  at: Date;
}

/** What a use case decided on: to say so, or to set something by compare-and-set on the version it looked at. */
export type Decision =
  | { answer: Outcome }
  | { move: ControlMove; changes: readonly Change[]; sentence: string }
  /** Nothing moves, but the changes are for this version only. */
  | { changes: readonly Change[]; sentence: string };

const TRIES = 8;

/**
 * The frame of everything that an operator does: who they are and what they may is asked each time, the decision is made
 * on what is true now, and when somebody was faster it is made again.
 */
export async function act(
  deps: TakeoverDeps,
  operator: Operator,
  conversationId: string,
  right: Right,
  decide: (scene: Scene) => Promise<Decision> | Decision,
): Promise<Outcome> {
  for (let tries = 1; tries <= TRIES; tries++) {
    const [state, home, standing] = await Promise.all([
      deps.store.getControl(conversationId),
      deps.store.getConversation(conversationId),
      deps.store.operatorStanding(operator.id),
    ]);
    if (!state || !home || !maySee(operator, state)) return NOT_FOUND;
    // Nothing is kept of a stranger: they are let in or refused, and nothing else.
    if (home.client.admission !== 'admitted') return NOT_FOUND;
    if (!standing?.active) return DISABLED;
    if (!may(operator, right)) return NOT_ALLOWED;
    if (home.client.status === 'closed') return CLIENT_LEFT;
    const decision = await decide({ ...home, state, at: deps.clock.now() });
    if ('answer' in decision) return decision.answer;
    if (await set(deps, state, decision, operator.id))
      return { ok: true, sentence: decision.sentence };
  }
  return BUSY;
}

async function set(
  deps: TakeoverDeps,
  state: ControlState,
  decision: Exclude<Decision, { answer: Outcome }>,
  by: string,
): Promise<boolean> {
  try {
    return await setOnce(deps, state, decision, by);
  } catch (error) {
    // Somebody else saved the draft, in another conversation of this client.
    if (error instanceof StaleDraftError) return false;
    throw error;
  }
}

async function setOnce(
  deps: TakeoverDeps,
  state: ControlState,
  decision: Exclude<Decision, { answer: Outcome }>,
  by: string,
): Promise<boolean> {
  const { conversationId, version } = state;
  if (!('move' in decision)) {
    const done = await deps.store.commitUnderControl(conversationId, version, decision.changes, by);
    if (done) deps.changed(conversationId, false);
    return done;
  }
  return setControl(deps, state, decision.move, decision.changes, by);
}

/** Makes a move true, and sees to what follows from it. False when somebody was faster. */
export async function setControl(
  deps: Pick<TakeoverDeps, 'store' | 'scheduler' | 'log' | 'changed'>,
  state: ControlState,
  move: ControlMove,
  changes: readonly Change[],
  by: string | null,
): Promise<boolean> {
  const { conversationId, version } = state;
  const moved = await deps.store.moveControl(conversationId, version, move, changes, by);
  if (!moved) return false;
  deps.changed(conversationId, move.newSpeaker && move.control !== 'bot');
  await scheduleControl(deps, {
    conversationId,
    version: version + 1,
    looks: move.looks ?? state.looks,
    lookAt: move.lookAt === undefined ? state.lookAt : move.lookAt,
  });
  return true;
}

/** A refused transition, with the name of whoever has the conversation. */
export async function refusedBy(
  deps: Pick<TakeoverDeps, 'store'>,
  state: ControlState,
  why: ControlRefusal,
): Promise<Decision> {
  return { answer: refusal(why, await holderName(deps, state.operatorId)) };
}

/** The desk's own phone has no account. */
export const PHONE = { id: 'phone', name: "the desk's phone" } as const;

export async function holderName(
  deps: Pick<TakeoverDeps, 'store'>,
  operatorId: string | null,
): Promise<string | null> {
  if (operatorId === null) return null;
  if (operatorId === PHONE.id) return PHONE.name;
  return (await deps.store.operatorStanding(operatorId))?.name ?? null;
}
