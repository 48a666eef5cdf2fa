import type { StopStore } from '../desk/ports/stop-store.ts';
import type { Change } from '../desk/ports/store.ts';
import type { Keyring } from './keyring.ts';
import * as rows from './stop-rows.ts';
import type { Tx, Units } from './units.ts';

/** The part of the store that holds the switch over all outgoing actions. */
export function createStopStore(
  units: Units,
  _keys: Keyring,
  apply: (tx: Tx, changes: readonly Change[]) => Promise<void>,
): StopStore {
  return {
    outgoingStop: () => units.read(rows.outgoingStop),
    setOutgoingStop: (wish, changes) =>
      units.write('full', async (tx) => {
        const set = await rows.setOutgoingStop(tx, wish);
        if (set) await apply(tx, changes);
        return set;
      }),
    countActions: () => units.read(rows.countActions),
    endStopped: (approvalId, at, changes) =>
      units.write('full', async (tx) => {
        const ended = await rows.endStopped(tx, approvalId, at);
        if (ended) await apply(tx, changes);
        return ended;
      }),
  };
}
