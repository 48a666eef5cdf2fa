import { type AIMessage, AIMessageChunk } from '@langchain/core/messages';
import type { ToolCall } from '../desk/message.ts';
import { isRecord } from './transcript.ts';
import { estimateTokens, type TokenCount } from './usage.ts';

/** What a model said in one answer, read into the desk's own terms. */
export interface Heard {
  text: string;
  calls: ToolCall[];
  /** Ids of calls whose arguments were no JSON object. */
  unreadable: ReadonlySet<string>;
  refused: boolean;
  tokens: TokenCount;
}

/**
 * Reads one answer. Call ids come out unique within the conversation (`takenIds` grows), since some servers number
 * them anew in every answer. Streamed arguments are parsed again, strictly: LangChain completes broken JSON by itself,
 * and half an address list must not be taken for a whole one.
 */
export function readAnswer(answer: AIMessage, takenIds: Set<string>, promptChars: number): Heard {
  const chunks = answer instanceof AIMessageChunk ? (answer.tool_call_chunks ?? []) : [];
  const unreadable = new Set<string>();
  const calls: ToolCall[] = [];
  const add = (id: string | undefined, name: string, args: unknown, readable: boolean) => {
    const unique = uniqueId(id, takenIds);
    if (!readable) unreadable.add(unique);
    calls.push({ id: unique, name, args });
  };
  for (const call of answer.tool_calls ?? []) {
    const raw = chunks.filter((chunk) => chunk.id !== undefined && chunk.id === call.id);
    const text = raw.length === 1 ? raw[0]?.args : undefined;
    if (text !== undefined && !isJsonObject(text)) add(call.id, call.name, text, false);
    else add(call.id, call.name, call.args, isRecord(call.args));
  }
  for (const call of answer.invalid_tool_calls ?? []) {
    const empty = (call.args ?? '').trim() === '';
    add(call.id, call.name ?? '', empty ? {} : call.args, empty);
  }
  const text = withoutThinking(answer.text);
  return {
    text,
    calls,
    unreadable,
    refused: isRefusal(answer),
    tokens: tokensOf(answer, promptChars),
  };
}

/** Local models think aloud in a leading block that is not meant for the client. */
function withoutThinking(text: string): string {
  return text.replace(/^\s*<think>[\s\S]*?<\/think>/i, '').trim();
}

function isRefusal(answer: AIMessage): boolean {
  const reason: unknown = answer.response_metadata.finish_reason;
  const refusal: unknown = answer.additional_kwargs.refusal;
  return reason === 'content_filter' || (typeof refusal === 'string' && refusal !== '');
}

function tokensOf(answer: AIMessage, promptChars: number): TokenCount {
  const reported: unknown = answer.usage_metadata;
  const count = (key: string) => {
    const value = isRecord(reported) ? reported[key] : undefined;
    return typeof value === 'number' && value > 0 ? value : null;
  };
  const callChars = (answer.tool_calls ?? []).reduce(
    (sum, call) => sum + call.name.length + JSON.stringify(call.args ?? {}).length,
    0,
  );
  return {
    input: count('input_tokens') ?? estimateTokens(promptChars),
    output: count('output_tokens') ?? estimateTokens(answer.text.length + callChars),
  };
}

function uniqueId(id: string | undefined, taken: Set<string>): string {
  const wanted = id === undefined || id === '' ? 'call' : id;
  let unique = wanted;
  for (let n = 2; taken.has(unique) || unique === 'call'; n += 1) unique = `${wanted}_${n}`;
  taken.add(unique);
  return unique;
}

function isJsonObject(text: string): boolean {
  if (text.trim() === '') return true;
  try {
    return isRecord(JSON.parse(text));
  } catch {
    return false;
  }
}
