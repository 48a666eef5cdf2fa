import type { TranscriptMessage, Usage } from '../message.ts';

/**
 * The model behind the desk. It sees tool names and schemas, never what a tool may do:
 * every call goes back through `callTool`, where the gate decides.
 */
export interface Agent {
  /** Shown to the client at the start: which model reads their words, and where it runs. */
  readonly model: ModelDescription;
  runTurn(request: TurnRequest): Promise<TurnOutcome>;
}

export interface ModelDescription {
  name: string;
  /** Host that the words go to; null when nothing leaves this machine. */
  host: string | null;
  /** One sentence about retention, for the greeting and the privacy notice. */
  retention: string;
}

export interface ToolSpec {
  name: string;
  description: string;
  /** JSON schema of the arguments. */
  schema: Readonly<Record<string, unknown>>;
}

export interface TurnRequest {
  system: string;
  transcript: readonly TranscriptMessage[];
  tools: readonly ToolSpec[];
  /** Runs a tool through the gate. Never throws for a bad call: the reply says what was wrong. */
  callTool(call: { id: string; name: string; args: unknown }): Promise<ToolReply>;
  /** Tells of a call that never reached the gate, so that the record holds every refusal. */
  noteRefused(call: { name: string }, why: RefusedCall): void;
  limits: TurnLimits;
  signal: AbortSignal;
  /** Pseudonymous id for the provider's abuse monitoring; never a name or number. */
  user: string;
}

/** Why a call did not reach the gate: its arguments were no JSON object, or the turn was over. */
export type RefusedCall = 'bad_arguments' | 'tool_limit' | 'turn_over';

export interface ToolReply {
  text: string;
  /** The turn ends here: the client has to answer a card, or the desk has said all. */
  endTurn: boolean;
}

export interface TurnLimits {
  maxToolCalls: number;
  /** Input plus output tokens over all model calls of the turn. */
  maxTokens: number;
  maxMs: number;
  /** US dollars over all model calls of the turn; absent: no limit. Without a price nothing is counted. */
  maxCostUsd?: number;
}

export interface TurnOutcome {
  /** New transcript entries of this turn, in order, valid as history (every call has its result). */
  messages: TranscriptMessage[];
  /** Final words for the client; empty when a card says it all. */
  text: string;
  usage: Usage[];
  stopped: TurnStop | null;
}

export type TurnStop =
  | 'tool_limit'
  | 'token_limit'
  | 'cost_limit'
  | 'time_limit'
  | 'cancelled'
  | 'model_error'
  | 'model_refused'
  | 'empty';
