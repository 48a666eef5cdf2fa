import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something is so; names it when it never is. */
export async function untilTrue(
  condition: () => boolean | Promise<boolean>,
  what: string,
  ms = 25_000,
): Promise<void> {
  for (const end = performance.now() + ms; !(await condition()); await sleep(5))
    if (performance.now() > end) throw new Error(`Waited in vain for ${what}.`);
}
