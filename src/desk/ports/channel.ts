/**
 * The contract between the desk and a chat channel (terminal, Telegram, WhatsApp).
 * Inbound: `sink.accept` resolves only after the event is durable (I1); then the adapter may acknowledge.
 * Outbound: `send` says what it knows: the platform took it, it surely did not leave, or nobody knows.
 */
export interface InboundEvent {
  /** Adapter account, for example 'terminal' or 'telegram:4242'. */
  account: string;
  /** Unique within the account; a replay carries the same id. */
  eventId: string;
  /** `<chat>:<message id>`, a second key against replays; null where the platform has none. */
  messageKey: string | null;
  chat: { id: string; kind: 'private' | 'group' | 'other' };
  sender: { id: string; name: string | null };
  sentAt: Date;
  content: InboundContent;
}

export type InboundContent =
  /** The chat was opened; nothing was said yet. */
  | { kind: 'start' }
  | { kind: 'text'; text: string; quoted: Quote | null; edited: boolean; forwarded: boolean }
  | {
      kind: 'file';
      name: string;
      mime: string | null;
      size: number | null;
      /** Where the adapter can fetch it again (`fetchFile`). */
      ref: string;
      caption: string | null;
    }
  | { kind: 'tap'; token: string }
  | { kind: 'unsupported'; what: string };

/** A quoted message: its platform reference, and its text where the platform gives it. */
export interface Quote {
  ref: string;
  text: string | null;
}

export type Outbound =
  | { kind: 'text'; text: string }
  | { kind: 'card'; approvalId: string; number: number; text: string; token: CardTokens }
  | {
      kind: 'card_resolved';
      approvalId: string;
      number: number;
      outcome: CardOutcome;
      text: string;
    }
  | { kind: 'blocked'; secretKind: string; text: string }
  | { kind: 'file'; name: string; mime: string; base64: string; caption: string };

/** What a button carries: never content, only a token that the approval row can check. */
export interface CardTokens {
  yes: string;
  no: string;
}

export type CardOutcome =
  | 'done'
  | 'failed'
  | 'unknown'
  | 'declined'
  | 'expired'
  | 'superseded'
  | 'cancelled';

export type SendResult =
  | { result: 'accepted'; ref: string | null }
  | { result: 'not_sent'; permanent: boolean; code: string; retryAfterMs: number | null }
  | { result: 'unknown'; code: string };

export interface Capabilities {
  buttons: 'inline' | 'none';
  /** Can the bot delete a client's message (a typed secret)? */
  deletePeer: boolean;
  /** Does the platform drop a second send with the same id? Then `unknown` may be sent again. */
  stableSendId: boolean;
  maxText: number;
}

export interface ChannelSink {
  /** Resolves when every event is durable; rejects when none of them may be acknowledged. */
  accept(events: readonly InboundEvent[]): Promise<void>;
}

export interface ChannelAdapter {
  readonly account: string;
  readonly capabilities: Capabilities;
  start(sink: ChannelSink): Promise<void>;
  /** `id` is the outbox id: stable over attempts, for platforms that can use it. */
  send(chat: string, message: Outbound, id: string, signal: AbortSignal): Promise<SendResult>;
  /** Shows or hides "typing"; failures do not matter and are swallowed by the adapter. */
  typing(chat: string, on: boolean): void;
  /** Bytes of a file that an event referred to. Throws `ChannelError` when it is gone or larger than `maxBytes`. */
  fetchFile(ref: string, maxBytes: number, signal: AbortSignal): Promise<Uint8Array>;
  stop(): Promise<void>;
}

export class ChannelError extends Error {
  override readonly name = 'ChannelError';
  readonly code: string;
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
