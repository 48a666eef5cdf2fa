import { type AnySQLiteColumn, blob, integer, text } from 'drizzle-orm/sqlite-core';

/** A moment, in milliseconds. */
export const time = (name: string) => integer(name, { mode: 'timestamp_ms' });

/** A value under a client's own key (sealer.ts). */
export const sealed = (name: string) => blob(name, { mode: 'buffer' });

/** The id of a row of another table. */
export const refersTo = (name: string, column: () => AnySQLiteColumn) =>
  text(name).notNull().references(column);
