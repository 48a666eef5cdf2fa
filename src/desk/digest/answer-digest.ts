import type { Client, Conversation } from '../client.ts';
import { outboundText } from '../outbound.ts';
import type { Change, WorkspaceRows } from '../ports/store.ts';
import { isAlertList } from '../search.ts';
import { type DigestCommandDeps, setDigestHour } from './digest-command.ts';
import { type DraftCommandDeps, showDraft } from './draft-command.ts';
import { type FollowUpCommandDeps, settleByDraft } from './follow-up-command.ts';
import type { DigestCommand } from './read-command.ts';
import { answerSaved, type SavedCommandDeps, saveSearch } from './saved-command.ts';

export interface AnswerDigestDeps {
  store: DigestCommandDeps['store'] &
    SavedCommandDeps['store'] &
    FollowUpCommandDeps['store'] &
    DraftCommandDeps['store'];
  clock: DigestCommandDeps['clock'];
  ids: DigestCommandDeps['ids'];
  settings: DigestCommandDeps['settings'];
}

/** Answers what a client says about digests, saved searches, follow-ups and drafts. */
export async function answerDigestCommand(
  deps: AnswerDigestDeps,
  home: { client: Client; conversation: Conversation },
  rows: () => Promise<WorkspaceRows>,
  command: DigestCommand,
): Promise<Change[]> {
  switch (command.name) {
    case 'digest':
      return setDigestHour(deps, home, command.wish);
    case 'saved':
      return answerSaved(deps, home, command.wish);
    case 'savesearch': {
      const { lastSearch } = await rows();
      const last = lastSearch && !isAlertList(lastSearch) ? lastSearch.query : null;
      const saved = await saveSearch(deps, home, command.query ?? last);
      const at = deps.clock.now();
      const line = outboundText(deps.ids, home.conversation, at, saved.sentence);
      return saved.ok ? [...saved.changes, line] : [line];
    }
    case 'draft':
      return showDraft(deps, home, await rows(), command);
    case 'followup':
      return settleByDraft(deps, home, await rows(), command.draft, command.when);
  }
}
