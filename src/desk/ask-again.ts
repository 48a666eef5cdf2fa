import type { Approval } from './approval.ts';
import { approvalRow, auditOf } from './audit-templates.ts';
import { cardBody, cardMessage } from './card.ts';
import type { Client, Conversation } from './client.ts';
import { newApproval } from './new-approval.ts';
import { deskMessage } from './outbound.ts';
import type { Clock, Ids } from './ports/clock.ts';
import type { Change, Store } from './ports/store.ts';
import type { DeskSettings } from './settings.ts';
import type { Tool } from './tool.ts';

export interface AskAgainDeps {
  store: Pick<Store, 'reserveCardNumber'>;
  catalog: ReadonlyMap<string, Tool>;
  clock: Clock;
  ids: Ids;
  settings: DeskSettings;
}

const WARNING =
  'It may have been sent already: the last try was cut off before its outcome was known. Please look before you answer. Yes sends it once more, No leaves it as it is.';

/** Does this card ask for the second time? A bare yes, said in impatience about the first, must not be its answer. */
export function asksAgain(card: Pick<Approval, 'cardText'>): boolean {
  return cardBody(card.cardText).startsWith(WARNING);
}

/**
 * An action whose outcome nobody knows is never repeated by itself. The client is asked on a new card that says so; the
 * same bytes then run under a key of their own, after a yes of their own.
 */
export async function askAgain(
  deps: AskAgainDeps,
  home: { client: Client; conversation: Conversation },
  lost: Approval,
): Promise<{ approval: Approval; changes: Change[] }> {
  const at = deps.clock.now();
  const body = cardBody(lost.cardText).replace(`${WARNING}\n\n`, '');
  const approval = newApproval(deps, {
    client: home.client,
    conversationId: lost.conversationId,
    number: await deps.store.reserveCardNumber(lost.clientId),
    tool: lost.tool,
    payload: lost.payload,
    card: `${WARNING}\n\n${body}`,
    about: lost.about,
    at,
  });
  const tool = { name: lost.tool, audit: auditOf(deps.catalog, lost.tool) };
  return {
    approval,
    changes: [
      { type: 'approval_requested', approval },
      {
        type: 'audit',
        entry: approvalRow({ ...home, at }, tool, {
          action: 'requested',
          number: approval.number,
          received: false,
          actor: 'automation',
          notes: `after the unknown outcome of #${lost.number}`,
        }),
      },
      deskMessage(deps.ids, lost.conversationId, at, cardMessage(approval, approval.cardText)),
    ],
  };
}
