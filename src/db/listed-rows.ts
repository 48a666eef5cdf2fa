import { and, eq, inArray, isNull, like, lt, or } from 'drizzle-orm';
import type { StoredPosting } from '../desk/ports/store.ts';
import type { Posting } from '../desk/posting.ts';
import { postingDigest } from './posting-digest.ts';
import { savePostings } from './posting-rows.ts';
import { postings } from './schema-jobs.ts';
import type { Tx } from './units.ts';

const AT_ONCE = 500;

/** The ids of these that a save would change. Asked before the costly part, which is reading their texts. */
export async function changedPostings(
  tx: Tx,
  listed: readonly Posting[],
  profileVersion: string,
  at: Date,
): Promise<Set<string>> {
  const changed = new Set(listed.map(({ id }) => id));
  for (let start = 0; start < listed.length; start += AT_ONCE) {
    const some = new Map(listed.slice(start, start + AT_ONCE).map((item) => [item.id, item]));
    const rows = await tx
      .select({ id: postings.id, digest: postings.digest, closedAt: postings.closedAt })
      .from(postings)
      .where(inArray(postings.id, [...some.keys()]));
    for (const { id, digest, closedAt } of rows) {
      const posting = some.get(id);
      if (!posting || (closedAt !== null && !hasEnded(posting, at))) continue;
      if (digest === postingDigest(JSON.stringify(posting), profileVersion)) changed.delete(id);
    }
  }
  return changed;
}

/** A save opens again what had closed; what is left is to note that the board lists these. */
export async function saveListed(
  tx: Tx,
  board: string,
  changed: readonly StoredPosting[],
  listed: readonly Posting[],
  at: Date,
): Promise<{ inserted: number; updated: number; unchanged: number }> {
  const saved = await savePostings(tx, changed, at);
  const ids = listed.map(({ id }) => id);
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const some = inArray(postings.id, ids.slice(start, start + AT_ONCE));
    await tx
      .update(postings)
      .set({ board, seenAt: at })
      .where(and(some, or(isNull(postings.seenAt), lt(postings.seenAt, at))));
    await tx
      .update(postings)
      .set({ firstSeenAt: at })
      .where(and(some, isNull(postings.firstSeenAt)));
  }
  return { ...saved, unchanged: listed.length - saved.inserted - saved.updated };
}

export async function openOfBoard(
  tx: Tx,
  board: string,
  prefix: string | null,
): Promise<{ id: string; seenAt: Date | null }[]> {
  const named = eq(postings.board, board);
  const mine =
    prefix === null
      ? named
      : or(named, and(isNull(postings.board), like(postings.id, `${prefix}%`)));
  const rows = await tx
    .select({ id: postings.id, seenAt: postings.seenAt, board: postings.board })
    .from(postings)
    .where(and(isNull(postings.closedAt), mine));
  // An underscore stands for any letter there, and one of the databases takes large letters for small ones.
  return rows
    .filter((row) => row.board !== null || row.id.startsWith(prefix ?? ''))
    .map(({ id, seenAt }) => ({ id, seenAt }));
}

function hasEnded({ closesAt }: Posting, at: Date): boolean {
  return closesAt !== null && closesAt <= at;
}
