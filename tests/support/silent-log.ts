import type { Log } from '../../src/desk/ports/log.ts';

/** A log that nobody reads; tests of what is logged keep their own. */
export const SILENT_LOG: Log = { event: () => undefined };
