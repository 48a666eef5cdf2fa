import type { Api } from 'grammy';

/** Signs of work in a chat: "typing" and a line about long work. Their failures never matter. */
export interface Signs {
  typing(chat: string, on: boolean): void;
  status(chat: string, line: string | null): void;
  stop(): void;
}

/** Telegram shows "typing" for five seconds. */
const RENEW_MS = 4000;
/** Longer than any turn may take: whatever forgot to switch it off. */
const LONGEST_MS = 10 * 60_000;

interface StatusLine {
  messageId: number | null;
  /** Calls about the line, one after another: a line must not appear after it was taken away. */
  last: Promise<void>;
}

export function createSigns(api: Api): Signs {
  const typing = new Map<string, NodeJS.Timeout>();
  const lines = new Map<string, StatusLine>();

  function quiet(chat: string): void {
    clearInterval(typing.get(chat));
    typing.delete(chat);
  }

  async function change(chat: string, line: StatusLine, text: string | null): Promise<void> {
    if (text === null) {
      if (line.messageId !== null) await api.deleteMessage(chat, line.messageId);
      line.messageId = null;
    } else if (line.messageId === null) {
      const sent = await api.sendMessage(chat, text, { disable_notification: true });
      line.messageId = sent.message_id;
    } else await api.editMessageText(chat, line.messageId, text);
  }

  return {
    typing(chat, on) {
      quiet(chat);
      if (!on) return;
      const until = performance.now() + LONGEST_MS;
      const show = () => {
        if (performance.now() > until) return quiet(chat);
        api.sendChatAction(chat, 'typing').catch(() => undefined);
      };
      show();
      typing.set(chat, setInterval(show, RENEW_MS).unref());
    },
    status(chat, text) {
      const line = lines.get(chat) ?? { messageId: null, last: Promise.resolve() };
      lines.set(chat, line);
      const mine = line.last.then(() => change(chat, line, text)).catch(() => undefined);
      line.last = mine;
      void mine.then(() => {
        if (line.last === mine && line.messageId === null) lines.delete(chat);
      });
    },
    stop() {
      for (const chat of [...typing.keys()]) quiet(chat);
    },
  };
}
