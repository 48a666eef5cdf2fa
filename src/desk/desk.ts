import type { Conversation } from './client.ts';
import {
  type ExecuteDeps,
  executeApproval,
  executePermitted,
  recoverExecutions,
} from './execute.ts';
import { expireApprovals } from './expire.ts';
import type { JobSearch } from './job-search.ts';
import { createLanes, type Lanes } from './lanes.ts';
import { recoverOutbox } from './lost-message.ts';
import type { Agent, ToolSpec } from './ports/agent.ts';
import type { ChannelAdapter, ChannelSink } from './ports/channel.ts';
import type { Clock, Ids } from './ports/clock.ts';
import type { CvReader } from './ports/cv-reader.ts';
import type { Log } from './ports/log.ts';
import type { Lane, Store } from './ports/store.ts';
import type { Transcriber } from './ports/transcriber.ts';
import { type ProcessDeps, processItem } from './process.ts';
import { createReceiver } from './receive.ts';
import type { DeskSettings } from './settings.ts';
import type { Tool } from './tool.ts';
import { toolSpecs } from './tool-specs.ts';

export interface DeskDeps {
  store: Store;
  agent: Agent;
  tools: readonly Tool[];
  jobs: JobSearch;
  reader: CvReader;
  clock: Clock;
  ids: Ids;
  log: Log;
  settings: DeskSettings;
  /** The agent's standing instructions; the desk adds the state of the client's affairs. */
  instructions: string;
  mailMode: 'smtp' | 'handover';
  adapter(account: string): ChannelAdapter | null;
  /** Null when no transcription model is configured. */
  transcriber: Transcriber | null;
  outbox: {
    /** There may be something to send for this conversation. */
    wake(conversationId: string): void;
    idle(conversationId: string): Promise<void>;
  };
}

/** The desk: what the channels talk to, and what the process starts and stops. */
export interface Desk extends ChannelSink {
  /** Picks up what an earlier process left, after a start. Call once, under the desk's lock. */
  recover(): Promise<void>;
  /** Closes expired cards and forgets old replays; call it now and then. */
  sweep(): Promise<void>;
  /** Resolves when nothing of this chat is being handled, executed or sent. */
  settled(account: string, chat: string): Promise<void>;
  close(): Promise<void>;
}

/** A handled event is remembered for 30 days, so that a replay stays harmless; platforms replay for a day or some. */
const TOMBSTONE_MS = 30 * 86_400_000;
const PURGE_ROWS = 2000;

export function createDesk(deps: DeskDeps): Desk {
  const catalog = new Map(deps.tools.map((tool) => [tool.name, tool]));
  const execute: ExecuteDeps = { ...deps, catalog };
  const receiver = createReceiver(deps);
  const conversations = new Map<string, string>();

  const process: ProcessDeps = {
    ...deps,
    catalog,
    toolSpecs: toolSpecs(deps.tools) satisfies readonly ToolSpec[],
    forget: (conversationId) => receiver.forget(conversationId),
    noteOwnWords: (conversationId, text) => receiver.noteOwnWords(conversationId, text),
    typing: (conversation: Conversation, on) =>
      deps.adapter(conversation.account)?.typing(conversation.chat, on),
    status: (conversation: Conversation, line) =>
      deps.adapter(conversation.account)?.status(conversation.chat, line),
    wakeOutbox: (conversationId) => deps.outbox.wake(conversationId),
    runPermitted: (tool, permission, payload, workspace) =>
      executePermitted(execute, tool, permission, payload, workspace),
  };

  const fault = (lane: string) => (id: string, error: unknown) =>
    deps.log.event('error', 'lane_fault', {
      lane,
      id,
      error: error instanceof Error ? error.name : 'unknown',
    });
  const retryMs = (faults: number) => Math.min(30_000, 100 * 2 ** faults);

  /** Approved actions run beside the talk: a slow mail server does not keep the client waiting. */
  const executions = createLanes(
    async (approvalId) => {
      const known = await deps.store.getApproval(approvalId);
      await executeApproval(execute, approvalId);
      if (known) {
        talk.wake(known.approval.conversationId);
        deps.outbox.wake(known.approval.conversationId);
      }
      return false;
    },
    { retryMs, onFault: fault('execution') },
  );
  const running = new Map<string, Set<string>>();

  function startExecution(conversationId: string, approvalId: string): void {
    const set = running.get(conversationId) ?? new Set();
    running.set(conversationId, set.add(approvalId));
    executions.wake(approvalId);
    void executions.idle(approvalId).finally(() => set.delete(approvalId));
  }

  function inboxLanes(lane: Lane): Lanes {
    return createLanes(
      async (conversationId, signal) => {
        const item = await deps.store.takeInbound(conversationId, lane);
        if (!item) return false;
        const approvalId = await processItem(process, item, signal);
        deps.outbox.wake(conversationId);
        if (approvalId) startExecution(conversationId, approvalId);
        // A decision may leave an event for the agent in the other lane.
        if (lane === 'tap') talk.wake(conversationId);
        return true;
      },
      { retryMs, onFault: fault(lane) },
    );
  }
  const talk = inboxLanes('talk');
  /** A button never waits behind a running turn. */
  const taps = inboxLanes('tap');

  return {
    async accept(events) {
      for (const item of await receiver.receive(events)) {
        conversations.set(`${item.account}\n${item.chat}`, item.conversationId);
        if (item.stop) talk.abort(item.conversationId);
        deps.outbox.wake(item.conversationId);
        (item.tap ? taps : talk).wake(item.conversationId);
      }
    },
    async recover() {
      await recoverOutbox(deps);
      for (const approvalId of await recoverExecutions(execute)) {
        const known = await deps.store.getApproval(approvalId);
        if (known) startExecution(known.approval.conversationId, approvalId);
      }
      await this.sweep();
      for (const conversationId of await deps.store.conversationsWithWork()) {
        taps.wake(conversationId);
        talk.wake(conversationId);
        deps.outbox.wake(conversationId);
      }
    },
    async sweep() {
      const now = deps.clock.now().getTime();
      await deps.store.purgeHandled(
        { inbox: new Date(now - TOMBSTONE_MS), outbox: new Date(now - 2 * TOMBSTONE_MS) },
        PURGE_ROWS,
      );
      for (const conversationId of await expireApprovals(execute)) {
        talk.wake(conversationId);
        deps.outbox.wake(conversationId);
      }
    },
    async settled(account, chat) {
      const id = conversations.get(`${account}\n${chat}`);
      if (!id) return;
      // A finished execution wakes the lane again, so look until one round finds everything quiet.
      for (let quiet = false; !quiet; ) {
        await taps.idle(id);
        await talk.idle(id);
        const inFlight = [...(running.get(id) ?? [])];
        await Promise.all(inFlight.map((approvalId) => executions.idle(approvalId)));
        await deps.outbox.idle(id);
        quiet = inFlight.length === 0 && !talk.busy(id) && !taps.busy(id);
      }
    },
    async close() {
      await Promise.all([taps.close(), talk.close(), executions.close()]);
    },
  };
}
