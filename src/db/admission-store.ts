import type { AdmissionChange, AdmissionStore } from '../desk/ports/admission-store.ts';
import type { Change } from '../desk/ports/store.ts';
import { writeClientLimits } from './client-limits.ts';
import { setClientLimits } from './client-rows.ts';
import { insertOwnItem } from './inbox-rows.ts';
import * as inviteRows from './invite-rows.ts';
import type { Keyring } from './keyring.ts';
import * as strangerRows from './stranger-rows.ts';
import type { Tx, Units } from './units.ts';

type Apply = (tx: Tx, changes: readonly Change[]) => Promise<void>;

/** The part of the store that says who may become a client. */
export function createAdmissionStore(units: Units, keys: Keyring, apply: Apply): AdmissionStore {
  return {
    addInvite: (invite, changes) =>
      units.write('full', async (tx) => {
        await inviteRows.addInvite(tx, keys, invite);
        await apply(tx, changes);
      }),
    listInvites: () => units.read(inviteRows.listInvites),
    revokeInvite: (id, at, changes) =>
      units.write('full', async (tx) => {
        const revoked = await inviteRows.revokeInvite(tx, id, at);
        if (revoked) await apply(tx, changes);
        return revoked;
      }),
    inviteOf: (code, at) => units.read((tx) => inviteRows.inviteOf(tx, keys, code, at)),
    waitingList: (limit) => units.read((tx) => strangerRows.waitingList(tx, keys, limit)),
    settleWaiting: (clientId, to, changes) =>
      units.write('full', async (tx) => {
        const settled = await strangerRows.settleWaiting(tx, clientId, to);
        if (settled) await apply(tx, changes);
        return settled;
      }),
    forgetStrangers: (before, limit, entry) =>
      units.write('full', (tx) => strangerRows.forgetStrangers(tx, keys, before, limit, entry)),
  };
}

export async function applyAdmissionChange(
  tx: Tx,
  keys: Keyring,
  change: AdmissionChange,
  apply: Apply,
): Promise<void> {
  switch (change.type) {
    case 'invite_used':
      return apply(tx, (await inviteRows.useInvite(tx, change)) ? change.accepted : change.refused);
    case 'let_in':
      if (await strangerRows.settleWaiting(tx, change.clientId, 'admitted'))
        await apply(tx, change.alongside);
      return;
    case 'chat_opened':
      await insertOwnItem(tx, keys, change, { kind: 'start' });
      return;
    case 'client_limits':
      return setClientLimits(tx, change.clientId, writeClientLimits(change.limits));
  }
}
