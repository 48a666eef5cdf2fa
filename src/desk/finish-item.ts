import type { Change, InboxItem, Store } from './ports/store.ts';

/** Ends an inbox item together with everything that came of it, in one durable unit. */
export async function finishItem(
  deps: { store: Pick<Store, 'commit'> },
  item: InboxItem,
  changes: readonly Change[],
): Promise<void> {
  await deps.store.commit(
    [...changes, { type: 'inbox_done', inboxId: item.id, state: 'done' }],
    'full',
  );
}
