import type { Client, Conversation } from '../client.ts';
import { botLine, deskLine } from '../outbound.ts';
import type { ControlMove } from '../ports/control-store.ts';
import type { Change } from '../ports/store.ts';
import type { OperatorNews } from '../ports/tell-operators.ts';
import { holderName, PHONE, setControl, type TakeoverDeps } from './act.ts';
import { LEASE_ENDED, NOBODY_FREE } from './client-words.ts';
import type { ControlState } from './control.ts';
import { controlRow } from './control-row.ts';
import { scheduleControl } from './control-schedule.ts';
import { summaryKept } from './hand-back.ts';
import { owing, tellOwed } from './owed-news.ts';
import type { TakeoverRules } from './rules.ts';
import { makeSummary } from './summary.ts';
import { transition } from './transition.ts';

/** What has to be done about a request or a lease when its time comes. */
export type ControlStep =
  | { step: 'announce' | 'remind' | 'escalate'; lookAt: Date }
  | { step: 'tell_client' }
  | { step: 'warn'; lookAt: Date }
  | { step: 'end_lease' };

const MINUTE = 60_000;

/** Pure: the next step of a conversation, whatever the clock says; null when it needs none. */
export function nextStep(state: ControlState, rules: TakeoverRules): ControlStep | null {
  const { requestedAt, leaseUntil, looks } = state;
  if (state.control === 'requested' && requestedAt) {
    const after = (minutes: number) => new Date(requestedAt.getTime() + minutes * MINUTE);
    const [first, second, third] = rules.requestMinutes;
    if (looks === 0) return { step: 'announce', lookAt: after(first) };
    if (looks === 1) return { step: 'remind', lookAt: after(second) };
    if (looks === 2) return { step: 'escalate', lookAt: after(third) };
    return looks === 3 ? { step: 'tell_client' } : null;
  }
  if ((state.control === 'human' || state.control === 'returning') && leaseUntil)
    return looks === 0 ? { step: 'warn', lookAt: leaseUntil } : { step: 'end_lease' };
  return null;
}

/**
 * Looks at a conversation whose request or lease has come to its time. The row is the truth: a look that comes early, late
 * or twice does what the row says, once.
 */
export async function lookAtControl(deps: TakeoverDeps, conversationId: string): Promise<void> {
  const [state, home] = await Promise.all([
    deps.store.getControl(conversationId),
    deps.store.getConversation(conversationId),
  ]);
  if (!state?.lookAt || !home) return;
  const at = deps.clock.now();
  const orphaned = await isOrphaned(deps, state);
  if (state.lookAt > at && !orphaned) return scheduleControl(deps, state);
  const step = orphaned
    ? ({ step: 'end_lease' } as const)
    : nextStep(state, deps.settings.takeover);
  if (step === null) return rest(deps, state);
  const news = NEWS[step.step];
  const done =
    step.step === 'end_lease'
      ? await endLease(deps, home, state, orphaned, at)
      : await setControl(
          deps,
          state,
          {
            ...looked(state),
            lookAt: 'lookAt' in step ? step.lookAt : null,
            ...(news ? { news: owing(news, at) } : {}),
          },
          changesOf(deps, home, state, step.step, at),
          null,
        );
  if (done && news) await tellOwed(deps, { conversationId, news, since: at, tries: 1 });
}

const NEWS: Readonly<Record<ControlStep['step'], OperatorNews | null>> = {
  announce: 'requested',
  remind: 'reminder',
  escalate: 'escalated',
  tell_client: null,
  warn: 'lease_warning',
  end_lease: 'lease_ended',
};

/** An operator whose account was disabled keeps no client waiting until their lease ends. */
async function isOrphaned(deps: TakeoverDeps, state: ControlState): Promise<boolean> {
  if (state.control !== 'human' && state.control !== 'returning') return false;
  if (state.operatorId === null || state.operatorId === PHONE.id) return false;
  return (await deps.store.operatorStanding(state.operatorId))?.active !== true;
}

function looked(state: ControlState): ControlMove {
  const { control, operatorId, looks } = state;
  return { control, operatorId, newSpeaker: false, looks: looks + 1 };
}

/** Nothing is to be done any more: the row is not looked at again. */
async function rest(deps: TakeoverDeps, state: ControlState): Promise<void> {
  await setControl(deps, state, { ...looked(state), lookAt: null }, [], null);
}

function changesOf(
  deps: TakeoverDeps,
  home: { client: Client; conversation: Conversation },
  state: ControlState,
  step: Exclude<ControlStep['step'], 'end_lease'>,
  at: Date,
): Change[] {
  const row = (action: Parameters<typeof controlRow>[1], note: string) =>
    controlRow({ ...home, at }, action, { actor: 'automation', notes: [note] });
  switch (step) {
    case 'announce':
      return [];
    case 'remind':
      return [row('control.reminded', 'nobody has come yet')];
    case 'escalate':
      return [row('control.escalated', 'still nobody')];
    case 'tell_client':
      return [
        row('control.client_told', 'nobody is free'),
        // A paused client hears nothing; who asked for nobody is not told that nobody comes.
        ...(home.client.pausedAt || state.reason !== 'client'
          ? []
          : [botLine(deps.ids, state.conversationId, at, NOBODY_FREE)]),
      ];
    case 'warn':
      return [row('control.lease_warned', 'its operator did nothing for a while')];
  }
}

/** The operator did nothing for the whole lease: the assistant goes on with a summary that code made. */
async function endLease(
  deps: TakeoverDeps,
  home: { client: Client; conversation: Conversation },
  state: ControlState,
  early: boolean,
  at: Date,
): Promise<boolean> {
  const next = transition(state, { type: 'end_lease', early }, deps.settings.takeover, at);
  if (next.result !== 'move') return false;
  const name = await holderName(deps, state.operatorId);
  const summary = state.summary ?? (await makeSummary(deps, state, name, at));
  return setControl(
    deps,
    state,
    { ...next.move, news: owing('lease_ended', at) },
    [
      controlRow({ ...home, at }, 'control.lease_ended', {
        actor: 'automation',
        notes: [
          name === null ? '' : `operator ${name}`,
          `from ${state.control}`,
          early ? 'the account is disabled' : '',
          `version ${state.version + 1}`,
        ],
      }),
      summaryKept(deps.ids, state.conversationId, at, summary),
      deskLine(deps.ids, state.conversationId, at, LEASE_ENDED),
    ],
    null,
  );
}
