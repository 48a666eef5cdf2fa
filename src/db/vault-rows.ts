import type { VaultNotes } from '../desk/ports/store.ts';
import { knownMeta, putMeta } from './meta-rows.ts';
import type { Tx } from './units.ts';

const MASTER_KEY = 'master_key_id';
const BACKED_UP = 'backed_up_at';

export async function vaultNotes(tx: Tx): Promise<VaultNotes> {
  const at = await knownMeta(tx, BACKED_UP);
  return {
    masterKey: await knownMeta(tx, MASTER_KEY),
    backedUpAt: at === null ? null : new Date(at),
  };
}

/** Compare-and-set. */
export async function noteMasterKey(tx: Tx, before: string | null, now: string): Promise<boolean> {
  if ((await knownMeta(tx, MASTER_KEY)) !== before) return false;
  await putMeta(tx, MASTER_KEY, now);
  return true;
}

export async function noteBackup(tx: Tx, at: Date): Promise<void> {
  await putMeta(tx, BACKED_UP, at.toISOString());
}
