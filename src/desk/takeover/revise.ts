import type { Operator } from '../operators/operator.ts';
import { act, refusedBy, type TakeoverDeps } from './act.ts';
import { marked } from './client-words.ts';
import { controlRow } from './control-row.ts';
import { checkedWords, repeated } from './operator-words.ts';
import { invalid } from './refusals.ts';
import { renewed } from './reply.ts';
import type { Outcome } from './takeover.ts';
import { transition } from './transition.ts';

/** A changed message is one message at the client's too: what went in several parts cannot be changed in place. */
const MOST_CHARS = 3900;

/**
 * Other words in place of an operator's earlier reply, where the client's channel changes messages in place (the caller
 * asks its capabilities). Guarded and recorded like a reply; the transcript keeps both.
 */
export async function revise(
  deps: TakeoverDeps,
  operator: Operator,
  conversationId: string,
  change: { replyId: string; text: string; changeId: string },
): Promise<Outcome> {
  const sentence = "The client's copy is being changed.";
  let words = '';
  const outcome = await act(deps, operator, conversationId, 'answer', async (scene) => {
    const known = await repeated(deps, change.changeId, conversationId, sentence);
    if (known) return known;
    const checked = await checkedWords(deps, operator, scene, change.text);
    if ('answer' in checked) return checked;
    const { state, at } = scene;
    const event = { type: 'renew', operatorId: operator.id } as const;
    const next = transition(state, event, deps.settings.takeover, at);
    if (next.result === 'refused') return refusedBy(deps, state, next.why);
    const sent = await deps.store.sentMessage(change.replyId);
    if ((await deps.store.writtenIn(change.replyId)) !== conversationId || sent?.ref == null)
      return { answer: invalid(NOT_THERE) };
    if (sent.parts > 1 || checked.text.length > MOST_CHARS) return { answer: invalid(TOO_LONG) };
    words = checked.text;
    return {
      move: renewed(scene, operator.id, deps),
      changes: [
        {
          type: 'outbound',
          id: change.changeId,
          conversationId,
          controlEpoch: null,
          speaker: 'operator',
          message: { kind: 'revise', ref: sent.ref, text: marked(operator.name, words) },
          at,
        },
        {
          type: 'transcript',
          conversationId,
          turnId: deps.ids.next(),
          messages: [
            {
              role: 'operator',
              name: operator.name,
              text: `In place of an earlier message: ${words}`,
            },
          ],
          at,
        },
        controlRow(scene, 'operator.changed', {
          actor: 'human',
          notes: [`operator ${operator.name}`, `message ${change.replyId}`],
        }),
      ],
      sentence,
    };
  });
  if (outcome.ok && words !== '') deps.noteOwnWords(conversationId, words);
  return outcome;
}

const NOT_THERE =
  'Your first wording has not reached the client, so there is nothing to change. Wait a moment and edit it again.';
const TOO_LONG =
  'A message of this length cannot be changed at the client. Delete it with /delete and send the words again.';
