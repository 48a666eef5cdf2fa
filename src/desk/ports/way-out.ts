import type { Agent } from 'node:http';
import type { LookupFunction, Socket } from 'node:net';

/** What a connection is for. Each purpose has a list of hosts of its own. */
export const PURPOSES = [
  'model',
  'voice notes',
  'telegram',
  'whatsapp',
  'outgoing mail',
  'sent folder',
  'reply mailbox',
  'alert mailbox',
  'alert test',
  'job boards',
  'job pages',
  'database',
  'queue',
  'error reports',
  'sign-in',
] as const;
export type Purpose = (typeof PURPOSES)[number];

/** What the platform's `fetch` offers. */
export type Fetch = typeof globalThis.fetch;

/** How long a quiet connection is kept, and what else a library wants of its agent. */
export interface AgentOptions {
  secure: boolean;
  /** Milliseconds. */
  idleMs: number;
}

/**
 * The way out for one purpose (I11). Whatever opens a connection gets it from here, and gets it only to a host on the
 * list of that purpose, at an address that was checked: the connection goes to the very address that was looked up.
 * A refusal is an `EgressError`; from `agent` and `socket` it comes as the error of the connection.
 */
export interface WayOut {
  /** Over https, or http inside the operator's own network. Follows no redirect: it fails, or with `manual` is given back. */
  fetch: Fetch;
  /** For a library that speaks HTTP or WebSocket by itself. Whoever asks for it destroys it. */
  agent(options: AgentOptions): Agent;
  /** A socket that is not connected yet; its `connect` takes port and host, or the path of a socket file. */
  socket(): Socket;
  /** For a library that takes nothing but a look-up. Throws when the host is not on the list. */
  lookup(host: string, port: number): LookupFunction;
}

export type EgressFault =
  | 'bad_address'
  | 'forbidden_host'
  | 'host_not_allowed'
  | 'not_https'
  | 'private_address'
  | 'no_such_host'
  | 'redirect'
  | 'not_guarded';

/** The desk may not connect there. The message is one sentence and names the host at most. */
export class EgressError extends Error {
  override readonly name = 'EgressError';
  readonly code: EgressFault;
  constructor(code: EgressFault, message: string) {
    super(message);
    this.code = code;
  }
}
