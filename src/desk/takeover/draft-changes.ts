import type { Draft } from '../draft.ts';
import type { Operator } from '../operators/operator.ts';
import type { Change } from '../ports/store.ts';
import type { Scene, TakeoverDeps } from './act.ts';
import { controlRow } from './control-row.ts';

/** What goes with a draft that an operator wrote: the row, and the line that the assistant finds later. */
export function draftChanges(
  deps: Pick<TakeoverDeps, 'ids'>,
  operator: Operator,
  scene: Scene,
  action: 'operator.drafted' | 'operator.edited',
  { number, version }: Pick<Draft, 'number' | 'version'>,
): Change[] {
  return [
    controlRow(scene, action, {
      actor: 'human',
      notes: [`operator ${operator.name}`, `draft ${number}`, `version ${version}`],
    }),
    {
      type: 'transcript',
      conversationId: scene.conversation.id,
      turnId: deps.ids.next(),
      messages: [
        {
          role: 'event',
          text: `${operator.name}, a person of the desk, wrote version ${version} of draft ${number}. The client has not been shown it by that.`,
        },
      ],
      at: scene.at,
    },
  ];
}

/** What the operator reads of a draft that is kept. */
export function kept({ number, version }: Pick<Draft, 'number' | 'version'>): string {
  return `Draft ${number}, version ${version}, is kept. The client sees it when you propose it.`;
}
