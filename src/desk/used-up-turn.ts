import type { AuditEntry } from './audit.ts';
import { type AuditSubject, auditEntry } from './audit-templates.ts';
import { type DayLimitKind, dayLimitsOf, usedUpSentence } from './day-budget.ts';
import type { TranscriptMessage } from './message.ts';
import { outboundText } from './outbound.ts';
import type { Clock, Ids } from './ports/clock.ts';
import type { InboxItem, Store, WorkspaceRows } from './ports/store.ts';
import type { DeskSettings } from './settings.ts';

export interface UsedUpDeps {
  store: Pick<Store, 'commit'>;
  clock: Clock;
  ids: Ids;
  settings: Pick<DeskSettings, 'dayLimits'>;
}

/**
 * Ends a turn before it began: the client's day is used up. Their words are kept for when the desk goes on, they get one
 * sentence, and the model gets nothing. After an event nobody waits for an answer, so nothing is said.
 */
export async function refuseTurn(
  deps: UsedUpDeps,
  item: InboxItem,
  rows: Pick<WorkspaceRows, 'client' | 'conversation'>,
  said: Extract<TranscriptMessage, { role: 'client' | 'event' }>,
  what: DayLimitKind,
): Promise<void> {
  const { client, conversation } = rows;
  const at = deps.clock.now();
  const limits = dayLimitsOf(client, deps.settings.dayLimits);
  const sentence = usedUpSentence(what, limits, at, client.timeZone);
  const answer: TranscriptMessage = { role: 'desk', text: sentence, toolCalls: [] };
  await deps.store.commit(
    [
      {
        type: 'transcript',
        conversationId: conversation.id,
        turnId: item.id,
        messages: said.role === 'client' ? [said, answer] : [said],
        at,
      },
      { type: 'audit', entry: usedUpRow({ client, conversation, at }, what) },
      ...(said.role === 'client' ? [outboundText(deps.ids, conversation, at, sentence)] : []),
      { type: 'inbox_done', inboxId: item.id, state: 'done' },
    ],
    'full',
  );
}

/** The record of a turn that did not begin, or did not come to its end, because of a daily limit. */
export function usedUpRow(subject: AuditSubject, what: DayLimitKind): AuditEntry {
  return auditEntry(subject, {
    dataCategory: 'usage',
    purpose: "keep to the client's daily limits",
    action: 'turn.refused',
    errorStatus: `day_limit_${what}`,
  });
}
