import type { AlertStore } from '../desk/ports/alert-store.ts';
import type { Change } from '../desk/ports/store.ts';
import { alertSettings } from './alert-address-rows.ts';
import * as rows from './alert-rows.ts';
import { alertOwner } from './alert-token.ts';
import type { Keyring } from './keyring.ts';
import type { Tx, Units } from './units.ts';

/** The part of the store that forwarded job alerts need. */
export function createAlertStore(
  units: Units,
  keys: Keyring,
  apply: (tx: Tx, changes: readonly Change[]) => Promise<void>,
): AlertStore {
  return {
    alertOwner: (token) => units.read((tx) => alertOwner(tx, keys, token)),
    takeAlertMail: (mail, perDay) =>
      units.write('full', (tx) => rows.takeAlertMail(tx, keys, mail, perDay)),
    clientsWithAlerts: (limit) => units.read((tx) => rows.clientsWithAlerts(tx, limit)),
    newAlertMails: (clientId, limit) =>
      units.read((tx) => rows.newAlertMails(tx, keys, clientId, limit)),
    beginAlertMails: (clientId, ids) =>
      units.write('normal', (tx) => rows.countAttempt(tx, clientId, ids, 1)),
    leaveAlertMails: (clientId, ids) =>
      units.write('normal', (tx) => rows.countAttempt(tx, clientId, ids, -1)),
    endAlertMails: (clientId, ends, shown, at, changes) =>
      units.write('full', async (tx) => {
        const ended = await rows.endAlertMails(tx, clientId, ends, shown, at);
        if (ended) await apply(tx, changes);
        return ended;
      }),
    alertSettings: (clientId) => units.read((tx) => alertSettings(tx, keys, clientId)),
    countAlertMails: () => units.read(rows.countAlertMails),
    listAlertMails: (states, limit) => units.read((tx) => rows.listAlertMails(tx, states, limit)),
    openAlertMail: (id) => units.read((tx) => rows.openAlertMail(tx, keys, id)),
    retryAlertMail: (id) => units.write('full', (tx) => rows.retryAlertMail(tx, id)),
  };
}
