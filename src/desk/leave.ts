import { approvalRow, auditEntry } from './audit-templates.ts';
import type { Client, Conversation } from './client.ts';
import { leavingReceipt } from './goodbye-words.ts';
import { deskLine, deskMessage } from './outbound.ts';
import type { Clock, Ids } from './ports/clock.ts';
import type { Change, Store } from './ports/store.ts';
import type { DeskSettings } from './settings.ts';

export interface LeaveDeps {
  store: Pick<Store, 'loadWorkspace'>;
  clock: Clock;
  ids: Ids;
  settings: Pick<DeskSettings, 'logDays'>;
}

/** What the log says about cards that end with their client. */
const WITHDRAWN = {
  source: 'desk',
  dataCategory: 'operation',
  purpose: 'withdraw what waits of a client who leaves',
} as const;

/**
 * A client's goodbye as one unit: waiting cards withdrawn, the erasure under way, the receipt in the outbox. Rows are
 * deleted by `advanceErasures` when the receipt has had its time. Repeated, it changes nothing but shows the receipt again.
 * @param by  the client by their yes, or a person of the desk
 */
export async function leave(
  deps: LeaveDeps,
  home: { client: Client; conversation: Conversation },
  by: { who: 'client' } | { who: 'operator'; name: string },
): Promise<{ changes: Change[]; receipt: string }> {
  const at = deps.clock.now();
  const { client, conversation } = home;
  const { pending } = await deps.store.loadWorkspace(conversation.id);
  const receipt = leavingReceipt({
    at,
    timeZone: client.timeZone,
    logDays: deps.settings.logDays,
    reference: client.id,
  });
  const changes: Change[] = [
    ...pending.map((card): Change => {
      const tool = { name: card.tool, audit: WITHDRAWN };
      const entry = approvalRow({ ...home, at }, tool, {
        action: 'cancelled',
        number: card.number,
        received: false,
        actor: 'automation',
        notes: 'the client has left',
      });
      return {
        type: 'approval_closed',
        approvalId: card.id,
        status: 'cancelled',
        at,
        alongside: [{ type: 'audit', entry }],
      };
    }),
    { type: 'erasure_begun', clientId: client.id, at },
    {
      type: 'audit',
      entry: auditEntry(
        { ...home, at },
        {
          source: by.who === 'client' ? 'chat' : 'command line',
          dataCategory: 'identity',
          purpose: 'delete what is kept of a client who leaves',
          actor: 'human',
          action: 'client.left',
          notes: `${pending.length} cards withdrawn${by.who === 'client' ? '' : `; operator ${by.name}`}`,
        },
      ),
    },
    // After the change that drops what waits to be sent.
    ...pending.map((card) =>
      deskMessage(deps.ids, card.conversationId, at, {
        kind: 'card_resolved',
        approvalId: card.id,
        number: card.number,
        outcome: 'cancelled',
        card: card.cardText,
        text: `#${card.number}: Withdrawn, because you leave this desk. Nothing was sent.`,
        announce: false,
      }),
    ),
    deskLine(deps.ids, conversation.id, at, receipt),
  ];
  return { changes, receipt };
}
