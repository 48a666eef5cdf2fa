import type { Approval } from './approval.ts';
import { auditEntry, auditOf } from './audit-templates.ts';
import { cardEnded } from './card-ended.ts';
import type { Client, Conversation } from './client.ts';
import { localClock } from './local-time.ts';
import { deskMessage } from './outbound.ts';
import type { Clock, Ids } from './ports/clock.ts';
import type { Change, Store } from './ports/store.ts';
import type { Tool } from './tool.ts';

/**
 * The rule of two people: for tools that the desk names, a person of the desk agrees after the client. The client's yes
 * is always needed and is never replaced; until both are there nothing leaves, and silence of either means no.
 */
export interface SecondYesDeps {
  store: Store;
  catalog: ReadonlyMap<string, Tool>;
  clock: Clock;
  ids: Ids;
}

type Home = { client: Client; conversation: Conversation };

/** What the client reads after their yes, while the second one is missing. */
export function heldCard(
  deps: Pick<SecondYesDeps, 'ids'>,
  home: Home,
  card: Approval,
  at: Date,
): Change {
  return deskMessage(deps.ids, home.conversation.id, at, {
    kind: 'card_resolved',
    approvalId: card.id,
    number: card.number,
    outcome: 'held',
    card: card.cardText,
    text: `#${card.number}: Approved by you ${localClock(at, home.client.timeZone)}. A person of this desk has to agree as well; I tell you what becomes of it.`,
    announce: true,
  });
}

/**
 * An operator answers what a client has approved. Resolves to one sentence: what became of it, or why nothing did.
 * @param operator  who answers, as the audit log names them
 */
export async function answerHeld(
  deps: SecondYesDeps,
  approvalId: string,
  operator: string,
  answer: 'agree' | 'refuse',
): Promise<{ ok: boolean; sentence: string }> {
  const at = deps.clock.now();
  const known = await deps.store.getApproval(approvalId);
  const home = known && (await deps.store.getConversation(known.approval.conversationId));
  if (!known || !home) return { ok: false, sentence: 'There is no such approval.' };
  const { approval } = known;
  if (known.execution?.status !== 'held')
    return {
      ok: false,
      sentence: `Approval #${approval.number} does not wait for a person of the desk.`,
    };
  if (answer === 'agree' && approval.expiresAt <= at)
    return {
      ok: false,
      sentence: `Approval #${approval.number} has expired; the client has to be asked again.`,
    };
  const row: Change = {
    type: 'audit',
    entry: auditEntry(
      { ...home, at },
      {
        ...auditOf(deps.catalog, approval.tool),
        actor: 'human',
        action: `${approval.tool}.${answer === 'agree' ? 'agreed' : 'refused_by_operator'}`,
        approvalRequired: true,
        approvalReceived: true,
        notes: `approval #${approval.number}; second yes; operator ${operator}`,
      },
    ),
  };
  const done = await deps.store.releaseHeld(
    approvalId,
    answer === 'agree' ? 'queued' : 'operator_refused',
    at,
    answer === 'agree'
      ? [row]
      : [row, ...refusal(deps, approval, at, 'a person of this desk did not agree')],
  );
  if (!done)
    return { ok: false, sentence: `Approval #${approval.number} was answered by somebody else.` };
  return {
    ok: true,
    sentence:
      answer === 'agree'
        ? `Agreed: approval #${approval.number} is executed by the running desk.`
        : `Refused: nothing is sent for approval #${approval.number}, and the client is told.`,
  };
}

/** Closes what no person of the desk answered in time. Returns the conversations that have something to send. */
export async function expireHeld(deps: SecondYesDeps): Promise<string[]> {
  const at = deps.clock.now();
  const touched: string[] = [];
  for (const { approval } of await deps.store.executionsIn('held')) {
    if (approval.expiresAt > at) continue;
    const home = await deps.store.getConversation(approval.conversationId);
    if (!home) continue;
    const changes = refusal(deps, approval, at, 'no person of this desk agreed in time');
    if (await deps.store.releaseHeld(approval.id, 'operator_silent', at, changes))
      touched.push(approval.conversationId);
  }
  return touched;
}

function refusal(deps: SecondYesDeps, card: Approval, at: Date, why: string): Change[] {
  return cardEnded(deps, card, at, {
    outcome: 'failed',
    client: `Not sent: ${why}.`,
    announce: true,
    agent: `was not executed: ${why}.`,
  });
}
