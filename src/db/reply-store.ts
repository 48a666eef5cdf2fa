import type { ReplyStore } from '../desk/ports/reply-store.ts';
import type { Change } from '../desk/ports/store.ts';
import type { Keyring } from './keyring.ts';
import * as rows from './reply-rows.ts';
import type { Tx, Units } from './units.ts';

/** The part of the store that answers to mails need. */
export function createReplyStore(
  units: Units,
  keys: Keyring,
  apply: (tx: Tx, changes: readonly Change[]) => Promise<void>,
): ReplyStore {
  return {
    mailboxMark: (name) => units.read((tx) => rows.mailboxMark(tx, name)),
    markMailbox: (name, mark) => units.write('normal', (tx) => rows.markMailbox(tx, name, mark)),
    recordReply: (reply, identity, changes) =>
      units.write('full', async (tx) => {
        const kept = await rows.insertReply(tx, keys, reply, identity);
        if (kept === 'new') await apply(tx, changes);
        return kept;
      }),
    talksWithUntoldReplies: (limit) => units.read((tx) => rows.talksWithUntold(tx, limit)),
    repliesOf: (clientId) => units.read((tx) => rows.repliesOf(tx, keys, clientId)),
    tellReplies: (clientId, replyIds, at, changes) =>
      unlessTold(
        units.write('full', async (tx) => {
          await rows.noteTold(tx, clientId, replyIds, at);
          await apply(tx, changes);
          return true;
        }),
      ),
  };
}

/** False when the unit was rolled back because an answer in it had been told of. */
export function unlessTold(unit: Promise<boolean>): Promise<boolean> {
  return unit.catch((error: unknown) => {
    if (error instanceof rows.ToldBefore) return false;
    throw error;
  });
}
