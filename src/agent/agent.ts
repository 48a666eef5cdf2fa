import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { ToolMessage } from '@langchain/core/messages';
import { createAgent, createMiddleware } from 'langchain';
import type { Agent, ModelDescription, TurnOutcome, TurnRequest } from '../desk/ports/agent.ts';
import { startDeadline } from './deadline.ts';
import { toModelError } from './model-error.ts';
import { QUIET_CALLBACKS } from './quiet-callbacks.ts';
import { createTurn, type Turn } from './turn.ts';
import type { ModelPrice } from './usage.ts';

export interface AgentRunnerDeps {
  model: BaseChatModel;
  description: ModelDescription;
  /** Null or absent: costs are not known. */
  price?: ModelPrice | null;
  /** Told of faults that a turn survives, for the operators' log: a `ModelError`, or what a tool threw. */
  onFault?: (fault: unknown) => void;
}

/**
 * The agent: one LangChain run for each turn, over a transcript that the desk keeps. There is no checkpointer and no
 * interrupt, so nothing of a turn outlives it but the outcome. `runTurn` never throws.
 */
export function createAgentRunner(deps: AgentRunnerDeps): Agent {
  return {
    model: deps.description,
    runTurn: (request) => runTurn(deps, request),
  };
}

async function runTurn(deps: AgentRunnerDeps, request: TurnRequest): Promise<TurnOutcome> {
  const onFault = deps.onFault ?? ignore;
  const turn = createTurn(
    { modelName: deps.description.name, price: deps.price ?? null, onFault },
    request,
  );
  const deadline = startDeadline(request.signal, request.limits.maxMs);
  if (!deadline.signal.aborted) {
    const loop = runLoop(deps.model, turn, request, deadline.signal).catch((fault: unknown) => {
      onFault(toModelError(fault));
      turn.stop('model_error');
    });
    // A model or a tool that never answers, and ignores the signal as well, must not hold the turn.
    await Promise.race([loop, deadline.reached.then((why) => turn.stop(why))]);
  } else turn.stop(await deadline.reached);
  deadline.clear();
  return turn.outcome();
}

/**
 * LangChain's loop over the turn. The tools are definitions without a body: what a model asks for can reach the
 * world only through `callTool`, whatever name it uses. Both hooks wrap existing steps of the loop, because a hook
 * of its own (`beforeModel`) costs a further graph step on every round.
 */
async function runLoop(
  model: BaseChatModel,
  turn: Turn,
  request: TurnRequest,
  signal: AbortSignal,
): Promise<void> {
  const rules = createMiddleware({
    name: 'turn',
    wrapModelCall: (call, ask) =>
      turn.askModel(async (messages) =>
        ask({ ...call, messages, modelSettings: { user: request.user } }),
      ),
    wrapToolCall: async (call) => {
      const id = call.toolCall.id ?? '';
      return new ToolMessage({ content: await turn.runCall(id), tool_call_id: id });
    },
  });
  const agent = createAgent({
    model,
    tools: request.tools.map((tool) => ({
      type: 'function',
      function: { name: tool.name, description: tool.description, parameters: tool.schema },
    })),
    middleware: [rules],
    // One step for a whole batch of calls; the turn queues them.
    version: 'v1',
  });
  await agent.invoke(
    // The turn holds the transcript; the loop needs only something to start from.
    { messages: [{ role: 'user', content: '' }] },
    {
      signal,
      callbacks: QUIET_CALLBACKS,
      recursionLimit: 2 * request.limits.maxToolCalls + 12,
    },
  );
}

function ignore(): void {}
