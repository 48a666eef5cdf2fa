import { createLanes } from '../desk/lanes.ts';
import type { ChannelAdapter, SendResult } from '../desk/ports/channel.ts';
import type { Clock } from '../desk/ports/clock.ts';
import type { Log } from '../desk/ports/log.ts';
import type { OutboxItem, OutboxStore } from '../desk/ports/store.ts';

export interface Outbox {
  /** There may be something to send for this conversation. */
  wake(conversationId: string): void;
  idle(conversationId: string): Promise<void>;
  /** Wakes what had to wait for a later time; call it now and then. */
  wakeDue(): Promise<void>;
  close(): Promise<void>;
}

export interface OutboxDeps {
  store: OutboxStore & { conversationsWithWork(): Promise<string[]> };
  adapter(account: string): ChannelAdapter | null;
  clock: Clock;
  log: Log;
  /** Time for one send; what takes longer counts as `unknown`. */
  sendMs: number;
  /** Tries before a row that surely did not leave becomes a dead letter. */
  maxAttempts: number;
}

/**
 * Sends what the desk has written, in order per conversation. `attempting` is committed before any I/O; what the
 * adapter cannot tell becomes `unknown` and is not sent again by itself. This is the only place that retries.
 */
export function createOutbox(deps: OutboxDeps): Outbox {
  const lanes = createLanes(
    async (conversationId) => {
      const item = await deps.store.claimOutbound(conversationId, deps.clock.now());
      if (!item) return false;
      const result = await attempt(deps, item);
      await record(deps, item, result);
      return true;
    },
    {
      retryMs: (faults) => Math.min(30_000, 100 * 2 ** faults),
      onFault: (id, error) =>
        deps.log.event('error', 'outbox_fault', {
          conversation: id,
          error: error instanceof Error ? error.name : 'unknown',
        }),
    },
  );
  return {
    wake: lanes.wake,
    idle: lanes.idle,
    async wakeDue() {
      for (const conversationId of await deps.store.conversationsWithWork())
        lanes.wake(conversationId);
    },
    close: lanes.close,
  };
}

/** One send. A throw or a timeout means that nobody knows whether it left. */
async function attempt(deps: OutboxDeps, item: OutboxItem): Promise<SendResult> {
  const adapter = deps.adapter(item.account);
  if (!adapter)
    return { result: 'not_sent', permanent: false, code: 'no_channel', retryAfterMs: null };
  try {
    return await adapter.send(item.chat, item.message, item.id, AbortSignal.timeout(deps.sendMs));
  } catch (error) {
    deps.log.event('error', 'send_fault', {
      outbox: item.id,
      account: item.account,
      error: error instanceof Error ? error.name : 'unknown',
    });
    return { result: 'unknown', code: 'send_fault' };
  }
}

async function record(deps: OutboxDeps, item: OutboxItem, result: SendResult): Promise<void> {
  const at = deps.clock.now();
  if (result.result === 'accepted')
    return deps.store.finishOutbound(item.id, { state: 'accepted', ref: result.ref }, at);
  deps.log.event('warn', 'not_accepted', {
    outbox: item.id,
    account: item.account,
    result: result.result,
    code: result.code,
  });
  if (result.result === 'unknown')
    return deps.store.finishOutbound(item.id, { state: 'unknown', code: result.code }, at);
  if (result.permanent || item.attempts >= deps.maxAttempts)
    return deps.store.finishOutbound(item.id, { state: 'failed', code: result.code }, at);
  const wait = result.retryAfterMs ?? Math.min(300_000, 1000 * 2 ** item.attempts);
  return deps.store.finishOutbound(
    item.id,
    { state: 'queued', notBefore: new Date(at.getTime() + wait), code: result.code },
    at,
  );
}
