import type { Feed, FeedEvent } from './ports/feed.ts';

/**
 * The feed of one process.
 * @param listenerFailed  called when a listener throws; the others still hear
 */
export function createFeed(listenerFailed: (error: unknown) => void): Feed {
  const listeners = new Set<(event: FeedEvent) => void>();
  return {
    changed(event) {
      for (const listener of [...listeners]) {
        try {
          listener(event);
        } catch (error) {
          listenerFailed(error);
        }
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
