import { auditEntry } from './audit-templates.ts';
import { cardMessage } from './card.ts';
import { deskMessage } from './outbound.ts';
import type { ChannelAdapter } from './ports/channel.ts';
import type { Clock, Ids } from './ports/clock.ts';
import type { Locks } from './ports/locks.ts';
import type { Log } from './ports/log.ts';
import type { Change, OutboxItem, Store } from './ports/store.ts';

export interface LostMessageDeps {
  store: Store;
  clock: Clock;
  ids: Ids;
  log: Log;
}

const INTERRUPTED = 'interrupted';

/** A card that was lost more often than this is not shown again by itself; /pending still shows it. */
const MAX_LOST_CARDS = 2;

/**
 * What follows when a message did not surely arrive, for the unit that records it.
 * `failed`: the platform will never take it; the operator is alerted, and the client gets one neutral line.
 * `unknown`: nobody knows; a card is shown again under a new nonce, which voids the buttons of the first copy, and
 * everything else is left, because a second copy would be worse than a gap. After a crash the client hears of the gap.
 */
export async function afterLoss(
  deps: LostMessageDeps,
  item: OutboxItem,
  end: 'failed' | 'unknown',
  code: string,
): Promise<Change[]> {
  if (end === 'unknown') {
    if (item.message.kind === 'card') return showAgain(deps, item);
    return code === INTERRUPTED ? mayBeMissing(deps, item) : [];
  }
  deps.log.event('error', 'outbox_dead_letter', {
    outbox: item.id,
    account: item.account,
    kind: item.message.kind,
    code,
  });
  const home = await deps.store.getConversation(item.conversationId);
  if (!home) return [];
  const at = deps.clock.now();
  const line = noticeOf(item);
  return [
    {
      type: 'audit',
      entry: auditEntry(
        { ...home, at },
        {
          source: 'chat',
          dataCategory: 'message',
          purpose: 'set aside what could not be delivered',
          action: 'outbox.dead_letter',
          errorStatus: code,
        },
      ),
    },
    ...(line === null
      ? []
      : [
          deskMessage(deps.ids, item.conversationId, at, {
            kind: 'text',
            text: line,
            purpose: 'delivery_notice',
          }),
        ]),
  ];
}

/**
 * After a restart, under the desk's lock: what a dead process left under way. It goes out again where a second time
 * shows nothing new; otherwise nobody knows, and `afterLoss` says what follows.
 */
export async function recoverOutbox(
  deps: LostMessageDeps & { adapter(account: string): ChannelAdapter | null; locks: Locks },
): Promise<void> {
  const code = INTERRUPTED;
  let unknown = 0;
  for (const item of await deps.store.interruptedOutbound()) {
    // Another edge may be sending that at this moment.
    if (deps.locks.shared && !deps.adapter(item.account)) continue;
    const at = deps.clock.now();
    if (deps.adapter(item.account)?.repeatable(item.message, item.part)) {
      const end = { state: 'queued', notBefore: at, code, counted: true } as const;
      await deps.store.finishOutbound(item.id, end, at, []);
      continue;
    }
    unknown += 1;
    const changes = await afterLoss(deps, item, 'unknown', code);
    await deps.store.finishOutbound(item.id, { state: 'unknown', code }, at, changes);
  }
  if (unknown > 0) deps.log.event('warn', 'outbox_unknown_after_restart', { rows: unknown });
}

/** After a crash the answer itself is not repeated, but the client hears that one may be missing. */
function mayBeMissing(deps: LostMessageDeps, item: OutboxItem): Change[] {
  if (item.message.kind === 'text' && item.message.purpose === 'delivery_notice') return [];
  const line =
    'I was interrupted while I sent my last message. Please ask again if you miss an answer.';
  return [
    deskMessage(deps.ids, item.conversationId, deps.clock.now(), {
      kind: 'text',
      text: line,
      purpose: 'delivery_notice',
    }),
  ];
}

async function showAgain(deps: LostMessageDeps, item: OutboxItem): Promise<Change[]> {
  if (item.message.kind !== 'card') return [];
  const known = await deps.store.getApproval(item.message.approvalId);
  if (known?.approval.status !== 'pending') return [];
  const nonce = deps.ids.token(10);
  const card = cardMessage({ ...known.approval, nonce }, item.message.text);
  return [
    {
      type: 'card_reissued',
      approvalId: known.approval.id,
      nonce,
      maxLost: MAX_LOST_CARDS,
      alongside: [deskMessage(deps.ids, item.conversationId, deps.clock.now(), card)],
    },
  ];
}

/** One neutral line; none about a line like it, or about a deletion that the client sees for themselves. */
function noticeOf({ message }: OutboxItem): string | null {
  switch (message.kind) {
    case 'text':
      return message.purpose === 'delivery_notice'
        ? null
        : 'A message of mine could not be delivered. Please ask again if you miss an answer.';
    case 'card':
      return `Card #${message.number} could not be shown. It still waits; /pending shows it again.`;
    case 'card_resolved':
      return message.text;
    case 'file':
      return `The file ${message.name} could not be delivered. Please ask for it again.`;
    case 'blocked':
      return 'I blocked your last message because it looked like a secret. Please delete it here.';
    case 'revise':
      // The people of the desk read what became of it.
      return null;
    case 'retract':
      return 'I could not delete that message here. Please delete it yourself (for everyone).';
  }
}
