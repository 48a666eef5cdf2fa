import { maySee } from '../desk/operators/operator.ts';
import type { ConversationHead, InboxViewStore } from '../desk/ports/inbox-store.ts';
import type { Page } from './signed-in.ts';

/** Whether this operator answers the client now: only then do they work on drafts and ask on cards. */
export function isAnswering(page: Page, { control, operatorId }: ConversationHead): boolean {
  return control === 'human' && operatorId === page.var.operator.id;
}

/** Null when there is no such conversation, or it is not theirs to see. */
export async function headInSight(
  store: Pick<InboxViewStore, 'conversationHead'>,
  page: Page,
  id: string,
): Promise<ConversationHead | null> {
  const head = await store.conversationHead(id);
  return head && maySee(page.var.operator, head) ? head : null;
}
