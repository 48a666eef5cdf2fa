import type { AnyMessageContent, proto, WASocket } from '@whiskeysockets/baileys';
import type { Outbound, Send, SendResult } from '../../desk/ports/channel.ts';
import { parseMarkdown } from '../rich-text/parse-markdown.ts';
import { split } from '../rich-text/split.ts';
import { plain, toEntities } from '../rich-text/to-entities.ts';
import { whatsAppText } from '../rich-text/to-whatsapp.ts';
import type { Acks } from './acks.ts';
import { messageId } from './message-id.ts';

/** WhatsApp takes more; a screen of text is easier to read, and other clients cut there. */
export const MAX_TEXT = 4000;
/** Room for the marks that WhatsApp puts into the text itself. */
const MARKS = 400;

/** The texts of a message, cut as they will be sent; the same message always gives the same ones. */
function textsOf(message: Outbound): string[] {
  switch (message.kind) {
    case 'text':
      return message.format === 'markdown'
        ? split(toEntities(parseMarkdown(message.text)), MAX_TEXT - MARKS).map(whatsAppText)
        : split(plain(message.text), MAX_TEXT).map(({ text }) => text);
    case 'card':
    case 'blocked':
    case 'card_resolved':
      return split(plain(message.text), MAX_TEXT).map(({ text }) => text);
    default:
      return [];
  }
}

export function countParts(message: Outbound): number {
  switch (message.kind) {
    case 'file':
      return 1;
    // The desk does not ask for them here (`deletePeer`, `editOwn` are false); there is nothing to send.
    case 'retract':
    case 'revise':
      return 0;
    default:
      return textsOf(message).length;
  }
}

/** What a part looked like on the wire: for a phone that asks for it again. */
export function sentContent(message: Outbound, part: number): proto.IMessage | undefined {
  const text = textsOf(message)[part];
  return text === undefined ? undefined : { conversation: text };
}

/**
 * Sends one part under its stable id and waits for the server's word. Without one the answer is `unknown`: the outbox
 * sends it again under the same id, and the server drops the second copy.
 */
export async function sendPart(
  socket: WASocket | null,
  acks: Acks,
  send: Send,
): Promise<SendResult> {
  if (!socket) return OFFLINE;
  const id = messageId(send.id);
  const content = contentOf(send);
  const word = acks.expect(id, send.signal);
  try {
    await socket.sendMessage(send.chat, content, { messageId: id, ...quoteOf(send) });
  } catch {
    acks.forget(id);
    // Baileys may fail before or after the message went out; the same id makes another try harmless.
    return { result: 'unknown', code: 'send_fault' };
  }
  const result = await word;
  if (result === 'lost') return { result: 'unknown', code: 'no_ack' };
  if (result === null) return { result: 'accepted', ref: id, order: null };
  return refused(result);
}

const OFFLINE: SendResult = {
  result: 'not_sent',
  next: 'retry',
  code: 'offline',
  retryAfterMs: 3000,
};

function refused(code: string): SendResult {
  // 463: the account may not open this chat. Trying again makes it worse.
  const next = code === '463' ? 'drop' : 'retry';
  return { result: 'not_sent', next, code: `whatsapp_${code}`, retryAfterMs: null };
}

function contentOf({ message, part }: Send): AnyMessageContent {
  if (message.kind === 'file')
    return {
      document: Buffer.from(message.base64, 'base64'),
      fileName: message.name,
      mimetype: message.mime,
      caption: message.caption,
    };
  return { text: textsOf(message)[part] ?? '', linkPreview: null };
}

/** The outcome of a card quotes the card, because a message cannot be changed for long here. */
function quoteOf({ chat, message, targets }: Send) {
  const card = targets.at(-1);
  if (message.kind !== 'card_resolved' || card === undefined) return {};
  return {
    quoted: {
      key: { remoteJid: chat, fromMe: true, id: card },
      message: { conversation: message.card },
    },
  };
}
