import type { Conversation } from './client.ts';
import type { Outbound } from './ports/channel.ts';
import type { Ids } from './ports/clock.ts';
import type { Change } from './ports/store.ts';

/** The change that puts a message into the outbox, under the control epoch of now (I8). */
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

/** A message of the desk itself, not of a turn: it holds whoever is in control of the conversation. */
export function deskMessage(ids: Ids, conversationId: string, at: Date, message: Outbound): Change {
  return { type: 'outbound', id: ids.next(), conversationId, controlEpoch: null, message, at };
}

export function deskLine(ids: Ids, conversationId: string, at: Date, text: string): Change {
  return deskMessage(ids, conversationId, at, { kind: 'text', text });
}
