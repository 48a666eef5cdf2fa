import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { type Draft, StaleDraftError } from '../desk/draft.ts';
import type { Keyring } from './keyring.ts';
import { prepared } from './prepared.ts';
import { drafts } from './schema.ts';
import type { Tx } from './units.ts';

/** As many as a turn reads. */
const MAX_DRAFTS = 20;

const place = (id: string) => ({ table: 'drafts', column: 'draft', row: id });

const draftsOf = prepared((tx) =>
  tx
    .select()
    .from(drafts)
    .where(eq(drafts.clientId, sql.placeholder('clientId')))
    .orderBy(desc(drafts.createdAt), desc(drafts.number))
    .limit(MAX_DRAFTS)
    .prepare(),
);

/**
 * Keeps the newest version of a draft. Throws `StaleDraftError` when the id is another client's, or when a newer version,
 * or another one of the same number, is kept already.
 */
export async function saveDraft(
  tx: Tx,
  keys: Keyring,
  clientId: string,
  draft: Draft,
): Promise<void> {
  const { id, number, version, postingId, createdAt, ...text } = draft;
  const sealedDraft = await keys.sealJson(tx, clientId, place(id), text);
  const values = { number, version, postingId, createdAt, sealedDraft };
  const saved = await tx
    .insert(drafts)
    .values({ id, clientId, ...values })
    .onConflictDoUpdate({
      target: drafts.id,
      set: values,
      // The same version again is the same text to another address, written when it was.
      setWhere: sql`${drafts.clientId} = ${clientId} and (${drafts.version} < ${version} or (${drafts.version} = ${version} and ${eq(drafts.createdAt, createdAt)}))`,
    })
    .returning({ id: drafts.id });
  if (saved.length === 0)
    throw new StaleDraftError("The draft is another client's, or was changed in between.");
}

/** Newest first. */
export async function loadDrafts(tx: Tx, keys: Keyring, clientId: string): Promise<Draft[]> {
  return opened(tx, keys, await draftsOf(tx).execute({ clientId }));
}

/** Every draft, oldest first. */
export async function allDrafts(tx: Tx, keys: Keyring, clientId: string): Promise<Draft[]> {
  const rows = await tx
    .select()
    .from(drafts)
    .where(eq(drafts.clientId, clientId))
    .orderBy(asc(drafts.number));
  return opened(tx, keys, rows);
}

/** One draft of this client; null when there is none. */
export async function getDraft(
  tx: Tx,
  keys: Keyring,
  clientId: string,
  draftId: string,
): Promise<Draft | null> {
  const rows = await tx
    .select()
    .from(drafts)
    .where(and(eq(drafts.clientId, clientId), eq(drafts.id, draftId)));
  const [draft] = await opened(tx, keys, rows);
  return draft ?? null;
}

async function opened(
  tx: Tx,
  keys: Keyring,
  rows: readonly (typeof drafts.$inferSelect)[],
): Promise<Draft[]> {
  const loaded: Draft[] = [];
  for (const { id, clientId, number, version, postingId, createdAt, sealedDraft } of rows) {
    const text = await keys.openJson<
      Omit<Draft, 'id' | 'number' | 'version' | 'postingId' | 'createdAt'>
    >(tx, clientId, place(id), sealedDraft);
    loaded.push({ id, number, version, postingId, createdAt, ...text });
  }
  return loaded;
}
