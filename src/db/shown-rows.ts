import { and, eq, inArray } from 'drizzle-orm';
import { shownPostings } from './schema-jobs.ts';
import type { Tx } from './units.ts';

/** A statement takes a limited number of values. */
const IDS = 5000;

/** Which of these postings a client was shown before, whichever way. */
export async function shownBefore(
  tx: Tx,
  clientId: string,
  postingIds: readonly string[],
): Promise<Set<string>> {
  const rows = await tx
    .select({ id: shownPostings.postingId })
    .from(shownPostings)
    .where(
      and(
        eq(shownPostings.clientId, clientId),
        inArray(shownPostings.postingId, [...postingIds].slice(0, IDS)),
      ),
    );
  return new Set(rows.map(({ id }) => id));
}

/** The first time counts. */
export async function noteShown(
  tx: Tx,
  clientId: string,
  postingIds: readonly string[],
  via: 'search' | 'digest' | 'alert',
  at: Date,
): Promise<void> {
  for (const postingId of postingIds)
    await tx.insert(shownPostings).values({ clientId, postingId, via, at }).onConflictDoNothing();
}
