import type { AlertDesk } from './alerts/alert-settings.ts';
import { answerCommand } from './answer-command.ts';
import { auditEntry } from './audit-templates.ts';
import type { Client, Conversation } from './client.ts';
import type { OpenCommand } from './commands.ts';
import { noticeHasChanged, noticeQuestion } from './consent-again.ts';
import { finishItem } from './finish-item.ts';
import { CONSENT_AGAIN, CONSENT_DECLINED, consentGiven, greeting } from './greeting.ts';
import type { JobSearches } from './job-search.ts';
import { askWaiting, firstQuestion } from './onboarding/onboarding.ts';
import { asDesk, deskLine, outboundText } from './outbound.ts';
import type { Agent } from './ports/agent.ts';
import type { Clock, Ids } from './ports/clock.ts';
import type { Change, ConsentReading, InboxItem, Store } from './ports/store.ts';
import type { LiveNotice } from './privacy/live-notice.ts';
import type { DeskSettings } from './settings.ts';
import type { Tool } from './tool.ts';

export interface OpeningDeps {
  alerts: AlertDesk;
  store: Store;
  agent: Agent;
  jobs: JobSearches;
  clock: Clock;
  ids: Ids;
  settings: DeskSettings;
  notice: LiveNotice;
  catalog: ReadonlyMap<string, Tool>;
  /** Does a yes send the mail, or hand over a prepared file? For the greeting. */
  mailMode: 'smtp' | 'handover';
  /** The client's status changed: the intake must look again. */
  forget(conversationId: string): void;
}

type Home = { client: Client; conversation: Conversation };

/** The chat was opened: the first words, or a welcome back. */
export async function open(deps: OpeningDeps, home: Home, item: InboxItem): Promise<void> {
  if (home.client.status === 'consented')
    return finishItem(deps, item, [
      ...asDesk(await answerCommand(deps, home, { name: 'start' })),
      ...(noticeHasChanged(deps, home.client)
        ? await noticeQuestion(deps, home)
        : askWaiting(deps, home, await deps.store.loadWorkspace(home.conversation.id))),
    ]);
  return finishItem(deps, item, [
    outboundText(
      deps.ids,
      home.conversation,
      deps.clock.now(),
      greeting(deps.agent.model, deps.mailMode),
    ),
  ]);
}

/** The answer to the first question; until it is yes nothing is kept. */
export async function consent(
  deps: OpeningDeps,
  home: Home,
  item: InboxItem,
  reading: ConsentReading,
): Promise<void> {
  const at = deps.clock.now();
  const say = (text: string) => deskLine(deps.ids, home.conversation.id, at, text);
  if (reading !== 'yes' && reading !== 'no' && reading !== 'other')
    return finishItem(deps, item, asDesk(await openCommand(deps, home, reading)));
  if (home.client.status === 'consented')
    return finishItem(deps, item, [
      say('You have already agreed. Ask me anything, or type /help.'),
    ]);
  if (reading === 'other') {
    const words =
      home.client.status === 'declined' ? greeting(deps.agent.model, deps.mailMode) : CONSENT_AGAIN;
    return finishItem(deps, item, [outboundText(deps.ids, home.conversation, at, words)]);
  }
  const status = reading === 'yes' ? 'consented' : 'declined';
  await finishItem(deps, item, [
    {
      type: 'consent',
      clientId: home.client.id,
      status,
      version: deps.notice.version,
      at,
    },
    {
      type: 'audit',
      entry: auditEntry(
        { ...home, at },
        {
          source: 'chat',
          dataCategory: 'permission',
          purpose: 'ask before anything is kept',
          actor: 'human',
          action: `consent.${status}`,
          notes: `notice ${deps.notice.version}`,
        },
      ),
    },
    say(reading === 'yes' ? consentGiven(home.conversation.account) : CONSENT_DECLINED),
    ...(reading === 'yes' ? firstQuestion(deps, home) : []),
  ]);
  deps.forget(home.conversation.id);
}

/** Whoever never agreed has nothing here to hand out or to delete. */
async function openCommand(deps: OpeningDeps, home: Home, name: OpenCommand): Promise<Change[]> {
  if (home.client.status === 'new' && (name === 'export' || name === 'delete'))
    return [outboundText(deps.ids, home.conversation, deps.clock.now(), NOTHING_KEPT)];
  return answerCommand(deps, home, { name });
}

const NOTHING_KEPT = 'Nothing is kept of you: you have not said yes yet.';
