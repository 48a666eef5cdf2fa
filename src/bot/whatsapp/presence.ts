import type { WASocket } from '@whiskeysockets/baileys';

export interface Presence {
  typing(chat: string, on: boolean): void;
  stop(): void;
}

/** WhatsApp shows "typing" for about ten seconds. */
const RENEW_MS = 8000;
const LONGEST_MS = 10 * 60_000;

/** "Typing" in a chat, kept up while work goes on. Failures never matter. */
export function createPresence(socket: () => WASocket | null): Presence {
  const timers = new Map<string, NodeJS.Timeout>();
  const show = (chat: string, state: 'composing' | 'paused') => {
    socket()
      ?.sendPresenceUpdate(state, chat)
      .catch(() => undefined);
  };
  const quiet = (chat: string) => {
    clearInterval(timers.get(chat));
    return timers.delete(chat);
  };
  return {
    typing(chat, on) {
      const was = quiet(chat);
      if (!on) {
        if (was) show(chat, 'paused');
        return;
      }
      const until = performance.now() + LONGEST_MS;
      show(chat, 'composing');
      const renew = () => (performance.now() > until ? quiet(chat) : show(chat, 'composing'));
      timers.set(chat, setInterval(renew, RENEW_MS).unref());
    },
    stop() {
      for (const chat of [...timers.keys()]) quiet(chat);
    },
  };
}
