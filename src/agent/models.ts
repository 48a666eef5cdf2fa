import type { Agent, ModelDescription } from '../desk/ports/agent.ts';
import type { Fetch } from '../desk/ports/way-out.ts';
import { createAgentRunner } from './agent.ts';
import type { ModelConfig } from './model-description.ts';

export interface OpenModelDeps {
  /** Told of faults that a turn survives, for the operators' log. */
  onFault?: (fault: unknown) => void;
  /** The way out for a model server. */
  fetch: Fetch;
  /** Longest time for one request to a model server, in milliseconds. */
  timeoutMs?: number;
}

const DEFAULT_TIMEOUT_MS = 60_000;

/** Opens the configured model behind the agent. The client library of a provider loads only where one is configured. */
export async function openModel(
  config: ModelConfig,
  description: ModelDescription,
  deps: OpenModelDeps,
): Promise<Agent> {
  const onFault = deps.onFault ? { onFault: deps.onFault } : {};
  if (config.kind === 'offline') {
    const { createOfflineModel } = await import('./offline-model.ts');
    const price = { inputPerMillionUsd: 0, outputPerMillionUsd: 0 };
    return warmed(
      createAgentRunner({ model: createOfflineModel(), description, price, ...onFault }),
    );
  }
  const { createOpenAiModel } = await import('./openai-model.ts');
  const model = createOpenAiModel({
    apiKey: config.apiKey,
    baseUrl: config.baseUrl,
    model: config.model,
    timeoutMs: deps.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    streaming: true,
    fetch: deps.fetch,
  });
  return warmed(createAgentRunner({ model, description, price: config.price, ...onFault }));
}

/**
 * Runs one empty turn, so that the first client does not wait for code that is loaded and compiled on first use.
 * A token ceiling of nothing ends it before any model is asked.
 */
async function warmed(agent: Agent): Promise<Agent> {
  await agent.runTurn({
    system: '',
    transcript: [],
    tools: [],
    callTool: async () => ({ text: '', endTurn: true }),
    noteRefused: () => undefined,
    limits: { maxToolCalls: 0, maxTokens: 0, maxMs: 5_000 },
    signal: new AbortController().signal,
    user: '',
  });
  return agent;
}
