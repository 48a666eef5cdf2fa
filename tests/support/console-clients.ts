import type { Approval } from '../../src/desk/approval.ts';
import type { AuditEntry } from '../../src/desk/audit.ts';
import { auditEntry } from '../../src/desk/audit-templates.ts';
import { cardText } from '../../src/desk/card.ts';
import type { Client, Conversation } from '../../src/desk/client.ts';
import { canonicalJson, payloadHash } from '../../src/desk/payload.ts';
import type { Change, Store } from '../../src/desk/ports/store.ts';
import { systemIds as ids } from '../../src/system.ts';

export interface Home {
  client: Client;
  conversation: Conversation;
}

/** A client who has consented, with one conversation. */
export async function plantClient(
  store: Store,
  chat: string,
  at: Date,
  name: string | null = null,
): Promise<Home> {
  const opened = await store.openConversation({
    account: 'test',
    chat,
    sender: chat,
    altIds: [],
    create: true,
    name,
    timeZone: 'UTC',
    at,
    ids: { client: ids.next(), conversation: ids.next(), subject: ids.token(22) },
  });
  if (!opened) throw new Error('There is no conversation.');
  const { client, conversation } = opened;
  await store.commit(
    [{ type: 'consent', clientId: client.id, status: 'consented', version: '2026-11-01', at }],
    'full',
  );
  return { client, conversation };
}

/** A waiting card of a client. */
export function card(
  { client, conversation }: Home,
  number: number,
  at: Date,
  expiresAt = new Date(at.getTime() + 72 * 3_600_000),
  body = 'A card of the test.',
): Approval {
  const payload = canonicalJson({ body, number });
  return {
    id: ids.next(),
    clientId: client.id,
    conversationId: conversation.id,
    number,
    tool: 'send_outreach',
    payload,
    payloadHash: payloadHash('send_outreach', payload),
    cardText: cardText({ number, body, expiresAt, timeZone: 'UTC' }),
    nonce: ids.token(10),
    status: 'pending',
    about: null,
    createdAt: at,
    expiresAt,
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

export function auditRow(
  { client, conversation }: Home,
  action: string,
  actor: AuditEntry['actor'],
  at: Date,
  notes = '',
): Change {
  return {
    type: 'audit',
    entry: auditEntry({ client, conversation, at }, { action, actor, notes }),
  };
}
