import type { Client, Conversation } from './client.ts';
import { readCommand } from './commands.ts';
import { deskLine } from './outbound.ts';
import type { InboundEvent } from './ports/channel.ts';
import type { Clock, Ids } from './ports/clock.ts';
import type { Change } from './ports/store.ts';
import { secretRow } from './secret-row.ts';

/** What the button "That was not a secret" carries: nothing of the message, because nothing of it is kept. */
export const NOT_A_SECRET = 'not_a_secret';

/** How long the client has for sending it again. */
const ALLOWED_MINUTES = 10;

/** Takes back what was just done to an allowance: its event was not kept, so it comes again or came before. */
export type Undo = () => void;

/** Which chats may send one text past the guard. Never written down: after a restart the client asks again. */
export interface Allowances {
  /** The next text of this chat passes, for ten minutes. */
  arm(conversationId: string): Undo;
  /** Uses the allowance up; null when there is none. */
  use(conversationId: string): Undo | null;
}

/** The memory of one intake process: when the allowance of each chat ends. */
export function createAllowances(clock: Clock): Allowances {
  const until = new Map<string, number>();
  const restore = (id: string, before: number | undefined): Undo => {
    return () => {
      if (before === undefined) until.delete(id);
      else until.set(id, before);
    };
  };
  return {
    arm(id) {
      const before = until.get(id);
      until.set(id, clock.now().getTime() + ALLOWED_MINUTES * 60_000);
      return restore(id, before);
    },
    use(id) {
      const before = until.get(id);
      until.delete(id);
      return before === undefined || before <= clock.now().getTime() ? null : restore(id, before);
    },
  };
}

/** The client says that the blocked message held no secret: by the button, or in words of their own. */
export function saysNotASecret({ content, chat }: InboundEvent): boolean {
  if (chat.kind !== 'private') return false;
  if (content.kind === 'tap') return content.token === NOT_A_SECRET;
  return (
    content.kind === 'text' &&
    !content.forwarded &&
    !content.edited &&
    readCommand(content.text)?.name === 'notsecret'
  );
}

/** Only a fresh text of the client's own uses an allowance: what somebody else wrote is not theirs to vouch for. */
export function usesAllowance({ content, chat }: InboundEvent): boolean {
  return (
    chat.kind === 'private' &&
    content.kind === 'text' &&
    !content.forwarded &&
    !content.edited &&
    content.quoted === null
  );
}

type Home = { client: Client; conversation: Conversation };

/** The row and the answer to "that was not a secret". */
export function allowanceGiven(deps: { ids: Ids }, home: Home, at: Date): Change[] {
  return [
    secretRow(
      home,
      at,
      'secret.overridden_requested',
      `the next text within ${ALLOWED_MINUTES} minutes`,
    ),
    deskLine(
      deps.ids,
      home.conversation.id,
      at,
      `All right. Please send it again within ${ALLOWED_MINUTES} minutes, as a plain message of your own: your next message passes, once. Keys and tokens of a known shape stay blocked.`,
    ),
  ];
}

/** The row about a message that the guard would have blocked. */
export function overriddenRow(
  home: Home,
  at: Date,
  found: { secretKind: string; detector: string },
): Change {
  return secretRow(home, at, 'secret.overridden', `${found.secretKind} by ${found.detector}`);
}
