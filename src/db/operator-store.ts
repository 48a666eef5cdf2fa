import type { OperatorStore } from '../desk/ports/operator-store.ts';
import type { Change } from '../desk/ports/store.ts';
import type { Keyring } from './keyring.ts';
import * as accounts from './operator-rows.ts';
import * as sessions from './operator-session-rows.ts';
import type { Tx, Units } from './units.ts';

/** The part of the store that holds the people of the desk. */
export function createOperatorStore(
  units: Units,
  keys: Keyring,
  apply: (tx: Tx, changes: readonly Change[]) => Promise<void>,
): OperatorStore {
  return {
    listOperators: () => units.read(accounts.listOperators),
    getOperator: (id) => units.read((tx) => accounts.getOperator(tx, id)),
    operatorBy: (key) => units.read((tx) => accounts.operatorBy(tx, key)),
    addOperator: (account, changes) =>
      units.write('full', async (tx) => {
        const added = await accounts.addOperator(tx, account);
        if (added) await apply(tx, changes);
        return added;
      }),
    changeOperator: (id, set, changes, keep) =>
      units.write('full', async (tx) => {
        const result = await accounts.changeOperator(tx, keys, id, set);
        if (result !== 'changed') return result;
        if (accounts.endsSessions(set)) await sessions.endSessions(tx, id, keep);
        await apply(tx, changes);
        return result;
      }),
    signInSecrets: (id) => units.read((tx) => accounts.signInSecrets(tx, keys, id)),
    failSignIn: (id, lockedUntil, changes) =>
      units.write('full', async (tx) => {
        await accounts.failSignIn(tx, id, lockedUntil);
        await apply(tx, changes);
      }),
    passSignIn: (id, proof, session, changes) =>
      units.write('full', async (tx) => {
        if (!(await accounts.passSignIn(tx, id, proof))) return false;
        await sessions.addSession(tx, id, session);
        await apply(tx, changes);
        return true;
      }),
    rehashPassword: (id, before, now) =>
      units.write('full', (tx) => accounts.rehashPassword(tx, id, before, now)),
    useTotpStep: (id, step) => units.write('full', (tx) => accounts.useTotpStep(tx, id, step)),
    async getSession(digest, at, idleMs) {
      const found = await units.read((tx) => sessions.getSession(tx, digest, at, idleMs));
      if (!found) return null;
      if (at.getTime() - found.seenAt.getTime() >= SEEN_MS)
        await units.write('normal', (tx) => sessions.noteSeen(tx, digest, at));
      return found.session;
    },
    sessionHolds: async (digest, at, idleMs) =>
      (await units.read((tx) => sessions.getSession(tx, digest, at, idleMs))) !== null,
    listSessions: (operatorId) => units.read((tx) => sessions.listSessions(tx, operatorId)),
    endSession: (digest, changes) =>
      units.write('full', async (tx) => {
        const ended = await sessions.endSession(tx, digest);
        if (ended) await apply(tx, changes);
        return ended;
      }),
    endSessions: (operatorId, changes, keep) =>
      units.write('full', async (tx) => {
        await sessions.endSessions(tx, operatorId, keep);
        await apply(tx, changes);
      }),
    purgeSessions: (before, idleBefore) =>
      units.write('normal', (tx) => sessions.purgeSessions(tx, before, idleBefore)),
  };
}

/** Often enough for the end of an idle session, rare enough to cost nothing. */
const SEEN_MS = 60_000;
