import { approvalRow, auditOf } from './audit-templates.ts';
import { cardEnded } from './card-ended.ts';
import type { Client, Conversation } from './client.ts';
import { localClock } from './local-time.ts';
import { outboundText } from './outbound.ts';
import type { Clock, Ids } from './ports/clock.ts';
import type { Change, WorkspaceRows } from './ports/store.ts';
import type { Tool } from './tool.ts';

export interface CancelDeps {
  catalog: ReadonlyMap<string, Tool>;
  clock: Clock;
  ids: Ids;
}

/** Withdraws a waiting card: a no without a reason, which the model is told. Without a number it is the only one. */
export function cancelCard(
  deps: CancelDeps,
  home: { client: Client; conversation: Conversation },
  rows: Pick<WorkspaceRows, 'pending'>,
  number: number | null,
): Change[] {
  const at = deps.clock.now();
  const say = (text: string) => [outboundText(deps.ids, home.conversation, at, text)];
  const numbers = rows.pending.map((card) => `#${card.number}`).join(', ');
  if (rows.pending.length === 0) return say('No card waits, so there is nothing to withdraw.');
  if (number === null && rows.pending.length > 1)
    return say(
      `Several cards wait: ${numbers}. Please say which one, for example /cancel ${rows.pending[0]?.number}.`,
    );
  const card =
    number === null ? rows.pending[0] : rows.pending.find((item) => item.number === number);
  if (!card) return say(`Card #${number} does not wait. These do: ${numbers}.`);
  const tool = { name: card.tool, audit: auditOf(deps.catalog, card.tool) };
  return [
    {
      type: 'approval_closed',
      approvalId: card.id,
      status: 'cancelled',
      at,
      // Only if it still waits in that moment: a tap may have come first.
      alongside: [
        {
          type: 'audit',
          entry: approvalRow({ ...home, at }, tool, {
            action: 'cancelled',
            number: card.number,
            received: false,
            actor: 'human',
          }),
        },
        ...cardEnded(deps, card, at, {
          outcome: 'cancelled',
          client: `Withdrawn by you ${localClock(at, home.client.timeZone)}. Nothing was sent.`,
          announce: true,
          agent: 'withdrawn by the client; nothing was executed.',
        }),
      ],
    },
  ];
}
