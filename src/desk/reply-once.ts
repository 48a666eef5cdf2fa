import type { Clock } from './ports/clock.ts';

/** True when this answer was not given in this conversation lately; `topic` null is always answered. */
export type ReplyOnce = (conversationId: string, topic: string | null) => boolean;

const QUIET_MS = 6 * 3_600_000;
const MAX_TOPICS = 1000;

/**
 * Some answers are for many messages at once: the pictures of an album, the talk of a group. Kept in memory only:
 * after a restart one line too many does no harm.
 */
export function createReplyOnce(clock: Clock): ReplyOnce {
  const answered = new Map<string, number>();
  return (conversationId, topic) => {
    if (topic === null) return true;
    const key = `${conversationId}\n${topic}`;
    const now = clock.now().getTime();
    const before = answered.get(key);
    if (before !== undefined && now - before < QUIET_MS) return false;
    const oldest = answered.keys().next();
    if (answered.size >= MAX_TOPICS && !oldest.done) answered.delete(oldest.value);
    answered.set(key, now);
    return true;
  };
}
