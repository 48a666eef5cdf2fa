import type { Party } from '../../desk/privacy/facts.ts';
import { hostOf } from '../../desk/privacy/host.ts';

/** Telegram in the privacy notice. */
export function telegramParty(apiRoot: string): Party {
  const { host, local } = hostOf(apiRoot);
  return {
    role: 'chat',
    name: 'Telegram',
    hosts: [host],
    local,
    gets: 'every message of our chat there, with the files',
    keeps:
      'It keeps them by its own rules; chats with a bot are not end-to-end encrypted. You can delete the chat for both sides.',
  };
}
