import type { CheckpointStore } from '../desk/ports/checkpoint-store.ts';
import type { Change } from '../desk/ports/store.ts';
import { extractAudit } from './audit-extract.ts';
import { dropRows, lastRowBefore } from './audit-segment.ts';
import { addCheckpoint, checkpointLinesAfter } from './checkpoint-rows.ts';
import type { Keyring } from './keyring.ts';
import { signingKey } from './signing-key.ts';
import type { Tx, Units } from './units.ts';

/** The part of the store that signs, extracts and drops. */
export function createCheckpointStore(
  units: Units,
  keys: Keyring,
  apply: (tx: Tx, changes: readonly Change[]) => Promise<void>,
): CheckpointStore {
  return {
    addCheckpoint: (why, at, restMs) =>
      units.write('full', (tx) => addCheckpoint(tx, keys, why, at, restMs)),
    checkpointLinesAfter: (line) => units.read((tx) => checkpointLinesAfter(tx, line)),
    auditPublicKey: () => units.write('full', async (tx) => (await signingKey(tx, keys)).publicKey),
    async extractAudit(subject, at) {
      const made = await units.write('full', (tx) => addCheckpoint(tx, keys, 'export', at));
      return made === 'broken' ? null : extractAudit(units.read, keys, subject);
    },
    lastRowBefore: (before) => lastRowBefore(units.read, before),
    dropRows: (upTo, at, changes) =>
      units.write('full', async (tx) => {
        const segment = await dropRows(tx, keys, upTo, at);
        if (typeof segment !== 'string') await apply(tx, changes);
        return segment;
      }),
  };
}
