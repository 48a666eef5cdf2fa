import { and, asc, eq, gt, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import type { BoardEnd, BoardState } from '../desk/ports/board-store.ts';
import { closePostings } from './posting-rows.ts';
import { boards, postings } from './schema-jobs.ts';
import type { Tx } from './units.ts';

export async function boardStates(tx: Tx): Promise<BoardState[]> {
  return tx.select().from(boards).orderBy(asc(boards.name));
}

/**
 * Ends the sync of a board. One that began earlier and ends later than another changes nothing: the other knows more.
 * A posting that somebody saw on the board after this sync had asked stays open.
 */
export async function finishBoard(tx: Tx, end: BoardEnd): Promise<number> {
  const { state, askedAt } = end;
  const [newer] = await tx
    .select({ name: boards.name })
    .from(boards)
    .where(and(eq(boards.name, state.name), gt(boards.askedAt, askedAt)));
  if (newer) return 0;
  await tx.insert(boards).values(state).onConflictDoUpdate({ target: boards.name, set: state });
  const gone = await unseenSince(tx, end.gone, askedAt);
  const closed = [
    ...(await closePostings(tx, gone, 'gone', askedAt)),
    ...(await closePostings(tx, end.notFound, 'not_found', askedAt)),
  ];
  if (end.allSeen)
    await tx
      .update(postings)
      .set({ seenAt: askedAt })
      .where(
        and(
          eq(postings.board, state.name),
          isNull(postings.closedAt),
          or(isNull(postings.seenAt), lt(postings.seenAt, askedAt)),
        ),
      );
  return closed.length;
}

async function unseenSince(tx: Tx, ids: readonly string[], at: Date): Promise<string[]> {
  const unseen: string[] = [];
  for (let start = 0; start < ids.length; start += 500) {
    const rows = await tx
      .select({ id: postings.id })
      .from(postings)
      .where(
        and(
          inArray(postings.id, ids.slice(start, start + 500)),
          or(isNull(postings.seenAt), lt(postings.seenAt, at)),
        ),
      );
    unseen.push(...rows.map(({ id }) => id));
  }
  return unseen;
}

/** Compare-and-set: of several processes one tells. */
export async function noteBoardReported(tx: Tx, name: string, at: Date): Promise<boolean> {
  const rows = await tx
    .update(boards)
    .set({ reportedAt: at })
    .where(
      and(eq(boards.name, name), isNull(boards.reportedAt), sql`${boards.errorCode} is not null`),
    )
    .returning({ name: boards.name });
  return rows.length > 0;
}
