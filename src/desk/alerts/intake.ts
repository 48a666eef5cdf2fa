import type { AlertStore, AlertVia } from '../ports/alert-store.ts';
import type { Clock, Ids } from '../ports/clock.ts';
import { type AlertPlace, tokenIn } from './alert-address.ts';
import { mailIdentity, readHead } from './mail-head.ts';

/** The largest mail that is taken. An alert has some hundred kilobytes; with a mail attached to a forward, a few more. */
export const MAX_ALERT_BYTES = 5 * 1024 * 1024;
/** What one client may get within a day; whoever learns an address cannot fill the disk. */
const MAILS_PER_DAY = 200;

/** How a mail ended at the door. */
export type Intake = 'taken' | 'duplicate' | 'unknown' | 'too_many' | 'too_large';

/** The one door for alert mails, whichever way they come in. */
export interface AlertIntake {
  readonly place: AlertPlace;
  /** Is this an address of a client of this desk? */
  knows(address: string): Promise<boolean>;
  /** When it resolves with `taken` or `duplicate`, the mail is on the disk and may be acknowledged (I1). */
  take(mail: {
    to: string;
    via: AlertVia;
    /** By the envelope; null takes what the last server wrote into the head. */
    envelope: string | null;
    bytes: Uint8Array;
  }): Promise<Intake>;
}

export function createAlertIntake(deps: {
  store: Pick<AlertStore, 'alertOwner' | 'takeAlertMail'>;
  clock: Clock;
  ids: Ids;
  place: AlertPlace;
  /** A mail was taken: there is something to read. */
  wake(): void;
}): AlertIntake {
  return {
    place: deps.place,
    async knows(address) {
      const token = tokenIn(address, deps.place);
      return token !== null && (await deps.store.alertOwner(token)) !== null;
    },
    async take({ to, via, envelope, bytes }) {
      if (bytes.length > MAX_ALERT_BYTES) return 'too_large';
      const token = tokenIn(to, deps.place);
      if (token === null) return 'unknown';
      const end = await deps.store.takeAlertMail(
        {
          id: deps.ids.next(),
          token,
          via,
          envelope: envelope ?? readHead(bytes).returnPath,
          bytes,
          identity: mailIdentity(bytes),
          at: deps.clock.now(),
        },
        MAILS_PER_DAY,
      );
      if (end === 'taken') deps.wake();
      return end;
    },
  };
}
