import { is, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { PgDatabase } from 'drizzle-orm/pg-core';
import type { Tx } from './units.ts';

/** For the few statements that each database has in its own way: full text and lists. */
export function isPostgres(tx: Tx): boolean {
  const known = kinds.get(tx);
  if (known !== undefined) return known;
  const postgres = is(tx, PgDatabase);
  kinds.set(tx, postgres);
  return postgres;
}

const kinds = new WeakMap<Tx, boolean>();

export async function run(tx: Tx, statement: SQL): Promise<void> {
  if (isPostgres(tx)) await postgresOf(tx).execute(statement);
  else tx.run(statement);
}

/** Rows as objects by the names of their columns. */
export async function rowsOf<Row extends Record<string, unknown>>(
  tx: Tx,
  query: SQL,
): Promise<Row[]> {
  if (isPostgres(tx)) {
    const { rows } = await postgresOf(tx).execute<Row>(query);
    return rows as unknown as Row[];
  }
  return tx.all<Row>(query);
}

/** A list of texts as one parameter, so that lists of every length are one statement. */
export function listOf(tx: Tx, values: readonly string[]): SQL {
  const json = JSON.stringify(values);
  return isPostgres(tx)
    ? sql`(select jsonb_array_elements_text(${json}::jsonb) as value)`
    : sql`(select value from json_each(${json}))`;
}

/**
 * Is the column among a list that a prepared query takes as JSON? PostgreSQL gets it as an array: of a set it guesses a
 * hundred values, and reads the whole table for them.
 */
export function isAmong(tx: Tx, column: SQLWrapper, name: string): SQL {
  return isPostgres(tx)
    ? sql`${column} = any(array(select jsonb_array_elements_text(${sql.placeholder(name)}::jsonb)))`
    : sql`${column} in (select value from json_each(${sql.placeholder(name)}))`;
}

/** The same for a column of numbers. */
export function isAmongNumbers(tx: Tx, column: SQLWrapper, name: string): SQL {
  return isPostgres(tx)
    ? sql`${column} = any(array(select jsonb_array_elements_text(${sql.placeholder(name)}::jsonb)::bigint))`
    : isAmong(tx, column, name);
}

function postgresOf(tx: Tx): NodePgDatabase {
  return tx as unknown as NodePgDatabase;
}
