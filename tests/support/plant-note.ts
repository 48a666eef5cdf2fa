import { drizzle } from 'drizzle-orm/better-sqlite3';
import { createKeyring } from '../../src/db/keyring.ts';
import { fileKeys } from '../../src/db/keyring-file.ts';
import { openEncrypted } from '../../src/db/open-sqlite.ts';
import * as schema from '../../src/db/schema.ts';
import { operatorNotes } from '../../src/db/schema-operators.ts';
import { systemIds } from '../../src/system.ts';
import type { InboxClient } from './inbox-clients.ts';
import type { TestStore } from './sqlite-store.ts';

/** A note as the takeover writes it, sealed under the client's key. */
export async function plantNote(
  test: Pick<TestStore, 'path' | 'key'>,
  { clientId, conversationId }: InboxClient,
  note: { operatorId: string | null; kind: 'note' | 'draft'; text: string; at: Date },
): Promise<void> {
  const sqlite = openEncrypted(test.path, test.key, false);
  const { keys } = fileKeys(test.path, test.key, false);
  const keyring = createKeyring(keys.clients, keys.desk);
  const tx = drizzle({ client: sqlite, schema });
  const { text, ...values } = note;
  const id = systemIds.next();
  const place = { table: 'operator_notes', column: 'text', row: id };
  const sealedText = await keyring.sealText(tx, clientId, place, text);
  await tx.insert(operatorNotes).values({ id, clientId, conversationId, sealedText, ...values });
  sqlite.close();
}
