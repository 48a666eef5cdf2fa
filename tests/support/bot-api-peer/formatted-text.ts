import type { MessageEntity } from 'grammy/types';
import { z } from 'zod';
import { stringOf } from './params.ts';
import { badRequest } from './refusal.ts';
import type { Params } from './request-body.ts';

export interface FormattedText {
  text: string;
  entities: MessageEntity[];
}

/** What a bot may send; Telegram finds the other kinds (addresses, commands) by itself. */
const TYPES = [
  'mention',
  'hashtag',
  'cashtag',
  'bot_command',
  'url',
  'email',
  'phone_number',
  'bold',
  'italic',
  'underline',
  'strikethrough',
  'spoiler',
  'blockquote',
  'expandable_blockquote',
  'code',
  'pre',
  'text_link',
  'text_mention',
  'custom_emoji',
] as const;

const ENTITY = z
  .object({
    type: z.enum(TYPES),
    offset: z.int().min(0),
    length: z.int().min(1),
    url: z.string().min(1).optional(),
  })
  .refine(({ type, url }) => type !== 'text_link' || url !== undefined);
const ENTITIES = z.array(
  z.custom<MessageEntity>((value) => ENTITY.safeParse(value).success, 'not an entity'),
);

/** The text of a message with its entities; refused like Telegram refuses it. */
export function textOf(params: Params): FormattedText {
  const text = stringOf(params, 'text');
  if (text.trim() === '') throw badRequest('message text is empty');
  // Telegram counts UTF-16 units, as JavaScript does.
  if (text.length > 4096) throw badRequest('message is too long');
  return { text, entities: entitiesOf(params, 'entities', text) };
}

export function captionOf(params: Params): FormattedText {
  const text = stringOf(params, 'caption');
  if (text.length > 1024) throw badRequest('message caption is too long');
  return { text, entities: entitiesOf(params, 'caption_entities', text) };
}

function entitiesOf(params: Params, name: string, text: string): MessageEntity[] {
  if (stringOf(params, 'parse_mode') !== '')
    throw badRequest("can't parse entities: only entities are understood here, no parse_mode");
  const parsed = ENTITIES.safeParse(params[name] ?? []);
  if (!parsed.success) throw badRequest("can't parse entities: wrong MessageEntity");
  for (const { offset, length } of parsed.data) {
    const end = offset + length;
    if (end > text.length)
      throw badRequest(
        `entity beginning at UTF-16 offset ${offset} ends after the end of the text`,
      );
    if (splitsSymbol(text, offset) || splitsSymbol(text, end))
      throw badRequest(`entity at UTF-16 offset ${offset} begins or ends in a middle of a symbol`);
  }
  return parsed.data;
}

function splitsSymbol(text: string, at: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(Math.max(0, at - 1), at + 1)) && at > 0;
}
