import type { Agent as HttpsAgent } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type BaileysEventMap,
  type BinaryNode,
  makeCacheableSignalKeyStore,
  makeWASocket,
  type proto,
  type WAMessageKey,
  type WASocket,
} from '@whiskeysockets/baileys';
import type { Clock } from '../../desk/ports/clock.ts';
import type { Log } from '../../desk/ports/log.ts';
import type { ChannelStore } from '../../desk/ports/store.ts';
import type { WayOut } from '../../desk/ports/way-out.ts';
import { openAuthState } from './auth-state.ts';
import { createDurableDecrypt } from './durable-decrypt.ts';
import { isPerson, type ReceivedMessage } from './inbound.ts';
import { createKeyCache } from './key-cache.ts';
import { codeShower, type Pairing } from './pairing-code.ts';
import { quietSignal } from './quiet-signal.ts';
import { afterClose, type Lives, STABLE_MS } from './reconnect.ts';
import { createRenewal, type Renewal } from './renewal.ts';
import { pruneTokenIndex } from './token-index.ts';

export interface ConnectionDeps {
  store: ChannelStore;
  account: string;
  clock: Clock;
  log: Log;
  /** Null for WhatsApp itself. */
  url: string | null;
  way: Pick<WayOut, 'agent'>;
  /** Resolves when the message is durable; rejects when its receipt may not leave. */
  keep(received: ReceivedMessage): Promise<void>;
  /** The server's word on a message of the desk: null when it took it, a code when it did not. */
  acknowledged(id: string, error: string | null): void;
  /** Every connection that ended: what was under way is uncertain. */
  closed(): void;
  report(state: 'starting' | 'up' | 'down' | 'fault', advice: string | null): void;
  /** A message that a client's phone asks for once more. */
  sentMessage(key: WAMessageKey): Promise<proto.IMessage | undefined>;
  pairing?: Pairing;
}

export interface Connection {
  /** The open socket; null while there is none. */
  socket(): WASocket | null;
  /** Begins anew, with nobody in memory; soon, when it was renewed a moment ago. */
  renew(): void;
  stop(): Promise<void>;
}

/** For the agents only; a WebSocket has its own signs of life. */
const IDLE_MS = 5000;

const NOT_PAIRED = 'No phone is paired. Pair one with: sayso whatsapp pair';

/** Keeps one connection to WhatsApp open by the rules of reconnect.ts, each with a socket of its own. */
export function openConnection(deps: ConnectionDeps): Connection {
  const ending = new AbortController();
  const renewal = createRenewal();
  let current: WASocket | null = null;
  const done = run(deps, ending.signal, renewal, (socket) => {
    current = socket;
  });
  return {
    socket: () => current,
    renew: renewal.ask,
    async stop() {
      renewal.stop();
      ending.abort();
      await done;
    },
  };
}

async function run(
  deps: ConnectionDeps,
  ending: AbortSignal,
  renewal: Renewal,
  opened: (socket: WASocket | null) => void,
): Promise<void> {
  const unquiet = quietSignal();
  const lives: Lives = { failures: 0, refusals: 0 };
  try {
    while (!ending.aborted) {
      const renewed = renewal.next();
      const { code, stable, paired } = await live(deps, AbortSignal.any([ending, renewed]), opened);
      if (ending.aborted) return;
      if (!paired) {
        deps.report('fault', NOT_PAIRED);
        return;
      }
      if (renewed.aborted) continue;
      lives.failures = stable ? 0 : lives.failures + 1;
      lives.refusals = code === 405 || code === 411 ? lives.refusals + 1 : 0;
      const next = afterClose(code, lives, Math.random());
      deps.log.event('warn', 'whatsapp_closed', { account: deps.account, code: code ?? 0 });
      if (next.action === 'stop') return deps.report('fault', next.advice);
      deps.report(next.state, next.advice);
      await sleep(next.delayMs, undefined, { signal: ending }).catch(() => undefined);
    }
  } catch (error) {
    // A login that cannot be read, or a database that is gone: nothing is made anew over it.
    deps.log.event('error', 'whatsapp_fault', {
      account: deps.account,
      error: error instanceof Error ? error.name : 'unknown',
    });
    deps.report('fault', 'The WhatsApp login cannot be read. Restore the database and its key.');
  } finally {
    opened(null);
    unquiet();
  }
}

/** One connection, from its beginning to its end. */
async function live(
  deps: ConnectionDeps,
  ending: AbortSignal,
  opened: (socket: WASocket | null) => void,
): Promise<{ code: number | null; stable: boolean; paired: boolean }> {
  // What the connection before this one wrote of people who were erased.
  await deps.store.dropErasedKeys(deps.account);
  await pruneTokenIndex(deps.store, deps.account);
  const auth = await openAuthState(deps.store, deps.account, deps.clock);
  if (auth.isNew && !deps.pairing) return { code: null, stable: false, paired: false };
  const durable = createDurableDecrypt(
    () => ({ id: auth.creds.me?.id ?? '', lid: auth.creds.me?.lid ?? '' }),
    deps.keep,
    auth.keysAfter,
  );
  const cache = createKeyCache();
  const agents = guardedAgents(deps);
  const socket = makeWASocket({
    ...agents,
    auth: { creds: auth.creds, keys: makeCacheableSignalKeyStore(auth.keys, SILENT, cache) },
    logger: SILENT,
    ...(deps.url === null ? {} : { waWebSocketUrl: deps.url, fireInitQueries: false }),
    makeSignalRepository: durable.makeSignalRepository,
    getMessage: deps.sentMessage,
    markOnlineOnConnect: false,
    syncFullHistory: false,
    shouldSyncHistoryMessage: () => false,
    emitOwnEvents: false,
    // Private chats only: in a group others would read along.
    shouldIgnoreJid: (jid) => !isPerson(jid),
  });
  // Before anything can arrive: messages come before the connection calls itself open.
  socket.ws.prependListener('CB:message', (node: BinaryNode) => durable.note(node));
  socket.ws.on('CB:ack,class:message', (node: BinaryNode) => {
    if (node.attrs.id) deps.acknowledged(node.attrs.id, node.attrs.error ?? null);
  });
  const end = Promise.withResolvers<number | null>();
  const stop = () => void socket.end(undefined);
  ending.addEventListener('abort', stop, { once: true });
  if (ending.aborted) stop();
  let openedAt: number | null = null;
  const showCode = codeShower(deps.pairing, socket, (advice) => deps.report('fault', advice));
  socket.ev.process((events) => {
    if (events['creds.update'])
      auth.save().catch(() =>
        // The next change saves the whole login again.
        deps.log.event('error', 'whatsapp_login_not_saved', { account: deps.account }),
      );
    const update = events['connection.update'];
    if (update) {
      if (update.connection === 'connecting') deps.report('starting', null);
      if (update.connection === 'open') {
        openedAt = performance.now();
        opened(socket);
        deps.report('up', null);
      }
      if (update.qr !== undefined) showCode(update.qr);
      if (update.connection === 'close') end.resolve(codeOf(update.lastDisconnect?.error));
    }
    const upsert = events['messages.upsert'];
    if (upsert) keepUpserted(deps, upsert);
  });
  const code = await end.promise;
  ending.removeEventListener('abort', stop);
  opened(null);
  for (const agent of Object.values(agents)) agent.destroy();
  deps.closed();
  cache.close();
  await auth.end();
  const stable = openedAt !== null && performance.now() - openedAt > STABLE_MS;
  return { code, stable, paired: true };
}

/**
 * Messages that came without an encryption of their own, or were recovered later, are only told here. The others were
 * kept where they were decrypted, and are recognised by their ids.
 */
function keepUpserted(deps: ConnectionDeps, upsert: BaileysEventMap['messages.upsert']): void {
  for (const { key, message, messageTimestamp, pushName } of upsert.messages) {
    if (!message) continue;
    const received: ReceivedMessage = {
      key,
      message,
      timestamp: messageTimestamp,
      pushName: pushName ?? null,
      offline: upsert.type === 'append',
    };
    deps
      .keep(received)
      .catch(() => deps.log.event('error', 'whatsapp_message_not_kept', { account: deps.account }));
  }
}

/** One for the WebSocket, one for files, which are handed over at hosts that WhatsApp names, always over https. */
function guardedAgents({ url, way }: ConnectionDeps): {
  agent: HttpsAgent;
  fetchAgent: HttpsAgent;
} {
  const open = (secure: boolean) => way.agent({ secure, idleMs: IDLE_MS });
  // Baileys' types name the secure kind only; a server on this machine is spoken to by the plain one.
  const agent = open(url?.startsWith('wss:') ?? true) as HttpsAgent;
  return { agent, fetchAgent: open(true) as HttpsAgent };
}

/** The status code of a Boom error, as Baileys gives it. */
function codeOf(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('output' in error)) return null;
  const { output } = error;
  if (typeof output !== 'object' || output === null || !('statusCode' in output)) return null;
  return typeof output.statusCode === 'number' ? output.statusCode : null;
}

const nothing = () => undefined;
/** Baileys logs addresses, keys and words; the desk's log has none of them (I13). */
const SILENT = {
  level: 'silent',
  child: () => SILENT,
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
};
