import { AIMessage, type BaseMessage, SystemMessage } from '@langchain/core/messages';
import { REFUSED } from '../desk/dispatch.ts';
import type { ToolCall, Usage } from '../desk/message.ts';
import type { ToolReply, TurnOutcome, TurnRequest, TurnStop } from '../desk/ports/agent.ts';
import { readAnswer } from './heard.ts';
import { toModelError } from './model-error.ts';
import { deskMessage, NOT_EXECUTED, toModelMessages } from './transcript.ts';
import { createTurnRecord } from './turn-record.ts';
import { estimateTokens, type ModelPrice, type TokenCount, usageOf } from './usage.ts';

/** How often the same call may be refused before the turn ends. */
const SAME_REFUSAL_LIMIT = 3;
/** Answers with unreadable arguments in one turn: the first is sent back, the second ends the turn. */
const UNREADABLE_LIMIT = 2;
/** What the agent loop gets when there is nothing more to ask or to run: it ends on it. */
const SILENCE = '';

export interface TurnDeps {
  modelName: string;
  price: ModelPrice | null;
  /** Told of faults that the turn survives: a `ModelError`, or what a tool threw. */
  onFault(fault: unknown): void;
}

/** The rules of one turn, apart from the loop that drives them: what is asked, run, counted and stopped. */
export interface Turn {
  /** Asks the model through `ask` unless the turn is over; the answer holds only calls that may run. */
  askModel(ask: (messages: BaseMessage[]) => Promise<AIMessage>): Promise<AIMessage>;
  /** Runs one call of the last answer, after the calls before it; resolves with the result for the model. */
  runCall(callId: string): Promise<string>;
  /** Ends the turn from outside. Nothing that is still under way changes it any more. */
  stop(why: TurnStop): void;
  outcome(): TurnOutcome;
}

export function createTurn(deps: TurnDeps, request: TurnRequest): Turn {
  const { limits } = request;
  const record = createTurnRecord();
  const system = new SystemMessage(request.system);
  const history = toModelMessages(request.transcript);
  const takenIds = callIds(request);
  const toolChars = JSON.stringify(request.tools).length;
  const usage: Usage[] = [];
  const refusals = new Map<string, number>();
  let calls = new Map<string, ToolCall>();
  let unreadable: ReadonlySet<string> = new Set();
  let unreadableAnswers = 0;
  let executed = 0;
  let spent = 0;
  let spentMicroUsd = 0;
  const maxMicroUsd = (limits.maxCostUsd ?? Number.POSITIVE_INFINITY) * 1_000_000;
  let asking: number | null = null;
  let ending = false;
  let over = false;
  let stopped: TurnStop | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  function stop(why: TurnStop): void {
    if (over) return;
    over = true;
    stopped = why;
    // A call that was cut off is billed all the same.
    if (asking !== null) bill({ input: estimateTokens(asking), output: 0 });
  }

  function bill(tokens: TokenCount): void {
    const used = usageOf(deps.modelName, tokens, deps.price);
    usage.push(used);
    spent += tokens.input + tokens.output;
    spentMicroUsd += used.costMicroUsd ?? 0;
  }

  /** The least that the next call costs: its prompt is read in any case. */
  function promptPrice(chars: number): number {
    const tokens = { input: estimateTokens(chars), output: 0 };
    return usageOf(deps.modelName, tokens, deps.price).costMicroUsd ?? 0;
  }

  async function askModel(
    ask: (messages: BaseMessage[]) => Promise<AIMessage>,
  ): Promise<AIMessage> {
    if (ending) over = true;
    if (over) return new AIMessage(SILENCE);
    const messages = [system, ...history, ...record.modelMessages()];
    const promptChars = toolChars + messages.reduce((sum, message) => sum + sizeOf(message), 0);
    if (spent + estimateTokens(promptChars) > limits.maxTokens) stop('token_limit');
    if (spentMicroUsd + promptPrice(promptChars) > maxMicroUsd) stop('cost_limit');
    if (over) return new AIMessage(SILENCE);

    let answer: AIMessage;
    asking = promptChars;
    try {
      answer = await ask(messages);
    } catch (thrown) {
      asking = null;
      if (over) return new AIMessage(SILENCE);
      const error = toModelError(thrown);
      deps.onFault(error);
      stop(error.code === 'refused' ? 'model_refused' : 'model_error');
      return new AIMessage(SILENCE);
    }
    asking = null;
    return over ? new AIMessage(SILENCE) : hear(answer, promptChars);
  }

  function hear(answer: AIMessage, promptChars: number): AIMessage {
    const heard = readAnswer(answer, takenIds, promptChars);
    bill(heard.tokens);
    if (heard.refused) stop('model_refused');
    else if (heard.calls.length === 0) {
      if (heard.text !== '') record.answered(heard.text, []);
      else if (!record.hasResults() && request.transcript.at(-1)?.role !== 'event') stop('empty');
      over = true;
    } else {
      record.answered(heard.text, heard.calls);
      if (spent > limits.maxTokens) stop('token_limit');
      if (spentMicroUsd > maxMicroUsd) stop('cost_limit');
      if (heard.unreadable.size > 0) unreadableAnswers += 1;
      if (unreadableAnswers >= UNREADABLE_LIMIT) stop('model_error');
    }
    if (over) {
      for (const call of heard.calls) request.noteRefused(call, 'turn_over');
      return new AIMessage(SILENCE);
    }
    calls = new Map(heard.calls.map((call) => [call.id, call]));
    unreadable = heard.unreadable;
    return deskMessage(heard.text, heard.calls);
  }

  /** A model may ask for several calls at once; the desk's rows are read and staged one call at a time. */
  function runCall(callId: string): Promise<string> {
    const result = queue.then(() => runNow(callId));
    queue = result;
    return result;
  }

  async function runNow(callId: string): Promise<string> {
    const call = calls.get(callId);
    if (!call) return NOT_EXECUTED;
    if (executed >= limits.maxToolCalls) {
      const text = `Not executed: limit reached, a turn may use ${limits.maxToolCalls} tool calls.`;
      record.finished(callId, text);
      request.noteRefused(call, 'tool_limit');
      stop('tool_limit');
      return text;
    }
    if (over) {
      request.noteRefused(call, 'turn_over');
      return NOT_EXECUTED;
    }
    if (unreadable.has(callId)) {
      const text = `Not executed: the arguments of ${call.name} were not a JSON object. Call it again with valid JSON.`;
      record.finished(callId, text);
      request.noteRefused(call, 'bad_arguments');
      return text;
    }
    executed += 1;
    record.started(callId);
    const reply = await replyTo(call);
    if (over) return NOT_EXECUTED;
    record.finished(callId, reply.text);
    if (reply.endTurn) ending = true;
    if (reply.text.startsWith(REFUSED)) countRefusal(call);
    return reply.text;
  }

  async function replyTo(call: ToolCall): Promise<ToolReply> {
    try {
      return await request.callTool(call);
    } catch (fault) {
      deps.onFault(fault);
      const sentence = 'This step failed inside the desk. Please try it again later.';
      return { text: `${REFUSED}${sentence}`, endTurn: false };
    }
  }

  function countRefusal(call: ToolCall): void {
    const key = `${call.name} ${JSON.stringify(call.args)}`;
    const times = (refusals.get(key) ?? 0) + 1;
    refusals.set(key, times);
    if (times >= SAME_REFUSAL_LIMIT) stop('tool_limit');
  }

  return {
    askModel,
    runCall,
    stop,
    outcome: () => ({
      messages: record.entries(),
      text: record.finalText(),
      usage: [...usage],
      stopped,
    }),
  };
}

function callIds(request: TurnRequest): Set<string> {
  return new Set(
    request.transcript.flatMap((entry) =>
      entry.role === 'desk' ? entry.toolCalls.map((call) => call.id) : [],
    ),
  );
}

/** Characters of a message that a provider will count, calls included. */
function sizeOf(message: BaseMessage): number {
  const calls = message instanceof AIMessage ? JSON.stringify(message.tool_calls ?? []).length : 0;
  return message.text.length + calls;
}
