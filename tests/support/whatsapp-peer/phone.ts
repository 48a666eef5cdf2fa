import { randomBytes } from 'node:crypto';
import { proto } from '@whiskeysockets/baileys';
import type { MediaHost, Serving, StoredMedia } from './media-host.ts';

export interface SendOptions {
  id?: string;
  /** As if it had waited at the server. */
  offline?: boolean;
  /** Which of the two addresses is the sender's; the other one comes along. */
  addressing?: 'pn' | 'lid';
  /** The other address does not come along. */
  alone?: boolean;
  /** The number of a group; the message is written there. */
  group?: string;
  /** Seconds. */
  t?: number;
  /** The bot cannot decrypt it. */
  corrupt?: boolean;
}

export interface MediaOptions extends SendOptions {
  serving?: Serving;
  /** What the message says instead of the truth. */
  claims?: { length?: number; sha256?: Uint8Array; encSha256?: Uint8Array };
}

/** A person's phone. Each message resolves with its id when the server has it. */
export interface Phone {
  number: string;
  lid: string;
  name: string;
  text(text: string, options?: SendOptions): Promise<string>;
  quote(text: string, quoted: { id: string; text: string }, options?: SendOptions): Promise<string>;
  forward(text: string, options?: SendOptions): Promise<string>;
  document(
    file: { name: string; mime: string; bytes: Uint8Array; caption?: string },
    options?: MediaOptions,
  ): Promise<string>;
  voice(bytes?: Uint8Array, options?: MediaOptions): Promise<string>;
  image(file?: { bytes?: Uint8Array; caption?: string }, options?: MediaOptions): Promise<string>;
  /** To a message of the bot, unless `mine`. An empty emoji takes the reaction back. */
  react(emoji: string, key: { id: string; mine?: boolean }, options?: SendOptions): Promise<string>;
  edit(id: string, text: string, options?: SendOptions): Promise<string>;
  revoke(id: string, options?: SendOptions): Promise<string>;
  /** Anything else. */
  message(message: proto.IMessage, options?: SendOptions): Promise<string>;
  /** Tells the bot that its message was read. */
  read(id: string): void;
  /** Tells the bot that its message could not be decrypted. */
  asksAgain(id: string): void;
}

export interface PhoneDeps {
  number: string;
  lid: string;
  name: string;
  media: MediaHost;
  /** Where the person writes to: the bot's number, as a jid. */
  bot(): string;
  post(message: proto.IMessage, options: SendOptions): Promise<string>;
  receipt(id: string, type: 'read' | 'retry'): void;
}

const { MESSAGE_EDIT, REVOKE } = proto.Message.ProtocolMessage.Type;

export function createPhone(deps: PhoneDeps): Phone {
  const { number, lid, name, media, bot, receipt } = deps;
  const post = (message: proto.IMessage, options: SendOptions = {}) => deps.post(message, options);
  const keyOf = (id: string, mine: boolean) => ({ id, remoteJid: bot(), fromMe: mine });
  return {
    number,
    lid,
    name,
    message: post,
    text: (text, options) => post({ conversation: text }, options),
    quote: (text, quoted, options) =>
      post(
        {
          extendedTextMessage: {
            text,
            contextInfo: {
              stanzaId: quoted.id,
              participant: bot(),
              quotedMessage: { conversation: quoted.text },
            },
          },
        },
        options,
      ),
    forward: (text, options) =>
      post(
        {
          extendedTextMessage: { text, contextInfo: { isForwarded: true, forwardingScore: 1 } },
        },
        options,
      ),
    document({ name: fileName, mime, bytes, caption }, options = {}) {
      const documentMessage = {
        ...claimed(media.put('Document', bytes, options.serving), options),
        fileName,
        mimetype: mime,
        ...(caption === undefined ? {} : { caption }),
      };
      return post(
        caption === undefined
          ? { documentMessage }
          : { documentWithCaptionMessage: { message: { documentMessage } } },
        options,
      );
    },
    voice(bytes = randomBytes(400), options = {}) {
      const stored = claimed(media.put('Audio', bytes, options.serving), options);
      const mimetype = 'audio/ogg; codecs=opus';
      return post({ audioMessage: { ...stored, mimetype, ptt: true, seconds: 3 } }, options);
    },
    image({ bytes = randomBytes(400), caption } = {}, options = {}) {
      const stored = claimed(media.put('Image', bytes, options.serving), options);
      const words = caption === undefined ? {} : { caption };
      return post({ imageMessage: { ...stored, mimetype: 'image/jpeg', ...words } }, options);
    },
    react: (emoji, { id, mine = false }, options) =>
      post({ reactionMessage: { text: emoji, key: keyOf(id, mine) } }, options),
    edit: (id, text, options) =>
      post(
        {
          protocolMessage: {
            type: MESSAGE_EDIT,
            key: keyOf(id, true),
            editedMessage: { conversation: text },
          },
        },
        options,
      ),
    revoke: (id, options) =>
      post({ protocolMessage: { type: REVOKE, key: keyOf(id, true) } }, options),
    read: (id) => receipt(id, 'read'),
    asksAgain: (id) => receipt(id, 'retry'),
  };
}

function claimed(stored: StoredMedia, { claims = {} }: MediaOptions): StoredMedia {
  return {
    ...stored,
    fileLength: claims.length ?? stored.fileLength,
    fileSha256: claims.sha256 ?? stored.fileSha256,
    fileEncSha256: claims.encSha256 ?? stored.fileEncSha256,
  };
}
