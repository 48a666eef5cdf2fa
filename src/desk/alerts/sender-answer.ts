import type { Client, Conversation } from '../client.ts';
import { readNote } from '../desk-note.ts';
import { finishItem } from '../finish-item.ts';
import type { InboxContent, InboxItem, Store } from '../ports/store.ts';
import { namesCard, readReply } from '../reading.ts';
import { type AlertSettingsDeps, decide } from './alert-settings.ts';

export interface SenderAnswerDeps extends AlertSettingsDeps {
  store: Pick<Store, 'getDigest' | 'alertSettings' | 'loadWorkspace' | 'commit'>;
}

type Home = { client: Client; conversation: Conversation };
type Words = Extract<InboxContent, { kind: 'text' }>;

/** A bare "allow" or "block" while a sender waits for it; to a card neither is an answer. True when the item is done. */
export async function takeSenderWord(
  deps: SenderAnswerDeps,
  home: Home,
  item: InboxItem,
  content: Words,
): Promise<boolean> {
  const word = BARE.exec(content.text.trim().toLowerCase())?.[1];
  if (!word || !deps.alerts.place || !isOwn(content)) return false;
  const { senders } = await deps.store.alertSettings(home.client.id);
  if (!senders.some(({ verdict }) => verdict === 'asked')) return false;
  const said = word === 'allow' ? 'allow' : 'block';
  await finishItem(deps, item, decide(deps, home, senders, null, said));
  return true;
}

const BARE = /^(allow|block)(?: (?:it|them|that|this|him|her|the sender))?(?: please)?[.!]*$/;

/**
 * Takes a plain yes or no for the answer about a new sender, when the client's very next words in the chat where it was
 * asked are that. Any other words leave the question open for allow and block. It decides what is read, and nothing else:
 * no action outside the desk hangs on it. True when the item is done.
 */
export async function answerSender(
  deps: SenderAnswerDeps,
  home: Home,
  item: InboxItem,
  content: Words,
): Promise<boolean> {
  if (!deps.alerts.place) return false;
  const { preferences, pending } = await deps.store.loadWorkspace(home.conversation.id);
  const note = readNote(preferences, 'desk.sender_asked');
  if (note === null) return false;
  const [conversationId = '', ...rest] = note.split(' ');
  const { id: clientId } = home.client;
  const reading = readReply(content);
  if (
    reading.answer === 'unclear' ||
    namesCard(reading) ||
    conversationId !== home.conversation.id ||
    !isOwn(content) ||
    // With a card waiting a bare yes could be meant for it: then the client has to say allow or block.
    pending.length > 0
  ) {
    await deps.store.commit(
      [{ type: 'preference_removed', clientId, key: 'desk.sender_asked' }],
      'normal',
    );
    return false;
  }
  const { senders } = await deps.store.alertSettings(clientId);
  const word = reading.answer === 'yes' ? 'allow' : 'block';
  await finishItem(deps, item, decide(deps, home, senders, rest.join(' '), word));
  return true;
}

/** Words of somebody else, or about an earlier message, answer nothing. */
function isOwn({ forwarded, edited, quotedRef }: Words): boolean {
  return !forwarded && !edited && quotedRef === null;
}
