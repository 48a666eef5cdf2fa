import type { Approval } from '../../desk/approval.ts';
import { cardText } from '../../desk/card.ts';
import type { Client, Conversation } from '../../desk/client.ts';
import { canonicalJson, payloadHash } from '../../desk/payload.ts';
import type { Store } from '../../desk/ports/store.ts';
import { systemIds } from '../../system.ts';

export interface WaitingCards {
  approvals: Approval[];
  conversations: string[];
}

const AT_ONCE = 64;

/**
 * Clients with one waiting card each.
 * @param lookAt  when card number `i` has to be looked at
 */
export async function makeWaitingCards(
  store: Store,
  many: number,
  tool: string,
  lookAt: (i: number) => Date,
): Promise<WaitingCards> {
  const cards: WaitingCards = { approvals: [], conversations: [] };
  let next = 0;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < many) {
        const i = next++;
        cards.approvals[i] = await makeOne(store, i, tool, lookAt(i), cards.conversations);
      }
    }),
  );
  return cards;
}

/** The client and conversation of chat number `i`; the first time, they are made. */
export async function openBenchChat(
  store: Store,
  i: number,
): Promise<{ client: Client; conversation: Conversation }> {
  const opened = await store.openConversation({
    account: 'bench',
    chat: `chat ${i}`,
    sender: `chat ${i}`,
    altIds: [],
    create: true,
    name: null,
    timeZone: 'UTC',
    at: new Date(),
    ids: { client: systemIds.next(), conversation: systemIds.next(), subject: systemIds.token(22) },
  });
  if (!opened) throw new Error('The benchmark has no conversation.');
  // Nobody is reminded or answered who has not consented.
  await store.commit(
    [
      {
        type: 'consent',
        clientId: opened.client.id,
        status: 'consented',
        version: 'bench',
        at: new Date(),
      },
    ],
    'full',
  );
  return opened;
}

async function makeOne(
  store: Store,
  i: number,
  tool: string,
  nextLookAt: Date,
  conversations: string[],
): Promise<Approval> {
  const at = new Date();
  const opened = await openBenchChat(store, i);
  conversations[i] = opened.conversation.id;
  const payload = canonicalJson({ body: 'x'.repeat(800) });
  const expiresAt = new Date(at.getTime() + 72 * 3_600_000);
  const approval: Approval = {
    id: systemIds.next(),
    clientId: opened.client.id,
    conversationId: opened.conversation.id,
    number: 1,
    tool,
    payload,
    payloadHash: payloadHash(tool, payload),
    cardText: cardText({ number: 1, body: 'A card of the benchmark.', expiresAt, timeZone: 'UTC' }),
    nonce: systemIds.token(10),
    status: 'pending',
    about: null,
    // Made an hour before its look, as the plan of reminders has it.
    createdAt: new Date(nextLookAt.getTime() - 3_600_000),
    expiresAt,
    shownAt: at,
    shownOrder: null,
    decidedAt: null,
    decidedVia: null,
    decidedBy: null,
    nextLookAt,
    lookedAt: null,
    looks: 0,
  };
  await store.commit([{ type: 'approval_requested', approval }], 'full');
  return approval;
}
