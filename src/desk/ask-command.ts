import { cardMessage } from './card.ts';
import type { Client, Conversation } from './client.ts';
import { NO_DAY_LIMITS } from './day-budget.ts';
import { stageApproval } from './dispatch.ts';
import type { JobSearches } from './job-search.ts';
import { outbound, outboundText } from './outbound.ts';
import { canonicalJson } from './payload.ts';
import type { Clock, Ids } from './ports/clock.ts';
import type { Change, Store } from './ports/store.ts';
import type { DeskSettings } from './settings.ts';
import type { Tool } from './tool.ts';
import { createWorkspace } from './workspace.ts';

export interface AskCommandDeps {
  store: Store;
  catalog: ReadonlyMap<string, Tool>;
  jobs: JobSearches;
  settings: DeskSettings;
  clock: Clock;
  ids: Ids;
}

/** A command that needs a yes: the same card, by the same gate, as when the agent asks for the tool. */
export async function askByCommand(
  deps: AskCommandDeps,
  home: { client: Client; conversation: Conversation },
  toolName: string,
): Promise<Change[]> {
  const at = deps.clock.now();
  const say = (text: string) => [outboundText(deps.ids, home.conversation, at, text)];
  const tool = deps.catalog.get(toolName);
  if (tool?.effect !== 'outside') return say('This desk cannot do that.');
  const rows = await deps.store.loadWorkspace(home.conversation.id);
  const workspace = createWorkspace(deps, {
    rows,
    turnId: deps.ids.next(),
    clientText: null,
    talkWords: '',
    // Whoever leaves or wants their data is not held back by what they used today.
    dayLeft: NO_DAY_LIMITS,
  });
  const proposal = await tool.propose({}, workspace);
  if (!proposal.ok) return say(proposal.sentence);
  await stageApproval(
    deps.settings,
    workspace,
    tool,
    {
      payload: canonicalJson(proposal.payload),
      card: proposal.card,
      about: proposal.about,
    },
    'human',
  );
  const { changes, cards } = workspace.staged();
  return [
    ...changes,
    ...cards.map(({ approval, text }) =>
      outbound(deps.ids, home.conversation, at, cardMessage(approval, text)),
    ),
  ];
}
