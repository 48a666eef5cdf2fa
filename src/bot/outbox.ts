import { setTimeout as sleep } from 'node:timers/promises';
import { createLanes, type Lanes } from '../desk/lanes.ts';
import type { ChannelAdapter, SendResult } from '../desk/ports/channel.ts';
import type { Clock } from '../desk/ports/clock.ts';
import type { Log } from '../desk/ports/log.ts';
import type {
  Change,
  OutboxEnd,
  OutboxItem,
  OutboxLane,
  OutboxStore,
} from '../desk/ports/store.ts';
import { createPacer } from './pace.ts';

export interface Outbox {
  /** There may be something to send for this conversation. */
  wake(conversationId: string): void;
  idle(conversationId: string): Promise<void>;
  close(): Promise<void>;
}

export interface OutboxDeps {
  store: OutboxStore;
  adapter(account: string): ChannelAdapter | null;
  /** What follows when a message did not surely arrive; committed in the unit that records it. */
  afterLoss(item: OutboxItem, end: 'failed' | 'unknown', code: string): Promise<Change[]>;
  /** The client was shown it; absent where nobody has to know. */
  accepted?(item: OutboxItem): void;
  clock: Clock;
  log: Log;
  /** Time for one send; what takes longer counts as `unknown`. */
  sendMs: number;
  /** Tries before a row that surely did not leave becomes a dead letter. */
  maxAttempts: number;
}

/**
 * Sends what the desk has written, in order per conversation. `attempting` is committed before any I/O; what the
 * adapter cannot tell becomes `unknown` and is sent again only where the platform drops a second copy.
 * This is the only place that retries.
 */
export function createOutbox(deps: OutboxDeps): Outbox {
  const pacer = createPacer((account) => deps.adapter(account)?.capabilities.pace ?? null);

  function lanesOf(lane: OutboxLane): Lanes {
    return createLanes((conversationId) => sendNext(conversationId, lane), {
      retryMs: (faults) => Math.min(30_000, 100 * 2 ** faults),
      onFault: (id, error) =>
        deps.log.event('error', 'outbox_fault', {
          conversation: id,
          error: error instanceof Error ? error.name : 'unknown',
        }),
    });
  }

  async function sendNext(conversationId: string, lane: OutboxLane): Promise<boolean> {
    const next = await deps.store.peekOutbound(conversationId, lane, deps.clock.now());
    // A channel that cannot send now is no fault of the message: it stays queued, untried.
    if (!next || !deps.adapter(next.account)?.ready()) return false;
    const priority = next.kind === 'card' ? 'card' : 'text';
    if (lane === 'message' && !(await pacer.turn(next.account, next.chat, priority))) return false;
    const item = await deps.store.claimOutbound(conversationId, lane, deps.clock.now());
    const adapter = item && deps.adapter(item.account);
    if (!item || !adapter) return false;
    const parts = adapter.parts(item.message);
    const result = await attempt(deps, adapter, item, parts);
    if (result.result === 'not_sent' && result.tooFast)
      pacer.pause(
        item.account,
        result.tooFast === 'chat' ? item.chat : null,
        result.retryAfterMs ?? 1000,
      );
    const end = endOf(deps, adapter, item, result, item.part + 1 < parts);
    await record(deps, item, end);
    if (end.state === 'accepted') deps.accepted?.(item);
    return true;
  }

  const messages = lanesOf('message');
  const retracts = lanesOf('retract');
  const wake = (conversationId: string) => {
    messages.wake(conversationId);
    retracts.wake(conversationId);
  };
  return {
    wake,
    async idle(conversationId) {
      await messages.idle(conversationId);
      await retracts.idle(conversationId);
    },
    async close() {
      pacer.close();
      await Promise.all([messages.close(), retracts.close()]);
    },
  };
}

/** One send. A throw or a timeout means that nobody knows whether it left. */
async function attempt(
  deps: OutboxDeps,
  adapter: ChannelAdapter,
  item: OutboxItem,
  parts: number,
): Promise<SendResult> {
  // Nothing to show (an empty text): as good as sent.
  if (item.part >= parts) return { result: 'accepted', ref: null, order: null };
  try {
    return await adapter.send({
      chat: item.chat,
      message: item.message,
      part: item.part,
      id: `${item.id}:${item.part}`,
      targets: item.targets,
      signal: AbortSignal.timeout(deps.sendMs),
    });
  } catch (error) {
    deps.log.event('error', 'send_fault', {
      outbox: item.id,
      account: item.account,
      error: error instanceof Error ? error.name : 'unknown',
    });
    return { result: 'unknown', code: 'send_fault' };
  }
}

/** What a send's result means for its row. */
function endOf(
  deps: OutboxDeps,
  adapter: ChannelAdapter,
  item: OutboxItem,
  result: SendResult,
  more: boolean,
): OutboxEnd {
  const queued = (code: string, afterMs: number, counted: boolean): OutboxEnd => ({
    state: 'queued',
    notBefore: new Date(deps.clock.now().getTime() + afterMs),
    code,
    counted,
  });
  const backoff = Math.min(300_000, 1000 * 2 ** item.attempts);
  if (result.result === 'accepted')
    return more
      ? { state: 'next_part' }
      : { state: 'accepted', ref: result.ref, order: result.order };
  if (result.result === 'unknown') {
    return adapter.repeatable(item.message, item.part) && item.attempts < deps.maxAttempts
      ? queued(result.code, backoff, true)
      : { state: 'unknown', code: result.code };
  }
  if (result.next === 'blocked') return { state: 'unreachable', code: result.code };
  // The platform said when: that is its pace, not a failure of this message.
  if (result.next === 'retry' && result.retryAfterMs !== null)
    return queued(result.code, result.retryAfterMs, false);
  if (result.next === 'drop' || item.attempts >= deps.maxAttempts)
    return { state: 'failed', code: result.code };
  return queued(result.code, backoff, true);
}

async function record(deps: OutboxDeps, item: OutboxItem, end: OutboxEnd): Promise<void> {
  const code = 'code' in end ? end.code : null;
  if (code !== null)
    deps.log.event('warn', 'not_accepted', {
      outbox: item.id,
      account: item.account,
      state: end.state,
      code,
    });
  const changes =
    end.state === 'failed' || end.state === 'unknown'
      ? await deps.afterLoss(item, end.state, code ?? 'none')
      : [];
  for (let tries = 1; ; tries++) {
    try {
      await deps.store.finishOutbound(item.id, end, deps.clock.now(), changes);
      return;
    } catch (error) {
      // What the platform said must not be lost to a disk that is full for a moment.
      if (tries === FINISH_TRIES) throw error;
      await sleep(2 ** tries * 100);
    }
  }
}

const FINISH_TRIES = 9;
