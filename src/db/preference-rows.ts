import { and, asc, eq, sql } from 'drizzle-orm';
import type { Preference } from '../desk/client.ts';
import type { Keyring } from './keyring.ts';
import { prepared } from './prepared.ts';
import { preferences } from './schema.ts';
import type { Tx } from './units.ts';

const place = (clientId: string, key: string) => ({
  table: 'preferences',
  column: 'value',
  row: `${clientId}/${key}`,
});

const preferencesOf = prepared((tx) =>
  tx
    .select()
    .from(preferences)
    .where(eq(preferences.clientId, sql.placeholder('clientId')))
    .orderBy(asc(preferences.key))
    .prepare(),
);

/** A client has one value per key; the new one takes the place of the old. */
export async function setPreference(
  tx: Tx,
  keys: Keyring,
  clientId: string,
  { key, value, at }: Preference,
): Promise<void> {
  const values = {
    sealedValue: await keys.sealText(tx, clientId, place(clientId, key), value),
    at,
  };
  await tx
    .insert(preferences)
    .values({ clientId, key, ...values })
    .onConflictDoUpdate({ target: [preferences.clientId, preferences.key], set: values });
}

export async function removePreference(tx: Tx, clientId: string, key: string): Promise<void> {
  await tx
    .delete(preferences)
    .where(and(eq(preferences.clientId, clientId), eq(preferences.key, key)));
}

export async function loadPreferences(
  tx: Tx,
  keys: Keyring,
  clientId: string,
): Promise<Preference[]> {
  const rows = await preferencesOf(tx).execute({ clientId });
  const loaded: Preference[] = [];
  for (const { key, sealedValue, at } of rows)
    loaded.push({
      key,
      value: await keys.openText(tx, clientId, place(clientId, key), sealedValue),
      at,
    });
  return loaded;
}
