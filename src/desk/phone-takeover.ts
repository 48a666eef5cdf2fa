import { auditEntry } from './audit-templates.ts';
import type { Client, Conversation } from './client.ts';
import { finishItem } from './finish-item.ts';
import { deskLine } from './outbound.ts';
import type { Clock, Ids } from './ports/clock.ts';
import type { Change, InboxItem, Store } from './ports/store.ts';

export interface PhoneTakeoverDeps {
  store: Store;
  clock: Clock;
  ids: Ids;
}

/** What a person types on the phone to give the conversation back. */
const HAND_BACK = /^\/back$/i;

/**
 * A person wrote to the client from the desk's own phone: from now on they speak, and the bot is silent until they
 * type /back there. Their words are kept with the talk; they never count as the client's.
 */
export async function takeOperatorText(
  deps: PhoneTakeoverDeps,
  home: { client: Client; conversation: Conversation },
  item: InboxItem,
  text: string,
): Promise<void> {
  const at = deps.clock.now();
  const { conversation } = home;
  const row = (action: string): Change => ({
    type: 'audit',
    entry: auditEntry(
      { ...home, at },
      {
        source: 'chat',
        dataCategory: 'message',
        purpose: 'let a person answer the client',
        actor: 'human',
        action,
        notes: "from the desk's own phone",
      },
    ),
  });
  const say = (line: string) => deskLine(deps.ids, conversation.id, at, line);
  if (HAND_BACK.test(text.trim()))
    return finishItem(deps, item, [
      {
        type: 'control_returned',
        conversationId: conversation.id,
        at,
        alongside: [row('control.returned'), say('The assistant answers again.')],
      },
    ]);
  return finishItem(deps, item, [
    {
      type: 'control_taken',
      conversationId: conversation.id,
      at,
      alongside: [
        row('control.taken'),
        say('A person of this desk answers you now; the assistant stays silent meanwhile.'),
      ],
    },
    {
      type: 'transcript',
      conversationId: conversation.id,
      turnId: item.id,
      messages: [{ role: 'event', text: `A person of the desk wrote to the client: ${text}` }],
      at,
    },
  ]);
}
