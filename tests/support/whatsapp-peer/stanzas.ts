import { type BinaryNode, encodeBigEndian, proto } from '@whiskeysockets/baileys';
import type { SendOptions } from './phone.ts';
import type { Ciphertext, PublicKeys } from './signal-device.ts';

/** Who wrote a message, under both addresses. */
export interface Writer {
  number: string;
  lid: string;
  name: string;
}

const { MESSAGE_EDIT } = proto.Message.ProtocolMessage.Type;
/** How the server marks an edit and a message that its sender takes back. */
const EDIT_MARK = '1';
const REVOKE_MARK = '7';

export function numberJid(number: string): string {
  return `${number}@s.whatsapp.net`;
}

export function lidJid(lid: string): string {
  return `${lid}@lid`;
}

/** The attributes of a message that a person wrote to the bot or to a group that the bot is in. */
export function fromPerson(writer: Writer, options: SendOptions): BinaryNode['attrs'] {
  const mode = options.addressing ?? 'pn';
  const number = numberJid(writer.number);
  const lid = lidJid(writer.lid);
  const [address, other] = mode === 'pn' ? [number, lid] : [lid, number];
  const otherKind = mode === 'pn' ? 'lid' : 'pn';
  const role = options.group === undefined ? 'sender' : 'participant';
  return {
    ...(options.group === undefined
      ? { from: address }
      : { from: `${options.group}@g.us`, participant: address }),
    ...(options.alone ? {} : { [`${role}_${otherKind}`]: other }),
    addressing_mode: mode,
    notify: writer.name,
  };
}

/** The attributes of a message that the bot's own phone wrote to a person. */
export function fromOwnPhone(bot: Writer, person: Writer, options: SendOptions) {
  const byLid = options.addressing === 'lid';
  const jid = byLid ? lidJid : numberJid;
  const key = byLid ? ('lid' as const) : ('number' as const);
  return {
    from: jid(bot[key]),
    recipient: jid(person[key]),
    ...(byLid
      ? { peer_recipient_pn: numberJid(person.number) }
      : { peer_recipient_lid: lidJid(person.lid) }),
    addressing_mode: byLid ? 'lid' : 'pn',
    notify: bot.name,
  };
}

/** `count` says which try this is, when the bot asked for the message again. */
export function messageStanza(
  attrs: BinaryNode['attrs'],
  message: proto.IMessage,
  sealed: Ciphertext,
  count?: string,
): BinaryNode {
  const enc: BinaryNode = {
    tag: 'enc',
    attrs: { v: '2', type: sealed.type, ...(count === undefined ? {} : { count }) },
    content: sealed.content,
  };
  const { protocolMessage } = message;
  const mark = protocolMessage?.type === MESSAGE_EDIT ? EDIT_MARK : REVOKE_MARK;
  return {
    tag: 'message',
    attrs: { ...attrs, type: typeOf(message), ...(protocolMessage ? { edit: mark } : {}) },
    content: [enc],
  };
}

function typeOf(message: proto.IMessage): string {
  if (message.reactionMessage) return 'reaction';
  const content = message.documentWithCaptionMessage?.message ?? message;
  return content.documentMessage || content.audioMessage || content.imageMessage ? 'media' : 'text';
}

/** Breaks the code that ends the ciphertext; in a first message a few plain bytes come after it. */
export function corrupted(sealed: Ciphertext): Ciphertext {
  const content = Buffer.from(sealed.content);
  const index = content.length - 10;
  content.writeUInt8(content.readUInt8(index) ^ 1, index);
  return { ...sealed, content };
}

/** What a person's phone says about a message of the bot. */
export function receiptStanza(
  from: string,
  id: string,
  type: 'read' | 'retry',
  keys: PublicKeys,
): BinaryNode {
  const t = String(Math.floor(Date.now() / 1000));
  const retry: BinaryNode[] = [
    { tag: 'retry', attrs: { count: '1', id, t, v: '1' } },
    { tag: 'registration', attrs: {}, content: encodeBigEndian(keys.registrationId, 4) },
  ];
  return {
    tag: 'receipt',
    attrs: { id, from, type, t },
    ...(type === 'retry' ? { content: retry } : {}),
  };
}

/** An end of the connection as the server announces it. */
export function streamErrorStanza(code: number): BinaryNode {
  switch (code) {
    case 440:
      // The one that has no number of its own.
      return { tag: 'stream:error', attrs: {}, content: [conflict('replaced')] };
    case 401:
      return {
        tag: 'stream:error',
        attrs: { code: '401' },
        content: [conflict('device_removed')],
      };
    default:
      return { tag: 'stream:error', attrs: { code: String(code) } };
  }
}

function conflict(type: string): BinaryNode {
  return { tag: 'conflict', attrs: { type } };
}
