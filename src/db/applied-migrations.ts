import { sql } from 'drizzle-orm';
import { isPostgres, rowsOf } from './dialect.ts';
import type { Tx } from './units.ts';

/** How many steps these tables have been through; Drizzle keeps the list in a place of each database's own. */
export async function appliedMigrations(tx: Tx): Promise<number> {
  const list = isPostgres(tx)
    ? sql`select count(*) as many from drizzle.__drizzle_migrations`
    : sql`select count(*) as many from __drizzle_migrations`;
  const [row] = await rowsOf<{ many: number | string }>(tx, list);
  return Number(row?.many ?? 0);
}
