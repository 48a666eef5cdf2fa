import { and, asc, count, eq, gt, inArray, isNull, max } from 'drizzle-orm';
import { z } from 'zod';
import type { ClosedWhy } from '../desk/ports/board-store.ts';
import type { StoredPosting } from '../desk/ports/store.ts';
import type { Posting } from '../desk/posting.ts';
import { postingDigest } from './posting-digest.ts';
import { postings } from './schema-jobs.ts';
import type { Tx } from './units.ts';

const DATES = z.object({ postedAt: z.string().nullable(), closesAt: z.string().nullable() });

/**
 * Inserts and updates by id; a posting that says the same as before keeps its change number. One that had ended and is
 * handed in again is open again.
 */
export async function savePostings(
  tx: Tx,
  rows: readonly StoredPosting[],
  at: Date,
): Promise<{ inserted: number; updated: number; unchanged: number }> {
  const result = { inserted: 0, updated: 0, unchanged: 0 };
  let change = await lastChange(tx);
  for (const { posting, profile, profileVersion } of rows) {
    const document = JSON.stringify({ ...posting, closed: undefined });
    const digest = postingDigest(document, profileVersion);
    const [known] = await tx
      .select({ digest: postings.digest, closedAt: postings.closedAt })
      .from(postings)
      .where(eq(postings.id, posting.id));
    const hasEnded = posting.closesAt !== null && posting.closesAt <= at;
    const reopens = known !== undefined && known.closedAt !== null && !hasEnded;
    if (known?.digest === digest && !reopens) {
      result.unchanged += 1;
      continue;
    }
    change += 1;
    const values = { change, digest, document, profile, profileVersion, savedAt: at };
    await tx
      .insert(postings)
      .values({ id: posting.id, ...values, firstSeenAt: at })
      .onConflictDoUpdate({
        target: postings.id,
        set: reopens ? { ...values, closedAt: null, closedWhy: null } : values,
      });
    if (known) result.updated += 1;
    else result.inserted += 1;
  }
  return result;
}

/** Closes what is open of these, under a change number each; gives which were open. */
export async function closePostings(
  tx: Tx,
  ids: readonly string[],
  why: ClosedWhy,
  at: Date,
): Promise<string[]> {
  const closed: string[] = [];
  let change = await lastChange(tx);
  for (const id of ids) {
    const rows = await tx
      .update(postings)
      .set({ closedAt: at, closedWhy: why, change: change + 1 })
      .where(and(eq(postings.id, id), isNull(postings.closedAt)))
      .returning({ id: postings.id });
    if (rows.length === 0) continue;
    change += 1;
    closed.push(id);
  }
  return closed;
}

export async function getPostings(tx: Tx, ids: readonly string[]): Promise<Posting[]> {
  const found = new Map<string, Posting>();
  for (let start = 0; start < ids.length; start += 500) {
    const rows = await tx
      .select({
        id: postings.id,
        document: postings.document,
        closedAt: postings.closedAt,
        closedWhy: postings.closedWhy,
      })
      .from(postings)
      .where(inArray(postings.id, ids.slice(start, start + 500)));
    for (const { id, document, closedAt, closedWhy } of rows) {
      const posting = parsePosting(document);
      if (closedAt) posting.closed = { at: closedAt, why: closedWhy ?? 'gone' };
      found.set(id, posting);
    }
  }
  return ids.flatMap((id) => found.get(id) ?? []);
}

export async function postingsSince(
  tx: Tx,
  seq: number,
  limit: number,
): Promise<{ seq: number; rows: StoredPosting[] }> {
  const rows = await tx
    .select()
    .from(postings)
    .where(gt(postings.change, seq))
    .orderBy(asc(postings.change))
    .limit(limit);
  return {
    seq: rows.at(-1)?.change ?? seq,
    rows: rows.map((row) => ({
      posting: parsePosting(row.document),
      profile: row.profile,
      profileVersion: row.profileVersion,
      closedAt: row.closedAt,
    })),
  };
}

export async function countPostings(tx: Tx): Promise<number> {
  const [row] = await tx.select({ many: count() }).from(postings);
  return row?.many ?? 0;
}

async function lastChange(tx: Tx): Promise<number> {
  const [row] = await tx.select({ change: max(postings.change) }).from(postings);
  return row?.change ?? 0;
}

/** JSON has no dates; everything else is as `savePostings` wrote it. */
function parsePosting(document: string): Posting {
  const json = JSON.parse(document) as Posting;
  const { postedAt, closesAt } = DATES.parse(json);
  return {
    ...json,
    postedAt: postedAt === null ? null : new Date(postedAt),
    closesAt: closesAt === null ? null : new Date(closesAt),
  };
}
