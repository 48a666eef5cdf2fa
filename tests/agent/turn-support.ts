import type { TranscriptMessage } from '../../src/desk/message.ts';
import type { ToolReply, ToolSpec, TurnOutcome, TurnRequest } from '../../src/desk/ports/agent.ts';

export const TOOLS: ToolSpec[] = ['search_jobs', 'save_job', 'send_outreach'].map((name) => ({
  name,
  description: `The tool ${name}.`,
  schema: { type: 'object', properties: { query: { type: 'string' } }, additionalProperties: true },
}));

export interface RecordedCall {
  id: string;
  name: string;
  args: unknown;
}

export type TestRequest = TurnRequest & { calls: RecordedCall[]; refused: string[][] };

/** A turn of a client who wrote "find me jobs"; `answer` plays the gate. */
export function turnRequest(
  changes: Partial<TurnRequest> = {},
  answer: (call: RecordedCall) => Promise<ToolReply> | ToolReply = () => ({
    text: 'ok',
    endTurn: false,
  }),
): TestRequest {
  const calls: RecordedCall[] = [];
  const refused: string[][] = [];
  return {
    system: 'You are the desk.',
    transcript: [{ role: 'client', text: 'find me jobs' }],
    tools: TOOLS,
    callTool: async (call) => {
      calls.push(call);
      return answer(call);
    },
    noteRefused: (call, why) => void refused.push([call.name, why]),
    limits: { maxToolCalls: 12, maxTokens: 60_000, maxMs: 10_000 },
    signal: new AbortController().signal,
    user: 'subject-1',
    ...changes,
    calls,
    refused,
  };
}

/** Fails unless every call of the history has its one result, right after the calls, in their order. */
export function assertValidHistory(messages: readonly TranscriptMessage[]): void {
  const ids = new Set<string>();
  let open: string[] = [];
  for (const message of messages) {
    if (message.role === 'tool') {
      if (open[0] !== message.callId) throw new Error(`no open call ${message.callId}`);
      open = open.slice(1);
      continue;
    }
    if (open.length > 0) throw new Error(`no result for ${open.join(', ')}`);
    if (message.role !== 'desk') continue;
    if (message.text === '' && message.toolCalls.length === 0) throw new Error('an empty answer');
    for (const call of message.toolCalls) {
      if (ids.has(call.id)) throw new Error(`call id ${call.id} is used twice`);
      ids.add(call.id);
    }
    open = message.toolCalls.map((call) => call.id);
  }
  if (open.length > 0) throw new Error(`no result for ${open.join(', ')}`);
}

export function toolTexts(outcome: TurnOutcome): string[] {
  return outcome.messages.flatMap((message) => (message.role === 'tool' ? [message.text] : []));
}
