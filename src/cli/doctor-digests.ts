import type { DigestStore } from '../desk/ports/digest-store.ts';
import type { Finding } from './finding.ts';

/** A running desk looks at what is due within seconds, and makes good what a queue has lost within a minute. */
const LATE_MS = 120_000;

/** How many digests clients want, and whether those that are due are looked at. */
export async function checkDigests(store: Pick<DigestStore, 'countDigests'>): Promise<Finding> {
  const { on, due, late } = await store.countDigests(new Date(), LATE_MS);
  return late > 0
    ? {
        mark: 'note',
        text: `digests: ${on} on, ${due} due, ${late} late; the desk sends them when it runs, up to six hours late`,
      }
    : { mark: 'ok', text: `digests: ${on} on, ${due} due, none late` };
}
