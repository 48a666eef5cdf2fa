import { getTableColumns, getTableName, inArray, is, or, sql } from 'drizzle-orm';
import { SQLiteTable, SQLiteText } from 'drizzle-orm/sqlite-core';
import * as schema from './schema.ts';
import * as jobs from './schema-jobs.ts';
import * as operators from './schema-operators.ts';
import type { Tx } from './units.ts';

/** Where it is meant to be found: the pseudonymous log, and the word that the erasure happened. */
const MEANT = new Set(['audit', 'erasures']);

/** Every table of the schema. */
export const TABLES: readonly SQLiteTable[] = Object.values({
  ...schema,
  ...jobs,
  ...operators,
}).filter((item) => is(item, SQLiteTable));

/** Rows of any table in which a readable column is one of these ids. A table that is added later is looked at as well. */
export async function tracesOf(
  tx: Tx,
  ids: readonly string[],
): Promise<{ table: string; rows: number }[]> {
  const found: { table: string; rows: number }[] = [];
  for (const table of TABLES) {
    const name = getTableName(table);
    const columns = Object.values(getTableColumns(table)).filter((column) =>
      is(column, SQLiteText),
    );
    if (MEANT.has(name) || columns.length === 0) continue;
    const [row] = await tx
      .select({ many: sql<number>`count(*)`.mapWith(Number) })
      .from(table)
      .where(or(...columns.map((column) => inArray(column, [...ids]))));
    if (row && row.many > 0) found.push({ table: name, rows: row.many });
  }
  return found;
}
