import type { Approval } from './approval.ts';
import { approvalRow, auditOf } from './audit-templates.ts';
import { cardEnded } from './card-ended.ts';
import type { Client, Conversation } from './client.ts';
import type { Clock, Ids } from './ports/clock.ts';
import type { Store } from './ports/store.ts';
import type { Tool } from './tool.ts';

export interface ExpireDeps {
  store: Store;
  catalog: ReadonlyMap<string, Tool>;
  clock: Clock;
  ids: Ids;
}

/**
 * Closes cards whose time is over: silence means no. Client and model are told in the same unit.
 * Returns the conversations that have something to send.
 */
export async function expireApprovals(deps: ExpireDeps): Promise<string[]> {
  const at = deps.clock.now();
  const touched = new Set<string>();
  for (const approval of await deps.store.dueForExpiry(at, 500)) {
    const home = await deps.store.getConversation(approval.conversationId);
    // A paused client hears of it when they are back.
    if (home && !home.client.pausedAt && (await expireCard(deps, home, approval, at)))
      touched.add(approval.conversationId);
  }
  return [...touched];
}

/** Closes one card whose time is over; false when it was closed before. */
export function expireCard(
  deps: ExpireDeps,
  home: { client: Client; conversation: Conversation },
  card: Approval,
  at: Date,
): Promise<boolean> {
  return deps.store.closeApproval(card.id, 'expired', at, [
    {
      type: 'audit',
      entry: approvalRow(
        { ...home, at },
        { name: card.tool, audit: auditOf(deps.catalog, card.tool) },
        { action: 'expired', number: card.number, received: false, actor: 'automation' },
      ),
    },
    ...cardEnded(deps, card, at, {
      outcome: 'expired',
      client: 'Expired without an answer. Nothing was sent.',
      announce: true,
      agent: 'expired without an answer; nothing was executed.',
    }),
  ]);
}
