/** One entry of a conversation's transcript, in the shape that a model sees. */
export type TranscriptMessage =
  | ClientWords
  /** Something that happened outside the talk (a card was answered, an action finished). */
  | { role: 'event'; text: string }
  /** A person of the desk wrote to the client. */
  | { role: 'operator'; name: string; text: string }
  | { role: 'desk'; text: string; toolCalls: ToolCall[] }
  | { role: 'tool'; callId: string; name: string; text: string };

/** What came in the client's chat. Only `text`, and only when it is not forwarded, is the client's own. */
export interface ClientWords {
  role: 'client';
  text: string;
  /** The earlier message that this one answers; anybody's words. */
  quoted?: string;
  /** Somebody else's words, passed on by the client. */
  forwarded?: boolean;
}

export interface ToolCall {
  id: string;
  name: string;
  /** Arguments as the model gave them: unknown until the tool's schema has read them. */
  args: unknown;
}

export interface Usage {
  model: string;
  inputTokens: number;
  outputTokens: number;
  /** Cost in millionths of a US dollar; null when no price is configured for the model. */
  costMicroUsd: number | null;
}
