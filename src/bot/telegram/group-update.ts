import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { GroupContent, GroupEvent } from '../../desk/ports/operators-chat.ts';
import { UNREAD_MEDIA } from './update.ts';

/** What the desk reads of an update of the operators' group; everything else of it is dropped here. */
const PERSON = z.object({ id: z.number().int(), is_bot: z.boolean().default(false) });
const CHAT = z.object({ id: z.number().int() });
const WORDS = { text: z.string().optional(), caption: z.string().optional() };
const MESSAGE = z.object({
  message_id: z.number().int(),
  message_thread_id: z.number().int().optional(),
  is_topic_message: z.boolean().optional(),
  chat: CHAT,
  edit_date: z.number().int().optional(),
  from: PERSON.optional(),
  /** Somebody who writes as the group, or as a channel: nobody knows who it is. */
  sender_chat: z.unknown().optional(),
  ...WORDS,
  media_group_id: z.string().optional(),
  reply_to_message: z
    .object({ message_id: z.number().int(), from: PERSON.optional(), ...WORDS })
    .optional(),
  migrate_to_chat_id: z.number().int().optional(),
  document: z.unknown().optional(),
  photo: z.unknown().optional(),
  voice: z.unknown().optional(),
  ...UNREAD_MEDIA,
});
const UPDATE = z.object({
  message: MESSAGE.optional(),
  edited_message: MESSAGE.optional(),
  callback_query: z
    .object({
      id: z.string(),
      from: PERSON,
      data: z.string().optional(),
      message: MESSAGE.optional(),
    })
    .optional(),
});
type Message = z.infer<typeof MESSAGE>;

const MEDIA = [
  'document',
  'photo',
  'voice',
  'video',
  'video_note',
  'audio',
  'sticker',
  'animation',
  'contact',
  'location',
  'poll',
] as const satisfies readonly (keyof Message)[];

const GROUP = z.object({
  message: z.object({ chat: CHAT }).optional(),
  edited_message: z.object({ chat: CHAT }).optional(),
  callback_query: z.object({ message: z.object({ chat: CHAT }).optional() }).optional(),
  my_chat_member: z.object({ chat: CHAT }).optional(),
});

/** The chat that an update is about; null when it is about none. */
export function chatOf(update: unknown): string | null {
  const { data } = GROUP.safeParse(update);
  const message = data?.message ?? data?.edited_message ?? data?.callback_query?.message;
  const chat = message?.chat ?? data?.my_chat_member?.chat;
  return chat ? String(chat.id) : null;
}

/** Reads one update of the group. Null for one that says nothing to the desk, or cannot be read. */
export function readGroupUpdate(update: unknown): GroupEvent | null {
  const { data } = UPDATE.safeParse(update);
  if (!data) return null;
  const { message, edited_message: edited, callback_query: query } = data;
  if (message) return ofMessage(message, contentOf(message));
  if (edited)
    return ofMessage(
      edited,
      edited.text === undefined
        ? null
        : { kind: 'edited', text: edited.text, version: versionOf(edited) },
    );
  if (!query?.message || query.from.is_bot) return null;
  const about = query.message.reply_to_message;
  return {
    ...placed(query.message),
    user: String(query.from.id),
    content: {
      kind: 'button',
      data: query.data ?? '',
      callback: query.id,
      about: about
        ? {
            messageId: about.message_id,
            user: about.from ? String(about.from.id) : null,
            text: about.text ?? '',
          }
        : null,
    },
  };
}

function ofMessage(message: Message, content: GroupContent | null): GroupEvent | null {
  if (!content) return null;
  const { from } = message;
  if (from?.is_bot && content.kind !== 'moved' && message.sender_chat === undefined) return null;
  const known = from && !from.is_bot && message.sender_chat === undefined;
  return { ...placed(message), user: known ? String(from.id) : null, content };
}

/** Telegram counts whole seconds, so the words count too. */
function versionOf({ edit_date: at, text = '' }: Message): string {
  const words = createHash('sha256').update(text).digest('hex').slice(0, 8);
  return `${at ?? 0}-${words}`;
}

/** A reply in the general topic has a thread of its own, which is no topic. */
function placed(message: Message): Pick<GroupEvent, 'chat' | 'topic' | 'messageId'> {
  const topic = message.is_topic_message ? (message.message_thread_id ?? null) : null;
  return { chat: String(message.chat.id), topic, messageId: message.message_id };
}

function contentOf(message: Message): GroupContent | null {
  if (message.migrate_to_chat_id !== undefined)
    return { kind: 'moved', to: String(message.migrate_to_chat_id) };
  if (message.text !== undefined)
    return {
      kind: 'text',
      text: message.text,
      replyTo: message.reply_to_message?.message_id ?? null,
    };
  // Notices of the platform (a topic was made, somebody joined) are nothing that anybody said.
  return MEDIA.some((field) => message[field] !== undefined)
    ? { kind: 'media', album: message.media_group_id ?? null }
    : null;
}
