import { type AlertSettingsDeps, alertSettings } from './alerts/alert-settings.ts';
import { takeJobText } from './alerts/job-text.ts';
import { testAlert } from './alerts/test-alert.ts';
import type { Permission } from './approval.ts';
import { type AskCommandDeps, askByCommand } from './ask-command.ts';
import { auditEntry } from './audit-templates.ts';
import { cancelCard } from './cancel-card.ts';
import { cardMessage } from './card.ts';
import type { Client, Conversation } from './client.ts';
import { setQuietHours, setTimeZone } from './client-clock.ts';
import type { Command } from './commands.ts';
import { costText } from './cost-command.ts';
import { answerDigestCommand } from './digest/answer-digest.ts';
import { stopAfterDigest, watchLine } from './digest/digest-command.ts';
import { factsView } from './facts-view.ts';
import { forgetOne } from './forget-command.ts';
import { HELP, sendCv } from './greeting.ts';
import { localTime } from './local-time.ts';
import { logView } from './log-view.ts';
import { askOpen } from './onboarding/onboarding.ts';
import { outbound, outboundText } from './outbound.ts';
import { pause, resume } from './pause.ts';
import { pipelineView } from './pipeline-view.ts';
import type { Change, WorkspaceRows } from './ports/store.ts';
import type { LiveNotice } from './privacy/live-notice.ts';
import { noticeText } from './privacy/notice.ts';
import { profileView } from './profile-view.ts';
import { setStageOfMail } from './replies/stage-command.ts';
import { searchHistory } from './search-history.ts';
import type { PersonWish } from './takeover/read-wish.ts';

export interface CommandDeps extends AskCommandDeps {
  alerts: AlertSettingsDeps['alerts'];
  notice: LiveNotice;
}

/** Answers a command without any model. Returns the changes to commit with the inbox item. */
export async function answerCommand(
  deps: CommandDeps,
  home: { client: Client; conversation: Conversation },
  command: Exclude<Command, PersonWish>,
): Promise<Change[]> {
  const at = deps.clock.now();
  const say = (text: string) => outboundText(deps.ids, home.conversation, at, text);
  const rows = () => deps.store.loadWorkspace(home.conversation.id);
  switch (command.name) {
    case 'start':
      return welcomeBack(deps, home, await rows());
    case 'help':
      return [say(HELP)];
    case 'stop': {
      const digest = await stopAfterDigest(deps, home);
      if (digest && typeof digest !== 'string') return digest;
      return [
        say(
          `Nothing is running. Cards that wait stay until you answer them. ${digest ?? ''}`.trim(),
        ),
      ];
    }
    case 'cv':
      return [say(cvText(await rows(), home.conversation.account))];
    case 'pending':
      return pendingCards(deps, home, await rows());
    case 'pipeline':
      return [say(await pipelineText(deps, await rows(), at))];
    case 'log':
      return [
        say(
          logView(
            await deps.store.listAudit({ user: home.client.subject, limit: 30 }),
            home.client.timeZone,
          ),
        ),
      ];
    case 'permissions':
      return [say(permissionsText(await rows(), at))];
    case 'cancel':
      return cancelCard(deps, home, await rows(), command.number);
    case 'timezone':
      return setTimeZone(deps, home, command.zone);
    case 'quiet':
      return setQuietHours(deps, home, command.hours);
    case 'revoke':
      return revoke(deps, home, await rows(), command.number);
    case 'privacy':
      return [say(noticeText(deps.notice.sections))];
    case 'profile': {
      const { client, facts, preferences } = await rows();
      const own = await watchLine(deps, client);
      return [say(`${profileView(facts, preferences, client.timeZone)}\n\n${own}`)];
    }
    case 'questions':
      return askOpen(deps, home, await rows());
    case 'notsecret':
      return [
        say('Please write /notsecret yourself: a forwarded or changed message does not count.'),
      ];
    case 'cost':
      return [say(await costText(deps, home.client))];
    case 'export':
      return askByCommand(deps, home, 'export_data');
    case 'delete':
      return askByCommand(deps, home, 'delete_account');
    case 'pause':
      return pause(deps, home, (await rows()).pending.length);
    case 'resume':
      return resume(deps, home);
    case 'forget':
      return forgetOne(deps, home, await rows(), command.wish);
    case 'alerts':
      return alertSettings(deps, home, command.wish);
    case 'testalert':
      return testAlert(deps, home);
    case 'jobtext':
      return takeJobText(deps, home, command);
    case 'digest':
    case 'saved':
    case 'savesearch':
    case 'draft':
    case 'followup':
      return answerDigestCommand(deps, home, rows, command);
    case 'stage':
      return setStageOfMail(deps, home, command);
    case 'searches':
      return searchHistory(deps, home, command.wish);
    case 'unknown':
      return [say(`I do not know /${command.word}. /help shows what I understand.`)];
  }
}

function welcomeBack(
  deps: CommandDeps,
  home: { client: Client; conversation: Conversation },
  rows: WorkspaceRows,
): Change[] {
  const at = deps.clock.now();
  const cards = pendingCards(deps, home, rows);
  const text =
    rows.pending.length === 0
      ? 'Welcome back. Ask me anything, or type /help.'
      : 'Welcome back. This still waits for your answer:';
  return [
    outboundText(deps.ids, home.conversation, at, text),
    ...(rows.pending.length === 0 ? [] : cards),
  ];
}

/** Every waiting card, shown again as it was. */
function pendingCards(
  deps: CommandDeps,
  home: { client: Client; conversation: Conversation },
  rows: WorkspaceRows,
): Change[] {
  const at = deps.clock.now();
  if (rows.pending.length === 0)
    return [outboundText(deps.ids, home.conversation, at, 'No card waits for your answer.')];
  return rows.pending.map((approval) =>
    approval.conversationId === home.conversation.id
      ? outbound(deps.ids, home.conversation, at, cardMessage(approval, approval.cardText))
      : outboundText(
          deps.ids,
          home.conversation,
          at,
          `Card #${approval.number} waits in your other chat; please answer it there.`,
        ),
  );
}

function cvText(rows: WorkspaceRows, account: string): string {
  if (!rows.cv) return `There is no CV yet. Please ${sendCv(account)}.`;
  return `From ${rows.cv.fileName} I read:\n${factsView(rows.facts)}\n\nSend a new file to replace it, or correct one, for example "my title is Staff Engineer".`;
}

async function pipelineText(deps: CommandDeps, rows: WorkspaceRows, at: Date): Promise<string> {
  const postings = await deps.store.getPostings(
    rows.pipeline.map((item) => item.postingId),
    { clientId: rows.client.id },
  );
  return pipelineView(rows.pipeline, postings, at);
}

function activePermissions(rows: WorkspaceRows, now: Date): Permission[] {
  return rows.permissions.filter(
    (item) =>
      item.expiresAt > now &&
      !item.revokedAt &&
      (item.maxUses === null || item.uses < item.maxUses),
  );
}

function permissionsText(rows: WorkspaceRows, now: Date): string {
  const active = activePermissions(rows, now);
  if (active.length === 0)
    return 'There are no standing permissions. Every look-up and every message asks you first.';
  const lines = active.map(
    (item, index) =>
      `${index + 1}. ${item.tool.replaceAll('_', ' ')} at ${item.host}, to ${item.purpose}, until ${localTime(item.expiresAt, rows.client.timeZone)}; used ${item.uses}${item.maxUses === null ? '' : ` of ${item.maxUses}`} times`,
  );
  return `Standing permissions (look-ups only, sends always ask):\n${lines.join('\n')}\nEnd one with "revoke 1".`;
}

function revoke(
  deps: CommandDeps,
  home: { client: Client; conversation: Conversation },
  rows: WorkspaceRows,
  number: number,
): Change[] {
  const at = deps.clock.now();
  const active = activePermissions(rows, at);
  const permission = active[number - 1];
  if (!permission)
    return [
      outboundText(
        deps.ids,
        home.conversation,
        at,
        `There is no permission ${number}. /permissions lists them.`,
      ),
    ];
  return [
    { type: 'permission_revoked', clientId: home.client.id, permissionId: permission.id, at },
    {
      type: 'audit',
      entry: auditEntry(
        { ...home, at },
        {
          source: 'chat',
          dataCategory: 'permission',
          purpose: 'end a standing permission',
          actor: 'human',
          action: 'permission.revoked',
        },
      ),
    },
    outboundText(
      deps.ids,
      home.conversation,
      at,
      `Ended: ${permission.tool.replaceAll('_', ' ')} at ${permission.host}. From now on I ask each time.`,
    ),
  ];
}
