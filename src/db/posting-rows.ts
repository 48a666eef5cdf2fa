import { and, asc, count, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import type { ClosedWhy } from '../desk/ports/posting-index.ts';
import type { IndexedPosting, StoredPosting } from '../desk/ports/store.ts';
import type { Posting } from '../desk/posting.ts';
import type { Viewer } from '../desk/viewer.ts';
import { heldOf } from './held-rows.ts';
import { placeOnCard } from './posting-card-rows.ts';
import { postingDigest } from './posting-digest.ts';
import { parsePosting } from './posting-document.ts';
import { lastNumbers } from './posting-numbers.ts';
import { dropWords, ordsWithoutWords, putWords } from './posting-word-rows.ts';
import { prepared } from './prepared.ts';
import { postings } from './schema-jobs.ts';
import type { Tx } from './units.ts';
import { visibleTo } from './visible-rows.ts';

const standingOf = prepared((tx) =>
  tx
    .select({
      digest: postings.digest,
      ord: postings.ord,
      card: postings.card,
      firstSeenAt: postings.firstSeenAt,
      closedAt: postings.closedAt,
      repostOf: postings.repostOf,
      ownerId: postings.ownerId,
    })
    .from(postings)
    .where(eq(postings.id, sql.placeholder('id')))
    .prepare(),
);

/**
 * Inserts and updates by id; a posting that says the same as before keeps its change number. Its words, its bands and
 * the card that it stands on are written with it. One that had ended and is handed in again is open again.
 */
export async function savePostings(
  tx: Tx,
  rows: readonly StoredPosting[],
  at: Date,
): Promise<{ inserted: number; updated: number; unchanged: number }> {
  const result = { inserted: 0, updated: 0, unchanged: 0 };
  let { change, ord } = await lastNumbers(tx);
  for (const { posting, profile, profileVersion, ownerId } of rows) {
    const document = JSON.stringify({ ...posting, closed: undefined });
    const digest = postingDigest(document, profileVersion);
    const [known] = await standingOf(tx).execute({ id: posting.id });
    if (known && known.ownerId !== ownerId) throw new Error('A posting keeps its owner.');
    const hasEnded = posting.closesAt !== null && posting.closesAt <= at;
    const reopens = known !== undefined && known.closedAt !== null && !hasEnded;
    if (known?.digest === digest && !reopens) {
      result.unchanged += 1;
      // No board lists a client's own; it is seen when their mail or link brings it again.
      if (ownerId !== null)
        await tx.update(postings).set({ seenAt: at }).where(eq(postings.id, posting.id));
      continue;
    }
    change += 1;
    const values = { change, digest, document, profile, profileVersion, savedAt: at };
    const open = reopens ? { closedAt: null, closedWhy: null } : {};
    if (known) {
      await tx
        .update(postings)
        .set({ ...values, ...open })
        .where(eq(postings.id, posting.id));
      result.updated += 1;
    } else {
      ord += 1;
      await tx
        .insert(postings)
        .values({ id: posting.id, ...values, ord, firstSeenAt: at, card: posting.id, ownerId });
      result.inserted += 1;
    }
    const isNew = known === undefined;
    const row = known ?? { ord, firstSeenAt: at, card: posting.id, repostOf: null, closedAt: null };
    const moved = await indexOne(
      tx,
      posting,
      {
        ...row,
        id: posting.id,
        digest,
        ownerId,
        closedAt: reopens ? null : row.closedAt,
      },
      isNew,
    );
    change = await noteChanges(tx, moved, change);
  }
  return result;
}

/** Writes words and bands of a posting and finds its card; gives the others whose card is another now. */
async function indexOne(
  tx: Tx,
  posting: Posting,
  row: Parameters<typeof heldOf>[0],
  isNew: boolean,
): Promise<string[]> {
  if (row.closedAt === null) await putWords(tx, row.ord ?? 0, posting, isNew);
  const moved = await placeOnCard(
    tx,
    heldOf(row, () => posting),
    isNew,
  );
  return moved.filter((id) => id !== posting.id);
}

/** An index in memory hears of these as well. */
async function noteChanges(tx: Tx, ids: readonly string[], last: number): Promise<number> {
  let change = last;
  for (const id of ids) {
    change += 1;
    await tx.update(postings).set({ change }).where(eq(postings.id, id));
  }
  return change;
}

/** Takes postings into the index that have no words in it, at most `limit`; gives how many. */
export async function indexPostings(tx: Tx, limit: number): Promise<number> {
  const ords = await ordsWithoutWords(tx, limit);
  if (ords.length === 0) return 0;
  let { change } = await lastNumbers(tx);
  const rows = await tx
    .select()
    .from(postings)
    .where(inArray(postings.ord, ords))
    .orderBy(asc(postings.ord));
  for (const row of rows) {
    const posting = parsePosting(row.document);
    const moved = await indexOne(tx, posting, row, false);
    change = await noteChanges(tx, [...moved, posting.id], change);
  }
  return rows.length;
}

/** Closes what is open of these and takes it out of the full text; gives which were open. */
export async function closePostings(
  tx: Tx,
  ids: readonly string[],
  why: ClosedWhy,
  at: Date,
): Promise<string[]> {
  const closed: string[] = [];
  let { change } = await lastNumbers(tx);
  for (const id of ids) {
    const [row] = await tx
      .update(postings)
      .set({ closedAt: at, closedWhy: why, change: change + 1 })
      .where(and(eq(postings.id, id), isNull(postings.closedAt)))
      .returning({ ord: postings.ord });
    if (!row) continue;
    change += 1;
    await dropWords(tx, row.ord ?? 0);
    closed.push(id);
  }
  return closed;
}

export async function getPostings(
  tx: Tx,
  ids: readonly string[],
  viewer: Viewer,
): Promise<Posting[]> {
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
      .where(and(inArray(postings.id, ids.slice(start, start + 500)), visibleTo(viewer)));
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
): Promise<{ seq: number; rows: IndexedPosting[] }> {
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
      ownerId: row.ownerId,
      standing: {
        ord: row.ord ?? 0,
        card: row.card ?? row.id,
        firstSeenAt: row.firstSeenAt,
        closedAt: row.closedAt,
        repostOf: row.repostOf,
      },
    })),
  };
}

export async function countPostings(tx: Tx): Promise<number> {
  const [row] = await tx.select({ many: count() }).from(postings);
  return row?.many ?? 0;
}
