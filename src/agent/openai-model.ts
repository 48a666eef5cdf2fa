import { setTimeout as delay } from 'node:timers/promises';
import { AIMessage } from '@langchain/core/messages';
import { ChatOpenAICompletions } from '@langchain/openai';
import type { OpenAI } from 'openai';
import type { Fetch } from '../desk/ports/way-out.ts';
import { isOpenAiHost, OPENAI_BASE_URL } from './model-description.ts';
import { toModelError } from './model-error.ts';
import { patientFetch } from './openai-fetch.ts';
import { estimateTokens } from './usage.ts';

export interface OpenAiModelOptions {
  apiKey: string;
  /** Base address of an OpenAI-compatible server, up to and including `/v1`; OpenAI's own when absent. */
  baseUrl?: string | null;
  model: string;
  /** For one request, in milliseconds. */
  timeoutMs: number;
  streaming: boolean;
  /** The way out. */
  fetch: Fetch;
}

const MAX_RETRY_WAIT_MS = 8_000;

/**
 * Opens a chat-completions model. Every setting that the client library would otherwise take from the environment
 * (address, organisation, headers, logging) is set here, so that only the desk's configuration decides.
 */
export function createOpenAiModel(options: OpenAiModelOptions): DeskChatModel {
  return new DeskChatModel(options);
}

type Completions = ChatOpenAICompletions;
type Delta = Record<string, unknown>;

/** LangChain's OpenAI model, with what it would send, count, drop or reveal put right. */
export class DeskChatModel extends ChatOpenAICompletions {
  readonly #ownHost: boolean;

  constructor(options: OpenAiModelOptions) {
    const baseURL = options.baseUrl ?? OPENAI_BASE_URL;
    super({
      model: options.model,
      apiKey: options.apiKey,
      timeout: options.timeoutMs,
      streaming: options.streaming,
      // The second try is made below the client, where it is known that no byte has come.
      maxRetries: 0,
      // Reasoning models refuse any temperature but their own.
      ...(isReasoningModel(options.model) ? {} : { temperature: 0.2 }),
      configuration: {
        baseURL,
        organization: null,
        project: null,
        logLevel: 'off',
        fetch: patientFetch({
          fetch: options.fetch,
          maxWaitMs: MAX_RETRY_WAIT_MS,
          now: () => Date.now(),
          sleep: (ms, signal) => delay(ms, undefined, signal ? { signal } : {}),
        }),
      },
    });
    this.#ownHost = isOpenAiHost(baseURL);
  }

  /** `store` and `safety_identifier` are OpenAI's own fields: other servers may refuse what they do not know. */
  override invocationParams(
    ...[options, extra]: Parameters<Completions['invocationParams']>
  ): ReturnType<Completions['invocationParams']> {
    const params = super.invocationParams(options, extra);
    if (!this.#ownHost) return params;
    const user: unknown = options && 'user' in options ? options.user : undefined;
    return {
      ...params,
      store: false,
      ...(typeof user === 'string' ? { safety_identifier: user } : {}),
    };
  }

  /** LangChain would download a tokenizer from a third party to count a streamed answer. */
  override async getNumTokens(...[content]: Parameters<Completions['getNumTokens']>) {
    return estimateTokens(
      typeof content === 'string' ? content.length : JSON.stringify(content).length,
    );
  }

  override async _generate(...args: Parameters<Completions['_generate']>) {
    try {
      return await super._generate(...args);
    } catch (fault) {
      throw toModelError(fault);
    }
  }

  override async *_streamResponseChunks(...args: Parameters<Completions['_streamResponseChunks']>) {
    try {
      yield* super._streamResponseChunks(...args);
    } catch (fault) {
      throw toModelError(fault);
    }
  }

  /** Some servers leave the role out, and a refusal would be dropped: both are kept. */
  protected override _convertCompletionsDeltaToBaseMessageChunk(
    delta: Delta,
    raw: OpenAI.Chat.Completions.ChatCompletionChunk,
    role?: OpenAI.Chat.ChatCompletionRole,
  ) {
    const chunk = super._convertCompletionsDeltaToBaseMessageChunk(delta, raw, role ?? 'assistant');
    if (typeof delta.refusal === 'string') chunk.additional_kwargs.refusal = delta.refusal;
    return chunk;
  }

  protected override _convertCompletionsMessageToBaseMessage(
    message: OpenAI.ChatCompletionMessage,
    raw: OpenAI.ChatCompletion,
  ) {
    const { tool_calls: calls = [], ...rest } = message;
    const broken = calls.filter((call) => !isJson(argumentsOf(call)));
    // Given such calls, LangChain prints advice to the operator's terminal; so they are set apart before.
    const whole = calls.filter((call) => !broken.includes(call));
    const converted = super._convertCompletionsMessageToBaseMessage(
      { ...rest, ...(whole.length > 0 ? { tool_calls: whole } : {}) },
      raw,
    );
    if (AIMessage.isInstance(converted))
      converted.invalid_tool_calls = broken.map((call) => ({
        id: call.id,
        name: 'function' in call ? call.function.name : call.custom.name,
        args: argumentsOf(call),
        type: 'invalid_tool_call' as const,
      }));
    if (message.refusal) converted.additional_kwargs.refusal = message.refusal;
    return converted;
  }
}

function argumentsOf(call: OpenAI.ChatCompletionMessageToolCall): string {
  return 'function' in call ? call.function.arguments : call.custom.input;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Names of OpenAI's models that think before they answer. */
function isReasoningModel(model: string): boolean {
  return /^(o\d|gpt-([5-9]|\d\d)(?!.*chat))/.test(model);
}
