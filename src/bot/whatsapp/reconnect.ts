/** What to do after a connection ended. `advice` is for the operator, one sentence. */
export type AfterClose =
  | { action: 'connect'; delayMs: number; state: 'down' | 'fault'; advice: string | null }
  | { action: 'stop'; advice: string };

export interface Lives {
  /** Connections in a row that ended before they were stable. */
  failures: number;
  /** Refusals of the version in a row. */
  refusals: number;
}

/** A connection that lasted this long was a good one; a shorter one does not end a row of failures. */
export const STABLE_MS = 60_000;

const REPLACED_MS = 10 * 60_000;
const MAX_REFUSALS = 5;
const ALERT_AFTER = 8;

/**
 * The rules of reconnecting, by the code that the connection ended with (Baileys' DisconnectReason and the codes of
 * WhatsApp's `failure`). A login that was ended, or an account that was closed, is never tried again by itself; two
 * owners of one login do not fight over it.
 * @param random  from 0 to 1, spreads the tries of many desks
 */
export function afterClose(code: number | null, lives: Lives, random: number): AfterClose {
  switch (code) {
    case 401:
      return {
        action: 'stop',
        advice: 'WhatsApp ended the link to the phone. Pair it again with: sayso whatsapp pair',
      };
    case 403:
      return {
        action: 'stop',
        advice:
          'WhatsApp has closed this account. Look into the phone; the desk does not try again by itself.',
      };
    case 405:
    case 411:
      return lives.refusals >= MAX_REFUSALS
        ? {
            action: 'stop',
            advice: 'WhatsApp refuses this version of the desk. Update Sayso and start it again.',
          }
        : {
            action: 'connect',
            delayMs: spread(30_000 * 2 ** lives.refusals, random),
            state: 'fault',
            advice: 'WhatsApp refuses this version of the desk; it tries a few times more.',
          };
    case 440:
      return {
        action: 'connect',
        delayMs: spread(REPLACED_MS, random),
        state: 'fault',
        advice:
          'Another program uses the WhatsApp login of this desk. Stop it; the desk tries again in some minutes.',
      };
    case 515:
      // Usual right after pairing.
      return { action: 'connect', delayMs: 0, state: 'down', advice: null };
    default: {
      const delayMs = spread(Math.min(300_000, 2000 * 2 ** Math.min(lives.failures, 8)), random);
      return lives.failures >= ALERT_AFTER
        ? {
            action: 'connect',
            delayMs,
            state: 'fault',
            advice: 'WhatsApp cannot be reached. Check the network of this machine.',
          }
        : { action: 'connect', delayMs, state: 'down', advice: null };
    }
  }
}

function spread(ms: number, random: number): number {
  return Math.round(ms * (0.75 + random / 2));
}
