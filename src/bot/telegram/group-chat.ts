import { GrammyError } from 'grammy';
import type { GroupChat, GroupFault } from '../../desk/ports/operators-chat.ts';
import type { WayOut } from '../../desk/ports/way-out.ts';
import { createPacer } from '../pace.ts';
import { sendFailure } from './failure.ts';
import { connectTelegram, grammySignal } from './telegram-api.ts';

const CALL_MS = 30_000;
const GROUP = 'operators';
/** Telegram takes 20 messages a minute in a group. */
const PACE = { perSecond: 1 / 3, burst: 15 };

const ADVICE = {
  kicked:
    "The bot is not in the operators' group (any more). Add it there as an admin who may manage topics.",
  forum: "The operators' group has no topics. Switch topics on in the group's settings.",
  rights:
    "The bot may not manage topics in the operators' group. Make it an admin with that right and the right to delete messages.",
} as const;

/** The operators' group on Telegram, over a connection of its own: clients' messages never wait for it. */
export function createGroupChat(options: {
  token: string;
  apiRoot: string;
  way: Pick<WayOut, 'agent'>;
  pace?: { perSecond: number; burst: number };
}): GroupChat {
  const { api, close } = connectTelegram(options.token, options.apiRoot, options.way);
  const pace = options.pace ?? PACE;
  const pacer = createPacer(() => ({ chat: pace, account: pace }));
  const signal = () => grammySignal(AbortSignal.timeout(CALL_MS));

  async function call<T>(work: () => Promise<T>): Promise<{ result: 'ok'; value: T } | GroupFault> {
    try {
      return { result: 'ok', value: await work() };
    } catch (error) {
      return groupFault(error);
    }
  }

  return {
    async createTopic(chat, name) {
      const made = await call(() => api.createForumTopic(chat, name, {}, signal()));
      return made.result === 'ok' ? { result: 'done', topic: made.value.message_thread_id } : made;
    },
    async post(chat, { topic, text, replyTo, button }) {
      if (!(await pacer.turn(GROUP, chat, 'text'))) return { result: 'unknown' };
      const sent = await call(() =>
        api.sendMessage(
          chat,
          text,
          {
            ...(topic === null ? {} : { message_thread_id: topic }),
            ...(replyTo === undefined
              ? {}
              : {
                  reply_parameters: { message_id: replyTo, allow_sending_without_reply: true },
                }),
            ...(button
              ? {
                  reply_markup: {
                    inline_keyboard: [[{ text: button.label, callback_data: button.data }]],
                  },
                }
              : {}),
            link_preview_options: { is_disabled: true },
          },
          signal(),
        ),
      );
      return sent.result === 'ok' ? { result: 'done', messageId: sent.value.message_id } : sent;
    },
    async mark(chat, messageId) {
      const reaction = [{ type: 'emoji', emoji: '👍' } as const];
      const marked = await call(() =>
        api.setMessageReaction(chat, messageId, reaction, {}, signal()),
      );
      return marked.result === 'ok' ? { result: 'done' } : marked;
    },
    async deleteTopic(chat, topic) {
      const deleted = await call(() => api.deleteForumTopic(chat, topic, signal()));
      return deleted.result === 'ok' ? { result: 'done' } : deleted;
    },
    async answerButton(callback, alert) {
      const shown = alert === null ? {} : { text: alert.slice(0, 200), show_alert: true };
      const answered = await call(() => api.answerCallbackQuery(callback, shown, signal()));
      return answered.result === 'ok' ? { result: 'done' } : answered;
    },
    async check(chat) {
      const asked = await call(async () => {
        const [group, me] = await Promise.all([api.getChat(chat, signal()), api.getMe(signal())]);
        const member = await api.getChatMember(chat, me.id, signal());
        return { isForum: group.is_forum === true, member };
      });
      if (asked.result !== 'ok') return asked;
      const { isForum, member } = asked.value;
      if (member.status === 'left' || member.status === 'kicked')
        return { result: 'shut_out', advice: ADVICE.kicked };
      if (!isForum) return { result: 'shut_out', advice: ADVICE.forum };
      const mayManage =
        member.status === 'creator' ||
        (member.status === 'administrator' && member.can_manage_topics === true);
      return mayManage ? null : { result: 'shut_out', advice: ADVICE.rights };
    },
    close() {
      pacer.close();
      close();
    },
  };
}

/** What a refusal says about the group. */
function groupFault(error: unknown): GroupFault {
  if (!(error instanceof GrammyError)) {
    const outcome = sendFailure(error);
    return outcome.result === 'not_sent' && outcome.retryAfterMs !== null
      ? { result: 'wait', ms: outcome.retryAfterMs }
      : { result: 'unknown' };
  }
  const { error_code: code, parameters, description } = error;
  if (parameters.migrate_to_chat_id !== undefined)
    return { result: 'moved', to: String(parameters.migrate_to_chat_id) };
  if (code === 429) return { result: 'wait', ms: (parameters.retry_after ?? 1) * 1000 };
  if (code >= 500) return { result: 'unknown' };
  if (/topic_deleted|thread not found|topic_id_invalid|TOPIC_NOT_FOUND/i.test(description))
    return { result: 'topic_gone' };
  if (/chat is not a forum|CHAT_NOT_FORUM|not a forum/i.test(description))
    return { result: 'shut_out', advice: ADVICE.forum };
  if (/not enough rights/i.test(description)) return { result: 'shut_out', advice: ADVICE.rights };
  if (code === 403 || /chat not found|bot was kicked|not a member/i.test(description))
    return { result: 'shut_out', advice: ADVICE.kicked };
  if (code === 401 || code === 404) return { result: 'wait', ms: 30_000 };
  return { result: 'refused', code: `telegram_${code}` };
}
