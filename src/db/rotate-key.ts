import { deskEntry } from '../desk/audit-templates.ts';
import type { Clock } from '../desk/ports/clock.ts';
import type { Store } from '../desk/ports/store.ts';
import {
  type KeyWrap,
  readKeyring,
  unwrapDeskKeys,
  wrapDeskKeys,
  writeKeyring,
} from './desk-keys.ts';
import { StoreError } from './errors.ts';
import type { KeyPlace } from './key-place.ts';
import { type MasterKey, masterKeyId } from './master-key.ts';

export interface RotationDeps {
  store: Pick<Store, 'keyring' | 'replaceKeyring' | 'vaultNotes' | 'noteMasterKey' | 'commit'>;
  clock: Clock;
  master: Pick<MasterKey, 'bytes' | 'id'>;
  place: KeyPlace;
}

export interface Rotation {
  from: string;
  to: string;
  /** Where the old key is kept; null when an interrupted rotation was only finished. */
  oldName: string | null;
}

/**
 * Gives the desk a new master key. The desk's own keys stay, so no content is rewritten and a running desk goes on.
 * First the keyring opens with both keys, then the new key takes the old one's place, then the keyring opens with the
 * new one only: killed at any moment, the key that lies in its place opens the desk, and the next rotation finishes this
 * one. One rotation at a time: the caller holds a lock. Throws `StoreError`.
 */
export async function rotateKey(deps: RotationDeps): Promise<Rotation> {
  const { store, clock, master, place } = deps;
  const before = await store.keyring();
  const wraps = readKeyring(before, 'The keyring');
  const keys = unwrapDeskKeys(master.bytes, wraps);
  const [older, newer] = wraps;
  if (older && newer?.key === master.id) {
    await settle(deps, before, newer);
    return { from: older.key, to: newer.key, oldName: null };
  }
  const next = await place.stage();
  const to = masterKeyId(next);
  if (to === master.id)
    throw new StoreError(
      'wrong_key',
      `${place.name} holds the key that is in use already. Name another file.`,
    );
  // The record first: a rotation that cannot be written down does not happen (I12).
  const entry = deskEntry(clock.now(), {
    action: 'key.rotation_begun',
    dataCategory: 'secret',
    purpose: 'keep the data unreadable to others',
    notes: `from ${master.id} to ${to}`,
  });
  await store.commit([{ type: 'audit', entry }], 'full');
  const own = wraps.find(({ key }) => key === master.id) ?? wrapDeskKeys(master.bytes, keys);
  const fresh = wrapDeskKeys(next, keys);
  const both = await replace(deps, before, [own, fresh]);
  const oldName = await place.swap(master.id);
  await settle(deps, both, fresh);
  return { from: master.id, to, oldName };
}

/**
 * Writes down which master key opens the desk; another one than before leaves the row `key.rotated`, in the same unit.
 * Called after a rotation and at every start, so that the row is there also when the rotation was killed before it.
 */
export async function noteMasterKey(deps: Pick<RotationDeps, 'store' | 'clock'>): Promise<void> {
  const { store, clock } = deps;
  const [only, ...more] = readKeyring(await store.keyring(), 'The keyring');
  // With two, the rotation is under way, and may still end with either.
  if (!only || more.length > 0) return;
  const { masterKey } = await store.vaultNotes();
  if (masterKey === only.key) return;
  const entry = deskEntry(clock.now(), {
    action: 'key.rotated',
    dataCategory: 'secret',
    purpose: 'keep the data unreadable to others',
    notes: `from ${masterKey} to ${only.key}`,
  });
  await store.noteMasterKey(masterKey, only.key, masterKey ? [{ type: 'audit', entry }] : []);
}

async function settle(deps: RotationDeps, before: string, wrap: KeyWrap): Promise<void> {
  await replace(deps, before, [wrap]);
  await noteMasterKey(deps);
}

async function replace({ store }: RotationDeps, before: string, wraps: KeyWrap[]): Promise<string> {
  const next = writeKeyring(wraps);
  if (!(await store.replaceKeyring(before, next)))
    throw new StoreError(
      'locked',
      'The keyring was changed by another process meanwhile. Nothing was done; try again.',
    );
  return next;
}
