import type { Preference } from '../client.ts';
import { readNote, writeNote } from '../desk-note.ts';
import type { Change } from '../ports/store.ts';

/** As many as a client could be told of in ten digests; older ones stay findable in the index. */
const MOST = 100;

/** Postings of forwarded alerts that the client wants in the digest, oldest first; some may have been shown since. */
export function waitingAlerts(preferences: readonly Preference[]): string[] {
  return (readNote(preferences, 'desk.alerts_waiting') ?? '').split('\n').filter(Boolean);
}

/**
 * Keeps the postings of an alert for the next digest. What was shown by then is not shown again; what was shown before
 * gives its place to others.
 */
export function keepForDigest(
  clientId: string,
  preferences: readonly Preference[],
  postingIds: readonly string[],
  at: Date,
  shown: ReadonlySet<string> = new Set(),
): Change {
  const all = new Set([...waitingAlerts(preferences), ...postingIds]);
  const ids = [...all].filter((id) => !shown.has(id)).slice(-MOST);
  return writeNote(clientId, 'desk.alerts_waiting', ids.join('\n'), at);
}
