/** What an operator wants with a message in the topic of a client. */
export type GroupWish =
  | { wish: 'take' | 'who' | 'close' | 'delete' | 'help' }
  | { wish: 'back'; confirm: boolean; summary: string }
  | { wish: 'note'; text: string }
  | { wish: 'say'; text: string };

const COMMAND = /^\/([a-z]+)(?:@\w+)?(?:\s+([\s\S]*))?$/i;
const CONFIRM = /^confirm(?:\s+([\s\S]*))?$/i;

/**
 * Reads a message of a topic. What begins with a slash is never for the client, also when it is no command of ours:
 * somebody who mistypes /note must not find their note in the client's chat.
 */
export function readGroupWords(text: string): GroupWish {
  const typed = text.trim();
  if (typed.startsWith('//')) return { wish: 'note', text: typed.slice(2).trim() };
  if (!typed.startsWith('/')) return { wish: 'say', text: typed };
  const [, name = '', rest = ''] = COMMAND.exec(typed) ?? [];
  switch (name.toLowerCase()) {
    case 'take':
      return { wish: 'take' };
    case 'who':
      return { wish: 'who' };
    case 'close':
      return { wish: 'close' };
    case 'delete':
      return { wish: 'delete' };
    case 'note':
      return { wish: 'note', text: rest.trim() };
    case 'back': {
      const confirmed = CONFIRM.exec(rest.trim());
      return { wish: 'back', confirm: confirmed !== null, summary: confirmed?.[1]?.trim() ?? '' };
    }
    default:
      return { wish: 'help' };
  }
}

/** Ids that the same message gives again, so that a second delivery of it changes nothing. */
export function replyIdOf(chat: string, messageId: number): string {
  return `tgr${chat}-${messageId}`;
}

export function noteIdOf(chat: string, messageId: number): string {
  return `tgn${chat}-${messageId}`;
}

/** Marks a message that was heard and is not the client's. */
export const HEARD = 'heard';
