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

/** The operators' group in the privacy notice: what is said in it goes through Telegram, whatever chat the client uses. */
export function operatorsChatParty(apiRoot: string, mirror: 'claimed' | 'all'): Party {
  const { host, local } = hostOf(apiRoot);
  return {
    role: 'chat',
    name: "Telegram, for the group of this desk's people",
    hosts: [host],
    local,
    gets:
      mirror === 'all'
        ? 'your name and everything that is said in our chat, in a group that only people of this desk read'
        : 'your name, and what is said in our chat from when a person is asked for until they hand back, in a group that only people of this desk read',
    keeps:
      'It keeps them until this desk deletes your part of the group, which it does when you leave; groups are not end-to-end encrypted.',
  };
}
