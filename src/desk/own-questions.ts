import type { Client, Conversation } from './client.ts';
import { finishItem } from './finish-item.ts';
import { mailboxAdvice } from './main-mailbox.ts';
import { askWaiting, type OnboardingDeps, putAside, takeAnswer } from './onboarding/onboarding.ts';
import type { InboxItem, Store, WorkspaceRows } from './ports/store.ts';

export interface OwnQuestionDeps extends OnboardingDeps {
  store: Pick<Store, 'loadWorkspace' | 'commit'>;
  settings: { trial: boolean };
  /** There is something to send now, before the item is done. */
  wakeOutbox(conversationId: string): void;
}

type Home = { client: Client; conversation: Conversation };

/** `rows`: what was read of the client for it and still holds, so that the turn need not read it again. */
export type OwnQuestion = { answered: true } | { answered: false; rows: WorkspaceRows | null };

/**
 * What the desk itself asked or advises, before the words go to the agent. Measurements are not asked.
 */
export async function takeOwnQuestion(
  deps: OwnQuestionDeps,
  home: Home,
  item: InboxItem,
  content: Extract<InboxItem['content'], { kind: 'text' }>,
): Promise<OwnQuestion> {
  if (deps.settings.trial) return { answered: false, rows: null };
  const rows = await deps.store.loadWorkspace(home.conversation.id);
  // Words of somebody else, or about an earlier message, answer nothing.
  const own = !content.forwarded && !content.edited && content.quotedRef === null;
  const answer = own ? takeAnswer(deps, home, rows, content.text) : null;
  if (answer) {
    await finishItem(deps, item, answer);
    return { answered: true };
  }
  const changes = [
    ...putAside(deps, home, rows),
    ...mailboxAdvice(deps, home, rows, content.forwarded ? '' : content.text),
  ];
  if (changes.length === 0) return { answered: false, rows };
  await deps.store.commit(changes, 'normal');
  deps.wakeOutbox(home.conversation.id);
  return { answered: false, rows: null };
}

/** A document was read; now is the moment for the question that waits. */
export async function askAfterFile(deps: OwnQuestionDeps, home: Home): Promise<void> {
  if (deps.settings.trial) return;
  const changes = askWaiting(deps, home, await deps.store.loadWorkspace(home.conversation.id));
  if (changes.length > 0) await deps.store.commit(changes, 'normal');
}
