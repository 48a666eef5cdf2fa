import type { Log } from './desk/ports/log.ts';

/** Where faults go that nobody waits for. */
export interface Faults {
  log: Log;
  /** Sends a report without content, when the operator wants that. */
  report(error: unknown): void;
}

/** A regular look that never piles up and never ends the process. */
export function every(
  ms: number,
  work: () => Promise<void>,
  faults: Faults,
  name: string,
): NodeJS.Timeout {
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    work()
      .catch((error: unknown) => fault(faults, name, error))
      .finally(() => {
        busy = false;
      });
  }, ms);
  timer.unref();
  return timer;
}

/** A fault that nobody waits for: its place and kind go into the log, never its words. */
export function fault({ log, report }: Faults, where: string, error: unknown): void {
  report(error);
  log.event('error', 'background_fault', {
    where,
    error: error instanceof Error ? error.name : 'unknown',
  });
}
