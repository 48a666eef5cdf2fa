import type { Clock } from '../ports/clock.ts';

/** How often a chat may try a code in an hour. */
export const TRIES_AN_HOUR = 5;
const HOUR_MS = 3_600_000;
const MAX_CHATS = 10_000;

/**
 * Counts tries of codes by conversation; true while one more is allowed. Kept in memory only: a code has more than 58 bits,
 * so what a restart forgives does not matter.
 */
export function createTries(clock: Clock): (conversationId: string) => boolean {
  const tries = new Map<string, number[]>();
  return (conversationId) => {
    const now = clock.now().getTime();
    const recent = (tries.get(conversationId) ?? []).filter((at) => now - at < HOUR_MS);
    if (recent.length >= TRIES_AN_HOUR) return false;
    tries.delete(conversationId);
    const oldest = tries.keys().next();
    if (tries.size >= MAX_CHATS && !oldest.done) tries.delete(oldest.value);
    tries.set(conversationId, [...recent, now]);
    return true;
  };
}
