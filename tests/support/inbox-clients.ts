import type { Approval } from '../../src/desk/approval.ts';
import type { Client } from '../../src/desk/client.ts';
import type { Change, InboxContent, Store } from '../../src/desk/ports/store.ts';
import { systemIds as ids } from '../../src/system.ts';

export interface InboxClient {
  clientId: string;
  conversationId: string;
  subject: string;
  chat: string;
}

/** A client who has consented, with one conversation. */
export async function plantClient(
  store: Store,
  name: string,
  at: Date,
  admission: Client['admission'] = 'admitted',
): Promise<InboxClient> {
  const chat = `chat-${ids.token(8)}`;
  const opened = await store.openConversation({
    account: 'test',
    chat,
    sender: chat,
    altIds: [],
    create: true,
    name,
    timeZone: 'UTC',
    admission,
    at,
    ids: { client: ids.next(), conversation: ids.next(), subject: ids.token(22) },
  });
  if (!opened) throw new Error('The conversation was not opened.');
  const { client, conversation } = opened;
  await store.commit(
    [{ type: 'consent', clientId: client.id, status: 'consented', version: '1', at }],
    'normal',
  );
  return { clientId: client.id, conversationId: conversation.id, subject: client.subject, chat };
}

/** Something comes in from the client; gives the id of its inbox row. */
export async function comesIn(
  store: Store,
  { conversationId }: InboxClient,
  content: InboxContent | string,
  at: Date,
): Promise<string> {
  const id = ids.next();
  await store.recordInbound([
    {
      id,
      account: 'test',
      eventId: id,
      messageKey: null,
      conversationId,
      content:
        typeof content === 'string'
          ? {
              kind: 'text',
              text: content,
              quotedRef: null,
              quotedText: null,
              edited: false,
              forwarded: false,
            }
          : content,
      order: null,
      sentAt: at,
      receivedAt: at,
      changes: [],
    },
  ]);
  return id;
}

/** A turn in which the client said one thing and the assistant another. */
export function turn(
  { conversationId }: InboxClient,
  said: string,
  answered: string,
  at: Date,
): Change {
  return {
    type: 'transcript',
    conversationId,
    turnId: ids.next(),
    messages: [
      { role: 'client', text: said },
      { role: 'desk', text: answered, toolCalls: [] },
    ],
    at,
  };
}

export function sends(
  { conversationId }: InboxClient,
  text: string,
  at: Date,
): Extract<Change, { type: 'outbound' }> {
  return {
    type: 'outbound',
    id: ids.next(),
    conversationId,
    controlEpoch: null,
    message: { kind: 'text', text },
    at,
  };
}

/** A card that waits for the client. */
export function card(
  { clientId, conversationId }: InboxClient,
  cardText: string,
  at: Date,
  number = 1,
): Approval {
  return {
    id: ids.next(),
    clientId,
    conversationId,
    number,
    tool: 'send_outreach',
    payload: '{}',
    payloadHash: ids.token(20),
    cardText,
    nonce: ids.token(10),
    status: 'pending',
    about: null,
    createdAt: at,
    expiresAt: new Date(at.getTime() + 86_400_000),
    shownAt: at,
    shownOrder: null,
    decidedAt: null,
    decidedVia: null,
    decidedBy: null,
    nextLookAt: null,
    lookedAt: null,
    looks: 0,
  };
}
