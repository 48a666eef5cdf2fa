import { type Api, InputFile } from 'grammy';
import type { InlineKeyboardMarkup, MessageEntity } from 'grammy/types';
import type { Outbound, Send, SendResult } from '../../desk/ports/channel.ts';
import { parseMarkdown } from '../rich-text/parse-markdown.ts';
import { split } from '../rich-text/split.ts';
import { type Entity, type Formatted, plain, toEntities } from '../rich-text/to-entities.ts';
import { refusalOf, sendFailure } from './failure.ts';
import { grammySignal } from './telegram-api.ts';

/** Longest text and longest caption, in UTF-16 units. */
export const MAX_TEXT = 4096;
const MAX_CAPTION = 1024;

/** Cuts a text as it will be sent; the same text always gives the same parts. */
function partsOf(message: Outbound): Formatted[] {
  switch (message.kind) {
    case 'text':
      return split(
        message.format === 'markdown'
          ? toEntities(parseMarkdown(message.text))
          : plain(message.text),
        MAX_TEXT,
      );
    case 'card':
    case 'blocked':
      return split(plain(message.text), MAX_TEXT);
    case 'file':
      // A caption that is too long for the file goes before it.
      return message.caption.length > MAX_CAPTION ? split(plain(message.caption), MAX_TEXT) : [];
    default:
      return [];
  }
}

export function countParts(message: Outbound): number {
  switch (message.kind) {
    case 'card_resolved':
      return message.announce ? 2 : 1;
    case 'retract':
    case 'revise':
      return 1;
    case 'file':
      return partsOf(message).length + 1;
    default:
      return partsOf(message).length;
  }
}

/** Edits and deletions may be made twice; a text that is sent twice is read twice. */
export function isRepeatable(message: Outbound, part: number): boolean {
  return (
    ['retract', 'revise'].includes(message.kind) || (message.kind === 'card_resolved' && part === 0)
  );
}

/** Sends one part. What Telegram said is told as it is; nothing is retried here. */
export async function sendPart(api: Api, send: Send): Promise<SendResult> {
  const { message } = send;
  try {
    switch (message.kind) {
      case 'text':
        return await sendText(api, send, partsOf(message)[send.part] ?? plain(message.text), null);
      case 'card':
      case 'blocked': {
        const parts = partsOf(message);
        const last = send.part === parts.length - 1;
        const part = parts[send.part] ?? plain(message.text);
        return await sendText(api, send, part, last ? keyboardOf(message) : null);
      }
      case 'card_resolved':
        return send.part === 0
          ? await resolveCard(api, send, message)
          : await sendText(api, send, plain(message.text), null);
      case 'revise':
        return await revise(api, send, message);
      case 'retract':
        return await retract(api, send, message.ref);
      case 'file': {
        const before = partsOf(message)[send.part];
        return before
          ? await sendText(api, send, before, null)
          : await sendFile(api, send, message, send.part === 0);
      }
    }
  } catch (error) {
    // An edit can be made twice without harm, so a lost answer to it is no reason to give up.
    return error instanceof EditInterrupted
      ? { result: 'not_sent', next: 'retry', code: 'edit_interrupted', retryAfterMs: null }
      : sendFailure(error);
  }
}

async function sendText(
  api: Api,
  send: Send,
  { text, entities }: Formatted,
  keyboard: InlineKeyboardMarkup | null,
): Promise<SendResult> {
  const sent = await api.sendMessage(
    send.chat,
    text,
    {
      entities: entities.map(telegramEntity),
      // A preview would load pages that nobody asked for, and hide what a card says.
      link_preview_options: { is_disabled: true },
      ...(keyboard === null ? {} : { reply_markup: keyboard }),
    },
    grammySignal(send.signal),
  );
  return { result: 'accepted', ref: String(sent.message_id), order: sent.message_id };
}

function keyboardOf(
  message: Extract<Outbound, { kind: 'card' | 'blocked' }>,
): InlineKeyboardMarkup | null {
  if (message.kind === 'card')
    return {
      inline_keyboard: [
        [
          { text: '✅ Yes', callback_data: message.token.yes },
          { text: '❌ No', callback_data: message.token.no },
        ],
      ],
    };
  // A message that an older version put into the outbox has none.
  if (!message.override) return null;
  return {
    inline_keyboard: [[{ text: 'That was not a secret', callback_data: message.override }]],
  };
}

function telegramEntity(entity: Entity): MessageEntity {
  const { type, offset, length } = entity;
  switch (type) {
    case 'text_link':
      return { type, offset, length, url: entity.url ?? '' };
    case 'pre':
      return entity.language === undefined
        ? { type, offset, length }
        : { type, offset, length, language: entity.language };
    default:
      return { type, offset, length };
  }
}

/**
 * The outcome goes below the card itself, and its buttons go away, on every copy that was shown. A copy that cannot be
 * changed any more keeps buttons that do nothing: the row decides, not the button.
 */
async function resolveCard(
  api: Api,
  send: Send,
  message: Extract<Outbound, { kind: 'card_resolved' }>,
): Promise<SendResult> {
  const newest = send.targets.at(-1);
  let shown = false;
  for (const ref of send.targets) {
    const last = split(plain(message.card), MAX_TEXT).at(-1)?.text ?? '';
    const text = `${last}\n\n${message.text}`;
    const edit =
      ref === newest && text.length <= MAX_TEXT
        ? api.editMessageText(
            send.chat,
            Number(ref),
            text,
            { link_preview_options: { is_disabled: true } },
            grammySignal(send.signal),
          )
        : api.editMessageReplyMarkup(send.chat, Number(ref), {}, grammySignal(send.signal));
    const done = await edit.then(
      () => true,
      (error: unknown) => {
        const refusal = refusalOf(error);
        if (refusal?.code === 400) return refusal.text.includes('message is not modified');
        throw editFailure(error);
      },
    );
    if (ref === newest && text.length <= MAX_TEXT) shown = done;
  }
  // With a second part the outcome is said in any case.
  if (shown || message.announce) return { result: 'accepted', ref: newest ?? null, order: null };
  return sendText(api, send, plain(message.text), null);
}

/** Whether a card was changed is not known. */
class EditInterrupted extends Error {
  override readonly name = 'EditInterrupted';
}

function editFailure(error: unknown): unknown {
  return sendFailure(error).result === 'unknown'
    ? new EditInterrupted('The answer to an edit was lost.', { cause: error })
    : error;
}

async function retract(api: Api, send: Send, ref: string): Promise<SendResult> {
  const accepted = { result: 'accepted', ref: null, order: null } as const;
  try {
    await api.deleteMessage(send.chat, Number(ref), grammySignal(send.signal));
    return accepted;
  } catch (error) {
    const gone = refusalOf(error)?.text.includes('message to delete not found');
    return gone ? accepted : sendFailure(error);
  }
}

async function revise(
  api: Api,
  send: Send,
  { ref, text }: Extract<Outbound, { kind: 'revise' }>,
): Promise<SendResult> {
  const accepted = { result: 'accepted', ref: null, order: null } as const;
  try {
    await api.editMessageText(
      send.chat,
      Number(ref),
      text,
      { link_preview_options: { is_disabled: true } },
      grammySignal(send.signal),
    );
    return accepted;
  } catch (error) {
    // It says so already: the answer to an earlier try was lost.
    const same = refusalOf(error)?.text.includes('message is not modified');
    return same ? accepted : sendFailure(error);
  }
}

async function sendFile(
  api: Api,
  send: Send,
  message: Extract<Outbound, { kind: 'file' }>,
  captioned: boolean,
): Promise<SendResult> {
  const sent = await api.sendDocument(
    send.chat,
    new InputFile(Buffer.from(message.base64, 'base64'), message.name),
    captioned && message.caption !== '' ? { caption: message.caption } : {},
    grammySignal(send.signal),
  );
  return { result: 'accepted', ref: String(sent.message_id), order: sent.message_id };
}
