import type { Clock } from '../desk/ports/clock.ts';
import type { Page } from './signed-in.ts';

/** What an operator reads on the page after a form. It stays on the server, so that it stands in no address. */
export interface Flash {
  say(page: Page, sentence: string): void;
  /** Once; null when there is nothing to say. */
  take(page: Page): string | null;
}

const KEEP_MS = 60_000;
const MOST = 1000;

export function createFlash(clock: Clock): Flash {
  const kept = new Map<string, { sentence: string; until: number }>();
  return {
    say(page, sentence) {
      const now = clock.now().getTime();
      for (const [key, { until }] of kept) if (until <= now || kept.size >= MOST) kept.delete(key);
      kept.set(page.var.csrf, { sentence, until: now + KEEP_MS });
    },
    take(page) {
      const known = kept.get(page.var.csrf);
      kept.delete(page.var.csrf);
      return known && known.until > clock.now().getTime() ? known.sentence : null;
    },
  };
}
