import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ApiBody, readApiBody } from './api-body.ts';
import { createForum, type Forum } from './forum.ts';
import { createUpdateQueue, type Update } from './update-queue.ts';

export type Fault =
  /** Telegram refuses, with this code. */
  | { code: number; description: string; retryAfter?: number }
  /** The call is done and its answer is lost. */
  | 'lost_response'
  /** The connection ends before the call is done. */
  | 'dropped'
  /** Nothing is done and nothing is answered. */
  | 'hang'
  /** A gateway's error page, after the call was done. */
  | 'bad_gateway';

export interface Shown {
  message_id: number;
  from: 'bot' | 'person';
  text: string;
  entities: { type: string; offset: number; length: number }[];
  buttons: { text: string; data: string }[];
  document: { name: string; bytes: Buffer } | null;
  deleted: boolean;
  edited: boolean;
}

export interface Person {
  id: number;
  says(
    text: string,
    options?: { quote?: number; forwarded?: boolean; date?: number },
  ): { updateId: number; messageId: number };
  edits(messageId: number, text: string): number;
  /** Presses a button of a message; `data` when it is not the one shown. */
  taps(messageId: number, choice: 'yes' | 'no' | { data: string }): number;
  sendsDocument(file: {
    name: string;
    mime: string;
    bytes: Uint8Array;
    caption?: string;
    album?: string;
    statedSize?: number;
  }): { updateId: number; messageId: number };
  sendsPhoto(options?: { caption?: string; album?: string }): number;
  sendsVoice(bytes: Uint8Array): number;
  sendsSticker(): number;
  writesInGroup(group: number, text: string): number;
  blocks(): void;
  unblocks(): void;
  /** What stands in the chat now. */
  chat(): Shown[];
  /** Texts of the bot, as they stand now. */
  texts(): string[];
  /** The newest message with buttons. */
  card(): Shown;
}

export interface BotApiPeer {
  root: string;
  token: string;
  /** `name`: what the platform says that they are called. */
  person(id: number, name?: string): Person;
  /** The operators' group: one with topics. */
  forum(chat: number): Forum;
  inject(update: Omit<Update, 'update_id'>): number;
  repeat(updateId: number): void;
  unconfirmed(): number;
  calls: { method: string; params: Record<string, unknown>; at: number }[];
  /** The next `times` calls of a method (of one chat) go wrong. */
  fail(method: string, fault: Fault, times?: number, chat?: number): void;
  /** The next message with such a text arrives, and its sender never hears so. */
  swallowAnswer(text: RegExp): void;
  webhook(): string;
  deliveries: { status: number; secret: string | undefined }[];
  until(condition: () => boolean, what?: string, ms?: number): Promise<void>;
  close(): Promise<void>;
}

class ApiRefusal extends Error {
  readonly code: number;
  readonly parameters: Record<string, number> | undefined;
  constructor(code: number, description: string, parameters?: Record<string, number>) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

const bad = (description: string) => new ApiRefusal(400, `Bad Request: ${description}`);

/** Telegram's Bot API on this machine: long poll, webhook, limits, buttons, files, and faults on demand. */
export async function startBotApiPeer(port = 0): Promise<BotApiPeer> {
  const token = '4242:TEST-token-of-the-loopback-peer';
  const me = { id: 4242, is_bot: true, first_name: 'Sayso', username: 'sayso_test_bot' };
  const updates = createUpdateQueue();
  const chats = new Map<number, Shown[]>();
  const forums: Forum[] = [];
  const names = new Map<number, string>();
  const nameOf = (id: number) => names.get(id) ?? `P${id}`;
  const blocked = new Set<number>();
  const files = new Map<string, { path: string; bytes: Uint8Array; statedSize: number }>();
  const faults: { method: string; fault: Fault; times: number; chat: number | undefined }[] = [];
  const calls: BotApiPeer['calls'] = [];
  const deliveries: BotApiPeer['deliveries'] = [];
  let swallow: RegExp | null = null;
  let webhook = { url: '', secret: '' };
  let nextMessage = 1;
  let pushing = false;
  let closed = false;

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    const file = [...files.values()].find((item) => path === `/file/bot${token}/${item.path}`);
    if (file) return void response.writeHead(200).end(file.bytes);
    const [, given, method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(path) ?? [];
    const body = await readApiBody(request);
    calls.push({ method, params: body.params, at: performance.now() });
    const chat = Number(body.params.chat_id);
    const planned = faults.find(
      (item) =>
        item.method === method && item.times > 0 && (item.chat === undefined || item.chat === chat),
    );
    if (planned) planned.times -= 1;
    const fault = planned?.fault;
    if (fault === 'hang') return;
    if (fault === 'dropped') return void response.destroy();
    try {
      if (given !== token) throw new ApiRefusal(401, 'Unauthorized');
      if (typeof fault === 'object')
        throw new ApiRefusal(
          fault.code,
          fault.description,
          fault.retryAfter === undefined ? undefined : { retry_after: fault.retryAfter },
        );
      const result = await run(method, body);
      if (method === 'sendMessage' && swallow?.test(String(body.params.text))) {
        swallow = null;
        return;
      }
      if (fault === 'lost_response') return void response.destroy();
      if (fault === 'bad_gateway') return void response.writeHead(502).end('<html>Bad Gateway');
      reply(response, 200, { ok: true, result });
    } catch (error) {
      if (!(error instanceof ApiRefusal)) throw error;
      reply(response, error.code, {
        ok: false,
        error_code: error.code,
        description: error.message,
        ...(error.parameters === undefined ? {} : { parameters: error.parameters }),
      });
    }
  }

  function reply(response: ServerResponse, status: number, body: unknown): void {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  }

  async function run(method: string, { params, files: sent }: ApiBody): Promise<unknown> {
    const chat = Number(params.chat_id);
    for (const forum of forums) {
      const answered = forum.answer(method, params);
      if (answered) return answered.value;
    }
    switch (method) {
      case 'getMe':
        return me;
      case 'getUpdates': {
        if (webhook.url !== '')
          throw new ApiRefusal(
            409,
            "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
          );
        const found = await updates.poll(params);
        if (!found) throw new ApiRefusal(409, 'Conflict: terminated by other getUpdates request');
        return found;
      }
      case 'setWebhook':
        webhook = { url: String(params.url), secret: String(params.secret_token ?? '') };
        if (Array.isArray(params.allowed_updates)) updates.allow(params.allowed_updates);
        void push();
        return true;
      case 'deleteWebhook':
        webhook = { url: '', secret: '' };
        return true;
      case 'getWebhookInfo':
        return { url: webhook.url, pending_update_count: updates.waiting().length };
      case 'sendMessage':
        return sendMessage(chat, params);
      case 'sendDocument': {
        mayReach(chat);
        const [document] = sent.values();
        if (!document) throw bad('there is no document in the request');
        return show(chat, { text: String(params.caption ?? ''), document });
      }
      case 'editMessageText': {
        const message = own(chat, params.message_id);
        const buttons = buttonsOf(params.reply_markup);
        if (message.text === params.text && same(message.buttons, buttons))
          throw bad('message is not modified: specified new message content is exactly the same');
        checkText(String(params.text));
        Object.assign(message, { text: String(params.text), buttons, edited: true });
        return wire(chat, message);
      }
      case 'editMessageReplyMarkup': {
        const message = own(chat, params.message_id);
        const buttons = buttonsOf(params.reply_markup);
        if (same(message.buttons, buttons)) throw bad('message is not modified');
        message.buttons = buttons;
        return wire(chat, message);
      }
      case 'deleteMessage': {
        const message = seen(chat).find(({ message_id }) => message_id === params.message_id);
        if (!message || message.deleted) throw bad('message to delete not found');
        message.deleted = true;
        return true;
      }
      case 'getFile': {
        const file = files.get(String(params.file_id));
        if (!file) throw bad('invalid file_id');
        if (file.statedSize > 20 * 1024 * 1024) throw bad('file is too big');
        return { file_id: params.file_id, file_path: file.path, file_size: file.statedSize };
      }
      case 'sendChatAction':
        mayReach(chat);
        return true;
      case 'answerCallbackQuery':
      case 'setMyCommands':
        return true;
      default:
        throw new ApiRefusal(404, 'Not Found');
    }
  }

  function sendMessage(chat: number, params: Record<string, unknown>): unknown {
    mayReach(chat);
    const text = String(params.text ?? '');
    checkText(text);
    const entities = Array.isArray(params.entities) ? params.entities : [];
    for (const { offset, length } of entities)
      if (offset < 0 || length < 1 || offset + length > text.length)
        throw bad("can't parse entities: an entity lies outside of the text");
    return show(chat, { text, entities, buttons: buttonsOf(params.reply_markup) });
  }

  function checkText(text: string): void {
    if (text.trim() === '') throw bad('message text is empty');
    if (text.length > 4096) throw bad('message is too long');
  }

  function buttonsOf(markup: unknown): Shown['buttons'] {
    if (typeof markup !== 'object' || markup === null || !('inline_keyboard' in markup)) return [];
    const rows = markup.inline_keyboard as { text: string; callback_data: string }[][];
    return rows.flat().map(({ text, callback_data }) => {
      const bytes = Buffer.byteLength(callback_data);
      if (bytes < 1 || bytes > 64) throw bad('BUTTON_DATA_INVALID');
      return { text, data: callback_data };
    });
  }

  function mayReach(chat: number): void {
    if (blocked.has(chat)) throw new ApiRefusal(403, 'Forbidden: bot was blocked by the user');
    if (!chats.has(chat)) throw bad('chat not found');
  }

  function seen(chat: number): Shown[] {
    const messages = chats.get(chat) ?? [];
    chats.set(chat, messages);
    return messages;
  }

  function own(chat: number, id: unknown): Shown {
    const message = seen(chat).find(({ message_id }) => message_id === Number(id));
    if (!message || message.deleted) throw bad('message to edit not found');
    return message;
  }

  function show(chat: number, message: Partial<Shown> & { text: string }): unknown {
    const full: Shown = {
      message_id: nextMessage++,
      from: 'bot',
      entities: [],
      buttons: [],
      document: null,
      deleted: false,
      edited: false,
      ...message,
    };
    seen(chat).push(full);
    return wire(chat, full);
  }

  function wire(chat: number, message: Shown): unknown {
    return {
      message_id: message.message_id,
      date: now(),
      chat: { id: chat, type: 'private', first_name: nameOf(chat) },
      from: me,
      text: message.text,
    };
  }

  /** With a webhook, updates go out one after another, again and again until they are taken. */
  async function push(): Promise<void> {
    if (pushing) return;
    pushing = true;
    while (!closed && webhook.url !== '') {
      const [update] = updates.waiting();
      if (!update) break;
      if ((await deliver(update)) === 200) updates.takeFirst();
      else await new Promise((resolve) => setTimeout(resolve, 20));
    }
    pushing = false;
  }

  async function deliver(update: Update): Promise<number> {
    try {
      const response = await fetch(webhook.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-telegram-bot-api-secret-token': webhook.secret,
        },
        body: JSON.stringify(update),
      });
      deliveries.push({ status: response.status, secret: webhook.secret });
      return response.status;
    } catch {
      return 0;
    }
  }
  updates.onPush(() => {
    if (webhook.url !== '') void push();
  });

  const now = () => Math.floor(Date.now() / 1000);
  const userOf = (id: number) => ({ id, is_bot: false, first_name: nameOf(id) });

  function makePerson(id: number, name?: string): Person {
    if (name !== undefined) names.set(id, name);
    seen(id);
    const chat = { id, type: 'private', first_name: nameOf(id) };
    function message(content: Record<string, unknown>, text: string, date = now()) {
      const message_id = nextMessage++;
      seen(id).push({
        message_id,
        from: 'person',
        text,
        entities: [],
        buttons: [],
        document: null,
        deleted: false,
        edited: false,
      });
      const updateId = updates.push({
        message: { message_id, date, chat, from: userOf(id), ...content },
      });
      return { updateId, messageId: message_id };
    }
    function store(bytes: Uint8Array, statedSize = bytes.byteLength): string {
      const fileId = `file-${files.size + 1}`;
      files.set(fileId, { path: `documents/${fileId}`, bytes, statedSize });
      return fileId;
    }
    const member = (status: string) =>
      updates.push({
        my_chat_member: {
          chat,
          from: userOf(id),
          date: now(),
          old_chat_member: { user: me, status: 'member' },
          new_chat_member: { user: me, status },
        },
      });
    return {
      id,
      says: (text, { quote, forwarded, date } = {}) =>
        message(
          {
            text,
            ...(quote === undefined
              ? {}
              : {
                  reply_to_message: {
                    message_id: quote,
                    text: seen(id).find(({ message_id }) => message_id === quote)?.text ?? '',
                  },
                }),
            ...(forwarded ? { forward_origin: { type: 'user', date: now() } } : {}),
          },
          text,
          date,
        ),
      edits(messageId, text) {
        const known = seen(id).find(({ message_id }) => message_id === messageId);
        if (known) Object.assign(known, { text, edited: true });
        return updates.push({
          edited_message: {
            message_id: messageId,
            date: now(),
            edit_date: now(),
            chat,
            from: userOf(id),
            text,
          },
        });
      },
      taps(messageId, choice) {
        const shown = seen(id).find(({ message_id }) => message_id === messageId);
        const data =
          typeof choice === 'object'
            ? choice.data
            : (shown?.buttons[choice === 'yes' ? 0 : 1]?.data ?? 'no-button');
        return updates.push({
          callback_query: {
            id: `cb-${Math.random()}`,
            from: userOf(id),
            chat_instance: '1',
            data,
            message: { message_id: messageId, date: 0, chat },
          },
        });
      },
      sendsDocument: ({ name, mime, bytes, caption, album, statedSize }) =>
        message(
          {
            document: {
              file_id: store(bytes, statedSize),
              file_unique_id: 'u',
              file_name: name,
              mime_type: mime,
              file_size: statedSize ?? bytes.byteLength,
            },
            ...(caption === undefined ? {} : { caption }),
            ...(album === undefined ? {} : { media_group_id: album }),
          },
          caption ?? name,
        ),
      sendsPhoto: ({ caption, album } = {}) =>
        message(
          {
            photo: [
              {
                file_id: store(Buffer.from('jpeg')),
                file_unique_id: 'u',
                width: 1,
                height: 1,
                file_size: 4,
              },
            ],
            ...(caption === undefined ? {} : { caption }),
            ...(album === undefined ? {} : { media_group_id: album }),
          },
          caption ?? 'photo',
        ).messageId,
      sendsVoice: (bytes) =>
        message(
          {
            voice: {
              file_id: store(bytes),
              file_unique_id: 'u',
              duration: 2,
              mime_type: 'audio/ogg',
              file_size: bytes.byteLength,
            },
          },
          'voice',
        ).messageId,
      sendsSticker: () => message({ sticker: { file_id: 's' } }, 'sticker').messageId,
      writesInGroup(group, text) {
        seen(group);
        const message_id = nextMessage++;
        updates.push({
          message: {
            message_id,
            date: now(),
            chat: { id: group, type: 'supergroup', title: 'Group' },
            from: userOf(id),
            text,
          },
        });
        return message_id;
      },
      blocks() {
        blocked.add(id);
        member('kicked');
      },
      unblocks() {
        blocked.delete(id);
        member('member');
      },
      chat: () => seen(id).filter(({ deleted }) => !deleted),
      texts: () =>
        seen(id)
          .filter(({ from, deleted }) => from === 'bot' && !deleted)
          .map(({ text }) => text),
      card() {
        const card = seen(id).findLast(({ buttons, deleted }) => buttons.length > 0 && !deleted);
        if (!card) throw new Error('No message has buttons.');
        return card;
      },
    };
  }

  return {
    root,
    token,
    person: makePerson,
    forum(chat) {
      const forum = createForum(chat, {
        updates,
        me,
        nextId: () => nextMessage++,
        refusal: (code, text, parameters) => new ApiRefusal(code, text, parameters),
      });
      forums.push(forum);
      return forum;
    },
    inject: updates.push,
    repeat: updates.repeat,
    unconfirmed: () => updates.waiting().length,
    calls,
    fail: (method, fault, times = 1, chat) => void faults.push({ method, fault, times, chat }),
    swallowAnswer(text) {
      swallow = text;
    },
    webhook: () => webhook.url,
    deliveries,
    async until(condition, what = 'that', ms = 8000) {
      for (const end = performance.now() + ms; !condition(); ) {
        if (performance.now() > end) throw new Error(`Waited in vain for ${what}.`);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    async close() {
      closed = true;
      updates.end();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

function same(a: Shown['buttons'], b: Shown['buttons']): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
