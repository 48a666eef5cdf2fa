import { badRequest } from './refusal.ts';
import type { Params } from './request-body.ts';

/** Null where it was left out; Telegram takes numbers as text too. */
export function integerOf(params: Params, name: string): number | null {
  const value = params[name];
  if (value === undefined || value === null || value === '') return null;
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isSafeInteger(number))
    throw badRequest(`field "${name}" must be an integer`);
  return number;
}

export function chatIdOf(params: Params): number {
  const value = params.chat_id;
  if (value === undefined || value === null || value === '') throw badRequest('chat_id is empty');
  // A public name of a channel is a good chat id too, but nobody here has one.
  if (typeof value === 'string' && !/^-?\d+$/.test(value)) throw badRequest('chat not found');
  return integerOf(params, 'chat_id') ?? 0;
}

export function messageIdOf(params: Params): number {
  const id = integerOf(params, 'message_id');
  if (id === null) throw badRequest('message identifier is not specified');
  return id;
}

/** The empty string where it was left out. */
export function stringOf(params: Params, name: string): string {
  const value = params[name] ?? '';
  if (typeof value !== 'string') throw badRequest(`field "${name}" must be of type String`);
  return value;
}

export function booleanOf(params: Params, name: string): boolean {
  const value = params[name] ?? false;
  if (typeof value !== 'boolean') throw badRequest(`field "${name}" must be of type Boolean`);
  return value;
}

/** Null where it was left out. */
export function stringsOf(params: Params, name: string): string[] | null {
  const value = params[name];
  if (value === undefined || value === null) return null;
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string'))
    throw badRequest(`field "${name}" must be an array of strings`);
  return value;
}
