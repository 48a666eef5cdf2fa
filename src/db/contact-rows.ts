import { desc, eq, sql } from 'drizzle-orm';
import type { Keyring } from './keyring.ts';
import { prepared } from './prepared.ts';
import { contacts } from './schema.ts';
import type { Tx } from './units.ts';

/** As many as a turn reads. */
const MAX_CONTACTS = 50;

const place = (id: string) => ({ table: 'contacts', column: 'email', row: id });

const contactsOf = prepared((tx) =>
  tx
    .select()
    .from(contacts)
    .where(eq(contacts.clientId, sql.placeholder('clientId')))
    .orderBy(desc(contacts.ord))
    .limit(MAX_CONTACTS)
    .prepare(),
);

/** Keeps an address that the client typed. One that is typed again moves to the front and stays one row. */
export async function saveContact(
  tx: Tx,
  keys: Keyring,
  clientId: string,
  email: string,
  at: Date,
): Promise<void> {
  const id = await keys.fingerprint(tx, clientId, 'contacts', email);
  await tx.delete(contacts).where(eq(contacts.id, id));
  const sealedEmail = await keys.sealText(tx, clientId, place(id), email);
  await tx.insert(contacts).values({ id, clientId, sealedEmail, at });
}

/** Newest first. */
export async function loadContacts(tx: Tx, keys: Keyring, clientId: string): Promise<string[]> {
  return opened(tx, keys, await contactsOf(tx).execute({ clientId }));
}

/** Every one, newest first. */
export async function allContacts(tx: Tx, keys: Keyring, clientId: string): Promise<string[]> {
  const rows = await tx
    .select()
    .from(contacts)
    .where(eq(contacts.clientId, clientId))
    .orderBy(desc(contacts.ord));
  return opened(tx, keys, rows);
}

async function opened(
  tx: Tx,
  keys: Keyring,
  rows: readonly (typeof contacts.$inferSelect)[],
): Promise<string[]> {
  const loaded: string[] = [];
  for (const { id, clientId, sealedEmail } of rows)
    loaded.push(await keys.openText(tx, clientId, place(id), sealedEmail));
  return loaded;
}
