import type { Operator } from '../operators/operator.ts';
import { act, type TakeoverDeps } from './act.ts';
import { controlRow } from './control-row.ts';
import { checkedWords, repeated } from './operator-words.ts';
import { renewed } from './reply.ts';
import type { Outcome } from './takeover.ts';

/** Words for the other operators. They are of a type and in a table that no channel reads. */
export function note(
  deps: TakeoverDeps,
  operator: Operator,
  conversationId: string,
  typed: string,
  noteId: string,
): Promise<Outcome> {
  const sentence = 'Noted. Only the people of the desk see it.';
  return act(deps, operator, conversationId, 'answer', async (scene) => {
    const known = await repeated(deps, noteId, conversationId, sentence);
    if (known) return known;
    const checked = await checkedWords(deps, operator, scene, typed);
    if ('answer' in checked) return checked;
    const { at, state } = scene;
    const changes = [
      {
        type: 'note_written',
        note: {
          id: noteId,
          conversationId,
          operatorId: operator.id,
          kind: 'note',
          text: checked.text,
          at,
        },
      } as const,
      controlRow(scene, 'operator.noted', {
        actor: 'human',
        notes: [`operator ${operator.name}`, `note ${noteId}`],
      }),
    ];
    const has = ['human', 'returning'].includes(state.control) && state.operatorId === operator.id;
    return has
      ? { move: renewed(scene, operator.id, deps), changes, sentence }
      : { changes, sentence };
  });
}
