import type { Approval } from './approval.ts';
import { deskMessage } from './outbound.ts';
import type { CardOutcome } from './ports/channel.ts';
import type { Ids } from './ports/clock.ts';
import type { Change } from './ports/store.ts';

/** What the end of a card is told with: the card itself and the client, and an event for the agent's next turn. */
export function cardEnded(
  deps: { ids: Ids },
  card: Approval,
  at: Date,
  end: {
    outcome: CardOutcome;
    /** One sentence for the client. */
    client: string;
    /** Say it as a message too, besides on the card. */
    announce: boolean;
    /** What the agent reads, behind the tool and the number. */
    agent: string;
  },
): Change[] {
  return [
    deskMessage(deps.ids, card.conversationId, at, {
      kind: 'card_resolved',
      approvalId: card.id,
      number: card.number,
      outcome: end.outcome,
      card: card.cardText,
      text: `#${card.number}: ${end.client}`,
      announce: end.announce,
    }),
    {
      type: 'event',
      inboxId: deps.ids.next(),
      conversationId: card.conversationId,
      text: `${card.tool} #${card.number} ${end.agent}`,
      followUp: false,
      at,
    },
  ];
}
