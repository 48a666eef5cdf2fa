import { allowedHosts } from './allowed-hosts.ts';
import { every, type Faults, fault } from './background.ts';
import type { BrowserAdapter } from './bot/browser/browser-adapter.ts';
import { createOutbox, type Outbox } from './bot/outbox.ts';
import { openChannels } from './channels.ts';
import { claimAccount } from './claim-account.ts';
import type { Config } from './config.ts';
import type { HttpServer, Route } from './console/health.ts';
import { claimDesk, type DeskClaim, openStore } from './database.ts';
import { openCheckpointFile } from './db/checkpoint-file.ts';
import { createCheckpointKeeper } from './desk/checkpoints.ts';
import { createDesk, type Desk, type DeskDeps } from './desk/desk.ts';
import { createJobIndex } from './desk/job-index.ts';
import { createJobSearch } from './desk/job-search.ts';
import { afterLoss } from './desk/lost-message.ts';
import { createModelReranker } from './desk/model-reranker.ts';
import type { ModelDescription } from './desk/ports/agent.ts';
import type { ChannelAdapter, ChannelHealth } from './desk/ports/channel.ts';
import type { Log } from './desk/ports/log.ts';
import type { SentFolder } from './desk/ports/mailer.ts';
import type { Store } from './desk/ports/store.ts';
import type { Wakeups } from './desk/ports/wakeups.ts';
import type { WayOut } from './desk/ports/way-out.ts';
import { liveNotice } from './desk/privacy/live-notice.ts';
import { createSecondReading } from './desk/second-reading.ts';
import { channelsHealth, health } from './desk-health.ts';
import { createWaysOut } from './egress/ways-out.ts';
import { indexOlder, seedSampleBoard } from './first-postings.ts';
import { handedFiles } from './handed-files.ts';
import { lazyAgent, lazyReader, lazyTranscriber } from './lazy.ts';
import { openReports } from './live-reports.ts';
import { createLog } from './log.ts';
import { useImportedOccupations } from './occupations-file.ts';
import { openAlerts } from './open-alerts.ts';
import { openBoardKeeper } from './open-board-keeper.ts';
import { type OpenConsole, openConsole } from './open-console.ts';
import { openFeed } from './open-feed.ts';
import { openLiveSettings } from './open-live-settings.ts';
import { openOperators } from './open-operators.ts';
import { openOperatorsChat } from './open-operators-chat.ts';
import { openReplies } from './open-replies.ts';
import { privacyFacts } from './privacy-facts.ts';
import {
  type DeskRole,
  notListening,
  refuseRole,
  refuseUnknownTools,
} from './refusals-at-start.ts';
import { openScheduler, openWakeups } from './scheduler.ts';
import { systemClock, systemIds } from './system.ts';
import { createCatalog } from './tools/catalog.ts';

export interface RunningDesk {
  desk: Desk;
  store: Store;
  log: Log;
  /** True when the key was made just now: the operator has to back it up. */
  keyCreated: boolean;
  keyFile: string;
  model: ModelDescription;
  /** Adds a channel and lets it receive. */
  connect(adapter: ChannelAdapter): Promise<void>;
  /** Connects every chat channel that is configured; gives their accounts. Call before `begin`. */
  connectChannels(): Promise<string[]>;
  /** Answers /health and the channels' webhooks on the console's address, when there is one. */
  listen(): Promise<{ address: string }>;
  /** Picks up what an earlier process left. Call when every channel is connected. */
  begin(): Promise<void>;
  /** Resolves when this process has lost its locks to the database server and must stop. */
  lost: Promise<void>;
  /** How every channel is. */
  channels(): ChannelHealth[];
  stop(): Promise<void>;
}

/**
 * The composition root: configuration -> adapters -> desk. Nothing is global; what is made here is closed by `stop`.
 * Throws `StartError` when another desk works on the same database.
 */
export async function openDesk(config: Config, role: DeskRole = 'all'): Promise<RunningDesk> {
  const log = createLog(config.logLevel);
  refuseRole(config, role);
  const claim = await claimDesk(config);
  try {
    return await assemble(config, log, claim, role);
  } catch (error) {
    await claim.release();
    throw error;
  }
}

async function assemble(
  config: Config,
  log: Log,
  claim: DeskClaim,
  roleName: DeskRole,
): Promise<RunningDesk> {
  const role = { edge: roleName !== 'worker', work: roleName !== 'edge' };
  const { locks } = claim;
  const { store: rows, key } = await openStore(config, { migrate: true });
  const ways = createWaysOut(allowedHosts(config));
  const reports = await openReports(config, ways, log);
  const faults: Faults = { log, report: (error) => reports?.report(error) };
  const watch = openFeed(rows, faults);
  const { store } = watch;
  const agent = lazyAgent(config, faults, ways.for('model').fetch);
  const [{ openMailer }, { createOperatorMail }, { mailtoLink }, { openBoards }, { openJobPages }] =
    await Promise.all([
      import('./mail/open-mailer.ts'),
      import('./mail/operator-mail.ts'),
      import('./mail/mailto.ts'),
      import('./jobs/open-boards.ts'),
      import('./jobs/job-pages.ts'),
    ]);
  const mailer = await openMailer({ ...config, way: ways.for('outgoing mail') });
  const adapters = new Map<string, ChannelAdapter>();
  const adapter = (account: string) => adapters.get(account) ?? null;
  useImportedOccupations(config.home);
  const index = createJobIndex(store);
  // The offline model follows rules of its own and has no opinion on texts.
  const second =
    config.rerank && config.model.kind !== 'offline'
      ? createSecondReading(createModelReranker(agent.port))
      : null;
  const jobs = createJobSearch(index, { store, clock: systemClock, second });
  const reader = lazyReader();
  const sender: Outbox = createOutbox({
    store,
    adapter,
    clock: systemClock,
    log,
    afterLoss: (item, end, code) =>
      afterLoss({ store, clock: systemClock, ids: systemIds, log }, item, end, code),
    accepted: ({ conversationId, message }) => {
      // A worker in another process wrote them; here the guard reads the answer.
      if (!role.work && message.kind === 'text') desk.noteOwnWords(conversationId, message.text);
    },
    sendMs: 30_000,
    maxAttempts: 8,
  });
  const scheduler = await openScheduler(config, store, ways.for('queue'), log);
  const wakeups = await openWakeups(config, store, ways.for('queue'), log);
  watch.share(wakeups);
  const outbox = role.edge ? sender : remoteOutbox(wakeups);
  const live = await openLiveSettings(config, store, log, () =>
    wakeups?.signal({ kind: 'settings' }),
  );
  const tools = createCatalog({
    mailer,
    sentFolder:
      config.imapUrl === null
        ? null
        : await openSentFolder(config.imapUrl, ways.for('sent folder')),
    mailtoLink,
    store,
    boards: openBoards(config.boards, config.boardKeys, ways.for('job boards').fetch),
    jobPages: openJobPages(config.jobPages ? ways.page : null),
    readPastedJob: async (text, names) =>
      (await import('./jobs/pasted-job.ts')).readPastedJob(text, names),
    clock: systemClock,
    ids: systemIds,
    settings: live.settings,
  });
  refuseUnknownTools(config.settings.operatorYes, tools);
  const notice = liveNotice(privacyFacts(config));
  const alerts = await openAlerts(config, {
    store,
    index,
    jobs,
    clock: systemClock,
    ids: systemIds,
    log,
    settings: live.settings,
    wakeOutbox: (id) => outbox.wake(id),
    ways,
    locks,
    faults,
  });
  const operatorMail = createOperatorMail(mailer, config.operatorMail, systemClock);
  const operators = openOperators({ feed: watch.feed, mail: operatorMail, log });
  const desk: Desk = createDesk({
    store,
    agent: agent.port,
    tools,
    jobs,
    reader,
    clock: systemClock,
    ids: systemIds,
    log,
    settings: live.settings,
    instructions: agent.instructions,
    mailMode: mailer.mode,
    notice,
    adapter,
    alerts: alerts.desk,
    operators,
    transcriber: lazyTranscriber(config, ways.for('voice notes').fetch),
    scheduler,
    locks,
    files: handedFiles(config.home),
    role,
    wakeups,
    outbox,
    settingsChanged: () => void live.reload().catch((error) => fault(faults, 'settings', error)),
  });
  const checkpoints = createCheckpointKeeper({
    store,
    file: openCheckpointFile(config.checkpointFile),
    mail: role.edge ? operatorMail : null,
    clock: systemClock,
    log,
    logDays: config.settings.logDays,
  });
  const boards = await openBoardKeeper(config, {
    store,
    fetch: ways.for('job boards').fetch,
    locks,
    mailer,
    clock: systemClock,
    log,
  });
  const replies = await openReplies(config, {
    store,
    clock: systemClock,
    ids: systemIds,
    log,
    settings: config.settings,
    notice,
    wakeOutbox: (id) => outbox.wake(id),
    ways,
    locks,
    faults,
  });
  const timers: NodeJS.Timeout[] = [];
  const routes: Route[] = [];
  const unopened: ChannelAdapter[] = [];
  const group = role.edge
    ? await openOperatorsChat(config, {
        store,
        desk,
        feed: watch.feed,
        log,
        ways,
        adapter,
        wakeOutbox: (id) => outbox.wake(id),
      })
    : null;
  const deskHealth = () =>
    health(
      store,
      role.edge ? channelsHealth(adapters, group) : [],
      scheduler,
      checkpoints,
      boards,
      replies,
    );
  let tryPage: BrowserAdapter | null = null;
  let server: HttpServer | null = null;
  let operatorsConsole: OpenConsole | null = null;
  let stopping = false;
  let indexing: Promise<void> = Promise.resolve();

  return {
    desk,
    store,
    log,
    keyCreated: key.created,
    keyFile: key.path,
    model: agent.port.model,
    lost: claim.lost,
    async connect(channel) {
      await claimAccount(locks, channel.account);
      adapters.set(channel.account, channel);
      await channel.start(desk);
    },
    async connectChannels() {
      for (const opened of await openChannels(config, store, log, ways, group)) {
        const { adapter: channel, route } = opened;
        if (role.edge && !opened.isShared) await claimAccount(locks, channel.account);
        tryPage ??= opened.page ?? null;
        // A worker fetches files through it and never opens it.
        adapters.set(channel.account, channel);
        if (role.edge) unopened.push(channel);
        if (role.edge && route) routes.push(route);
      }
      return [...adapters.keys()];
    },
    async listen() {
      if (!config.console) return { address: '(no console: CONSOLE_LISTEN is off)' };
      const { serveHttp } = await import('./console/health.ts');
      const { privacyRoute } = await import('./console/privacy-page.ts');
      const listen = config.console;
      operatorsConsole = await openConsole(config, {
        store,
        takeover: desk.takeover,
        feed: watch.feed,
        catalog: new Map(tools.map((tool) => [tool.name, tool])),
        health: deskHealth,
        wakeOutbox: (id) => outbox.wake(id),
        tryPage,
        live,
        model: agent.port.model,
        clock: systemClock,
        ids: systemIds,
        log,
        faults,
        ways,
      });
      server = await serveHttp(listen, {
        health: deskHealth,
        routes: [...routes, ...alerts.routes, privacyRoute(notice.sections)],
        console: operatorsConsole?.answer,
        tls: operatorsConsole?.tls ?? null,
      }).catch((error: unknown) => {
        throw notListening(listen, error);
      });
      return server;
    },
    async begin() {
      await seedSampleBoard(store);
      await desk.recover();
      await checkpoints.start();
      // What an earlier process left is settled first: a channel brings new work the moment it is open.
      await group?.start();
      for (const channel of unopened.splice(0)) await channel.start(desk);
      // What waits to be sent, now that the channels are open.
      await desk.wakeWaiting();
      await alerts.begin(role);
      if (role.work) replies.begin();
      timers.push(
        every(30_000, () => desk.sweep(), faults, 'sweep'),
        // What had to wait for a later time, and what another process was to wake and did not.
        every(1_000, () => desk.wakeWaiting(), faults, 'waiting'),
        every(10_000, async () => group?.sweep(), faults, 'operators_chat'),
        every(10_000, () => checkpoints.tend(), faults, 'checkpoints'),
        every(30_000, () => live.reload(), faults, 'settings'),
        every(30_000, () => (role.work ? boards.tend() : Promise.resolve()), faults, 'boards'),
      );
      // Warm what the first message would otherwise wait for; a fault shows up again where it matters.
      agent.warm();
      indexing = indexOlder(store, () => stopping)
        .then(() => index.refresh())
        .catch((error: unknown) => fault(faults, 'index', error));
    },
    channels: () => channelsHealth(adapters, group),
    async stop() {
      stopping = true;
      await indexing;
      for (const timer of timers) clearInterval(timer);
      await alerts.stop();
      await boards.stop();
      await replies.stop();
      await scheduler.close();
      await desk.close();
      await sender.close();
      // Last, so that a message under way gets its answer. What comes in meanwhile waits in the inbox.
      for (const channel of adapters.values()) await channel.stop();
      await group?.close();
      operatorsConsole?.stop();
      await server?.close();
      watch.close();
      await reader.close();
      await wakeups?.close();
      await checkpoints.stop();
      await store.close();
      await reports?.close();
      ways.close();
      await claim.release();
    },
  };
}

/** A worker writes into the outbox; an edge sends. */
function remoteOutbox(wakeups: Wakeups | null): DeskDeps['outbox'] {
  return {
    wake: (id) => wakeups?.signal({ kind: 'outbox', id }),
    idle: async () => undefined,
  };
}

async function openSentFolder(url: string, way: WayOut): Promise<SentFolder> {
  const { openSentFolder: open } = await import('./mail/sent-folder.ts');
  return open(url, way);
}
