import type { DeliverDeps } from '../../src/desk/digest/deliver.ts';
import { createJobIndex, withProfile } from '../../src/desk/job-index.ts';
import { createJobSearch } from '../../src/desk/job-search.ts';
import type { Store } from '../../src/desk/ports/store.ts';
import { factsOfLocalDesk } from '../../src/desk/privacy/facts.ts';
import { liveNotice } from '../../src/desk/privacy/live-notice.ts';
import { systemIds as ids } from '../../src/system.ts';
import { posting } from './postings.ts';

export interface DigestClient {
  chat: string;
  clientId: string;
  conversationId: string;
}

/** Clients with a saved search each and a digest that is due at `dueAt`, over an index in which something fits. */
export async function plantDigests(
  store: Store,
  count: number,
  at: Date,
  dueAt: Date,
): Promise<DigestClient[]> {
  await store.savePostings(
    [1, 2].map((n) => withProfile(posting({ title: `TypeScript Engineer ${n}` }))),
    at,
  );
  const clients: DigestClient[] = [];
  for (let n = 0; n < count; n++) {
    const chat = `client-${n}`;
    const opened = await store.openConversation({
      account: 'test',
      chat,
      sender: chat,
      altIds: [],
      create: true,
      name: null,
      timeZone: 'UTC',
      at,
      ids: { client: ids.next(), conversation: ids.next(), subject: ids.token(22) },
    });
    if (!opened) throw new Error('The conversation was not opened.');
    const clientId = opened.client.id;
    const conversationId = opened.conversation.id;
    await store.commit(
      [
        { type: 'consent', clientId, status: 'consented', version: '1', at },
        {
          type: 'search_saved',
          clientId,
          conversationId,
          search: { id: ids.next(), number: 1, query: 'TypeScript', atOnce: false, at },
        },
        { type: 'digest_started', clientId, conversationId, hour: '08:30', nextAt: dueAt },
      ],
      'full',
    );
    clients.push({ chat, clientId, conversationId });
  }
  return clients;
}

/** What delivers digests over a store, at a fixed moment. */
export function digestDeps(store: Store, now: Date): DeliverDeps {
  return {
    store,
    jobs: createJobSearch(createJobIndex(store), { store, clock: { now: () => now } }),
    clock: { now: () => now },
    ids,
    settings: { trial: true, repliesTracked: false },
    notice: liveNotice(factsOfLocalDesk({ name: 'none', host: null, retention: '' })),
  };
}

/** How many digests each client was queued. */
export async function digestsQueued(
  store: Store,
  clients: readonly DigestClient[],
): Promise<number[]> {
  const counts: number[] = [];
  for (const { chat } of clients) {
    const sent = await store.recentOutbound('test', chat, 100);
    counts.push(
      sent.filter(({ message }) => 'text' in message && message.text.startsWith('Your digest:'))
        .length,
    );
  }
  return counts;
}
