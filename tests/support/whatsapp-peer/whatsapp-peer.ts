import { createServer } from 'node:http';
import {
  type AuthenticationCreds,
  type BinaryNode,
  extractE2ESessionFromRetryReceipt,
  getBinaryNodeChild,
  getBinaryNodeChildren,
  jidDecode,
  type proto,
} from '@whiskeysockets/baileys';
import { type WebSocket, WebSocketServer } from 'ws';
import { untilTrue } from '../until.ts';
import { createAcks } from './acks.ts';
import { trustTestRoot } from './certificate.ts';
import { createDeliveryQueue } from './delivery-queue.ts';
import { answerQuery, type Resident } from './directory.ts';
import { createMediaHost } from './media-host.ts';
import { acceptNoise, type Login, type NoiseSession } from './noise-server.ts';
import { createPhone, type Phone, type SendOptions } from './phone.ts';
import { createSentMessages, type SentMessage } from './sent-messages.ts';
import {
  createSignalDevice,
  type PublicKeys,
  publicKeys,
  type SignalDevice,
} from './signal-device.ts';
import {
  corrupted,
  fromOwnPhone,
  fromPerson,
  lidJid,
  messageStanza,
  numberJid,
  receiptStanza,
  streamErrorStanza,
  type Writer,
} from './stanzas.ts';

/** What the bot said about a message: null is "delivered". */
export interface Receipt {
  id: string;
  type: string | null;
  t: number;
}

/** WhatsApp on this machine: one bot's account, the people who write to it, and the faults of a real server. */
export interface WhatsAppPeer {
  /** For the client's `waWebSocketUrl`. */
  url: string;
  /** In the place of https://mmg.whatsapp.net. */
  mediaUrl: string;
  /** Tells the server of the bot's device, as pairing does. Other keys than before make every session anew. */
  register(creds: AuthenticationCreds): void;
  /** The same number is the same phone. */
  person(person: { number: string; lid: string; name?: string }): Phone;
  /** The phone of the bot's account writes to a person. */
  ownPhoneTypes(number: string, text: string, options?: SendOptions): Promise<string>;
  /** Sends the very same stanza again. */
  resend(id: string): void;

  /** What people see: each message once. */
  sent: readonly SentMessage[];
  /** Every copy of it. */
  rawSends: readonly SentMessage[];
  unreadable: readonly { id: string; error: unknown }[];
  receipts: readonly Receipt[];
  /** Messages to the bot that it refused, with its reason. */
  nacks: readonly { id: string; error: string }[];
  /** `to` is null for the presence of the account itself. */
  presence: readonly { to: string | null; state: string; t: number }[];
  logins: readonly (Login & { t: number })[];
  mediaRequests: readonly string[];
  /** Ids of the messages that still wait for their receipt. */
  waiting(): string[];
  connected(): boolean;

  /** The server refuses the next message with this code. */
  nextAck(refusal: { error: string }): void;
  /** The server takes the next message and says nothing. */
  dropNextAck(): void;
  /** The server takes the next message and the connection breaks. */
  closeAfterNextMessage(): void;
  holdAcks(on: boolean): void;
  /** Ends the connection as the server does it, by a code of Baileys' `DisconnectReason`. */
  streamError(code: number): void;
  /** Answers logins with this code, until it is null again. */
  refuseLogins(code: number | null): void;
  /** Cuts the connection. */
  drop(): void;

  until(condition: () => boolean, ms?: number, what?: string): Promise<void>;
  close(): Promise<void>;
}

/** The bot's account as the server knows it. */
interface Account extends Writer {
  device: number;
  noiseKey: Uint8Array;
  keys: PublicKeys;
}

interface Neighbour {
  resident: Resident;
  device: SignalDevice;
  phone: Phone;
}

const UNAUTHORIZED = 401;
const REPLACED = 440;

export async function startWhatsAppPeer(
  options: { credentials?: AuthenticationCreds } = {},
): Promise<WhatsAppPeer> {
  trustTestRoot();
  const media = createMediaHost();
  const server = createServer(media.handle);
  const sockets = new WebSocketServer({ server, path: '/ws/chat' });
  sockets.on('connection', (socket) => {
    // A client that breaks off the handshake is none of the test's business.
    serve(socket).catch(() => socket.terminate());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port was bound.');

  const queue = createDeliveryQueue();
  const acks = createAcks();
  const neighbours = new Map<string, Neighbour>();
  const ownPhone = createSignalDevice(() => bot().keys);
  const sent = createSentMessages((user) => {
    const neighbour = neighbours.get(user);
    if (neighbour) return { ...neighbour.phone, device: neighbour.device, own: false };
    return isBot(user) ? { number: user, device: ownPhone, own: true } : undefined;
  });
  const receipts: Receipt[] = [];
  const nacks: { id: string; error: string }[] = [];
  const presence: { to: string | null; state: string; t: number }[] = [];
  const logins: (Login & { t: number })[] = [];
  let account: Account | null = null;
  let refusal: number | null = null;
  /** The connection that is logged in. */
  let current: NoiseSession | null = null;
  /** That it has taken what waited, and gets the rest as it comes. */
  let live = false;
  let count = 0;

  function bot(): Account {
    if (!account) throw new Error('Register the credentials of the bot first.');
    return account;
  }

  function isBot(user: string): boolean {
    return account !== null && (user === account.number || user === account.lid);
  }

  function resident(user: string): Resident | undefined {
    if (!isBot(user)) return neighbours.get(user)?.resident;
    const { number, lid, device } = bot();
    return { number, lid, devices: [0, device], keys: ownPhone.keys };
  }

  async function serve(socket: WebSocket): Promise<void> {
    const session = await acceptNoise(socket);
    const reason = refusal ?? (isKnown(session.login) ? null : UNAUTHORIZED);
    if (reason !== null) {
      session.send({ tag: 'failure', attrs: { reason: String(reason), location: 'lla' } });
      return session.end();
    }
    logins.push({ ...session.login, t: Date.now() });
    end(REPLACED);
    current = session;
    const { lid, device } = bot();
    session.send({
      tag: 'success',
      attrs: { t: String(seconds()), lid: `${lid}:${device}@lid` },
    });
    try {
      for await (const node of session.nodes) await take(node, session);
    } finally {
      if (current === session) forget();
    }
  }

  function isKnown({ number, device, noiseKey }: Login): boolean {
    return (
      account?.number === number &&
      account.device === device &&
      Buffer.from(account.noiseKey).equals(noiseKey)
    );
  }

  function end(code: number): void {
    current?.send(streamErrorStanza(code));
    current?.end();
    forget();
  }

  function forget(): void {
    current = null;
    live = false;
  }

  async function take(node: BinaryNode, session: NoiseSession): Promise<void> {
    const { id = '', to = null, type = null, error } = node.attrs;
    const t = Date.now();
    switch (node.tag) {
      case 'iq':
        return answer(node, session);
      case 'receipt':
        return takeReceipt(node, session);
      case 'message':
        await sent.take(node);
        return acks.answer(node, session);
      case 'ack':
        if (node.attrs.class === 'message' && error !== undefined) nacks.push({ id, error });
        return;
      case 'presence':
        return void presence.push({ to: null, state: type ?? 'available', t });
      case 'chatstate': {
        const [state] = Array.isArray(node.content) ? node.content : [];
        return void presence.push({ to, state: state?.tag ?? '', t });
      }
    }
  }

  function answer(iq: BinaryNode, session: NoiseSession): void {
    const content = answerQuery(iq, resident);
    session.send({
      tag: 'iq',
      attrs: { id: iq.attrs.id ?? '', type: 'result', from: 's.whatsapp.net' },
      ...(content ? { content } : {}),
    });
    if (iq.attrs.xmlns === 'passive' && getBinaryNodeChild(iq, 'active')) deliverWaiting(session);
  }

  /** The client is ready: it gets what has waited, and a word that this was all of it. */
  function deliverWaiting(session: NoiseSession): void {
    const letters = queue.waiting();
    for (const { stanza } of letters)
      session.send({ ...stanza, attrs: { ...stanza.attrs, offline: '1' } });
    const offline = { tag: 'offline', attrs: { count: String(letters.length) } };
    session.send({ tag: 'ib', attrs: {}, content: [offline] });
    live = session === current;
  }

  async function takeReceipt(node: BinaryNode, session: NoiseSession): Promise<void> {
    const { id = '', to = '', type = null } = node.attrs;
    const items = getBinaryNodeChildren(getBinaryNodeChild(node, 'list'), 'item');
    const ids = [id, ...items.map(({ attrs }) => attrs.id ?? '')];
    for (const each of ids) receipts.push({ id: each, type, t: Date.now() });
    session.send({ tag: 'ack', attrs: { class: 'receipt', id, from: to, t: String(seconds()) } });
    if (type !== 'retry') {
      for (const each of ids) queue.settle(each);
      return;
    }
    const letter = queue.find(id);
    if (!letter) return;
    letter.stanza = await letter.again(node);
    session.send(letter.stanza);
  }

  /** Encrypts a message and hands it over; the bot gets it now, or with its next connection. */
  async function post(
    device: SignalDevice,
    from: BinaryNode['attrs'],
    message: proto.IMessage,
    options: SendOptions,
  ): Promise<string> {
    const id = options.id ?? `3A${String(++count).padStart(18, '0')}`;
    const attrs = { ...from, id, t: String(options.t ?? seconds()) };
    const sealed = await device.encrypt(message);
    const stanza = messageStanza(attrs, message, options.corrupt ? corrupted(sealed) : sealed);
    queue.add({
      id,
      stanza,
      async again(receipt) {
        // The bot that has lost its keys sends new ones along; otherwise the session is still good.
        const keys = extractE2ESessionFromRetryReceipt(receipt);
        if (keys) await device.begin(keys);
        const tries = getBinaryNodeChild(receipt, 'retry')?.attrs.count ?? '1';
        return messageStanza(attrs, message, await device.encrypt(message), tries);
      },
    });
    if (live)
      current?.send(
        options.offline ? { ...stanza, attrs: { ...stanza.attrs, offline: '1' } } : stanza,
      );
    return id;
  }

  function person({
    number,
    lid,
    name = `Person ${number}`,
  }: Parameters<WhatsAppPeer['person']>[0]) {
    const known = neighbours.get(number);
    if (known) return known.phone;
    const device = createSignalDevice(() => bot().keys);
    const phone = createPhone({
      number,
      lid,
      name,
      media,
      bot: () => numberJid(bot().number),
      post: (message, how) => post(device, fromPerson({ number, lid, name }, how), message, how),
      receipt(id, type) {
        // It comes from the address that the bot wrote to.
        const { to } = sent.seen.findLast((one) => one.id === id) ?? { to: numberJid(number) };
        current?.send(receiptStanza(to, id, type, device.keys));
      },
    });
    const neighbour = { resident: { number, lid, devices: [0], keys: device.keys }, device, phone };
    neighbours.set(number, neighbour);
    neighbours.set(lid, neighbour);
    return phone;
  }

  function register(creds: AuthenticationCreds): void {
    const own = jidDecode(creds.me?.id);
    if (!own) throw new Error('These credentials belong to no account.');
    account = {
      number: own.user,
      device: own.device ?? 0,
      lid: jidDecode(creds.me?.lid)?.user ?? '',
      name: creds.me?.name ?? '',
      noiseKey: creds.noiseKey.public,
      keys: publicKeys(creds),
    };
  }

  if (options.credentials) register(options.credentials);
  return {
    url: `ws://127.0.0.1:${address.port}/ws/chat`,
    mediaUrl: `http://127.0.0.1:${address.port}`,
    register,
    person,
    ownPhoneTypes(number, text, how = {}) {
      const to = neighbours.get(number)?.phone;
      if (!to) throw new Error(`Nobody here has the number ${number}.`);
      const from = fromOwnPhone(bot(), to, how);
      const message = { conversation: text };
      return post(
        ownPhone,
        from,
        { deviceSentMessage: { destinationJid: from.recipient, message } },
        how,
      );
    },
    resend(id) {
      const letter = queue.find(id);
      if (!letter) throw new Error(`No message has the id ${id}.`);
      current?.send(letter.stanza);
    },
    sent: sent.seen,
    rawSends: sent.raw,
    unreadable: sent.unreadable,
    receipts,
    nacks,
    presence,
    logins,
    mediaRequests: media.requests,
    waiting: () => queue.waiting().map(({ id }) => id),
    connected: () => live,
    nextAck: (refused) => acks.next(refused),
    dropNextAck: () => acks.next('dropped'),
    closeAfterNextMessage: () => acks.next('cut'),
    holdAcks: acks.hold,
    streamError: end,
    refuseLogins(code) {
      refusal = code;
    },
    drop() {
      current?.drop();
      forget();
    },
    until: (condition, ms, what = 'that') => untilTrue(condition, what, ms),
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

function seconds(): number {
  return Math.floor(Date.now() / 1000);
}
