import type { Operator } from '../operators/operator.ts';
import type { ControlMove } from '../ports/control-store.ts';
import type { Change } from '../ports/store.ts';
import { act, refusedBy, type Scene, type TakeoverDeps } from './act.ts';
import { marked } from './client-words.ts';
import { controlRow } from './control-row.ts';
import { checkedWords, repeated } from './operator-words.ts';
import type { Outcome } from './takeover.ts';
import { lease, transition } from './transition.ts';

/**
 * An operator's words go to the client in the same unit that shows that they still have the conversation: they are sent,
 * or refused with a sentence, and never lost in between.
 */
export async function reply(
  deps: TakeoverDeps,
  operator: Operator,
  conversationId: string,
  typed: string,
  replyId: string,
): Promise<Outcome> {
  let words = '';
  const sentence = 'Sent.';
  const outcome = await act(deps, operator, conversationId, 'answer', async (scene) => {
    const known = await repeated(deps, replyId, conversationId, sentence);
    if (known) return known;
    const checked = await checkedWords(deps, operator, scene, typed);
    if ('answer' in checked) return checked;
    const { state, at } = scene;
    const event = { type: 'renew', operatorId: operator.id } as const;
    const next = transition(state, event, deps.settings.takeover, at);
    if (next.result === 'refused') return refusedBy(deps, state, next.why);
    words = checked.text;
    return {
      // The version rises with every reply, so that two of them under one id cannot pass each other.
      move: renewed(scene, operator.id, deps),
      changes: sayings(deps, operator, scene, checked.text, replyId),
      sentence,
    };
  });
  if (outcome.ok && words !== '') deps.noteOwnWords(conversationId, words);
  return outcome;
}

/** The same control with its lease from now on. */
export function renewed(
  { state, at }: Scene,
  operatorId: string,
  deps: Pick<TakeoverDeps, 'settings'>,
): ControlMove {
  const { control } = state;
  return { control, newSpeaker: false, operatorId, ...lease(deps.settings.takeover, at) };
}

function sayings(
  deps: TakeoverDeps,
  operator: Operator,
  scene: Scene,
  text: string,
  replyId: string,
): Change[] {
  const { conversation, at } = scene;
  const { id: conversationId } = conversation;
  const { name } = operator;
  return [
    {
      type: 'outbound',
      id: replyId,
      conversationId,
      controlEpoch: null,
      speaker: 'operator',
      message: { kind: 'text', text: marked(name, text) },
      at,
    },
    {
      type: 'transcript',
      conversationId,
      turnId: deps.ids.next(),
      messages: [{ role: 'operator', name, text }],
      at,
    },
    controlRow(scene, 'operator.replied', {
      actor: 'human',
      notes: [`operator ${name}`, `message ${replyId}`],
    }),
  ];
}
