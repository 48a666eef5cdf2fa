import type { SendResult } from '../../desk/ports/channel.ts';

export interface LimitJudge {
  /** The result, with a limit that hit several chats widened to the whole account. */
  judge(chat: string, result: SendResult): SendResult;
}

const TOGETHER_MS = 5000;

/**
 * Telegram limits single chats and the whole bot, and does not say which it was. One chat that is refused pauses alone,
 * so that others go on; a second chat within seconds means that the bot as a whole was too fast.
 */
export function createLimitJudge(now: () => number = () => performance.now()): LimitJudge {
  let last: { chat: string; at: number } | null = null;
  return {
    judge(chat, result) {
      if (result.result !== 'not_sent' || !result.tooFast) return result;
      const several = last !== null && last.chat !== chat && now() - last.at < TOGETHER_MS;
      last = { chat, at: now() };
      return several ? { ...result, tooFast: 'account' } : result;
    },
  };
}
