import type { InlineKeyboardMarkup } from 'grammy/types';
import { badRequest } from './refusal.ts';
import { isObject, type Params } from './request-body.ts';

/** A button that a person sees below a message. */
export interface Button {
  text: string;
  data: string;
}

const MAX_DATA_BYTES = 64;

/** The buttons below a message; null for none. Other kinds of markup belong to the person's app and show no button. */
export function keyboardOf(params: Params): InlineKeyboardMarkup | null {
  const markup = params.reply_markup;
  if (markup === undefined || markup === null) return null;
  if (!isObject(markup)) throw badRequest('object expected as reply markup');
  if (markup.inline_keyboard === undefined) return null;
  if (!isKeyboard(markup)) throw badRequest("can't parse inline keyboard: wrong field types");
  const rows = markup.inline_keyboard.filter((row) => row.length > 0);
  for (const button of rows.flat()) {
    const { text, ...action } = button;
    if (text.trim() === '') throw badRequest("can't parse inline keyboard button: empty text");
    if (Object.keys(action).length === 0)
      throw badRequest('text buttons are unallowed in the inline keyboard');
    if (!('callback_data' in button)) continue;
    const bytes = Buffer.byteLength(button.callback_data);
    if (bytes < 1 || bytes > MAX_DATA_BYTES) throw badRequest('BUTTON_DATA_INVALID');
  }
  return rows.length === 0 ? null : { inline_keyboard: rows };
}

/** Buttons from left to right, from top to bottom; one that opens an address has no data. */
export function buttonsOf(markup: InlineKeyboardMarkup | undefined): Button[] {
  return (markup?.inline_keyboard ?? []).flat().map((button) => ({
    text: button.text,
    data: 'callback_data' in button ? button.callback_data : '',
  }));
}

function isKeyboard(
  markup: Record<string, unknown>,
): markup is Record<string, unknown> & InlineKeyboardMarkup {
  const rows = markup.inline_keyboard;
  return (
    Array.isArray(rows) &&
    rows.every(
      (row) =>
        Array.isArray(row) &&
        row.every(
          (button) =>
            isObject(button) &&
            typeof button.text === 'string' &&
            ['string', 'undefined'].includes(typeof button.callback_data),
        ),
    )
  );
}
