import { and, asc, count, eq, sql } from 'drizzle-orm';
import type { Client, Conversation } from '../desk/client.ts';
import type { ClientLine, ClientStore } from '../desk/ports/store.ts';
import type { Keyring } from './keyring.ts';
import { prepared } from './prepared.ts';
import { approvals, clients, conversations, identities } from './schema.ts';
import type { Tx } from './units.ts';

const place = (clientId: string) => ({ table: 'clients', column: 'name', row: clientId });

type Home = { client: Client; conversation: Conversation };

const homeOf = prepared((tx) =>
  tx
    .select({ client: clients, conversation: conversations })
    .from(conversations)
    .innerJoin(clients, eq(clients.id, conversations.clientId))
    .where(eq(conversations.id, sql.placeholder('id')))
    .prepare(),
);

export async function openConversation(
  tx: Tx,
  keys: Keyring,
  input: Parameters<ClientStore['openConversation']>[0],
): Promise<Home & { isNew: boolean }> {
  const known = await conversationOf(tx, keys, input.account, input.chat);
  if (known) return { ...known, isNew: false };
  // The same person in another chat of the same account is the same client.
  const [identity] = await tx
    .select({ clientId: identities.clientId })
    .from(identities)
    .where(and(eq(identities.account, input.account), eq(identities.address, input.sender)));
  const clientId = identity?.clientId ?? input.ids.client;
  if (!identity) {
    await tx.insert(clients).values({
      id: clientId,
      subject: input.ids.subject,
      sealedName: null,
      status: 'new',
      consentVersion: null,
      consentAt: null,
      timeZone: 'UTC',
      dataKey: keys.create(clientId),
      cardNumber: 0,
      draftNumber: 0,
      createdAt: input.at,
    });
    await tx.insert(identities).values({ account: input.account, address: input.sender, clientId });
    if (input.name !== null)
      await tx
        .update(clients)
        .set({ sealedName: await keys.sealText(tx, clientId, place(clientId), input.name) })
        .where(eq(clients.id, clientId));
  }
  await tx.insert(conversations).values({
    id: input.ids.conversation,
    clientId,
    account: input.account,
    chat: input.chat,
    control: 'bot',
    controlEpoch: 0,
    createdAt: input.at,
  });
  const opened = await conversationOf(tx, keys, input.account, input.chat);
  if (!opened) throw new Error('The conversation that was just made is not there.');
  return { ...opened, isNew: !identity };
}

async function conversationOf(
  tx: Tx,
  keys: Keyring,
  account: string,
  chat: string,
): Promise<Home | null> {
  const [row] = await tx
    .select({ id: conversations.id })
    .from(conversations)
    .where(and(eq(conversations.account, account), eq(conversations.chat, chat)));
  return row ? getConversation(tx, keys, row.id) : null;
}

export async function getConversation(tx: Tx, keys: Keyring, id: string): Promise<Home | null> {
  const [row] = await homeOf(tx).execute({ id });
  if (!row) return null;
  const {
    sealedName,
    dataKey: _key,
    cardNumber: _card,
    draftNumber: _draft,
    ...client
  } = row.client;
  const { createdAt: _at, ...conversation } = row.conversation;
  return {
    client: {
      ...client,
      name: sealedName ? await keys.openText(tx, client.id, place(client.id), sealedName) : null,
    },
    conversation,
  };
}

export async function listClients(tx: Tx): Promise<ClientLine[]> {
  const talks = tx
    .select({ clientId: conversations.clientId, many: count().as('talks') })
    .from(conversations)
    .groupBy(conversations.clientId)
    .as('t');
  const waiting = tx
    .select({ clientId: approvals.clientId, many: count().as('waiting') })
    .from(approvals)
    .where(eq(approvals.status, 'pending'))
    .groupBy(approvals.clientId)
    .as('w');
  const rows = await tx
    .select({
      id: clients.id,
      subject: clients.subject,
      status: clients.status,
      createdAt: clients.createdAt,
      conversations: talks.many,
      pendingApprovals: waiting.many,
    })
    .from(clients)
    .leftJoin(talks, eq(talks.clientId, clients.id))
    .leftJoin(waiting, eq(waiting.clientId, clients.id))
    .orderBy(asc(clients.createdAt), asc(clients.id));
  return rows.map((row) => ({
    ...row,
    conversations: row.conversations ?? 0,
    pendingApprovals: row.pendingApprovals ?? 0,
  }));
}

export async function setConsent(
  tx: Tx,
  change: { clientId: string; status: 'consented' | 'declined'; version: string; at: Date },
): Promise<void> {
  await tx
    .update(clients)
    .set({ status: change.status, consentVersion: change.version, consentAt: change.at })
    .where(eq(clients.id, change.clientId));
}

/** bot -> requested; a person who is asked already or in control stays so. */
export async function requestControl(tx: Tx, conversationId: string): Promise<void> {
  await tx
    .update(conversations)
    .set({ control: 'requested' })
    .where(and(eq(conversations.id, conversationId), eq(conversations.control, 'bot')));
}

/** The next number of a counter of the client; never given twice. */
export async function nextNumber(
  tx: Tx,
  clientId: string,
  counter: 'cardNumber' | 'draftNumber',
): Promise<number> {
  const column = clients[counter];
  const [row] = await tx
    .update(clients)
    .set({ [counter]: sql`${column} + 1` })
    .where(eq(clients.id, clientId))
    .returning({ number: column });
  if (!row) throw new Error('There is no such client to number for.');
  return row.number;
}
