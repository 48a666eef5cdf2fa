import { may, type Operator } from '../operators/operator.ts';
import { deskLine } from '../outbound.ts';
import { act, refusedBy, type TakeoverDeps } from './act.ts';
import { CLOSED, REOPENED } from './client-words.ts';
import { controlRow } from './control-row.ts';
import type { Outcome } from './takeover.ts';
import { transition } from './transition.ts';

/** Nobody writes to this client any more, who hears that once. Whoever has the conversation may, or who leads. */
export function close(
  deps: TakeoverDeps,
  operator: Operator,
  conversationId: string,
): Promise<Outcome> {
  return act(deps, operator, conversationId, 'answer', async (scene) => {
    const { state, at } = scene;
    const event = {
      type: 'close',
      operatorId: operator.id,
      lead: may(operator, 'assign'),
    } as const;
    const next = transition(state, event, deps.settings.takeover, at);
    if (next.result === 'refused') return refusedBy(deps, state, next.why);
    const sentence = 'The conversation is closed.';
    if (next.result === 'same') return { answer: { ok: true, sentence } };
    return {
      move: next.move,
      changes: [
        controlRow(scene, 'control.closed', {
          actor: 'human',
          notes: [`operator ${operator.name}`, `from ${state.control}`],
        }),
        deskLine(deps.ids, conversationId, at, CLOSED),
      ],
      sentence,
    };
  });
}

/** closed -> bot, by those who lead. */
export function reopen(
  deps: TakeoverDeps,
  operator: Operator,
  conversationId: string,
): Promise<Outcome> {
  return act(deps, operator, conversationId, 'assign', async (scene) => {
    const { state, at } = scene;
    const next = transition(state, { type: 'reopen' }, deps.settings.takeover, at);
    if (next.result === 'refused') return refusedBy(deps, state, next.why);
    const sentence = 'The conversation is open, and the assistant has it.';
    if (next.result === 'same') return { answer: { ok: true, sentence } };
    return {
      move: next.move,
      changes: [
        controlRow(scene, 'control.reopened', {
          actor: 'human',
          notes: [`operator ${operator.name}`, 'from closed'],
        }),
        deskLine(deps.ids, conversationId, at, REOPENED),
      ],
      sentence,
    };
  });
}
