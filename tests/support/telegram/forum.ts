import type { UpdateQueue } from './update-queue.ts';

/** One message of a topic, as its members see it. */
export interface ForumMessage {
  message_id: number;
  from: number;
  text: string;
  replyTo: number | null;
  buttons: { text: string; data: string }[];
  reactions: string[];
}

export interface ForumTopic {
  id: number;
  name: string;
  deleted: boolean;
  messages: ForumMessage[];
}

export interface ForumMember {
  id: number;
  writes(topic: number | null, text: string, options?: { replyTo?: number }): number;
  edits(messageId: number, text: string): void;
  sendsPhotos(topic: number, many: number): void;
  presses(messageId: number): void;
}

/** A group with topics on this machine: what the Bot API shows of it, and what its members do. */
export interface Forum {
  chat: number;
  topics: ForumTopic[];
  /** Where words stand that belong to no topic. */
  general: ForumTopic;
  /** The only topic that is there; fails when there are none or several. */
  topic(): ForumTopic;
  member(id: number): ForumMember;
  deletes(topic: number): void;
  /** The bot is thrown out, or let in again. */
  throwsOut(out: boolean): void;
  movesTo(chat: number): void;
  takesTopicRights(): void;
  /** Answers a call of the Bot API; undefined when it is not about this group. */
  answer(method: string, params: Record<string, unknown>): { value: unknown } | undefined;
}

export interface ForumDeps {
  updates: UpdateQueue;
  me: { id: number };
  nextId(): number;
  refusal(code: number, description: string, parameters?: Record<string, number>): Error;
}

export function createForum(first: number, deps: ForumDeps): Forum {
  const { updates, me, refusal } = deps;
  let chat = first;
  let out = false;
  let rights = true;
  const topics: ForumTopic[] = [];
  const general: ForumTopic = { id: 1, name: 'General', deleted: false, messages: [] };
  const bad = (text: string) => refusal(400, `Bad Request: ${text}`);
  const now = () => Math.floor(Date.now() / 1000);
  const everything = () => [general, ...topics];

  function find(messageId: number): { topic: ForumTopic; message: ForumMessage } {
    for (const topic of everything()) {
      const message = topic.messages.find(({ message_id }) => message_id === messageId);
      if (message) return { topic, message };
    }
    throw bad('message not found');
  }

  function live(id: unknown): ForumTopic {
    if (id === undefined) return general;
    const topic = topics.find((other) => other.id === Number(id));
    if (!topic || topic.deleted) throw bad('message thread not found');
    return topic;
  }

  function wire(topic: ForumTopic, message: ForumMessage, deep = true): Record<string, unknown> {
    const answered =
      deep && message.replyTo !== null
        ? everything()
            .flatMap(({ messages }) => messages)
            .find(({ message_id }) => message_id === message.replyTo)
        : undefined;
    return {
      message_id: message.message_id,
      date: now(),
      chat: { id: chat, type: 'supergroup', is_forum: true, title: 'Operators' },
      from: { id: message.from, is_bot: message.from === me.id, first_name: `P${message.from}` },
      text: message.text,
      ...(topic === general ? {} : { is_topic_message: true, message_thread_id: topic.id }),
      ...(answered ? { reply_to_message: wire(topic, answered, false) } : {}),
    };
  }

  function add(topic: ForumTopic, message: Partial<ForumMessage> & { from: number; text: string }) {
    const full = {
      message_id: deps.nextId(),
      replyTo: null,
      buttons: [],
      reactions: [],
      ...message,
    };
    topic.messages.push(full);
    return full;
  }

  function run(method: string, params: Record<string, unknown>): unknown {
    if (out) throw refusal(403, 'Forbidden: bot was kicked from the supergroup chat');
    switch (method) {
      case 'getChat':
        return { id: chat, type: 'supergroup', title: 'Operators', is_forum: true };
      case 'getChatMember':
        return { status: 'administrator', user: me, can_manage_topics: rights };
      case 'createForumTopic': {
        if (!rights) throw bad('not enough rights to create a topic');
        const topic = {
          id: deps.nextId(),
          name: String(params.name),
          deleted: false,
          messages: [],
        };
        topics.push(topic);
        return { message_thread_id: topic.id, name: topic.name, icon_color: 1 };
      }
      case 'deleteForumTopic':
        live(params.message_thread_id).deleted = true;
        return true;
      case 'sendMessage': {
        const topic = live(params.message_thread_id);
        const reply = params.reply_parameters;
        const markup = params.reply_markup;
        const message = add(topic, {
          from: me.id,
          text: String(params.text),
          replyTo: isReply(reply) ? reply.message_id : null,
          buttons: isKeyboard(markup)
            ? markup.inline_keyboard
                .flat()
                .map(({ text, callback_data }) => ({ text, data: callback_data }))
            : [],
        });
        return wire(topic, message);
      }
      case 'setMessageReaction': {
        const reaction = params.reaction;
        find(Number(params.message_id)).message.reactions = Array.isArray(reaction)
          ? reaction.map(({ emoji }) => String(emoji))
          : [];
        return true;
      }
      default:
        throw refusal(404, 'Not Found');
    }
  }

  return {
    get chat() {
      return chat;
    },
    topics,
    general,
    topic() {
      const [only, ...others] = topics.filter(({ deleted }) => !deleted);
      if (!only || others.length > 0)
        throw new Error(`There are ${topics.length} topics: ${topics.map(({ name }) => name)}`);
      return only;
    },
    member(id) {
      const from = { id, is_bot: false, first_name: `P${id}` };
      return {
        id,
        writes(topicId, text, { replyTo } = {}) {
          const topic = topicId === null ? general : live(topicId);
          const message = add(topic, { from: id, text, replyTo: replyTo ?? null });
          updates.push({ message: wire(topic, message) });
          return message.message_id;
        },
        edits(messageId, text) {
          const { topic, message } = find(messageId);
          message.text = text;
          updates.push({ edited_message: { ...wire(topic, message), edit_date: now() } });
        },
        sendsPhotos(topicId, many) {
          for (let place = 0; place < many; place++) {
            const topic = live(topicId);
            const message = add(topic, { from: id, text: '' });
            const { text: _, ...rest } = wire(topic, message);
            updates.push({
              message: { ...rest, photo: [{ file_id: 'p' }], media_group_id: `album-${topicId}` },
            });
          }
        },
        presses(messageId) {
          const { topic, message } = find(messageId);
          updates.push({
            callback_query: {
              id: `cb-${Math.random()}`,
              from,
              chat_instance: '1',
              data: message.buttons[0]?.data ?? '',
              message: wire(topic, message),
            },
          });
        },
      };
    },
    deletes(topic) {
      live(topic).deleted = true;
    },
    throwsOut(is) {
      out = is;
    },
    movesTo(next) {
      const before = chat;
      chat = next;
      updates.push({
        message: {
          message_id: deps.nextId(),
          date: now(),
          chat: { id: before, type: 'group', title: 'Operators' },
          from: { id: 1, is_bot: false, first_name: 'P1' },
          migrate_to_chat_id: next,
        },
      });
    },
    takesTopicRights() {
      rights = false;
    },
    answer(method, params) {
      if (params.chat_id === undefined) return undefined;
      const asked = Number(params.chat_id);
      if (asked === chat) return { value: run(method, params) };
      if (asked === first)
        throw refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
          migrate_to_chat_id: chat,
        });
      return undefined;
    },
  };
}

function isReply(value: unknown): value is { message_id: number } {
  return typeof value === 'object' && value !== null && 'message_id' in value;
}

function isKeyboard(
  value: unknown,
): value is { inline_keyboard: { text: string; callback_data: string }[][] } {
  return typeof value === 'object' && value !== null && 'inline_keyboard' in value;
}
