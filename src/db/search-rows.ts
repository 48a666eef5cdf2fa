import { asc, desc, eq, sql } from 'drizzle-orm';
import type { Change } from '../desk/ports/store.ts';
import type { SearchRecord } from '../desk/search.ts';
import type { Keyring } from './keyring.ts';
import { assertOwner } from './owner.ts';
import { prepared } from './prepared.ts';
import { searches } from './schema.ts';
import type { Tx } from './units.ts';

const place = (id: string) => ({ table: 'searches', column: 'search', row: id });

const newestOf = prepared((tx) =>
  tx
    .select()
    .from(searches)
    .where(eq(searches.conversationId, sql.placeholder('conversationId')))
    .orderBy(desc(searches.ord))
    .limit(1)
    .prepare(),
);

export async function insertSearch(
  tx: Tx,
  keys: Keyring,
  change: Extract<Change, { type: 'search_made' }>,
): Promise<void> {
  await assertOwner(tx, change.conversationId, change.clientId);
  const { id, at, ...rest } = change.search;
  await tx.insert(searches).values({
    id,
    clientId: change.clientId,
    conversationId: change.conversationId,
    sealedSearch: await keys.sealJson(tx, change.clientId, place(id), rest),
    at,
  });
}

export async function lastSearch(
  tx: Tx,
  keys: Keyring,
  conversationId: string,
): Promise<SearchRecord | null> {
  const [row] = await newestOf(tx).execute({ conversationId });
  if (!row) return null;
  return opened(tx, keys, row);
}

/** Every search of a client, oldest first. */
export async function allSearches(
  tx: Tx,
  keys: Keyring,
  clientId: string,
): Promise<SearchRecord[]> {
  const rows = await tx
    .select()
    .from(searches)
    .where(eq(searches.clientId, clientId))
    .orderBy(asc(searches.ord));
  const loaded: SearchRecord[] = [];
  for (const row of rows) loaded.push(await opened(tx, keys, row));
  return loaded;
}

async function opened(
  tx: Tx,
  keys: Keyring,
  row: typeof searches.$inferSelect,
): Promise<SearchRecord> {
  const kept = await keys.openJson<Omit<SearchRecord, 'id' | 'at'>>(
    tx,
    row.clientId,
    place(row.id),
    row.sealedSearch,
  );
  return { id: row.id, at: row.at, ...kept };
}
