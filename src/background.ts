import type { Log } from './desk/ports/log.ts';

/** A regular look that never piles up and never ends the process. */
export function every(
  ms: number,
  work: () => Promise<void>,
  log: Log,
  name: string,
): NodeJS.Timeout {
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    work()
      .catch((error: unknown) => fault(log, name, error))
      .finally(() => {
        busy = false;
      });
  }, ms);
  timer.unref();
  return timer;
}

/** A fault that nobody waits for: its place and kind go into the log, never its words. */
export function fault(log: Log, where: string, error: unknown): void {
  log.event('error', 'background_fault', {
    where,
    error: error instanceof Error ? error.name : 'unknown',
  });
}
