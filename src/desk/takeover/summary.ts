import { localClock } from '../local-time.ts';
import type { TranscriptMessage } from '../message.ts';
import type { Store } from '../ports/store.ts';
import { PHONE } from './act.ts';
import type { ControlState } from './control.ts';

/**
 * What happened while a person had the conversation, counted by code: a model could leave out what matters. The operator
 * may change it before they confirm, and the assistant goes on with it in mind.
 */
export async function makeSummary(
  deps: { store: Pick<Store, 'talkSince' | 'loadWorkspace'> },
  state: Pick<ControlState, 'conversationId' | 'claimedAt'>,
  name: string | null,
  at: Date,
): Promise<string> {
  const since = state.claimedAt ?? at;
  const [talk, rows] = await Promise.all([
    deps.store.talkSince(state.conversationId, since),
    deps.store.loadWorkspace(state.conversationId),
  ]);
  const { timeZone } = rows.client;
  const who = name === null || name === PHONE.name ? 'A person of the desk' : name;
  const cards = rows.pending.filter((card) => card.conversationId === state.conversationId);
  return [
    `${who} had the conversation from ${localClock(since, timeZone)} to ${localClock(at, timeZone)}.`,
    `The client wrote ${count(talk, 'client')}, the desk's people ${count(talk, 'operator')}.`,
    lastWord(talk),
    cards.length === 0
      ? 'No card waits.'
      : `Waiting for the client: ${cards.map(({ number, tool }) => `card #${number} (${tool.replaceAll('_', ' ')})`).join(', ')}.`,
    rows.drafts.length === 0
      ? ''
      : `Drafts: ${rows.drafts.map(({ number, version }) => `${number} (version ${version})`).join(', ')}.`,
  ]
    .filter(Boolean)
    .join(' ');
}

function count(talk: readonly TranscriptMessage[], role: 'client' | 'operator'): string {
  const many = talk.filter((entry) => entry.role === role).length;
  return many === 1 ? '1 message' : `${many} messages`;
}

/** A client who spoke last may wait for an answer. */
function lastWord(talk: readonly TranscriptMessage[]): string {
  const last = talk.findLast(({ role }) => role === 'client' || role === 'operator');
  if (!last) return '';
  return last.role === 'client'
    ? 'The client had the last word and may wait for an answer.'
    : 'The person had the last word.';
}
