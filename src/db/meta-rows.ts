import { and, eq, sql } from 'drizzle-orm';
import { prepared } from './prepared.ts';
import { meta } from './schema.ts';
import type { Tx } from './units.ts';

// Every audit row asks for the id of its log.
const valueRow = prepared((tx) =>
  tx
    .select({ value: meta.value })
    .from(meta)
    .where(eq(meta.key, sql.placeholder('key')))
    .prepare(),
);

/** The value under a key; made when there is none. What is there once stays. */
export async function metaValue(tx: Tx, key: string, make: () => string): Promise<string> {
  const known = await knownMeta(tx, key);
  if (known !== null) return known;
  const value = make();
  await tx.insert(meta).values({ key, value });
  return value;
}

export async function knownMeta(tx: Tx, key: string): Promise<string | null> {
  const [row] = await valueRow(tx).execute({ key });
  return row?.value ?? null;
}

/** Writes the value under a key, whatever was there. */
export async function putMeta(tx: Tx, key: string, value: string): Promise<void> {
  await tx
    .insert(meta)
    .values({ key, value })
    .onConflictDoUpdate({ target: meta.key, set: { value } });
}

/** Removes a value, unless it is another one by now. */
export async function dropMeta(tx: Tx, key: string, value: string): Promise<void> {
  await tx.delete(meta).where(and(eq(meta.key, key), eq(meta.value, value)));
}
