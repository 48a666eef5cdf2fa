/**
 * The contract between the desk and a chat channel (terminal, Telegram, WhatsApp).
 * Inbound: `sink.accept` resolves only after the events are durable (I1); then the adapter may acknowledge.
 * Outbound: `send` says what it knows: the platform took it, it surely did not leave, or nobody knows.
 */
export interface InboundEvent {
  /** Adapter account, for example 'terminal' or 'telegram:4242'. */
  account: string;
  /** Unique within the account; a replay carries the same id. */
  eventId: string;
  /** `<chat>:<message id>`, a second key against replays; null where the platform has none. */
  messageKey: string | null;
  /** The platform's name of the message itself, so that it can be quoted or deleted; null when it has none. */
  ref: string | null;
  /** The message's place in its chat where the platform numbers messages; a later message has a higher one. */
  order: number | null;
  chat: { id: string; kind: 'private' | 'group' | 'other' };
  /** `altIds`: other addresses of the same person (WhatsApp knows a person by number and by LID). */
  sender: { id: string; altIds: readonly string[]; name: string | null };
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
      /** Files that were sent together carry the same album; null for a single one. */
      album: string | null;
    }
  | { kind: 'voice'; ref: string; mime: string | null; size: number | null }
  | { kind: 'tap'; token: string }
  /** An emoji on a message; `quotedRef` is that message. */
  | { kind: 'reaction'; emoji: string; quotedRef: string }
  /** The client blocked the desk, or let it in again. */
  | { kind: 'reachable'; reachable: boolean }
  /** A person typed into the client's chat from the desk's own phone. */
  | { kind: 'operator_text'; text: string }
  /** `album` as above: one answer for pictures that were sent together. */
  | { kind: 'unsupported'; what: string; album?: string | null };

/** A quoted message: its platform reference, and its text where the platform gives it. */
export interface Quote {
  ref: string;
  text: string | null;
}

export type Outbound =
  /** `markdown`: the words of a model, which may carry marks; everything else is shown as it is. */
  | { kind: 'text'; text: string; format?: 'markdown'; purpose?: 'delivery_notice' }
  | { kind: 'card'; approvalId: string; number: number; text: string; token: CardTokens }
  | {
      kind: 'card_resolved';
      approvalId: string;
      number: number;
      outcome: CardOutcome;
      /** The card as it was shown; the outcome stands below it where a channel edits in place. */
      card: string;
      text: string;
      /** Say it as a message too: the client may not be looking at the card. */
      announce: boolean;
    }
  /** `override`: what a button "That was not a secret" carries; null where none is offered. */
  | { kind: 'blocked'; secretKind: string; text: string; override: string | null }
  /** Takes back a client's own message (a typed secret), where the platform lets a bot do it. */
  | { kind: 'retract'; ref: string }
  /** Changes a message of the desk in place, where `editOwn` says that the channel can. */
  | { kind: 'revise'; ref: string; text: string }
  | { kind: 'file'; name: string; mime: string; base64: string; caption: string };

/** What a button carries: never content, only a token that the approval row can check. */
export interface CardTokens {
  yes: string;
  no: string;
}

export type CardOutcome =
  /** Approved by the client; a person of the desk has to agree as well, or has stopped all actions. */
  'held' | 'done' | 'failed' | 'unknown' | 'declined' | 'expired' | 'superseded' | 'cancelled';

export type SendResult =
  /** `ref` and `order` as in `InboundEvent`. */
  | { result: 'accepted'; ref: string | null; order: number | null }
  | {
      result: 'not_sent';
      /** `retry`: try again later; `drop`: never will it go; `blocked`: the client shut the desk out. */
      next: 'retry' | 'drop' | 'blocked';
      code: string;
      retryAfterMs: number | null;
      /** The platform found the pace too fast, in this chat or for the whole account: everything there slows down. */
      tooFast?: 'chat' | 'account';
    }
  | { result: 'unknown'; code: string };

/** What a channel can do; the contract suite proves every claim. */
export interface Capabilities {
  buttons: 'inline' | 'none';
  /** Can a message of the desk be changed in place (a card that was answered)? */
  editOwn: boolean;
  /** Can the bot delete a client's message (a typed secret)? */
  deletePeer: boolean;
  /** Does the platform drop a second send with the same id? */
  stableSendId: boolean;
  /** Longest text of one message, in UTF-16 units. */
  maxText: number;
  /** How an unacknowledged event comes again: by the platform's cursor, by its receipt, by its webhook, or not at all. */
  replay: 'cursor' | 'receipt' | 'webhook' | 'none';
  /** The platform takes free text only for a day after the client last wrote (WhatsApp Cloud API). */
  replyWindow: boolean;
  /** What the platform takes for long, in messages a second and at most at once; null where nobody counts. */
  pace: { chat: Pace; account: Pace } | null;
}

export interface Pace {
  perSecond: number;
  burst: number;
}

export interface ChannelSink {
  /** Resolves when every event is durable; rejects when none of them may be acknowledged. */
  accept(events: readonly InboundEvent[]): Promise<void>;
}

/** One part of a message to send: what the outbox knows about it. */
export interface Send {
  chat: string;
  message: Outbound;
  /** Which part of the message, from 0. */
  part: number;
  /** Stable over attempts, different for every part: for platforms that can use it. */
  id: string;
  /** Refs of the messages that this one is about: the shown copies of a resolved card, oldest first. */
  targets: readonly string[];
  signal: AbortSignal;
}

export interface ChannelAdapter {
  readonly account: string;
  readonly capabilities: Capabilities;
  start(sink: ChannelSink): Promise<void>;
  /** Can a message leave at this moment? While it cannot, the outbox keeps what it has and tries nothing. */
  ready(): boolean;
  /**
   * How many sends the message takes: a long one is cut into what the platform takes at once, and the last part of a
   * card carries its buttons. Pure: the same message gives the same parts after a restart. 0: there is nothing to show.
   */
  parts(message: Outbound): number;
  send(send: Send): Promise<SendResult>;
  /** May this part be sent again when nobody knows whether it arrived? Only where a second time shows nothing new. */
  repeatable(message: Outbound, part: number): boolean;
  /** Shows or hides "typing"; failures do not matter and are swallowed by the adapter. */
  typing(chat: string, on: boolean): void;
  /** A line about long work, changed in place; null takes it away. Best effort, like typing. */
  status(chat: string, line: string | null): void;
  /** Bytes of a file that an event referred to. Throws `ChannelError` when it is gone or larger than `maxBytes`. */
  fetchFile(ref: string, maxBytes: number, signal: AbortSignal): Promise<Uint8Array>;
  /** A client of this account was erased: people whom the channel remembers go, from its memory and from the store. */
  forgetPeople?(): void;
  health(): ChannelHealth;
  /** Takes nothing more in and lets go of the platform; what was not acknowledged comes again. */
  stop(): Promise<void>;
}

/** `fault`: an operator has to do something, and `advice` says what. */
export interface ChannelHealth {
  account: string;
  state: 'starting' | 'up' | 'down' | 'fault' | 'stopped';
  /** Milliseconds since the platform was last heard of; null before the first time. */
  lastContactMs: number | null;
  advice: string | null;
}

export class ChannelError extends Error {
  override readonly name = 'ChannelError';
  readonly code: string;
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
