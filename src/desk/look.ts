import type { Approval } from './approval.ts';
import { cardSummary } from './card.ts';
import type { Client, Conversation } from './client.ts';
import { type ExpireDeps, expireCard } from './expire.ts';
import { hasLeft, withdrawCard } from './left-client.ts';
import { localTime } from './local-time.ts';
import { deskLine, outboundText } from './outbound.ts';
import type { Log } from './ports/log.ts';
import type { Job, Scheduler } from './ports/scheduler.ts';
import type { CardLook, Change } from './ports/store.ts';
import { quietHoursOf } from './quiet-hours.ts';
import { planLook } from './reminder-plan.ts';
import type { DeskSettings } from './settings.ts';
import { botSpeaks } from './takeover/bot-speaks.ts';

export interface LookDeps extends ExpireDeps {
  scheduler: Pick<Scheduler, 'schedule'>;
  settings: DeskSettings;
  log: Log;
}

/** A reminder takes those along that would be due within this time: one message instead of several. */
const TOGETHER_MS = 3_600_000;
/** While a person of the desk has the conversation, the desk does not nag; it looks again after this time. */
const PERSON_MS = 3_600_000;
const TRIES = 3;

/**
 * Looks at a waiting card: reminds its client, or closes it when its time is over, and plans the next look. What is
 * true is in the row, so a second look at the same moment does nothing. Gives the conversation that has something to
 * send, or null.
 */
export async function lookAt(deps: LookDeps, approvalId: string): Promise<string | null> {
  for (let tries = 1; tries <= TRIES; tries++) {
    const known = await deps.store.getApproval(approvalId);
    if (known?.approval.status !== 'pending') return null;
    const card = known.approval;
    const home = await deps.store.getConversation(card.conversationId);
    if (!home) return null;
    if (hasLeft(home.client, card.tool)) {
      await withdrawCard(deps, home, card);
      return null;
    }
    const now = deps.clock.now();
    if (home.client.pausedAt) {
      // Nobody is reminded and nothing is told while everything is paused; a late answer is refused by its row.
      const nextLookAt = new Date(now.getTime() + PERSON_MS);
      await deps.store.recordLook([looked(card, card.lookedAt, nextLookAt)], []);
      return null;
    }
    if (card.expiresAt <= now)
      return (await expireCard(deps, home, card, now)) ? card.conversationId : null;
    const look = await planned(deps, home, card, now);
    const recorded = await deps.store.recordLook(
      look.cards,
      look.line === null ? [] : [reminder(deps, home.conversation, now, look.line)],
    );
    if (!recorded) continue;
    await scheduleLooks(
      deps,
      look.cards.map(({ approvalId: id, looks, nextLookAt }) => ({
        id,
        looks: looks + 1,
        nextLookAt,
      })),
    );
    return look.line === null ? null : card.conversationId;
  }
  // Somebody keeps changing these cards; the sweep looks again.
  return null;
}

/** Puts the looks at cards into the queue. A queue that is away is no fault of the card: the sweep finds it. */
export async function scheduleLooks(
  deps: Pick<LookDeps, 'scheduler' | 'log'>,
  cards: readonly Pick<Approval, 'id' | 'looks' | 'nextLookAt'>[],
): Promise<void> {
  const jobs = cards.flatMap(({ id, looks, nextLookAt }): Job[] =>
    nextLookAt ? [{ key: `reminder-${id}-${looks}`, kind: 'look', id, runAt: nextLookAt }] : [],
  );
  if (jobs.length === 0) return;
  await deps.scheduler.schedule(jobs).catch((error: unknown) =>
    deps.log.event('warn', 'not_scheduled', {
      jobs: jobs.length,
      error: error instanceof Error ? error.name : 'unknown',
    }),
  );
}

async function planned(
  deps: LookDeps,
  home: { client: Client; conversation: Conversation },
  card: Approval,
  now: Date,
): Promise<{ cards: CardLook[]; line: string | null }> {
  const { timeZone } = home.client;
  const quiet = quietHoursOf(home.client, deps.settings);
  const plan = (item: Approval, at: Date) =>
    planLook(item, deps.settings.reminders, timeZone, quiet, at);
  const own = plan(card, now);
  if (!own.due || isHeldBack(deps, home.conversation)) {
    const pause = new Date(Math.min(now.getTime() + PERSON_MS, card.expiresAt.getTime()));
    const nextLookAt = own.due ? pause : own.next;
    return { cards: [looked(card, card.lookedAt, nextLookAt)], line: null };
  }
  const { pending } = await deps.store.loadWorkspace(home.conversation.id);
  const others = pending.filter(
    (item) =>
      item.id !== card.id && item.conversationId === card.conversationId && item.expiresAt > now,
  );
  const cards = [looked(card, now, own.next)];
  for (const other of others) {
    const theirs = plan(other, now);
    const soon = new Date(now.getTime() + TOGETHER_MS);
    const upTo = theirs.due ? now : theirs.next <= soon ? theirs.next : null;
    if (upTo && upTo < other.expiresAt)
      cards.push(looked(other, upTo, plan({ ...other, lookedAt: upTo }, upTo).next));
  }
  const waiting = [card, ...others].toSorted((a, b) => a.number - b.number);
  return { cards, line: reminderLine(waiting, own.lastCall, timeZone) };
}

/** While a person answers, reminders wait for the assistant, unless the desk is set to go on with them. */
function isHeldBack(deps: LookDeps, conversation: Conversation): boolean {
  if (botSpeaks(conversation)) return false;
  return conversation.control === 'closed' || deps.settings.takeover.reminders === 'pause';
}

function reminder(deps: LookDeps, conversation: Conversation, at: Date, line: string): Change {
  return deps.settings.takeover.reminders === 'go_on'
    ? deskLine(deps.ids, conversation.id, at, line)
    : outboundText(deps.ids, conversation, at, line);
}

function looked(card: Approval, lookedAt: Date | null, nextLookAt: Date): CardLook {
  return { approvalId: card.id, looks: card.looks, lookedAt, nextLookAt };
}

function reminderLine(cards: readonly Approval[], lastCall: boolean, timeZone: string): string {
  const [first] = cards;
  if (!first) return '';
  const until = (card: Approval) => localTime(card.expiresAt, timeZone);
  if (cards.length === 1)
    return [
      `${lastCall ? 'Last call: card' : 'Card'} #${first.number} ${lastCall ? '' : 'still '}waits for your answer: ${cardSummary(first.cardText)}`,
      `Answer yes or no. No answer until ${until(first)} means no; /pending shows the whole card.`,
    ].join('\n');
  return [
    `${lastCall ? 'Last call for one of them: ' : ''}${cards.length} cards still wait for your answer:`,
    ...cards.map((card) => `#${card.number} until ${until(card)}: ${cardSummary(card.cardText)}`),
    `Answer for example "yes ${first.number}" or "no ${first.number}". No answer means no; /pending shows them again.`,
  ].join('\n');
}
