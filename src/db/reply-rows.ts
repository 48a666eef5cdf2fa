import { and, asc, eq, inArray, isNull, ne } from 'drizzle-orm';
import type { MailboxMark } from '../desk/ports/reply-mailbox.ts';
import type { Reply } from '../desk/replies/reply.ts';
import type { Keyring } from './keyring.ts';
import { assertOwner } from './owner.ts';
import { clients, conversations } from './schema.ts';
import { mailboxes, replies } from './schema-jobs.ts';
import type { Tx } from './units.ts';

const place = (id: string) => ({ table: 'replies', column: 'head', row: id });

type Head = Pick<Reply, 'from' | 'subject'>;

export async function mailboxMark(tx: Tx, name: string): Promise<MailboxMark | null> {
  const [row] = await tx.select().from(mailboxes).where(eq(mailboxes.name, name));
  return row ? { uidValidity: row.uidValidity, lastUid: row.lastUid, at: row.at } : null;
}

export async function markMailbox(tx: Tx, name: string, mark: MailboxMark): Promise<void> {
  await tx
    .insert(mailboxes)
    .values({ name, ...mark })
    .onConflictDoUpdate({ target: mailboxes.name, set: mark });
}

export async function insertReply(
  tx: Tx,
  keys: Keyring,
  reply: Omit<Reply, 'toldAt'>,
  identity: string,
): Promise<'new' | 'known' | 'gone'> {
  const { from, subject, ...row } = reply;
  const [client] = await tx
    .select({ id: clients.id })
    .from(clients)
    .where(and(eq(clients.id, row.clientId), eq(clients.status, 'consented')));
  if (!client) return 'gone';
  await assertOwner(tx, row.conversationId, row.clientId);
  const kept = await tx
    .insert(replies)
    .values({
      ...row,
      digest: await keys.fingerprint(tx, row.clientId, 'replies', identity),
      sealedHead: await keys.sealJson(tx, row.clientId, place(row.id), {
        from,
        subject,
      } satisfies Head),
    })
    .onConflictDoNothing({ target: replies.digest })
    .returning({ id: replies.id });
  return kept.length > 0 ? 'new' : 'known';
}

/** An answer of these was told of by somebody else meanwhile, or is gone. */
export class ToldBefore extends Error {
  override readonly name = 'ToldBefore';
}

/** Throws `ToldBefore` when not all of them wait, so that the unit with its message is rolled back. */
export async function noteTold(
  tx: Tx,
  clientId: string,
  replyIds: readonly string[],
  at: Date,
): Promise<void> {
  const ids = [...new Set(replyIds)];
  const told = await tx
    .update(replies)
    .set({ toldAt: at })
    .where(and(eq(replies.clientId, clientId), isNull(replies.toldAt), inArray(replies.id, ids)))
    .returning({ id: replies.id });
  if (told.length < ids.length) throw new ToldBefore('An answer was told of before.');
}

export async function talksWithUntold(
  tx: Tx,
  limit: number,
): Promise<{ clientId: string; conversationId: string }[]> {
  return tx
    .selectDistinct({ clientId: replies.clientId, conversationId: replies.conversationId })
    .from(replies)
    .innerJoin(clients, eq(clients.id, replies.clientId))
    .innerJoin(conversations, eq(conversations.id, replies.conversationId))
    .where(
      and(
        isNull(replies.toldAt),
        ne(replies.kind, 'automatic'),
        eq(clients.status, 'consented'),
        isNull(clients.pausedAt),
        isNull(conversations.unreachableAt),
      ),
    )
    .limit(limit);
}

export async function repliesOf(tx: Tx, keys: Keyring, clientId: string): Promise<Reply[]> {
  const rows = await tx
    .select()
    .from(replies)
    .where(eq(replies.clientId, clientId))
    .orderBy(asc(replies.receivedAt), asc(replies.id));
  const read: Reply[] = [];
  for (const { sealedHead, digest: _, ...row } of rows)
    read.push({ ...row, ...(await keys.openJson<Head>(tx, clientId, place(row.id), sealedHead)) });
  return read;
}
