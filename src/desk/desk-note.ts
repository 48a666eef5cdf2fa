import type { Preference } from './client.ts';
import type { Change } from './ports/store.ts';

/**
 * What the desk remembers of its own talk with a client over restarts: which notice it asked about, which question
 * waits, what it advised. Kept among the preferences, under the client's own key, and gone with them.
 */
export type DeskNote =
  | 'desk.notice_asked'
  | 'desk.questions'
  | 'desk.mailbox_advised'
  | 'desk.alerts'
  | 'desk.sender_asked'
  | 'desk.alerts_waiting';

export function readNote(preferences: readonly Preference[], note: DeskNote): string | null {
  return preferences.find(({ key }) => key === note)?.value ?? null;
}

export function writeNote(clientId: string, note: DeskNote, value: string, at: Date): Change {
  return { type: 'preference_set', clientId, preference: { key: note, value, at } };
}

/** What the client said that they want, without the desk's own notes. */
export function statedPreferences(preferences: readonly Preference[]): Preference[] {
  return preferences.filter(({ key }) => !key.startsWith('desk.'));
}
