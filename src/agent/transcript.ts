import { AIMessage, type BaseMessage, HumanMessage, ToolMessage } from '@langchain/core/messages';
import { dataBlock, withoutDeskMarks } from '../desk/data-block.ts';
import type { ClientWords, ToolCall, TranscriptMessage } from '../desk/message.ts';

/** Stands where a call was never run; a history with an unanswered call is refused by providers. */
export const NOT_EXECUTED = 'Not executed.';

/**
 * A transcript as the model reads it. Nothing is trimmed; results without a call are left out and calls without
 * a result get one, because a provider refuses a whole conversation over a single such gap.
 */
export function toModelMessages(transcript: readonly TranscriptMessage[]): BaseMessage[] {
  const messages: BaseMessage[] = [];
  let open: string[] = [];
  const closeOpen = () => {
    for (const callId of open) messages.push(toolMessage(callId, NOT_EXECUTED));
    open = [];
  };
  for (const entry of transcript) {
    if (entry.role === 'tool') {
      if (!open.includes(entry.callId)) continue;
      open = open.filter((id) => id !== entry.callId);
      messages.push(toolMessage(entry.callId, entry.text));
      continue;
    }
    closeOpen();
    if (entry.role === 'client') messages.push(new HumanMessage(clientText(entry)));
    else if (entry.role === 'event') messages.push(new HumanMessage(eventText(entry.text)));
    else if (entry.role === 'operator')
      messages.push(new HumanMessage(eventText(operatorText(entry.name, entry.text))));
    else {
      messages.push(deskMessage(entry.text, entry.toolCalls));
      open = entry.toolCalls.map((call) => call.id);
    }
  }
  closeOpen();
  return messages;
}

/** One answer of the desk with its calls; names and arguments in the form that every provider takes back. */
export function deskMessage(text: string, calls: readonly ToolCall[]): AIMessage {
  return new AIMessage({
    content: text,
    tool_calls: calls.map((call) => ({
      id: call.id,
      name: safeToolName(call.name),
      args: isRecord(call.args) ? call.args : {},
      type: 'tool_call' as const,
    })),
  });
}

/** One tool result. It carries no name: some servers refuse the field. */
export function toolMessage(callId: string, text: string): ToolMessage {
  return new ToolMessage({ content: text, tool_call_id: callId });
}

/** The client's own words; what they quote or forward is somebody else's and goes as data. */
export function clientText(said: ClientWords): string {
  if (said.forwarded) return `${FORWARDED}${dataBlock(said.text)}`;
  const words = withoutDeskMarks(said.text);
  return said.quoted === undefined ? words : `${QUOTED}${dataBlock(said.quoted)}\n${words}`;
}

/** What stands before a quotation, and before a message that is somebody else's. */
export const QUOTED = 'In answer to this message: ';
export const FORWARDED = 'The client forwards a message of somebody else: ';

/** Something that happened outside the talk, marked so that it cannot be taken for the client's words. */
export function eventText(text: string): string {
  return `<desk-event>${text.replace(/<\/?desk-event>/gi, '')}</desk-event>`;
}

/** Words of a person of the desk: the client read them, and they are neither the client's nor an order. */
export function operatorText(name: string, text: string): string {
  return `${name}, a person of the desk, wrote to the client: ${text}`;
}

/**
 * A tool name that providers accept in a history. A made-up name with a space or a dot would otherwise
 * make every later turn of the conversation fail with a 400.
 */
export function safeToolName(name: string): string {
  // LangChain keeps names that begin with "extract-" for itself and would never run them.
  const safe = name
    .replace(/[^a-zA-Z0-9_-]/g, '_')
    .replace(/^extract-/, 'extract_')
    .slice(0, 64);
  return safe === '' ? 'unnamed' : safe;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
