import type { Approval } from './approval.ts';
import { approvalRow, auditOf } from './audit-templates.ts';
import type { Client, Conversation } from './client.ts';
import { OWN_DATA_TOOLS } from './own-data.ts';
import type { Clock } from './ports/clock.ts';
import type { Store } from './ports/store.ts';
import type { ExecutionOutcome, Tool } from './tool.ts';

/**
 * Somebody whose consent has ended: nothing is asked of them, and nothing is done in their name any more. Whoever said no
 * to a new notice keeps the rights over what is still there.
 */
export function hasLeft(client: Pick<Client, 'status'>, tool: string): boolean {
  return client.status !== 'consented' && !keepsRights(client, tool);
}

function keepsRights({ status }: Pick<Client, 'status'>, tool: string): boolean {
  return status === 'declined' && OWN_DATA_TOOLS.includes(tool);
}

/** Withdraws a card of somebody who has left; quietly, because the desk does not write to them any more. */
export function withdrawCard(
  deps: { store: Store; catalog: ReadonlyMap<string, Tool>; clock: Clock },
  home: { client: Client; conversation: Conversation },
  card: Approval,
): Promise<boolean> {
  const at = deps.clock.now();
  const tool = { name: card.tool, audit: auditOf(deps.catalog, card.tool) };
  return deps.store.closeApproval(card.id, 'cancelled', at, [
    {
      type: 'audit',
      entry: approvalRow({ ...home, at }, tool, {
        action: 'cancelled',
        number: card.number,
        received: false,
        actor: 'automation',
        notes: 'the client has left',
      }),
    },
  ]);
}

/** What becomes of an approved action that was not begun when its client left. */
export const CLIENT_LEFT: ExecutionOutcome = {
  status: 'failed',
  errorCode: 'client_left',
  sentence: 'Not done: you have left this desk, so nothing is sent in your name.',
  event: 'The client has left the desk; nothing was executed.',
  followUp: false,
  changes: [],
  files: [],
};
