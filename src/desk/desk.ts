import type { AlertDesk } from './alerts/alert-settings.ts';
import type { Conversation } from './client.ts';
import { createDigestKeeper } from './digest/keeper.ts';
import { advanceErasures, RECEIPT_WAIT_MS } from './erasure.ts';
import { type ExecuteDeps, executePermitted } from './execute.ts';
import type { JobSearches } from './job-search.ts';
import { PERSON_CAME } from './lanes.ts';
import { createLiveness } from './liveness.ts';
import { lookAt } from './look.ts';
import { recoverOutbox } from './lost-message.ts';
import { forgetProfiles } from './match-profiles.ts';
import type { Agent, ToolSpec } from './ports/agent.ts';
import type { ChannelAdapter, ChannelSink } from './ports/channel.ts';
import type { Clock, Ids } from './ports/clock.ts';
import type { CvReader } from './ports/cv-reader.ts';
import type { Feed } from './ports/feed.ts';
import type { HandedFiles } from './ports/handed-files.ts';
import type { Locks } from './ports/locks.ts';
import type { Log } from './ports/log.ts';
import type { JobHandlers, Scheduler } from './ports/scheduler.ts';
import type { Lane, Store } from './ports/store.ts';
import type { TellOperators } from './ports/tell-operators.ts';
import type { Transcriber } from './ports/transcriber.ts';
import type { Signal, Wakeups } from './ports/wakeups.ts';
import type { LiveNotice } from './privacy/live-notice.ts';
import type { ProcessDeps } from './process.ts';
import { createReceiver } from './receive.ts';
import type { DeskSettings } from './settings.ts';
import { isStopped } from './stop-all.ts';
import type { TakeoverDeps } from './takeover/act.ts';
import { lookAtControl } from './takeover/control-look.ts';
import { createTakeover } from './takeover/create-takeover.ts';
import { tellOwedNews } from './takeover/owed-news.ts';
import { createSecretWatch } from './takeover/secret-watch.ts';
import type { Takeover } from './takeover/takeover.ts';
import type { Tool } from './tool.ts';
import { toolSpecs } from './tool-specs.ts';
import { createUpkeep } from './upkeep.ts';
import { createWork } from './work.ts';

export interface DeskDeps {
  store: Store;
  agent: Agent;
  tools: readonly Tool[];
  jobs: JobSearches;
  reader: CvReader;
  clock: Clock;
  ids: Ids;
  log: Log;
  settings: DeskSettings;
  /** The agent's standing instructions; the desk adds the state of the client's affairs. */
  instructions: string;
  mailMode: 'smtp' | 'handover';
  notice: LiveNotice;
  adapter(account: string): ChannelAdapter | null;
  /** Null when no transcription model is configured. */
  transcriber: Transcriber | null;
  scheduler: Scheduler;
  locks: Locks;
  /** Files that lie on this machine for clients. */
  files: HandedFiles;
  /** What this process does: take messages and send (edge), run turns and actions (work), or both. */
  role: { edge: boolean; work: boolean };
  /** How the processes of the desk wake each other; null when it is one. */
  wakeups: Wakeups | null;
  /** How forwarded job alerts come in. */
  alerts: AlertDesk;
  /** How the people of the desk hear that something has changed, and that somebody waits for them. */
  operators: { feed: Feed; tell: TellOperators };
  /** Another process changed a setting. */
  settingsChanged?(): void;
  outbox: {
    /** There may be something to send for this conversation. */
    wake(conversationId: string): void;
    idle(conversationId: string): Promise<void>;
  };
}

/** The desk: what the channels talk to, and what the process starts and stops. */
export interface Desk extends ChannelSink {
  /** Picks up what an earlier process left, after a start. Call once, when the adapters are known. */
  recover(): Promise<void>;
  /** Looks at every conversation that has something to do; for wake-ups that were lost between processes. */
  wakeWaiting(): Promise<void>;
  /** Closes expired cards, finds looks that a queue has lost, and forgets old replays; call it now and then. */
  sweep(): Promise<void>;
  /** The desk's own words reached the client: the guard reads the answer with them in mind. */
  noteOwnWords(conversationId: string, text: string): void;
  /** Resolves when nothing of this chat is being handled, executed or sent. */
  settled(account: string, chat: string): Promise<void>;
  /** What the people of the desk do with conversations. */
  takeover: Takeover;
  close(): Promise<void>;
}

export function createDesk(deps: DeskDeps): Desk {
  const catalog = new Map(deps.tools.map((tool) => [tool.name, tool]));
  const execute: ExecuteDeps = { ...deps, catalog };
  const receiver = createReceiver(deps);
  const conversations = new Map<string, string>();
  const { wakeups, role } = deps;
  const digests = createDigestKeeper(deps);
  const liveness = createLiveness(deps);
  let stopped = false;

  /** Whatever an operator or the clock did shows at once, here and in the other processes. */
  function changed(conversationId: string, took: boolean): void {
    changedHere(conversationId, took);
    wakeups?.signal({ kind: 'control', id: conversationId, took });
    deps.outbox.wake(conversationId);
  }

  function changedHere(conversationId: string, took: boolean): void {
    if (took) work.abort(conversationId, PERSON_CAME);
    deps.operators.feed.changed({ kind: 'conversation', id: conversationId });
  }

  const control: TakeoverDeps = {
    ...deps,
    catalog,
    tell: deps.operators.tell,
    changed,
    noteOwnWords: (conversationId, text) => receiver.noteOwnWords(conversationId, text),
  };
  const takeover = createTakeover(control);
  const secrets = createSecretWatch(control);

  const work = createWork({
    store: deps.store,
    locks: deps.locks,
    log: deps.log,
    execute,
    turnsAtOnce: deps.settings.turnsAtOnce,
    wakeOutbox: (conversationId) => deps.outbox.wake(conversationId),
    process: {
      ...deps,
      catalog,
      toolSpecs: toolSpecs(deps.tools) satisfies readonly ToolSpec[],
      forget(conversationId) {
        forgetHere(conversationId);
        wakeups?.signal({ kind: 'forget', id: conversationId });
      },
      noteOwnWords: (conversationId, text) => receiver.noteOwnWords(conversationId, text),
      changed,
      typing(conversation, on) {
        if (role.edge) showTyping(conversation, on);
        else wakeups?.signal({ kind: 'typing', id: conversation.id, on });
      },
      status(conversation, line) {
        if (role.edge) deps.adapter(conversation.account)?.status(conversation.chat, line);
        else wakeups?.signal({ kind: 'status', id: conversation.id, line });
      },
      wakeOutbox: (conversationId) => deps.outbox.wake(conversationId),
      runPermitted: (tool, permission, payload, workspace) =>
        executePermitted(execute, tool, permission, payload, workspace),
    } satisfies ProcessDeps,
  });

  /** The client's standing or their CV changed: what this process remembers of it is old. */
  function forgetHere(conversationId: string): void {
    receiver.forget(conversationId);
    forgetProfiles();
  }

  function forgetClientHere(
    clientId: string,
    conversationIds: readonly string[],
    accounts: readonly string[],
  ): void {
    for (const id of conversationIds) work.abort(id);
    receiver.forgetClient(clientId, conversationIds);
    deps.store.forgetKey(clientId);
    forgetProfiles();
    for (const [chat, id] of conversations)
      if (conversationIds.includes(id)) conversations.delete(chat);
    if (role.edge) for (const account of accounts) deps.adapter(account)?.forgetPeople?.();
  }

  const erasure = {
    ...deps,
    waitMs: RECEIPT_WAIT_MS,
    forgotten(clientId: string, conversationIds: readonly string[], accounts: readonly string[]) {
      forgetClientHere(clientId, conversationIds, accounts);
      wakeups?.signal({ kind: 'erased', id: clientId, conversations: conversationIds, accounts });
    },
  };

  function showTyping(conversation: Conversation, on: boolean): void {
    deps.adapter(conversation.account)?.typing(conversation.chat, on);
  }

  /** To this process's own lanes, or to a worker's. */
  function wake(lane: Lane, conversationId: string): void {
    if (role.work) work.wake(lane, conversationId);
    else wakeups?.work(lane, conversationId);
  }

  async function look(approvalId: string): Promise<void> {
    const conversationId = await lookAt({ ...execute, scheduler: deps.scheduler }, approvalId);
    if (conversationId) work.touch(conversationId);
  }

  const lookControl = (id: string) => lookAtControl(control, id);
  const upkeep = createUpkeep({
    ...deps,
    catalog,
    work,
    digests,
    liveness,
    look,
    lookControl,
    tellOwedNews: () => tellOwedNews(control),
  });

  function hear(signal: Signal): void {
    switch (signal.kind) {
      case 'outbox':
        if (role.edge) deps.outbox.wake(signal.id);
        return;
      case 'stop':
        work.abort(signal.id);
        return;
      case 'control':
        changedHere(signal.id, signal.took);
        return;
      case 'forget':
        forgetHere(signal.id);
        return;
      case 'erased':
        forgetClientHere(signal.id, signal.conversations, signal.accounts);
        return;
      case 'changed':
        deps.operators.feed.changed({ kind: 'conversation', id: signal.id });
        return;
      case 'settings':
        deps.settingsChanged?.();
        return;
      case 'typing':
      case 'status':
        if (role.edge) void show(signal).catch(() => undefined);
        return;
    }
  }

  async function show(signal: Extract<Signal, { kind: 'typing' | 'status' }>): Promise<void> {
    const home = await deps.store.getConversation(signal.id);
    if (!home) return;
    const { conversation } = home;
    if (signal.kind === 'typing') showTyping(conversation, signal.on);
    else deps.adapter(conversation.account)?.status(conversation.chat, signal.line);
  }

  return {
    async accept(events) {
      for (const item of await receiver.receive(events)) {
        conversations.set(`${item.account}\n${item.chat}`, item.conversationId);
        if (item.stop) {
          work.abort(item.conversationId);
          wakeups?.signal({ kind: 'stop', id: item.conversationId });
        }
        deps.operators.feed.changed({ kind: 'conversation', id: item.conversationId });
        if (item.blocked) secrets.blocked(item.conversationId);
        deps.outbox.wake(item.conversationId);
        wake(item.tap ? 'tap' : 'talk', item.conversationId);
      }
    },
    async recover() {
      if (role.edge) await recoverOutbox(deps);
      await wakeups?.start({
        work: role.work
          ? (lane, conversationId) => {
              work.wake(lane, conversationId);
              return work.done(lane, conversationId);
            }
          : null,
        signal: hear,
      });
      if (role.work) {
        await this.sweep();
        await deps.scheduler.start({
          look,
          async digest(clientId) {
            const conversationId = await digests.look(clientId);
            if (conversationId) work.touch(conversationId);
          },
          control: lookControl,
        } satisfies JobHandlers);
      }
      await this.wakeWaiting();
    },
    async wakeWaiting() {
      const wasStopped = stopped;
      stopped = isStopped(await deps.store.outgoingStop());
      const released = wasStopped && !stopped;
      // A second yes is given in another process, and so is the word that all goes on.
      if (role.work && (released || deps.settings.operatorYes.length > 0)) await work.runQueued();
      if (role.work) await advanceErasures(erasure);
      for (const conversationId of await deps.store.conversationsWithWork()) {
        if (role.work) {
          work.wake('tap', conversationId);
          work.wake('talk', conversationId);
        }
        if (role.edge) deps.outbox.wake(conversationId);
      }
    },
    async sweep() {
      if (role.work) await upkeep();
    },
    takeover,
    noteOwnWords: (conversationId, text) => receiver.noteOwnWords(conversationId, text),
    async settled(account, chat) {
      const id = conversations.get(`${account}\n${chat}`);
      if (!id) return;
      await secrets.idle();
      // A finished execution wakes the lane again, so look until one round finds everything quiet.
      for (let quiet = false; !quiet; ) {
        const worked = await work.settle(id);
        await deps.outbox.idle(id);
        quiet = !worked;
      }
      // A goodbye goes on when its receipt is out.
      if (role.work) await advanceErasures(erasure);
    },
    async close() {
      await secrets.idle();
      await work.close();
    },
  };
}
