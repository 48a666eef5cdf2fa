import { and, asc, eq, isNull, max } from 'drizzle-orm';
import type { SavedSearch } from '../desk/digest/saved-search.ts';
import type { DigestChange } from '../desk/ports/digest-store.ts';
import type { Keyring } from './keyring.ts';
import { assertOwner } from './owner.ts';
import { savedSearches } from './schema-jobs.ts';
import type { Tx } from './units.ts';

interface Kept {
  query: string;
  atOnce: boolean;
}

type Row = typeof savedSearches.$inferSelect;

const place = (id: string) => ({ table: 'saved_searches', column: 'search', row: id });
const running = (clientId: string) =>
  and(eq(savedSearches.clientId, clientId), isNull(savedSearches.endedAt));

export async function saveSearch(
  tx: Tx,
  keys: Keyring,
  change: Extract<DigestChange, { type: 'search_saved' }>,
): Promise<void> {
  const { clientId, conversationId, search } = change;
  await assertOwner(tx, conversationId, clientId);
  await tx.insert(savedSearches).values({
    id: search.id,
    clientId,
    conversationId,
    number: search.number,
    sealedSearch: await seal(tx, keys, clientId, search.id, search),
    createdAt: search.at,
  });
}

/** The words go; that there was a search with this number stays. */
export async function endSavedSearch(
  tx: Tx,
  keys: Keyring,
  clientId: string,
  number: number,
  at: Date,
): Promise<void> {
  for (const { id } of await numbered(tx, clientId, number))
    await tx
      .update(savedSearches)
      .set({
        endedAt: at,
        sealedSearch: await seal(tx, keys, clientId, id, { query: '', atOnce: false }),
      })
      .where(eq(savedSearches.id, id));
}

export async function setAtOnce(
  tx: Tx,
  keys: Keyring,
  clientId: string,
  number: number,
  atOnce: boolean,
): Promise<void> {
  for (const row of await numbered(tx, clientId, number)) {
    const { query } = await opened(tx, keys, row);
    await tx
      .update(savedSearches)
      .set({ sealedSearch: await seal(tx, keys, clientId, row.id, { query, atOnce }) })
      .where(eq(savedSearches.id, row.id));
  }
}

export async function noteRan(tx: Tx, clientId: string, at: Date): Promise<void> {
  await tx.update(savedSearches).set({ ranAt: at }).where(running(clientId));
}

/** Those of a client that run, by number. */
export async function savedSearchesOf(
  tx: Tx,
  keys: Keyring,
  clientId: string,
): Promise<SavedSearch[]> {
  const rows = await tx
    .select()
    .from(savedSearches)
    .where(running(clientId))
    .orderBy(asc(savedSearches.number));
  return openedAll(tx, keys, rows);
}

/** A number is never given twice, so an ended search counts as well. */
export async function nextNumber(tx: Tx, clientId: string): Promise<number> {
  const [row] = await tx
    .select({ highest: max(savedSearches.number) })
    .from(savedSearches)
    .where(eq(savedSearches.clientId, clientId));
  return (row?.highest ?? 0) + 1;
}

export async function searchesAtOnce(tx: Tx, keys: Keyring): Promise<SavedSearch[]> {
  const rows = await tx
    .select()
    .from(savedSearches)
    .where(isNull(savedSearches.endedAt))
    .orderBy(asc(savedSearches.clientId), asc(savedSearches.number));
  return (await openedAll(tx, keys, rows)).filter(({ atOnce }) => atOnce);
}

function numbered(tx: Tx, clientId: string, number: number): Promise<Row[]> {
  return tx
    .select()
    .from(savedSearches)
    .where(and(running(clientId), eq(savedSearches.number, number)));
}

function seal(tx: Tx, keys: Keyring, clientId: string, id: string, { query, atOnce }: Kept) {
  return keys.sealJson(tx, clientId, place(id), { query, atOnce });
}

async function openedAll(tx: Tx, keys: Keyring, rows: readonly Row[]): Promise<SavedSearch[]> {
  const searches: SavedSearch[] = [];
  for (const row of rows) searches.push(await opened(tx, keys, row));
  return searches;
}

async function opened(tx: Tx, keys: Keyring, row: Row): Promise<SavedSearch> {
  const { id, clientId, conversationId, number, createdAt, ranAt, sealedSearch } = row;
  const kept = await keys.openJson<Kept>(tx, clientId, place(id), sealedSearch);
  return { id, clientId, conversationId, number, createdAt, ranAt, ...kept };
}
