import { may, type Operator } from '../operators/operator.ts';
import { deskLine } from '../outbound.ts';
import { act, holderName, refusedBy, type TakeoverDeps } from './act.ts';
import { taken } from './client-words.ts';
import { controlRow } from './control-row.ts';
import { NO_CONSENT, takenJustNow } from './refusals.ts';
import type { Outcome } from './takeover.ts';
import { transition } from './transition.ts';

/** An operator takes a conversation over: from the commit on the bot is silent, and the client hears once who answers. */
export function claim(
  deps: TakeoverDeps,
  operator: Operator,
  conversationId: string,
  seen?: { from: string | null },
): Promise<Outcome> {
  return act(deps, operator, conversationId, 'answer', async (scene) => {
    const { state, client, conversation, at } = scene;
    if (client.status !== 'consented') return { answer: NO_CONSENT };
    const holder = ['human', 'returning'].includes(state.control) ? state.operatorId : null;
    const isNews = holder !== null && holder !== operator.id && holder !== seen?.from;
    if (seen && isNews && may(operator, 'assign'))
      return { answer: takenJustNow(await holderName(deps, holder)) };
    const event = {
      type: 'claim',
      operatorId: operator.id,
      lead: may(operator, 'assign'),
    } as const;
    const next = transition(state, event, deps.settings.takeover, at);
    if (next.result === 'refused') return refusedBy(deps, state, next.why);
    const has = { ok: true, sentence: 'You have this conversation already.' } as const;
    if (next.result === 'same') return { answer: has };
    if (state.control === 'human' && state.operatorId === operator.id)
      return { move: next.move, changes: [], sentence: has.sentence };
    const before =
      state.operatorId === operator.id ? null : await holderName(deps, state.operatorId);
    const { pending } = await deps.store.loadWorkspace(conversationId);
    const cards = pending.filter((card) => card.conversationId === conversationId);
    const row = controlRow({ client, conversation, at }, 'control.taken', {
      actor: 'human',
      notes: [
        `operator ${operator.name}`,
        `from ${state.control}`,
        state.reason === null ? '' : `asked for: ${state.reason.replaceAll('_', ' ')}`,
        before === null ? '' : `taken from ${before}`,
        `version ${state.version + 1}`,
      ],
    });
    // Who hands back and takes it up again was there all the time, as far as the client knows.
    const isNew = next.move.newSpeaker;
    return {
      move: next.move,
      changes: [
        row,
        ...(isNew ? [deskLine(deps.ids, conversationId, at, taken(operator.name, cards))] : []),
      ],
      sentence: 'You have this conversation now, and the assistant is silent.',
    };
  });
}
