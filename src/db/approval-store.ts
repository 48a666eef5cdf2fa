import type { ApprovalStore, Change } from '../desk/ports/store.ts';
import * as approvalRows from './approval-rows.ts';
import * as clientRows from './client-rows.ts';
import type { Keyring } from './keyring.ts';
import { usePermission } from './permission-rows.ts';
import { approvalMayLeave, mayLeave } from './stop-rows.ts';
import type { Tx, Units } from './units.ts';

type Apply = (tx: Tx, changes: readonly Change[]) => Promise<void>;

/** Cards, what becomes of them, and standing permissions. */
export function createApprovalStore(units: Units, keys: Keyring, apply: Apply): ApprovalStore {
  return {
    reserveCardNumber: (clientId) =>
      units.write('normal', (tx) => clientRows.nextNumber(tx, clientId, 'cardNumber')),
    reserveDraftNumber: (clientId) =>
      units.write('normal', (tx) => clientRows.nextNumber(tx, clientId, 'draftNumber')),
    getApproval: (id) => units.read((tx) => approvalRows.getApproval(tx, keys, id)),
    listApprovals: (clientId, limit) =>
      units.read((tx) => approvalRows.listApprovals(tx, keys, clientId, limit)),
    settleApproval: (input) =>
      units.write('full', async (tx) => {
        const settlement = await approvalRows.settle(tx, keys, input);
        await apply(tx, settlement.settled ? input.changes : input.refusalChanges);
        return settlement;
      }),
    dueForLook: (at, limit) => units.read((tx) => approvalRows.dueForLook(tx, keys, at, limit)),
    recordLook: (cards, changes) =>
      units
        .write('full', async (tx) => {
          for (const card of cards) await approvalRows.recordLook(tx, card);
          await apply(tx, changes);
          return true;
        })
        .catch((error: unknown) => {
          if (error instanceof approvalRows.StaleCard) return false;
          throw error;
        }),
    dueForExpiry: (at, limit) => units.read((tx) => approvalRows.dueForExpiry(tx, keys, at, limit)),
    closeApproval: (approvalId, status, at, changes) =>
      units.write('full', async (tx) => {
        const closed = await approvalRows.close(tx, approvalId, status, at);
        if (closed) await apply(tx, changes);
        return closed;
      }),
    claimExecution: (approvalId, at, changes) =>
      units.write('full', async (tx) => {
        if (!(await approvalMayLeave(tx, approvalId))) return null;
        const claimed = await approvalRows.claimExecution(tx, keys, approvalId, at);
        if (claimed) await apply(tx, changes);
        return claimed;
      }),
    finishExecution: (approvalId, status, errorCode, at, changes) =>
      units.write('full', async (tx) => {
        const ended = await approvalRows.finishExecution(tx, approvalId, status, errorCode, at);
        if (ended) await apply(tx, changes);
        return ended;
      }),
    releaseHeld: (approvalId, to, at, changes) =>
      units.write('full', async (tx) => {
        const released = await approvalRows.releaseHeld(tx, approvalId, to, at);
        if (released) await apply(tx, changes);
        return released;
      }),
    executionsIn: (status) => units.read((tx) => approvalRows.executionsIn(tx, keys, status)),
    usePermission: (clientId, permissionId, at, changes) =>
      units.write('full', async (tx) => {
        const used =
          (await mayLeave(tx, '')) && (await usePermission(tx, clientId, permissionId, at));
        if (used) await apply(tx, changes);
        return used;
      }),
  };
}
