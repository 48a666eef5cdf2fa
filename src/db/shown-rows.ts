import { eq } from 'drizzle-orm';
import type { ShownVia } from '../desk/ports/digest-store.ts';
import { shownPostings } from './schema-jobs.ts';
import type { Tx } from './units.ts';

/** A statement takes a limited number of values. */
const ROWS = 1000;

/** Notes what a client was shown; gives how many of it were new to them. */
export async function noteShown(
  tx: Tx,
  clientId: string,
  postingIds: readonly string[],
  via: ShownVia,
  at: Date,
): Promise<number> {
  const ids = [...new Set(postingIds)];
  let added = 0;
  for (let from = 0; from < ids.length; from += ROWS) {
    const rows = await tx
      .insert(shownPostings)
      .values(ids.slice(from, from + ROWS).map((postingId) => ({ clientId, postingId, via, at })))
      .onConflictDoNothing()
      .returning({ id: shownPostings.postingId });
    added += rows.length;
  }
  return added;
}

/** A posting of these was shown by somebody else meanwhile. */
export class ShownBefore extends Error {
  override readonly name = 'ShownBefore';
}

/** Throws `ShownBefore` when one of them is not new, so that the unit with its message is rolled back. */
export async function noteShownOnce(
  tx: Tx,
  clientId: string,
  postingIds: readonly string[],
  via: ShownVia,
  at: Date,
): Promise<void> {
  const added = await noteShown(tx, clientId, postingIds, via, at);
  if (added < new Set(postingIds).size) throw new ShownBefore('A posting was shown before.');
}

export async function shownTo(tx: Tx, clientId: string): Promise<Set<string>> {
  const rows = await tx
    .select({ id: shownPostings.postingId })
    .from(shownPostings)
    .where(eq(shownPostings.clientId, clientId));
  return new Set(rows.map(({ id }) => id));
}
