import type { Client, Conversation } from '../client.ts';
import { writeNote } from '../desk-note.ts';
import { outboundText } from '../outbound.ts';
import type { AlertSender } from '../ports/alert-store.ts';
import type { Clock, Ids } from '../ports/clock.ts';
import type { Change } from '../ports/store.ts';
import { senderQuestion } from './alert-message.ts';
import type { Sorted } from './sort-mails.ts';

/** How many senders a client is asked about at a time; more wait without a question. */
const OPEN_QUESTIONS = 3;

/** Each new sender is asked about once; a flood of made-up ones gives three questions and no more. */
export function askAboutSenders(
  deps: { clock: Clock; ids: Ids },
  { client, conversation }: { client: Client; conversation: Conversation },
  sorted: readonly Sorted[],
  senders: readonly AlertSender[],
): Change[] {
  const at = deps.clock.now();
  const held = new Map<string, number>();
  for (const mail of sorted)
    if (mail.kind === 'hold') held.set(mail.about, (held.get(mail.about) ?? 0) + 1);
  const known = new Set(senders.map(({ sender }) => sender));
  const open = senders.filter(({ verdict }) => verdict === 'asked').length;
  const asked = [...held]
    .filter(([about]) => !known.has(about))
    .slice(0, Math.max(0, OPEN_QUESTIONS - open));
  const [only] = asked;
  if (!only) return [];
  return [
    ...asked.flatMap(([sender, many]): Change[] => [
      { type: 'alert_sender_set', clientId: client.id, sender, verdict: 'asked', at },
      outboundText(deps.ids, conversation, at, senderQuestion(sender, many)),
    ]),
    // A bare yes can be for one question only.
    asked.length + open === 1
      ? writeNote(client.id, 'desk.sender_asked', `${conversation.id} ${only[0]}`, at)
      : { type: 'preference_removed', clientId: client.id, key: 'desk.sender_asked' },
  ];
}
