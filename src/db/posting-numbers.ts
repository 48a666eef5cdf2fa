import { sql } from 'drizzle-orm';
import { rowsOf } from './dialect.ts';
import { knownMeta, putMeta } from './meta-rows.ts';
import type { Tx } from './units.ts';

/** The highest change number and row number that postings ever had. */
export interface PostingNumbers {
  change: number;
  ord: number;
}

const FLOOR = 'posting_numbers';

/** No number comes twice, also after the rows that had the highest were deleted: an index in memory goes by them. */
export async function lastNumbers(tx: Tx): Promise<PostingNumbers> {
  const [row] = await rowsOf<{ change: number | null; ord: number | null }>(
    tx,
    sql`select (select max(change) from postings) as change, (select max(ord) from postings) as ord`,
  );
  const [change = 0, ord = 0] = ((await knownMeta(tx, FLOOR)) ?? '').split(' ').map(Number);
  return {
    change: Math.max(change, Number(row?.change ?? 0)),
    ord: Math.max(ord, Number(row?.ord ?? 0)),
  };
}

/** Call it before rows are deleted. The deletion is a change with a number of its own. */
export async function keepNumbers(tx: Tx): Promise<PostingNumbers> {
  const last = await lastNumbers(tx);
  const kept = { change: last.change + 1, ord: last.ord };
  await putMeta(tx, FLOOR, `${kept.change} ${kept.ord}`);
  return kept;
}
