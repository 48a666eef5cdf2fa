import { eq, sql } from 'drizzle-orm';
import { prepared } from './prepared.ts';
import { conversations } from './schema.ts';
import type { Tx } from './units.ts';

const ownerOf = prepared((tx) =>
  tx
    .select({ clientId: conversations.clientId })
    .from(conversations)
    .where(eq(conversations.id, sql.placeholder('conversationId')))
    .prepare(),
);

/** The client of a conversation: the only way a row finds its owner (I9). */
export async function clientOf(tx: Tx, conversationId: string): Promise<string> {
  const [row] = await ownerOf(tx).execute({ conversationId });
  if (!row) throw new Error('There is no such conversation.');
  return row.clientId;
}

/** Throws when a conversation is not this client's: a row that names both must not join two clients. */
export async function assertOwner(tx: Tx, conversationId: string, clientId: string): Promise<void> {
  if ((await clientOf(tx, conversationId)) !== clientId)
    throw new Error('The conversation belongs to another client.');
}
