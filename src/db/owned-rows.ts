import { and, asc, eq, inArray, type SQL } from 'drizzle-orm';
import { forgetHeld } from './held-rows.ts';
import { putMeta } from './meta-rows.ts';
import { keepNumbers } from './posting-numbers.ts';
import { dropWords } from './posting-word-rows.ts';
import { erasures } from './schema.ts';
import { postingBands, postings } from './schema-jobs.ts';
import type { Tx } from './units.ts';

/** Set while the full text still holds words of deleted rows (scrub-sqlite.ts). */
export const WORDS_LEFT = 'words_left';

/** Ids of the postings that one client alone sees, oldest first. */
export async function ownedBy(tx: Tx, clientId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: postings.id })
    .from(postings)
    .where(eq(postings.ownerId, clientId))
    .orderBy(asc(postings.ord));
  return rows.map(({ id }) => id);
}

/**
 * Deletes postings that one client alone saw, with their words and bands; gives how many. No other posting refers to them:
 * public ones stand on public cards.
 * @param which  these of them only; all where it is left out
 */
export async function dropOwned(tx: Tx, clientId: string, which?: SQL): Promise<number> {
  const rows = await tx
    .select({ id: postings.id, ord: postings.ord })
    .from(postings)
    .where(and(eq(postings.ownerId, clientId), which));
  if (rows.length === 0) return 0;
  const { change } = await keepNumbers(tx);
  for (const { id, ord } of rows) {
    if (ord !== null) {
      await dropWords(tx, ord);
      await tx.delete(postingBands).where(eq(postingBands.ord, ord));
    }
    await tx.delete(postings).where(eq(postings.id, id));
  }
  // A number of its own each time: what is deleted while the last is cleaned up is not taken for cleaned.
  await putMeta(tx, WORDS_LEFT, `${change}`);
  forgetHeld();
  return rows.length;
}

/** Those of these whose rows an erasure has deleted. */
export async function ownersGone(tx: Tx, clientIds: readonly string[]): Promise<string[]> {
  if (clientIds.length === 0) return [];
  const rows = await tx
    .select({ id: erasures.clientId })
    .from(erasures)
    .where(
      and(inArray(erasures.clientId, [...clientIds]), inArray(erasures.state, ['purging', 'done'])),
    );
  return rows.map(({ id }) => id);
}
