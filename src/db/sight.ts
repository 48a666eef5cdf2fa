import { eq, inArray, or, type SQL } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Sight } from '../desk/ports/console-views-store.ts';
import { conversations } from './schema.ts';
import type { Tx } from './units.ts';

/** Conversations that the operator has or should see to; no condition where all are in sight. */
export function inSight(sight: Sight): SQL | undefined {
  return sight === null
    ? undefined
    : or(eq(conversations.operatorId, sight), eq(conversations.assigneeId, sight));
}

/** Rows whose client has a conversation in sight. */
export function clientInSight(tx: Tx, column: SQLiteColumn, sight: Sight): SQL | undefined {
  return sight === null
    ? undefined
    : inArray(
        column,
        tx.select({ id: conversations.clientId }).from(conversations).where(inSight(sight)),
      );
}
