import type { Approval } from './approval.ts';
import { asksAgain } from './ask-again.ts';
import { type AuditSubject, approvalRow, auditOf } from './audit-templates.ts';
import { readToken } from './card.ts';
import { cardEnded } from './card-ended.ts';
import type { Client, Conversation } from './client.ts';
import type { Draft } from './draft.ts';
import { hasLeft, withdrawCard } from './left-client.ts';
import { localClock } from './local-time.ts';
import { deskLine } from './outbound.ts';
import { isPausedFor } from './pause.ts';
import type { Clock, Ids } from './ports/clock.ts';
import type { Change, InboxItem, Store, WorkspaceRows } from './ports/store.ts';
import type { Reading } from './reading.ts';
import { heldCard } from './second-yes.ts';
import type { DeskSettings } from './settings.ts';
import { isStoppedFor, stoppedCard } from './stop-all.ts';
import type { Tool } from './tool.ts';

export interface DecideDeps {
  store: Store;
  catalog: ReadonlyMap<string, Tool>;
  clock: Clock;
  ids: Ids;
  settings: Pick<DeskSettings, 'operatorYes'>;
}

type Home = { client: Client; conversation: Conversation };

/** `approved` names what has to be executed now; `ignored` means that the words were no answer to a card. */
export type DecisionResult =
  | { result: 'approved'; approvalId: string }
  | { result: 'answered' }
  | { result: 'ignored' };

/** A button was pressed. The token only names the card; the row decides (owner, chat, nonce, pending, not expired). */
export async function decideByTap(
  deps: DecideDeps,
  home: Home,
  item: InboxItem,
  token: string,
): Promise<DecisionResult> {
  const tap = readToken(token);
  const known = tap ? await deps.store.getApproval(tap.approvalId) : null;
  if (!tap || !known || known.approval.conversationId !== home.conversation.id) {
    await reply(deps, home, item, 'That button does not belong to a card of this chat.');
    return { result: 'answered' };
  }
  return settle(deps, home, item, known.approval, tap.choice, tap.nonce, null);
}

/**
 * The client typed something. It is an answer only when it reads as a plain yes or no, and it binds to one card:
 * the one whose number it names, or the only one that waits.
 */
export async function decideByText(
  deps: DecideDeps,
  home: Home,
  item: InboxItem,
  rows: Pick<WorkspaceRows, 'pending' | 'drafts'>,
  reading: Reading,
  quotedRef: string | null,
): Promise<DecisionResult> {
  if (reading.answer === 'unclear') return { result: 'ignored' };
  const waiting = rows.pending.filter((card) => card.conversationId === home.conversation.id);
  if (quotedRef !== null) {
    // A reply belongs to what it quotes: to that card, or to something that is no card at all.
    const quoted = await deps.store.cardByRef(home.conversation.id, quotedRef);
    if (!quoted) return { result: 'ignored' };
    if (reading.card !== undefined && reading.card !== quoted.number) {
      const sentence = `You quoted card #${quoted.number} and wrote ${reading.card}, so I did nothing. Please say which one you mean.`;
      await reply(deps, home, item, sentence);
      return { result: 'answered' };
    }
    if (quoted.status === 'pending') return answer(deps, home, item, quoted, reading, true);
    await reply(deps, home, item, alreadyClosed(quoted, home.client));
    return { result: 'answered' };
  }
  if (reading.card !== undefined) {
    const card = waiting.find((item) => item.number === reading.card);
    if (card) return answer(deps, home, item, card, reading);
    // "yes 2" may also be meant for something that the agent asked, unless such a card once was.
    const once = (await deps.store.listApprovals(home.client.id, 50)).find(
      ({ approval }) => approval.number === reading.card,
    );
    if (!once) return { result: 'ignored' };
    await reply(deps, home, item, alreadyClosed(once.approval, home.client));
    return { result: 'answered' };
  }
  const [only, ...others] = waiting;
  if (!only) return { result: 'ignored' };
  if (others.length > 0) {
    const numbers = waiting.map((card) => `#${card.number}`).join(', ');
    await reply(
      deps,
      home,
      item,
      `Several cards wait: ${numbers}. Please say which one, for example "${reading.answer} ${only.number}".`,
    );
    return { result: 'answered' };
  }
  if (reading.answer === 'yes' && asksAgain(only)) {
    await reply(
      deps,
      home,
      item,
      `Card #${only.number} is about something that may have been sent already, so a yes alone is not enough. Use its button, or write "yes ${only.number}" to send it once more.`,
    );
    return { result: 'answered' };
  }
  const other = reading.answer === 'yes' ? await openDraftBeside(deps, home, rows, only) : null;
  if (other) {
    // The client has another text before their eyes: "send it" may well mean that one.
    await reply(
      deps,
      home,
      item,
      `Card #${only.number} is not about draft ${other.number}. Say "yes ${only.number}" for the card, or "send draft ${other.number}" for a card of its own.`,
    );
    return { result: 'answered' };
  }
  return answer(deps, home, item, only, reading);
}

/**
 * An emoji on a message. It answers a card only when that card is the only one that waits: a thumb is easily put on the
 * wrong message. On anything else it means nothing.
 */
export async function decideByReaction(
  deps: DecideDeps,
  home: Home,
  item: InboxItem,
  rows: Pick<WorkspaceRows, 'pending'>,
  reaction: { reading: Reading; quotedRef: string },
): Promise<DecisionResult> {
  const { reading } = reaction;
  const card =
    reading.answer === 'unclear'
      ? null
      : await deps.store.cardByRef(home.conversation.id, reaction.quotedRef);
  if (reading.answer === 'unclear' || card?.status !== 'pending') {
    await deps.store.commit([{ type: 'inbox_done', inboxId: item.id, state: 'done' }], 'full');
    return { result: 'answered' };
  }
  const waiting = rows.pending.filter((other) => other.conversationId === home.conversation.id);
  if (waiting.length > 1) {
    await reply(
      deps,
      home,
      item,
      `Several cards wait, so I do not take an emoji for the answer. Please write "${reading.answer} ${card.number}".`,
    );
    return { result: 'answered' };
  }
  return answer(deps, home, item, card, reading, true);
}

/** A draft that was shown after the card and has no card of its own; null when there is none. */
async function openDraftBeside(
  deps: DecideDeps,
  home: Home,
  rows: Pick<WorkspaceRows, 'drafts'>,
  card: Approval,
): Promise<Draft | null> {
  const newer = rows.drafts.filter(
    (draft) => draft.id !== card.about && draft.createdAt > card.createdAt,
  );
  if (newer.length === 0) return null;
  const asked = await deps.store.listApprovals(home.client.id, 50);
  return newer.find((draft) => !asked.some(({ approval }) => approval.about === draft.id)) ?? null;
}

async function answer(
  deps: DecideDeps,
  home: Home,
  item: InboxItem,
  card: Approval,
  reading: Exclude<Reading, { answer: 'unclear' }>,
  /** The answer quotes the card, so it was read whatever the clocks say. */
  quotes = false,
): Promise<DecisionResult> {
  if (!quotes && !wasShownBefore(card, item)) {
    // Written before the card could be read: it cannot have been meant for these bytes.
    await reply(
      deps,
      home,
      item,
      `Card #${card.number} came after your message, so I did not take it as the answer. Please read it and answer again.`,
    );
    return { result: 'answered' };
  }
  return settle(deps, home, item, card, reading.answer, null, reading.reason ?? null);
}

/** By the chat's own numbers where it has them: they are exact where clocks differ or count whole seconds only. */
function wasShownBefore(card: Approval, item: InboxItem): boolean {
  if (card.shownAt === null) return false;
  return card.shownOrder !== null && item.order !== null
    ? card.shownOrder < item.order
    : card.shownAt <= item.sentAt;
}

async function settle(
  deps: DecideDeps,
  home: Home,
  item: InboxItem,
  card: Approval,
  choice: 'yes' | 'no',
  nonce: string | null,
  reason: string | null,
): Promise<DecisionResult> {
  if (hasLeft(home.client, card.tool)) {
    await withdrawCard(deps, home, card);
    await reply(deps, home, item, `You have left this desk, so card #${card.number} is void.`);
    return { result: 'answered' };
  }
  if (choice === 'yes' && isPausedFor(home.client, card.tool)) {
    await reply(
      deps,
      home,
      item,
      `You have paused me, so I did not take that as the answer to card #${card.number}. Type /resume first, then answer it.`,
    );
    return { result: 'answered' };
  }
  const at = deps.clock.now();
  const subject: AuditSubject = { ...home, at };
  const tool = { name: card.tool, audit: auditOf(deps.catalog, card.tool) };
  const via = nonce === null ? 'text' : 'tap';
  const row = (action: 'approved' | 'declined' | 'refused', errorStatus = 'none'): Change => ({
    type: 'audit',
    entry: approvalRow(subject, tool, {
      action,
      number: card.number,
      received: action === 'approved',
      actor: 'human',
      errorStatus,
      notes: `answered by ${via}`,
    }),
  });
  const done: Change = { type: 'inbox_done', inboxId: item.id, state: 'done' };
  const hold = choice === 'yes' && deps.settings.operatorYes.includes(card.tool);
  const waits = choice === 'yes' && isStoppedFor(await deps.store.outgoingStop(), card.tool);
  const settlement = await deps.store.settleApproval({
    hold,
    approvalId: card.id,
    conversationId: home.conversation.id,
    decision: choice === 'yes' ? 'approved' : 'declined',
    nonce,
    via,
    answerId: item.id,
    at,
    changes:
      choice === 'yes'
        ? [row('approved'), ...waitingCard(deps, home, card, at, { hold, waits }), done]
        : [
            row('declined'),
            ...cardEnded(deps, card, at, {
              outcome: 'declined',
              client: `Declined by you ${localClock(at, home.client.timeZone)}. Nothing was sent.`,
              announce: nonce === null,
              agent: `declined by the client.${reason ? ` Reason: ${reason}` : ''}`,
            }),
            done,
          ],
    refusalChanges: [row('refused', 'not_settled')],
  });
  if (!settlement.settled) {
    await reply(deps, home, item, refusalText(settlement, card, home.client));
    return { result: 'answered' };
  }
  return choice === 'yes' && !hold
    ? { result: 'approved', approvalId: card.id }
    : { result: 'answered' };
}

/** What is said after a yes that does not lead to the action at once. */
function waitingCard(
  deps: DecideDeps,
  home: Home,
  card: Approval,
  at: Date,
  { hold, waits }: { hold: boolean; waits: boolean },
): Change[] {
  if (hold) return [heldCard(deps, home, card, at)];
  return waits ? [stoppedCard(deps, home, card, at)] : [];
}

/** The reply and the end of the inbox item, in one unit. */
async function reply(deps: DecideDeps, home: Home, item: InboxItem, text: string): Promise<void> {
  await deps.store.commit(
    [
      deskLine(deps.ids, home.conversation.id, deps.clock.now(), text),
      { type: 'inbox_done', inboxId: item.id, state: 'done' },
    ],
    'full',
  );
}

function refusalText(
  settlement: { why: string; approval: Approval | null },
  card: Approval,
  client: Client,
): string {
  const now = settlement.approval ?? card;
  if (settlement.why === 'already') return alreadyClosed(now, client);
  if (settlement.why === 'expired')
    return `Card #${card.number} has expired, so nothing was done. Ask for it again if you still want it.`;
  return `That button is of an older copy of card #${card.number}, so nothing was done. Please use the newest one; /pending shows it again.`;
}

/** One sentence about a card that no longer waits. */
function alreadyClosed(card: Approval, client: Client): string {
  const at = card.decidedAt ? ` at ${localClock(card.decidedAt, client.timeZone)}` : '';
  switch (card.status) {
    case 'approved':
      return `Card #${card.number} was already answered with yes${at}. Nothing is done twice.`;
    case 'declined':
      return `Card #${card.number} was already answered with no${at}.`;
    case 'expired':
      return `Card #${card.number} has expired, so nothing was done. Ask for it again if you still want it.`;
    case 'superseded':
      return `Card #${card.number} is void: it was replaced by a changed version. Please answer the newer card.`;
    case 'cancelled':
      return `Card #${card.number} was withdrawn.`;
    case 'pending':
      return `Card #${card.number} still waits for your answer.`;
  }
}
