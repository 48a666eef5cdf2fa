import type { proto, WAMessageKey } from '@whiskeysockets/baileys';
import type {
  Capabilities,
  ChannelAdapter,
  ChannelHealth,
  ChannelSink,
} from '../../desk/ports/channel.ts';
import { ChannelError } from '../../desk/ports/channel.ts';
import type { Clock } from '../../desk/ports/clock.ts';
import type { Log } from '../../desk/ports/log.ts';
import type { ChannelStore, OutboxStore } from '../../desk/ports/store.ts';
import type { WayOut } from '../../desk/ports/way-out.ts';
import { createAcks } from './acks.ts';
import { type Connection, type ConnectionDeps, openConnection } from './connection.ts';
import { addressesOf, type ReceivedMessage, toEvent } from './inbound.ts';
import { fetchMedia } from './media.ts';
import { messageId } from './message-id.ts';
import { createPresence } from './presence.ts';
import { countParts, MAX_TEXT, sendPart, sentContent } from './sending.ts';
import { WHATSAPP_MEDIA } from './whatsapp-party.ts';

export interface WhatsAppOptions {
  /** Null for WhatsApp itself. */
  url: string | null;
  mediaUrl: string | null;
  store: ChannelStore & Pick<OutboxStore, 'recentOutbound'>;
  clock: Clock;
  log: Log;
  way: Pick<WayOut, 'agent' | 'fetch'>;
  pairing?: ConnectionDeps['pairing'];
}

export const WHATSAPP_ACCOUNT = 'whatsapp';

/** Unofficial client, so the pace is a careful person's, not a machine's. */
const CAPABILITIES: Capabilities = {
  buttons: 'none',
  editOwn: false,
  deletePeer: false,
  stableSendId: true,
  maxText: MAX_TEXT,
  replay: 'receipt',
  replyWindow: false,
  pace: { chat: { perSecond: 1, burst: 10 }, account: { perSecond: 5, burst: 40 } },
};

/** How far back a phone may ask for a message again, and how many kept ids of our own are looked at. */
const RECENT = 50;
const KEPT_IDS = 2000;

export function createWhatsAppAdapter(options: WhatsAppOptions): ChannelAdapter {
  const { store, clock, log } = options;
  const account = WHATSAPP_ACCOUNT;
  const acks = createAcks();
  const kept = createRecentIds();
  let sink: ChannelSink | null = null;
  let connection: Connection | null = null;
  let contactAt: number | null = null;
  let health: Pick<ChannelHealth, 'state' | 'advice'> = { state: 'stopped', advice: null };
  const socket = () => connection?.socket() ?? null;
  const presence = createPresence(socket);

  function report(state: ChannelHealth['state'], advice: string | null): void {
    if (state === 'up') contactAt = performance.now();
    if (state !== health.state)
      log.event(state === 'fault' ? 'error' : 'info', 'channel_state', { account, state });
    health = { state, advice };
  }

  /** Durable when it resolves. A message is told twice (when it is decrypted, and later): the second time is cheap. */
  async function keep(received: ReceivedMessage): Promise<void> {
    contactAt = performance.now();
    if (!sink) throw new ChannelError('not_started', 'The WhatsApp channel is not open.');
    const event = toEvent(account, received, clock.now());
    if (!event || kept.has(event.eventId)) return;
    if (event.content.kind === 'operator_text' && (await isOurOwn(received.key))) return;
    await sink.accept([event]);
    kept.add(event.eventId);
  }

  /** Was this sent by the desk itself, under an id that it made? Otherwise a person typed it on the phone. */
  async function isOurOwn(key: WAMessageKey): Promise<boolean> {
    return key.id ? (await findSent(key)) !== undefined : true;
  }

  async function findSent(key: WAMessageKey): Promise<proto.IMessage | undefined> {
    for (const chat of addressesOf(key))
      for (const { id, message } of await store.recentOutbound(account, chat, RECENT))
        for (let part = 0; part < countParts(message); part++)
          if (messageId(`${id}:${part}`) === key.id)
            return sentContent(message, part) ?? { conversation: '' };
    return undefined;
  }

  return {
    account,
    capabilities: CAPABILITIES,
    async start(target) {
      sink = target;
      report('starting', null);
      connection = openConnection({
        store,
        account,
        clock,
        log,
        url: options.url,
        way: options.way,
        keep,
        acknowledged: acks.settle,
        closed: acks.loseAll,
        report,
        sentMessage: findSent,
        ...(options.pairing ? { pairing: options.pairing } : {}),
      });
    },
    ready: () => socket() !== null,
    parts: countParts,
    send: (send) => sendPart(socket(), acks, send),
    // The id is the same each time, so the server drops a second copy.
    repeatable: () => true,
    typing: presence.typing,
    // A line that is taken back leaves "this message was deleted" behind: typing says enough.
    status: () => undefined,
    fetchFile: (ref, maxBytes, signal) =>
      fetchMedia(ref, options.mediaUrl ?? WHATSAPP_MEDIA, options.way.fetch, maxBytes, signal),
    forgetPeople() {
      kept.clear();
      connection?.renew();
    },
    health: () => ({
      account,
      ...health,
      lastContactMs: contactAt === null ? null : Math.round(performance.now() - contactAt),
    }),
    async stop() {
      presence.stop();
      await connection?.stop();
      sink = null;
      report('stopped', null);
    },
  };
}

/** The ids of the last messages that were kept. */
function createRecentIds(): { has(id: string): boolean; add(id: string): void; clear(): void } {
  const ids = new Set<string>();
  return {
    has: (id) => ids.has(id),
    add(id) {
      const oldest = ids.keys().next();
      if (ids.size >= KEPT_IDS && !oldest.done) ids.delete(oldest.value);
      ids.add(id);
    },
    clear: () => ids.clear(),
  };
}
