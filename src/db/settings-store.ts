import { asc, eq } from 'drizzle-orm';
import type { SettingsStore, StoredSetting } from '../desk/ports/settings-store.ts';
import type { Change } from '../desk/ports/store.ts';
import type { Keyring } from './keyring.ts';
import { deskSettings, operators } from './schema-operators.ts';
import type { Tx, Units } from './units.ts';

/** The part of the store that holds the settings which change while the desk runs. */
export function createSettingsStore(
  units: Units,
  _keys: Keyring,
  apply: (tx: Tx, changes: readonly Change[]) => Promise<void>,
): SettingsStore {
  return {
    deskSettings: () => units.read(storedSettings),
    setDeskSetting: ({ key, value, operatorId, at }, changes) =>
      units.write('full', async (tx) => {
        const [known] = await tx.select().from(deskSettings).where(eq(deskSettings.key, key));
        if (value === null) await tx.delete(deskSettings).where(eq(deskSettings.key, key));
        else
          await tx
            .insert(deskSettings)
            .values({ key, value, operatorId, at })
            .onConflictDoUpdate({ target: deskSettings.key, set: { value, operatorId, at } });
        await apply(tx, changes(known?.value ?? null));
      }),
  };
}

async function storedSettings(tx: Tx): Promise<StoredSetting[]> {
  const rows = await tx
    .select({ setting: deskSettings, name: operators.name })
    .from(deskSettings)
    .leftJoin(operators, eq(operators.id, deskSettings.operatorId))
    .orderBy(asc(deskSettings.key));
  return rows.map(({ setting: { key, value, operatorId, at }, name }) => ({
    key,
    value,
    operator: name ?? operatorId,
    at,
  }));
}
