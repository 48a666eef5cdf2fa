import type { AlertVia } from './alert-store.ts';

/** Sends a mail to the desk's own door, the way that real ones come. */
export interface AlertTester {
  /** The ways that this desk is configured for. */
  readonly ways: readonly AlertVia[];
  send(
    via: AlertVia,
    mail: { from: string; to: string; bytes: Uint8Array },
    signal: AbortSignal,
  ): Promise<AlertDelivery>;
}

/** `step`: what did not work, as words for a person: "connecting to 127.0.0.1:2525". */
export type AlertDelivery = { ok: true } | { ok: false; step: string };
