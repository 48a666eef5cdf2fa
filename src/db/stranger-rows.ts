import { and, asc, count, eq, lt, ne } from 'drizzle-orm';
import type { AuditEntry } from '../desk/audit.ts';
import type { Waiting } from '../desk/ports/admission-store.ts';
import { appendAudit } from './audit-chain.ts';
import { openedName } from './client-rows.ts';
import { dropClientRows } from './erasure-rows.ts';
import type { Keyring } from './keyring.ts';
import { clients, conversations } from './schema.ts';
import type { Tx } from './units.ts';

const WAITS = eq(clients.admission, 'waiting');

export async function waitingList(
  tx: Tx,
  keys: Keyring,
  limit: number,
): Promise<{ total: number; people: Waiting[] }> {
  const [counted] = await tx.select({ total: count() }).from(clients).where(WAITS);
  const rows = await tx
    .select({ client: clients, account: conversations.account })
    .from(clients)
    .innerJoin(conversations, eq(conversations.clientId, clients.id))
    .where(WAITS)
    .orderBy(asc(clients.createdAt), asc(clients.id))
    .limit(limit);
  const people: Waiting[] = [];
  for (const { client, account } of rows) {
    const { id: clientId, subject, createdAt: since } = client;
    people.push({ clientId, subject, account, since, name: await openedName(tx, keys, client) });
  }
  return { total: counted?.total ?? 0, people };
}

/** waiting -> admitted | refused; false when they do not wait. */
export async function settleWaiting(
  tx: Tx,
  clientId: string,
  to: 'admitted' | 'refused',
): Promise<boolean> {
  const rows = await tx
    .update(clients)
    .set({ admission: to })
    .where(and(eq(clients.id, clientId), WAITS))
    .returning({ id: clients.id });
  return rows.length > 0;
}

/** Deletes strangers who came before this, the oldest first, with one row of the log. Gives how many went. */
export async function forgetStrangers(
  tx: Tx,
  keys: Keyring,
  before: Date,
  limit: number,
  entry: (many: number) => AuditEntry,
): Promise<number> {
  const old = await tx
    .select({ id: clients.id })
    .from(clients)
    .where(
      and(
        ne(clients.admission, 'admitted'),
        eq(clients.status, 'new'),
        lt(clients.createdAt, before),
      ),
    )
    .orderBy(asc(clients.createdAt), asc(clients.id))
    .limit(limit);
  return drop(tx, keys, old, entry);
}

/**
 * Keeps the waiting list at its length: whoever waits longest goes, some more at once, so that a flood of strangers does
 * not pay for this with every message.
 */
export async function keepRoom(
  tx: Tx,
  keys: Keyring,
  room: { most: number; atOnce: number },
  entry: (many: number) => AuditEntry,
): Promise<number> {
  const [counted] = await tx.select({ total: count() }).from(clients).where(WAITS);
  const over = (counted?.total ?? 0) - room.most;
  if (over <= 0) return 0;
  const oldest = await tx
    .select({ id: clients.id })
    .from(clients)
    .where(and(WAITS, eq(clients.status, 'new')))
    .orderBy(asc(clients.createdAt), asc(clients.id))
    .limit(over + room.atOnce);
  return drop(tx, keys, oldest, entry);
}

async function drop(
  tx: Tx,
  keys: Keyring,
  strangers: readonly { id: string }[],
  entry: (many: number) => AuditEntry,
): Promise<number> {
  if (strangers.length === 0) return 0;
  const ids = strangers.map(({ id }) => id);
  await dropClientRows(tx, keys, ids);
  await appendAudit(tx, keys, [entry(ids.length)]);
  return ids.length;
}
