import type { AddressInfo } from 'node:net';
import {
  type AuthenticationCreds,
  type BinaryNode,
  BufferJSON,
  encodeBigEndian,
  getBinaryNodeChild,
  getBinaryNodeChildren,
  initAuthCreds,
  jidDecode,
  type proto,
} from '@whiskeysockets/baileys';
import { WebSocketServer } from 'ws';
import type { ChannelStore } from '../../../src/desk/ports/store.ts';
import { type MediaFault, type MediaServer, startMediaServer } from './media-server.ts';
import { type NoiseConnection, serveNoise } from './noise.ts';
import { createPhoneKeys, type PhoneKeys } from './phone.ts';

export interface SentText {
  to: string;
  id: string;
  text: string;
  quotedId: string | null;
}

export interface MessageOptions {
  id?: string;
  addressing?: 'pn' | 'lid';
  /** Leave the other address out. */
  alone?: boolean;
  /** Seconds. */
  t?: number;
  corrupt?: boolean;
}

export interface Person {
  number: string;
  lid: string;
  text(text: string, options?: MessageOptions): Promise<string>;
  quote(text: string, quoted: { id: string; text: string }): Promise<string>;
  react(emoji: string, messageId: string): Promise<string>;
  edit(messageId: string, text: string): Promise<string>;
  forward(text: string): Promise<string>;
  document(file: {
    name: string;
    mime: string;
    bytes: Uint8Array;
    caption?: string;
    fault?: MediaFault;
    statedSize?: number;
  }): Promise<string>;
  voice(bytes: Uint8Array): Promise<string>;
  sticker(): Promise<string>;
  message(message: proto.IMessage, options?: MessageOptions): Promise<string>;
  /** What this person was sent, once a message id, oldest first. */
  inbox(): SentText[];
}

/** What the server says to the next messages of the desk. */
export type AckFault = { error: string } | 'drop' | 'close';

export interface WhatsAppPeer {
  url: string;
  media: MediaServer;
  /** A login that the server knows. */
  credentials: AuthenticationCreds;
  person(number: string, lid: string): Promise<Person>;
  /** The desk's own phone writes to a person. */
  ownPhoneTypes(person: Person, text: string, id?: string): Promise<string>;
  /** The same stanza once more. */
  resend(id: string): void;
  /** Refuses the next logins with this code; null: lets them in. */
  refuse(code: number | null): void;
  streamError(code: string, conflict?: boolean): void;
  drop(): void;
  onNextMessages(...faults: AckFault[]): void;
  /** The next message with such a text arrives, and its sender never hears so. */
  swallowAnswer(text: RegExp): void;
  /** Every message stanza of the desk, with repetitions. */
  rawSends: { id: string; to: string }[];
  receipts: { id: string; type: string | null }[];
  logins: number;
  connected(): boolean;
  until(condition: () => boolean, what?: string, ms?: number): Promise<void>;
  close(): Promise<void>;
}

interface Waiting {
  id: string;
  attrs: BinaryNode['attrs'];
  keys: PhoneKeys;
  message: proto.IMessage;
  stanza: BinaryNode;
}

const DESK_NUMBER = '15550000000';
const DESK_LID = '999';

/** WhatsApp's server on this machine: real handshake, real encryption, a queue that waits for receipts, and faults. */
export async function startWhatsAppPeer(known?: AuthenticationCreds): Promise<WhatsAppPeer> {
  const media = await startMediaServer();
  const credentials: AuthenticationCreds = known ?? {
    ...initAuthCreds(),
    me: { id: `${DESK_NUMBER}:1@s.whatsapp.net`, lid: `${DESK_LID}:1@lid`, name: 'Desk' },
    registered: true,
  };
  const phones = new Map<string, { keys: PhoneKeys; person: Person }>();
  const owner = await createPhoneKeys(credentials);
  const waiting: Waiting[] = [];
  const sent: SentText[] = [];
  const rawSends: { id: string; to: string }[] = [];
  const receipts: { id: string; type: string | null }[] = [];
  const faults: AckFault[] = [];
  let connection: NoiseConnection | null = null;
  let swallow: RegExp | null = null;
  let refusal: number | null = null;
  let logins = 0;
  let count = 0;

  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise<void>((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;

  server.on('connection', (socket) => {
    let mine: NoiseConnection | null = null;
    serveNoise(socket, {
      ready(opened) {
        if (refusal !== null) {
          opened.send({ tag: 'failure', attrs: { reason: String(refusal) } });
          return;
        }
        mine = opened;
        connection = opened;
        logins += 1;
        const t = String(Math.floor(Date.now() / 1000));
        opened.send({ tag: 'success', attrs: { t, lid: `${DESK_LID}@lid` } });
        for (const { stanza } of waiting)
          opened.send({ ...stanza, attrs: { ...stanza.attrs, offline: '1' } });
        const offline: BinaryNode = { tag: 'offline', attrs: { count: String(waiting.length) } };
        opened.send({ tag: 'ib', attrs: {}, content: [offline] });
      },
      node: (node) => void onNode(node),
      closed() {
        if (connection === mine) connection = null;
      },
    });
  });

  async function onNode(node: BinaryNode): Promise<void> {
    switch (node.tag) {
      case 'iq':
        connection?.send({
          tag: 'iq',
          attrs: { id: node.attrs.id ?? '', type: 'result', from: '@s.whatsapp.net' },
          ...answer(node),
        });
        break;
      case 'receipt':
        await onReceipt(node);
        break;
      case 'message':
        await onMessage(node);
        break;
    }
  }

  function answer(iq: BinaryNode): { content?: BinaryNode[] } {
    const [first] = Array.isArray(iq.content) ? iq.content : [];
    if (iq.attrs.xmlns === 'encrypt' && first?.tag === 'count')
      return { content: [{ tag: 'count', attrs: { value: '50' } }] };
    if (iq.attrs.xmlns === 'encrypt' && first?.tag === 'digest')
      return { content: [{ tag: 'digest', attrs: {} }] };
    if (iq.attrs.xmlns === 'encrypt' && first?.tag === 'key')
      return {
        content: [
          {
            tag: 'list',
            attrs: {},
            content: getBinaryNodeChildren(first, 'user').flatMap((user) => {
              const keys = keysOf(user.attrs.jid ?? '');
              return keys ? [bundleNode(user.attrs.jid ?? '', keys)] : [];
            }),
          },
        ],
      };
    if (iq.attrs.xmlns === 'usync' && first) {
      const users = getBinaryNodeChildren(getBinaryNodeChild(first, 'list'), 'user');
      const list: BinaryNode = {
        tag: 'list',
        attrs: {},
        content: users.map(({ attrs }) => deviceNode(attrs.jid ?? '')),
      };
      return { content: [{ tag: 'usync', attrs: {}, content: [list] }] };
    }
    return {};
  }

  function keysOf(jid: string): PhoneKeys | undefined {
    const user = jidDecode(jid)?.user ?? '';
    return user === DESK_NUMBER || user === DESK_LID ? owner : phones.get(user)?.keys;
  }

  async function onReceipt(node: BinaryNode): Promise<void> {
    const id = node.attrs.id ?? '';
    receipts.push({ id, type: node.attrs.type ?? null });
    connection?.send({
      tag: 'ack',
      attrs: { class: 'receipt', id, from: node.attrs.to ?? '' },
    });
    const index = waiting.findIndex((item) => item.id === id);
    const item = waiting[index];
    if (!item) return;
    if (node.attrs.type !== 'retry') {
      waiting.splice(index, 1);
      return;
    }
    // The phone encrypts it anew, in a new session.
    await item.keys.renew();
    item.stanza = await stanzaOf(item, false);
    connection?.send(item.stanza);
  }

  async function onMessage(node: BinaryNode): Promise<void> {
    const { id = '', to = '' } = node.attrs;
    rawSends.push({ id, to });
    const fault = faults.shift();
    const readable = await read(node, id, to).then(
      () => true,
      () => false,
    );
    if (swallow?.test(sent.find((message) => message.id === id)?.text ?? '')) {
      swallow = null;
      return;
    }
    if (fault === 'close') return connection?.drop();
    if (fault === 'drop') return;
    connection?.send({
      tag: 'ack',
      attrs: {
        class: 'message',
        id,
        from: to,
        t: String(Math.floor(Date.now() / 1000)),
        ...(fault ? { error: fault.error } : {}),
      },
    });
    if (!readable) askAgain(id, to);
  }

  /** A phone that cannot read a message asks for it once more, and shows "waiting for this message" until then. */
  function askAgain(id: string, to: string): void {
    const t = String(Math.floor(Date.now() / 1000));
    const keys = keysOf(to);
    connection?.send({
      tag: 'receipt',
      attrs: { id, from: to, type: 'retry', t },
      content: [
        { tag: 'retry', attrs: { count: '1', id, t, v: '1' } },
        {
          tag: 'registration',
          attrs: {},
          content: encodeBigEndian(keys?.bundle.registrationId ?? 0, 4),
        },
      ],
    });
  }

  /** A phone shows a message id once, however often it comes. */
  async function read(node: BinaryNode, id: string, to: string): Promise<void> {
    const user = jidDecode(to)?.user ?? '';
    if (sent.some((message) => message.id === id)) return;
    const participants = getBinaryNodeChildren(getBinaryNodeChild(node, 'participants'), 'to');
    const parts = participants.length > 0 ? participants : [node];
    for (const part of parts) {
      const partUser = jidDecode(part.attrs.jid ?? to)?.user ?? user;
      const enc = getBinaryNodeChild(part, 'enc');
      const phone = phones.get(partUser);
      if (!phone || !(enc?.content instanceof Uint8Array)) continue;
      const message = await phone.keys.decrypt(enc.attrs.type ?? '', enc.content);
      const extended = message.extendedTextMessage;
      sent.push({
        to: phone.person.number,
        id,
        text: message.conversation || extended?.text || '',
        quotedId: extended?.contextInfo?.stanzaId ?? null,
      });
    }
  }

  async function stanzaOf(
    item: Pick<Waiting, 'attrs' | 'keys' | 'message'>,
    corrupt: boolean,
  ): Promise<BinaryNode> {
    const { type, content } = await item.keys.encrypt(item.message);
    // Within the encrypted body: the last bytes belong to codes that are not always looked at.
    const at = content.length - 10;
    if (corrupt) content.writeUInt8(content.readUInt8(at) ^ 1, at);
    return {
      tag: 'message',
      attrs: item.attrs,
      content: [{ tag: 'enc', attrs: { v: '2', type }, content }],
    };
  }

  async function deliver(
    keys: PhoneKeys,
    attrs: BinaryNode['attrs'],
    message: proto.IMessage,
    options: MessageOptions,
  ): Promise<string> {
    const id = options.id ?? `3A${String(++count).padStart(18, '0')}`;
    const full = {
      ...attrs,
      id,
      t: String(options.t ?? Math.floor(Date.now() / 1000)),
      type: message.documentMessage || message.audioMessage ? 'media' : 'text',
    };
    const item = { id, attrs: full, keys, message };
    const stanza = await stanzaOf(item, options.corrupt === true);
    waiting.push({ ...item, stanza });
    connection?.send(stanza);
    return id;
  }

  async function makePerson(number: string, lid: string): Promise<Person> {
    const keys = await createPhoneKeys(credentials);
    const pn = `${number}@s.whatsapp.net`;
    const send: Person['message'] = (message, options = {}) => {
      const byLid = options.addressing === 'lid';
      const other = byLid ? { sender_pn: pn } : { sender_lid: `${lid}@lid` };
      const attrs = {
        from: byLid ? `${lid}@lid` : pn,
        notify: `Person ${number}`,
        addressing_mode: byLid ? 'lid' : 'pn',
        ...(options.alone ? {} : other),
      };
      return deliver(keys, attrs, message, options);
    };
    const person: Person = {
      number,
      lid,
      message: send,
      text: (text, options) => send({ conversation: text }, options),
      quote: (text, quoted) =>
        send({
          extendedTextMessage: {
            text,
            contextInfo: { stanzaId: quoted.id, quotedMessage: { conversation: quoted.text } },
          },
        }),
      react: (emoji, id) =>
        send({ reactionMessage: { text: emoji, key: { id, fromMe: false, remoteJid: pn } } }),
      edit: (id, text) =>
        send({
          protocolMessage: { type: 14, key: { id }, editedMessage: { conversation: text } },
        }),
      forward: (text) =>
        send({ extendedTextMessage: { text, contextInfo: { isForwarded: true } } }),
      async document({ name, mime, bytes, caption, fault, statedSize }) {
        const stored = await media.put(bytes, 'document', fault);
        const fileLength = statedSize ?? stored.fileLength;
        const documentMessage = { ...stored, fileLength, fileName: name, mimetype: mime };
        return send(
          caption === undefined
            ? { documentMessage }
            : {
                documentWithCaptionMessage: {
                  message: { documentMessage: { ...documentMessage, caption } },
                },
              },
        );
      },
      async voice(bytes) {
        const stored = await media.put(bytes, 'audio');
        return send({ audioMessage: { ...stored, mimetype: 'audio/ogg; codecs=opus', ptt: true } });
      },
      sticker: () => send({ stickerMessage: { mimetype: 'image/webp' } }),
      inbox: () => sent.filter(({ to }) => to === number),
    };
    phones.set(number, { keys, person });
    phones.set(lid, { keys, person });
    return person;
  }

  return {
    url: `ws://127.0.0.1:${port}/ws/chat`,
    media,
    credentials,
    person: makePerson,
    ownPhoneTypes(person, text, id) {
      const to = `${person.number}@s.whatsapp.net`;
      return deliver(
        owner,
        {
          from: `${DESK_NUMBER}@s.whatsapp.net`,
          recipient: to,
          recipient_lid: `${person.lid}@lid`,
        },
        {
          deviceSentMessage: { destinationJid: to, message: { conversation: text } },
        },
        id === undefined ? {} : { id },
      );
    },
    resend(id) {
      const item = waiting.find((other) => other.id === id) ?? null;
      if (item) connection?.send(item.stanza);
    },
    refuse(code) {
      refusal = code;
    },
    streamError(code, conflict = false) {
      const content: BinaryNode[] = conflict
        ? [{ tag: 'conflict', attrs: { type: 'replaced' } }]
        : [];
      connection?.send({ tag: 'stream:error', attrs: { code }, content });
    },
    drop: () => connection?.drop(),
    onNextMessages: (...next) => void faults.push(...next),
    swallowAnswer(text) {
      swallow = text;
    },
    rawSends,
    receipts,
    get logins() {
      return logins;
    },
    connected: () => connection !== null,
    async until(condition, what = 'that', ms = 8000) {
      for (const end = performance.now() + ms; !condition(); ) {
        if (performance.now() > end) throw new Error(`Waited in vain for ${what}.`);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    async close() {
      connection?.drop();
      for (const client of server.clients) client.terminate();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await media.close();
    },
  };
}

function bundleNode(jid: string, { bundle }: PhoneKeys): BinaryNode {
  const bytes = (tag: string, content: Uint8Array): BinaryNode => ({ tag, attrs: {}, content });
  const key = (
    tag: string,
    id: number,
    value: Uint8Array,
    extra: BinaryNode[] = [],
  ): BinaryNode => ({
    tag,
    attrs: {},
    content: [bytes('id', encodeBigEndian(id, 3)), bytes('value', value), ...extra],
  });
  return {
    tag: 'user',
    attrs: { jid },
    content: [
      bytes('registration', encodeBigEndian(bundle.registrationId, 4)),
      bytes('type', Buffer.of(5)),
      bytes('identity', bundle.identity),
      key('skey', bundle.signedPreKey.id, bundle.signedPreKey.key, [
        bytes('signature', bundle.signedPreKey.signature),
      ]),
      key('key', bundle.preKey.id, bundle.preKey.key),
    ],
  };
}

/** Everyone has one device here; the desk's own other devices are left out. */
function deviceNode(jid: string): BinaryNode {
  const own = [DESK_NUMBER, DESK_LID].includes(jidDecode(jid)?.user ?? '');
  const device: BinaryNode = { tag: 'device', attrs: { id: own ? '1' : '0' } };
  const list: BinaryNode = { tag: 'device-list', attrs: {}, content: [device] };
  return {
    tag: 'user',
    attrs: { jid },
    content: [{ tag: 'devices', attrs: {}, content: [list] }],
  };
}

/** Puts the login that the server knows into a desk's store, as pairing does. */
export async function keepLogin(
  store: ChannelStore,
  peer: Pick<WhatsAppPeer, 'credentials'>,
): Promise<void> {
  const login = JSON.stringify(peer.credentials, BufferJSON.replacer);
  await store.writeLogin('whatsapp', login, new Date());
}
