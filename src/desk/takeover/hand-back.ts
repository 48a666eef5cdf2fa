import type { Operator } from '../operators/operator.ts';
import { deskLine } from '../outbound.ts';
import type { Ids } from '../ports/clock.ts';
import type { Change } from '../ports/store.ts';
import { act, refusedBy, type TakeoverDeps } from './act.ts';
import { returnedBy } from './client-words.ts';
import { controlRow } from './control-row.ts';
import { checkedWords } from './operator-words.ts';
import { makeSummary } from './summary.ts';
import type { Outcome } from './takeover.ts';
import { transition } from './transition.ts';

/** human -> returning: the bot stays silent until the operator has confirmed what it goes on with. */
export async function handBack(
  deps: TakeoverDeps,
  operator: Operator,
  conversationId: string,
): Promise<Outcome & { summary?: string }> {
  let summary = '';
  const outcome = await act(deps, operator, conversationId, 'answer', async (scene) => {
    const { state, at } = scene;
    summary = state.summary ?? (await makeSummary(deps, state, operator.name, at));
    const event = { type: 'hand_back', operatorId: operator.id, summary } as const;
    const next = transition(state, event, deps.settings.takeover, at);
    if (next.result === 'refused') return refusedBy(deps, state, next.why);
    const sentence = 'Read the summary, change it if you like, and confirm it.';
    if (next.result === 'same') return { answer: { ok: true, sentence } };
    const row = controlRow(scene, 'control.returning', {
      actor: 'human',
      notes: [`operator ${operator.name}`, `from ${state.control}`, `version ${state.version + 1}`],
    });
    return { move: next.move, changes: [row], sentence };
  });
  return outcome.ok ? { ...outcome, summary } : outcome;
}

/** returning -> bot: the assistant reads the summary with the next words of the client, who hears once that it is back. */
export function confirmReturn(
  deps: TakeoverDeps,
  operator: Operator,
  conversationId: string,
  typed: string,
): Promise<Outcome> {
  return act(deps, operator, conversationId, 'answer', async (scene) => {
    const { state, at } = scene;
    const event = { type: 'confirm', operatorId: operator.id } as const;
    const next = transition(state, event, deps.settings.takeover, at);
    if (next.result === 'refused') return refusedBy(deps, state, next.why);
    if (next.result === 'same') return { answer: { ok: true, sentence: DONE } };
    const words = typed.trim() === '' ? (state.summary ?? '') : typed;
    const checked = await checkedWords(deps, operator, scene, words);
    if ('answer' in checked) return checked;
    return {
      move: next.move,
      changes: [
        controlRow(scene, 'control.returned', {
          actor: 'human',
          notes: [
            `operator ${operator.name}`,
            `from ${state.control}`,
            `version ${state.version + 1}`,
          ],
        }),
        summaryKept(deps.ids, conversationId, at, `${operator.name} hands over: ${checked.text}`),
        deskLine(deps.ids, conversationId, at, returnedBy(operator.name)),
      ],
      sentence: DONE,
    };
  });
}

const DONE = 'The assistant has the conversation again.';

/** The summary joins the transcript, for the assistant and for the client's own copy of their data. */
export function summaryKept(ids: Ids, conversationId: string, at: Date, text: string): Change {
  return {
    type: 'transcript',
    conversationId,
    turnId: ids.next(),
    messages: [{ role: 'event', text }],
    at,
  };
}

/** The operator is at work on it: the lease goes on. */
export function keep(
  deps: TakeoverDeps,
  operator: Operator,
  conversationId: string,
): Promise<Outcome> {
  return act(deps, operator, conversationId, 'answer', async ({ state, at }) => {
    const event = { type: 'renew', operatorId: operator.id } as const;
    const next = transition(state, event, deps.settings.takeover, at);
    if (next.result === 'refused') return refusedBy(deps, state, next.why);
    const sentence = 'You keep this conversation.';
    if (next.result === 'same') return { answer: { ok: true, sentence } };
    return { move: next.move, changes: [], sentence };
  });
}
