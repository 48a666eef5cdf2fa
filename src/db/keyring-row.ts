import {
  type DeskKeys,
  derivedDeskKeys,
  newDeskKeys,
  readKeyring,
  unwrapDeskKeys,
  wrapDeskKeys,
  writeKeyring,
} from './desk-keys.ts';
import { StoreError } from './errors.ts';
import { createKeyring } from './keyring.ts';
import { knownMeta, metaValue, putMeta } from './meta-rows.ts';
import type { Tx, Units } from './units.ts';

const ROW = 'keyring';
/** What a desk from before there were keyrings had to tell a wrong key by: a sealed word. */
const CHECK = { table: 'meta', column: 'value', row: 'key_check' };

/** The keys of a desk on a server lie wrapped in a row of its database. Throws `StoreError` for another master key. */
export async function rowKeys(units: Units, master: Uint8Array): Promise<DeskKeys> {
  const known = await units.read((tx) => knownMeta(tx, ROW));
  const text = known ?? (await units.write('full', (tx) => firstKeyring(tx, master)));
  return unwrapDeskKeys(master, readKeyring(text, 'The keyring in the database'));
}

export async function readKeyringRow(tx: Tx): Promise<string> {
  const text = await knownMeta(tx, ROW);
  if (text === null)
    throw new StoreError('broken', 'The keyring is missing in the database. Restore your backup.');
  return text;
}

/** False when it is another one than `before` by now. */
export async function replaceKeyringRow(tx: Tx, before: string, next: string): Promise<boolean> {
  if ((await knownMeta(tx, ROW)) !== before) return false;
  await putMeta(tx, ROW, next);
  return true;
}

async function firstKeyring(tx: Tx, master: Uint8Array): Promise<string> {
  const check = await knownMeta(tx, CHECK.row);
  const keys = check === null ? newDeskKeys() : proven(derivedDeskKeys(master), check);
  return metaValue(tx, ROW, () => writeKeyring([wrapDeskKeys(master, keys)]));
}

function proven(keys: DeskKeys, check: string): DeskKeys {
  try {
    createKeyring(keys.clients, keys.desk).openDesk(CHECK, Buffer.from(check, 'base64'));
    return keys;
  } catch (error) {
    throw new StoreError(
      'wrong_key',
      'The key does not fit the database. Use the key that it was made with.',
      { cause: error },
    );
  }
}
