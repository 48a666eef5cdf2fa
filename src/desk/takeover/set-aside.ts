import type { ClientWords, TranscriptMessage } from '../message.ts';
import type { Change } from '../ports/store.ts';
import type { Workspace } from '../workspace.ts';
import { controlRow } from './control-row.ts';

/**
 * What stays of a turn when a person took the conversation over before it ended: the client's words, and for the operator
 * a draft of what it would have said. Nothing else of it took effect, and no card of it was shown.
 */
export function setAside(
  workspace: Workspace,
  said: ClientWords | Extract<TranscriptMessage, { role: 'event' }>,
  words: readonly string[],
): Change[] {
  const { client, conversation, now: at, ids, turnId } = workspace;
  const text = words.filter(Boolean).join('\n\n');
  const { cards } = workspace.staged();
  return [
    {
      type: 'transcript',
      conversationId: conversation.id,
      turnId,
      messages: [said],
      at,
    },
    ...(text === ''
      ? []
      : [
          {
            type: 'note_written',
            note: {
              id: ids.next(),
              conversationId: conversation.id,
              operatorId: null,
              kind: 'draft',
              text,
              at,
            },
          } as const,
        ]),
    controlRow({ client, conversation, at }, 'turn.set_aside', {
      actor: 'automation',
      notes: [
        'a person took over',
        text === '' ? '' : 'kept as a draft for them',
        cards.length === 0 ? '' : `${cards.length} not asked`,
      ],
    }),
  ];
}
