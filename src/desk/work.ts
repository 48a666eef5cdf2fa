import type { Conversation } from './client.ts';
import { type ExecuteDeps, executeApproval, recoverExecution } from './execute.ts';
import { createLanes, type Lanes } from './lanes.ts';
import type { Locks } from './ports/locks.ts';
import type { Log } from './ports/log.ts';
import type { Lane, Store } from './ports/store.ts';
import { type ProcessDeps, processItem } from './process.ts';

export interface WorkDeps {
  store: Store;
  process: ProcessDeps;
  execute: ExecuteDeps;
  locks: Locks;
  log: Log;
  wakeOutbox(conversationId: string): void;
  /** Conversations that are handled at the same moment; a turn waits for its model most of the time. */
  turnsAtOnce: number;
}

const TAPS_AT_ONCE = 50;

/** Turns, answers and approved actions: what a worker does. Each lane takes one thing at a time, across processes. */
export interface Work {
  wake(lane: Lane, conversationId: string): void;
  /** There may be something for the agent and for the client in this conversation. */
  touch(conversationId: string): void;
  /** A running turn ends now: the client said stop, unless another reason is given. */
  abort(conversationId: string, why?: Error): void;
  /** Resolves when a lane has nothing to do. */
  done(lane: Lane, conversationId: string): Promise<void>;
  /** Takes up what a dead process has left: `attempting` becomes unknown, and what was approved is run. */
  recoverExecutions(): Promise<void>;
  /** Runs what is approved and not begun. */
  runQueued(): Promise<void>;
  /** Is anything of this conversation being handled or executed? Waits for it; true when there was something. */
  settle(conversationId: string): Promise<boolean>;
  close(): Promise<void>;
}

export function createWork(deps: WorkDeps): Work {
  const fault = (lane: string) => (id: string, error: unknown) =>
    deps.log.event('error', 'lane_fault', {
      lane,
      id,
      error: error instanceof Error ? error.name : 'unknown',
    });
  const retryMs = (faults: number) => Math.min(30_000, 100 * 2 ** faults);
  const running = new Map<string, Set<string>>();

  /** Approved actions run beside the talk: a slow mail server does not keep the client waiting. */
  const executions = createLanes(
    async (approvalId) => {
      const free = await deps.locks.take(`execution:${approvalId}`);
      if (!free) return false;
      try {
        const known = await deps.store.getApproval(approvalId);
        await executeApproval(deps.execute, approvalId);
        if (known) touch(known.approval.conversationId);
      } finally {
        await free();
      }
      return false;
    },
    { retryMs, onFault: fault('execution') },
  );

  function startExecution(conversationId: string, approvalId: string): void {
    const set = running.get(conversationId) ?? new Set();
    running.set(conversationId, set.add(approvalId));
    executions.wake(approvalId);
    void executions.idle(approvalId).finally(() => {
      set.delete(approvalId);
      if (set.size === 0 && running.get(conversationId) === set) running.delete(conversationId);
    });
  }

  async function takeOne(lane: Lane, id: string, signal: AbortSignal): Promise<boolean | null> {
    const free = await deps.locks.take(`${lane}:${id}`);
    // Another process is at it, and looks again when it has finished.
    if (!free) return null;
    try {
      const item = await deps.store.takeInbound(id, lane);
      if (!item) return false;
      const approvalId = await processItem(deps.process, item, signal);
      deps.wakeOutbox(id);
      if (approvalId) startExecution(id, approvalId);
      // A decision may leave an event for the agent in the other lane.
      if (lane === 'tap') talk.wake(id);
      return true;
    } finally {
      await free();
    }
  }

  const inboxLanes = (lane: Lane, atOnce: number): Lanes =>
    createLanes(
      async (conversationId, signal) => {
        const took = await takeOne(lane, conversationId, signal);
        if (took !== false) return took === true;
        // What came between the last look and the end of the lock was woken in vain elsewhere.
        return deps.locks.shared && deps.store.hasInbound(conversationId, lane);
      },
      { retryMs, onFault: fault(lane), atOnce },
    );
  const talk = inboxLanes('talk', deps.turnsAtOnce);
  /** A button never waits behind a running turn, of another conversation neither. */
  const taps = inboxLanes('tap', TAPS_AT_ONCE);
  const laneOf = (lane: Lane) => (lane === 'tap' ? taps : talk);

  function touch(conversationId: Conversation['id']): void {
    talk.wake(conversationId);
    deps.wakeOutbox(conversationId);
  }

  async function runQueued(): Promise<void> {
    for (const { approval } of await deps.store.executionsIn('queued'))
      startExecution(approval.conversationId, approval.id);
  }

  return {
    wake: (lane, conversationId) => laneOf(lane).wake(conversationId),
    touch,
    abort: (conversationId, why) => void talk.abort(conversationId, why),
    done: (lane, conversationId) => laneOf(lane).idle(conversationId),
    async recoverExecutions() {
      for (const { approval } of await deps.store.executionsIn('attempting')) {
        // Its lock is held as long as its process lives.
        const free = await deps.locks.take(`execution:${approval.id}`);
        if (!free) continue;
        try {
          await recoverExecution(deps.execute, approval.id);
        } finally {
          await free();
        }
        touch(approval.conversationId);
      }
      await runQueued();
    },
    runQueued,
    async settle(conversationId) {
      await taps.idle(conversationId);
      await talk.idle(conversationId);
      const inFlight = [...(running.get(conversationId) ?? [])];
      await Promise.all(inFlight.map((approvalId) => executions.idle(approvalId)));
      return inFlight.length > 0 || talk.busy(conversationId) || taps.busy(conversationId);
    },
    async close() {
      await Promise.all([taps.close(), talk.close(), executions.close()]);
    },
  };
}
