import {
  isLidUser,
  isPnUser,
  jidNormalizedUser,
  normalizeMessageContent,
  type proto,
  toNumber,
  type WAMessageKey,
} from '@whiskeysockets/baileys';
import type { InboundContent, InboundEvent, Quote } from '../../desk/ports/channel.ts';
import { mediaRef } from './media.ts';

export interface ReceivedMessage {
  key: WAMessageKey;
  message: proto.IMessage;
  /** Seconds. */
  timestamp: Parameters<typeof toNumber>[0];
  pushName: string | null;
  /** It waited at the server while the desk was away. */
  offline: boolean;
}

const EDIT = 14;

/**
 * The event that a decrypted message means; null for what is no message of a person (keys, histories, reactions that
 * were taken back). WhatsApp names one person by number and by LID: the LID comes first, because it stays.
 */
export function toEvent(
  account: string,
  received: ReceivedMessage,
  now: Date,
): InboundEvent | null {
  const { key } = received;
  const addresses = addressesOf(key);
  const [id, ...altIds] = addresses;
  if (!id || !key.id) return null;
  const content = contentOf(received.message, key.fromMe === true);
  if (content === null) return null;
  return {
    account,
    eventId: `m:${id}:${key.id}`,
    messageKey: `${id}:${key.id}`,
    ref: key.id,
    order: null,
    chat: { id, kind: 'private' },
    sender: { id, altIds, name: key.fromMe ? null : received.pushName },
    sentAt: sentAt(received, now),
    content,
  };
}

/** The person's addresses without device numbers, LID first; none for groups, channels and status messages. */
export function addressesOf(key: WAMessageKey): string[] {
  const known = [key.remoteJid, key.remoteJidAlt]
    .filter((jid): jid is string => typeof jid === 'string' && isPerson(jid))
    .map((jid) => jidNormalizedUser(jid));
  return [...new Set(known)].sort((a, b) => Number(isLidUser(b)) - Number(isLidUser(a)));
}

export function isPerson(jid: string): boolean {
  return isPnUser(jid) === true || isLidUser(jid) === true;
}

/** WhatsApp counts whole seconds. What was sent just now was sent before it came; older mail says its own time. */
function sentAt(received: ReceivedMessage, now: Date): Date {
  const stated = toNumber(received.timestamp) * 1000;
  if (received.offline) return new Date(Math.min(now.getTime(), stated));
  return new Date(Math.min(now.getTime(), stated + 999));
}

function contentOf(message: proto.IMessage, fromMe: boolean): InboundContent | null {
  const edit = message.editedMessage?.message?.protocolMessage ?? message.protocolMessage;
  if (edit) {
    if (edit.type === EDIT && edit.editedMessage) {
      const edited = contentOf(edit.editedMessage, fromMe);
      return edited?.kind === 'text' ? { ...edited, edited: true } : edited;
    }
    // A message that was taken back is out of the chat already; histories and keys are no messages.
    return null;
  }
  const content = normalizeMessageContent(message);
  if (!content) return null;
  if (fromMe) {
    const text = textOf(content);
    return text === null ? null : { kind: 'operator_text', text };
  }
  if (content.reactionMessage) {
    const { text, key } = content.reactionMessage;
    return text && key?.id ? { kind: 'reaction', emoji: text, quotedRef: key.id } : null;
  }
  const { documentMessage: document, imageMessage: image, audioMessage: audio } = content;
  if (document) {
    const ref = mediaRef({ type: 'document', ...mediaOf(document) });
    return ref === null
      ? { kind: 'unsupported', what: 'that file' }
      : {
          kind: 'file',
          name: document.fileName ?? document.title ?? 'document',
          mime: document.mimetype ?? null,
          size: sizeOf(document.fileLength),
          ref,
          caption: document.caption ?? null,
          album: albumOf(message),
        };
  }
  if (image)
    return image.caption
      ? text(image.caption, content)
      : { kind: 'unsupported', what: 'pictures', album: albumOf(message) };
  if (audio?.ptt) {
    const ref = mediaRef({ type: 'audio', ...mediaOf(audio) });
    return ref === null
      ? { kind: 'unsupported', what: 'that voice note' }
      : { kind: 'voice', ref, mime: audio.mimetype ?? null, size: sizeOf(audio.fileLength) };
  }
  const words = textOf(content);
  if (words !== null) return text(words, content);
  return whatIs(content);
}

function text(words: string, content: proto.IMessage): InboundContent {
  const context = contextOf(content);
  return {
    kind: 'text',
    text: words,
    quoted: quoteOf(context),
    edited: false,
    forwarded: context?.isForwarded === true,
  };
}

function textOf(content: proto.IMessage): string | null {
  return content.conversation || content.extendedTextMessage?.text || null;
}

function contextOf(content: proto.IMessage): proto.IContextInfo | null | undefined {
  return (
    content.extendedTextMessage?.contextInfo ??
    content.imageMessage?.contextInfo ??
    content.documentMessage?.contextInfo
  );
}

function quoteOf(context: proto.IContextInfo | null | undefined): Quote | null {
  if (!context?.stanzaId) return null;
  const quoted = context.quotedMessage ? normalizeMessageContent(context.quotedMessage) : null;
  return { ref: context.stanzaId, text: quoted ? textOf(quoted) : null };
}

function mediaOf(media: proto.Message.IDocumentMessage | proto.Message.IAudioMessage) {
  const { directPath, mediaKey, fileSha256 } = media;
  return { directPath, mediaKey, fileSha256 };
}

function sizeOf(length: Parameters<typeof toNumber>[0]): number | null {
  return length === null || length === undefined ? null : toNumber(length);
}

/** Pictures and files that were sent together name the message that holds them together. */
function albumOf(message: proto.IMessage): string | null {
  return message.messageContextInfo?.messageAssociation?.parentMessageKey?.id ?? null;
}

const NAMES: readonly [keyof proto.IMessage, string][] = [
  ['videoMessage', 'videos'],
  ['audioMessage', 'audio files'],
  ['stickerMessage', 'stickers'],
  ['contactMessage', 'contact cards'],
  ['contactsArrayMessage', 'contact cards'],
  ['locationMessage', 'locations'],
  ['liveLocationMessage', 'locations'],
  ['pollCreationMessage', 'polls'],
  ['pollCreationMessageV3', 'polls'],
  ['eventMessage', 'events'],
];

/** Only what a person can see gets an answer; keys, receipts and other inner messages get none. */
function whatIs(content: proto.IMessage): InboundContent | null {
  const found = NAMES.find(([field]) => content[field] !== null && content[field] !== undefined);
  return found ? { kind: 'unsupported', what: found[1] } : null;
}
