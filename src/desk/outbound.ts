import type { Conversation } from './client.ts';
import type { Outbound } from './ports/channel.ts';
import type { Ids } from './ports/clock.ts';
import type { Change } from './ports/store.ts';

/** The bot says something, under the control epoch that it was thought in (I8). */
export function outbound(
  ids: Ids,
  conversation: Pick<Conversation, 'id' | 'controlEpoch'>,
  at: Date,
  message: Outbound,
): Change {
  return {
    type: 'outbound',
    id: ids.next(),
    conversationId: conversation.id,
    controlEpoch: conversation.controlEpoch,
    speaker: 'bot',
    message,
    at,
  };
}

export function outboundText(
  ids: Ids,
  conversation: Pick<Conversation, 'id' | 'controlEpoch'>,
  at: Date,
  text: string,
): Change {
  return outbound(ids, conversation, at, { kind: 'text', text });
}

/** A line that the bot says by itself, where the epoch of now is not known: it is dropped when a person is there. */
export function botLine(ids: Ids, conversationId: string, at: Date, text: string): Change {
  const message = { kind: 'text', text } as const;
  const id = ids.next();
  return { type: 'outbound', id, conversationId, controlEpoch: null, speaker: 'bot', message, at };
}

/**
 * What answers the client's own act (a command, an answer to a card) is the desk's and not the bot's: it goes out whoever
 * is in control.
 */
export function asDesk(changes: readonly Change[]): Change[] {
  return changes.map((change) =>
    change.type === 'outbound' && change.speaker !== 'operator'
      ? { ...change, speaker: 'desk' }
      : change,
  );
}

/** A message of the desk itself, not of a turn: it holds whoever is in control of the conversation. */
export function deskMessage(ids: Ids, conversationId: string, at: Date, message: Outbound): Change {
  const id = ids.next();
  return { type: 'outbound', id, conversationId, controlEpoch: null, speaker: 'desk', message, at };
}

export function deskLine(ids: Ids, conversationId: string, at: Date, text: string): Change {
  return deskMessage(ids, conversationId, at, { kind: 'text', text });
}
