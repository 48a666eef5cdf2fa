import { and, asc, count, eq, inArray, sql } from 'drizzle-orm';
import type { Client, Conversation } from '../desk/client.ts';
import type { ClientLine, ClientStore } from '../desk/ports/store.ts';
import { readClientLimits } from './client-limits.ts';
import { erasedSince } from './erased-address-rows.ts';
import type { Keyring } from './keyring.ts';
import { prepared } from './prepared.ts';
import { approvals, clients, conversations, identities, inbox } from './schema.ts';
import type { Tx } from './units.ts';

export const namePlace = (clientId: string) => ({
  table: 'clients',
  column: 'name',
  row: clientId,
});

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
): ReturnType<ClientStore['openConversation']> {
  const addresses = [input.sender, ...input.altIds];
  const erasedAt = await erasedSince(tx, keys, input.account, [input.chat, ...addresses]);
  if (erasedAt && input.writtenAt && input.writtenAt <= erasedAt) return null;
  const id = await conversationFor(tx, keys, input, addresses);
  return id === null ? null : { ...(await opened(tx, keys, id)), erasedAt };
}

/** The conversation of a chat, with its client and what is new about their addresses; null when there is to be none. */
async function conversationFor(
  tx: Tx,
  keys: Keyring,
  input: Parameters<ClientStore['openConversation']>[0],
  addresses: readonly string[],
): Promise<string | null> {
  const clientId = await clientAt(tx, input.account, addresses);
  const known =
    (await conversationOf(tx, input.account, [input.chat])) ??
    // A private chat is named after the person: by another of their names it is the same chat.
    (clientId !== null && addresses.includes(input.chat)
      ? await conversationOf(tx, input.account, await addressesOf(tx, input.account, clientId))
      : null);
  if (known === null && !input.create) return null;
  const owner = clientId ?? (known === null ? await newClient(tx, keys, input) : null);
  if (owner !== null) await learnAddresses(tx, input.account, addresses, owner);
  if (known !== null) return known;
  await tx.insert(conversations).values({
    id: input.ids.conversation,
    clientId: owner ?? input.ids.client,
    account: input.account,
    chat: input.chat,
    control: 'bot',
    controlEpoch: 0,
    lastAt: input.at,
    createdAt: input.at,
  });
  return input.ids.conversation;
}

/** `isNew`: nobody has written here yet, so that the first words are still to be said. */
async function opened(tx: Tx, keys: Keyring, id: string): Promise<Home & { isNew: boolean }> {
  const home = await getConversation(tx, keys, id);
  if (!home) throw new Error('The conversation that was just found is not there.');
  if (home.client.status !== 'new') return { ...home, isNew: false };
  const written = await tx
    .select({ ord: inbox.ord })
    .from(inbox)
    .where(eq(inbox.conversationId, id))
    .limit(1);
  return { ...home, isNew: written.length === 0 };
}

/** The same person in another chat of the same account, or under another address, is the same client. */
async function clientAt(
  tx: Tx,
  account: string,
  addresses: readonly string[],
): Promise<string | null> {
  const [identity] = await tx
    .select({ clientId: identities.clientId })
    .from(identities)
    .where(and(eq(identities.account, account), inArray(identities.address, [...addresses])));
  return identity?.clientId ?? null;
}

async function addressesOf(tx: Tx, account: string, clientId: string): Promise<string[]> {
  const rows = await tx
    .select({ address: identities.address })
    .from(identities)
    .where(and(eq(identities.account, account), eq(identities.clientId, clientId)));
  return rows.map(({ address }) => address);
}

async function learnAddresses(
  tx: Tx,
  account: string,
  addresses: readonly string[],
  clientId: string,
): Promise<void> {
  await tx
    .insert(identities)
    .values(addresses.map((address) => ({ account, address, clientId })))
    .onConflictDoNothing();
}

async function newClient(
  tx: Tx,
  keys: Keyring,
  input: Parameters<ClientStore['openConversation']>[0],
): Promise<string> {
  const id = input.ids.client;
  await tx.insert(clients).values({
    id,
    subject: input.ids.subject,
    sealedName: null,
    status: 'new',
    admission: input.admission ?? 'admitted',
    consentVersion: null,
    consentAt: null,
    timeZone: input.timeZone,
    quietHours: null,
    dataKey: keys.create(id),
    cardNumber: 0,
    draftNumber: 0,
    createdAt: input.at,
  });
  if (input.name !== null)
    await tx
      .update(clients)
      .set({ sealedName: await keys.sealText(tx, id, namePlace(id), input.name) })
      .where(eq(clients.id, id));
  return id;
}

async function conversationOf(
  tx: Tx,
  account: string,
  chats: readonly string[],
): Promise<string | null> {
  const [row] = await tx
    .select({ id: conversations.id })
    .from(conversations)
    .where(and(eq(conversations.account, account), inArray(conversations.chat, [...chats])));
  return row?.id ?? null;
}

export async function getConversation(tx: Tx, keys: Keyring, id: string): Promise<Home | null> {
  const [row] = await homeOf(tx).execute({ id });
  if (!row) return null;
  return {
    client: await openedClient(tx, keys, row.client),
    conversation: toConversation(row.conversation),
  };
}

export async function getClient(
  tx: Tx,
  keys: Keyring,
  clientId: string,
): Promise<{ client: Client; conversations: Conversation[] } | null> {
  const [row] = await tx.select().from(clients).where(eq(clients.id, clientId));
  if (!row) return null;
  const talks = await tx
    .select()
    .from(conversations)
    .where(eq(conversations.clientId, clientId))
    .orderBy(asc(conversations.createdAt), asc(conversations.id));
  return { client: await openedClient(tx, keys, row), conversations: talks.map(toConversation) };
}

export async function chatsOf(tx: Tx, account: string): Promise<string[]> {
  const rows = await tx
    .select({ chat: conversations.chat })
    .from(conversations)
    .where(eq(conversations.account, account));
  return rows.map(({ chat }) => chat);
}

async function openedClient(
  tx: Tx,
  keys: Keyring,
  row: typeof clients.$inferSelect,
): Promise<Client> {
  const {
    sealedName: _name,
    dataKey: _key,
    cardNumber: _card,
    draftNumber: _draft,
    limits,
    ...client
  } = row;
  return {
    ...client,
    limits: readClientLimits(limits),
    name: await openedName(tx, keys, row),
  };
}

export async function openedName(
  tx: Tx,
  keys: Keyring,
  { id, sealedName }: Pick<typeof clients.$inferSelect, 'id' | 'sealedName'>,
): Promise<string | null> {
  return sealedName ? keys.openText(tx, id, namePlace(id), sealedName) : null;
}

export function toConversation(row: typeof conversations.$inferSelect): Conversation {
  const { id, clientId, account, chat, control, controlEpoch } = row;
  return { id, clientId, account, chat, control, controlEpoch };
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
      admission: clients.admission,
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

export async function setClientSettings(
  tx: Tx,
  change: { clientId: string; timeZone?: string; quietHours?: string; pausedAt?: Date | null },
): Promise<void> {
  const { clientId, ...settings } = change;
  if (Object.keys(settings).length === 0) return;
  await tx.update(clients).set(settings).where(eq(clients.id, clientId));
}

export async function setClientLimits(
  tx: Tx,
  clientId: string,
  limits: string | null,
): Promise<void> {
  await tx.update(clients).set({ limits }).where(eq(clients.id, clientId));
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
