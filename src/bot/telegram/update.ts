import { z } from 'zod';
import { inviteCodeIn } from '../../desk/admission/invite-code.ts';
import type { InboundContent, InboundEvent, Quote } from '../../desk/ports/channel.ts';

/**
 * What the desk reads of an update. Telegram sends much more; everything else is dropped here, before anything keeps it.
 */
const USER = z.object({
  id: z.number().int(),
  is_bot: z.boolean().default(false),
  first_name: z.string().default(''),
  last_name: z.string().optional(),
});
const CHAT = z.object({ id: z.number().int(), type: z.string() });
const FILE = z.object({
  file_id: z.string().min(1),
  file_name: z.string().optional(),
  mime_type: z.string().optional(),
  file_size: z.number().optional(),
});
/** What is sent beside words and is never read: only that it was there. */
export const UNREAD_MEDIA = {
  video: z.unknown().optional(),
  video_note: z.unknown().optional(),
  audio: z.unknown().optional(),
  sticker: z.unknown().optional(),
  animation: z.unknown().optional(),
  contact: z.unknown().optional(),
  location: z.unknown().optional(),
  poll: z.unknown().optional(),
};
const MESSAGE = z.object({
  message_id: z.number().int(),
  date: z.number(),
  edit_date: z.number().optional(),
  chat: CHAT,
  from: USER.optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  document: FILE.optional(),
  photo: z.array(FILE).optional(),
  voice: FILE.optional(),
  media_group_id: z.string().optional(),
  reply_to_message: z
    .object({
      message_id: z.number().int(),
      text: z.string().optional(),
      caption: z.string().optional(),
    })
    .optional(),
  quote: z.object({ text: z.string() }).optional(),
  forward_origin: z.unknown().optional(),
  forward_date: z.unknown().optional(),
  ...UNREAD_MEDIA,
  story: z.unknown().optional(),
});
const UPDATE = z.object({
  update_id: z.number().int().refine(Number.isSafeInteger),
  message: MESSAGE.optional(),
  edited_message: MESSAGE.optional(),
  callback_query: z
    .object({
      id: z.string(),
      from: USER,
      data: z.string().optional(),
      // An old message is only named (date 0), and an inline one is missing.
      message: z.object({ message_id: z.number().int(), chat: CHAT }).optional(),
    })
    .optional(),
  my_chat_member: z
    .object({
      chat: CHAT,
      from: USER,
      date: z.number(),
      new_chat_member: z.object({ status: z.string() }),
    })
    .optional(),
});

type Message = z.infer<typeof MESSAGE>;

/** The kinds that the desk asks for. Telegram remembers the last list, so it is named at every poll. */
export const ALLOWED_UPDATES = [
  'message',
  'edited_message',
  'callback_query',
  'my_chat_member',
] as const;

/** What came of an update. `callback`: a button that has to be answered at once, with words when it is refused. */
export interface ReadUpdate {
  event: InboundEvent | null;
  callback: { id: string; refusal: string | null } | null;
}

/**
 * Reads one update. Null for one that is none of the desk's business or cannot be read; it is acknowledged all the same,
 * because it would come back for ever.
 * Ids are made of what the update is about, not of its number: Telegram may begin its numbers anew after a quiet week.
 */
export function readUpdate(
  raw: unknown,
  context: { account: string; username: string | null; now: Date },
): ReadUpdate | null {
  const parsed = UPDATE.safeParse(raw);
  if (!parsed.success) return null;
  const { message, edited_message, callback_query, my_chat_member, update_id } = parsed.data;
  if (message) return { event: ofMessage(message, null, context), callback: null };
  if (edited_message)
    return { event: ofMessage(edited_message, update_id, context), callback: null };
  if (callback_query) {
    const { id, from, data, message: card } = callback_query;
    if (card?.chat.type !== 'private' || card.chat.id !== from.id)
      return {
        event: null,
        callback: { id, refusal: 'Please open our private chat: I approve nothing here.' },
      };
    return {
      event: {
        ...addressed(context.account, card.chat, from),
        eventId: `c:${id}`,
        messageKey: null,
        ref: null,
        order: null,
        sentAt: context.now,
        content: { kind: 'tap', token: data ?? '' },
      },
      callback: { id, refusal: null },
    };
  }
  if (my_chat_member) {
    const { chat, from, date, new_chat_member } = my_chat_member;
    const gone = ['kicked', 'left'].includes(new_chat_member.status);
    if (chat.type !== 'private' && gone) return { event: null, callback: null };
    return {
      event: {
        ...addressed(context.account, chat, from),
        eventId: `b:${chat.id}:${date}:${update_id}`,
        messageKey: null,
        ref: null,
        order: null,
        sentAt: timeOf(date, context.now),
        content:
          chat.type === 'private'
            ? { kind: 'reachable', reachable: !gone }
            : { kind: 'unsupported', what: 'group' },
      },
      callback: null,
    };
  }
  return { event: null, callback: null };
}

function ofMessage(
  message: Message,
  editOf: number | null,
  context: { account: string; username: string | null; now: Date },
): InboundEvent | null {
  const { chat, from, message_id: id } = message;
  if (!from || from.is_bot) return null;
  const isPrivate = chat.type === 'private';
  if (!isPrivate && !speaksToBot(message, context.username)) return null;
  const key = `${chat.id}:${id}`;
  return {
    ...addressed(context.account, chat, from),
    eventId: editOf === null ? `m:${key}` : `e:${key}:${message.edit_date ?? 0}:${editOf}`,
    messageKey: editOf === null ? key : null,
    ref: String(id),
    order: isPrivate && editOf === null ? id : null,
    sentAt: timeOf(message.edit_date ?? message.date, context.now),
    content: isPrivate
      ? contentOf(message, editOf !== null)
      : { kind: 'unsupported', what: 'group' },
  };
}

function addressed(
  account: string,
  chat: z.infer<typeof CHAT>,
  from: z.infer<typeof USER>,
): Pick<InboundEvent, 'account' | 'chat' | 'sender'> {
  const name = [from.first_name, from.last_name].filter(Boolean).join(' ');
  return {
    account,
    chat: { id: String(chat.id), kind: chat.type === 'private' ? 'private' : 'group' },
    sender: { id: String(from.id), altIds: [], name: name === '' ? null : name },
  };
}

/** In a group only what is said to the bot gets an answer (and that is: please write in private). */
function speaksToBot(message: Message, username: string | null): boolean {
  const text = message.text ?? message.caption ?? '';
  return text.startsWith('/') || (username !== null && text.includes(`@${username}`));
}

function contentOf(message: Message, edited: boolean): InboundContent {
  const forwarded = message.forward_origin !== undefined || message.forward_date !== undefined;
  const album = message.media_group_id ?? null;
  const caption = message.caption ?? null;
  if (message.text !== undefined)
    return {
      kind: 'text',
      text: startOf(message.text),
      quoted: quoteOf(message),
      edited,
      forwarded,
    };
  // An edited caption is words about a file that was dealt with; the guard still reads them.
  if (edited) return { kind: 'text', text: caption ?? '', quoted: null, edited: true, forwarded };
  const picture = message.photo?.at(-1);
  const file = message.document ?? picture;
  if (file)
    return {
      kind: 'file',
      name: file.file_name ?? (picture ? 'photo.jpg' : 'document'),
      mime: file.mime_type ?? (picture ? 'image/jpeg' : null),
      size: file.file_size ?? null,
      ref: file.file_id,
      caption,
      album,
    };
  if (message.voice)
    return {
      kind: 'voice',
      ref: message.voice.file_id,
      mime: message.voice.mime_type ?? null,
      size: message.voice.file_size ?? null,
    };
  // The words beside something that cannot be read are words all the same.
  if (caption !== null)
    return { kind: 'text', text: caption, quoted: quoteOf(message), edited, forwarded };
  return { kind: 'unsupported', what: whatIs(message), album };
}

/** A link that opens the chat puts a word behind /start: an invite is kept, anything else is nothing that was said. */
function startOf(text: string): string {
  const word = /^\/start(?:@\w+)? (.*)$/s.exec(text)?.[1];
  if (word === undefined) return text;
  const code = inviteCodeIn(word);
  return code === null ? '/start' : `/join ${code}`;
}

function quoteOf(message: Message): Quote | null {
  const to = message.reply_to_message;
  if (!to) return null;
  return { ref: String(to.message_id), text: message.quote?.text ?? to.text ?? to.caption ?? null };
}

const NAMES: readonly [keyof Message, string][] = [
  ['video', 'videos'],
  ['video_note', 'video notes'],
  ['audio', 'audio files'],
  ['sticker', 'stickers'],
  ['animation', 'animations'],
  ['contact', 'contact cards'],
  ['location', 'locations'],
  ['poll', 'polls'],
  ['story', 'stories'],
];

function whatIs(message: Message): string {
  return NAMES.find(([field]) => message[field] !== undefined)?.[1] ?? 'that kind of message';
}

/** Telegram counts whole seconds, so the message was written somewhere in that second, and not after now. */
function timeOf(seconds: number, now: Date): Date {
  return new Date(Math.min(now.getTime(), seconds * 1000 + 999));
}
