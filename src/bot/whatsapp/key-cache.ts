import type { CacheStore } from '@whiskeysockets/baileys';

/** As long as Baileys itself keeps keys of chats in memory. */
const KEPT_MS = 300_000;

/**
 * Keys of chats in the memory of one connection. Baileys' own cache outlives its connection by a timer; this one is empty
 * for good when it is closed.
 */
export function createKeyCache(keptMs = KEPT_MS): CacheStore & { close(): void; size(): number } {
  /** Oldest first: to set a key again moves it to the end. */
  const entries = new Map<string, { value: unknown; until: number }>();
  let closed = false;
  let sweep: NodeJS.Timeout | null = null;

  function dropOld(): void {
    const now = performance.now();
    for (const [key, { until }] of entries) {
      if (until > now) break;
      entries.delete(key);
    }
    sweep = entries.size > 0 ? setTimeout(dropOld, keptMs).unref() : null;
  }

  return {
    get<T>(key: string): T | undefined {
      const entry = entries.get(key);
      // Whoever set it knows of what type it is.
      return entry && entry.until > performance.now() ? (entry.value as T) : undefined;
    },
    set(key, value) {
      if (closed) return;
      entries.delete(key);
      entries.set(key, { value, until: performance.now() + keptMs });
      sweep ??= setTimeout(dropOld, keptMs).unref();
    },
    del: (key) => entries.delete(key),
    flushAll: () => entries.clear(),
    close() {
      closed = true;
      entries.clear();
      if (sweep) clearTimeout(sweep);
      sweep = null;
    },
    size: () => entries.size,
  };
}
