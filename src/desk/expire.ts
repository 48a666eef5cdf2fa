import { approvalRow, auditOf } from './audit-templates.ts';
import { outbound } from './outbound.ts';
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
    if (!home) continue;
    const closed = await deps.store.closeApproval(approval.id, 'expired', at, [
      {
        type: 'audit',
        entry: approvalRow(
          { ...home, at },
          { name: approval.tool, audit: auditOf(deps.catalog, approval.tool) },
          {
            action: 'expired',
            number: approval.number,
            received: false,
            actor: 'automation',
          },
        ),
      },
      outbound(deps.ids, home.conversation, at, {
        kind: 'card_resolved',
        approvalId: approval.id,
        number: approval.number,
        outcome: 'expired',
        card: approval.cardText,
        text: `#${approval.number}: Expired without an answer. Nothing was sent.`,
        announce: true,
      }),
      {
        type: 'event',
        inboxId: deps.ids.next(),
        conversationId: approval.conversationId,
        text: `${approval.tool} #${approval.number} expired without an answer; nothing was executed.`,
        followUp: false,
        at,
      },
    ]);
    if (closed) touched.add(approval.conversationId);
  }
  return [...touched];
}
