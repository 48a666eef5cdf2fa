import { setTimeout as sleep } from 'node:timers/promises';
import { allowedHosts } from './allowed-hosts.ts';
import { every, type Faults, fault } from './background.ts';
import { createOutbox, type Outbox } from './bot/outbox.ts';
import { openChannels } from './channels.ts';
import type { Config } from './config.ts';
import type { Health, HttpServer, Route } from './console/health.ts';
import { claimDesk, type DeskClaim, openStore, StartError } from './database.ts';
import { openCheckpointFile } from './db/checkpoint-file.ts';
import { type CheckpointKeeper, createCheckpointKeeper } from './desk/checkpoints.ts';
import { createDesk, type Desk, type DeskDeps } from './desk/desk.ts';
import { createJobIndex, withProfile } from './desk/job-index.ts';
import { createJobSearch } from './desk/job-search.ts';
import { afterLoss } from './desk/lost-message.ts';
import { createModelReranker } from './desk/model-reranker.ts';
import { OWN_DATA_TOOLS } from './desk/own-data.ts';
import type { ModelDescription } from './desk/ports/agent.ts';
import type { ChannelAdapter, ChannelHealth } from './desk/ports/channel.ts';
import type { Locks } from './desk/ports/locks.ts';
import type { Log } from './desk/ports/log.ts';
import type { SentFolder } from './desk/ports/mailer.ts';
import type { Scheduler } from './desk/ports/scheduler.ts';
import type { Store } from './desk/ports/store.ts';
import type { Wakeups } from './desk/ports/wakeups.ts';
import type { WayOut } from './desk/ports/way-out.ts';
import { liveNotice } from './desk/privacy/live-notice.ts';
import { createSecondReading } from './desk/second-reading.ts';
import type { Tool } from './desk/tool.ts';
import { createWaysOut } from './egress/ways-out.ts';
import { handedFiles } from './handed-files.ts';
import type { BoardKeeper } from './jobs/sync/board-keeper.ts';
import { lazyAgent, lazyReader, lazyTranscriber } from './lazy.ts';
import { openReports } from './live-reports.ts';
import { createLog } from './log.ts';
import { useImportedOccupations } from './occupations-file.ts';
import { openAlerts } from './open-alerts.ts';
import { openBoardKeeper } from './open-board-keeper.ts';
import { privacyFacts } from './privacy-facts.ts';
import { openScheduler, openWakeups } from './scheduler.ts';
import { systemClock, systemIds } from './system.ts';
import { createCatalog } from './tools/catalog.ts';

/** Take messages and send (edge), run turns and actions (worker), or both. */
export type DeskRole = 'all' | 'edge' | 'worker';

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

/** Several processes need a database and a queue that they can share. */
function refuseRole(config: Config, role: DeskRole): void {
  if (role === 'all') return;
  const missing = [
    config.postgresUrl === null ? 'DATABASE_URL (postgres://…)' : null,
    config.redisUrl === null ? 'REDIS_URL' : null,
  ].filter((name) => name !== null);
  if (missing.length > 0)
    throw new StartError(
      `--role ${role} needs ${missing.join(' and ')}: several processes share a database server and a queue. Set it, or start without --role.`,
    );
}

async function assemble(
  config: Config,
  log: Log,
  claim: DeskClaim,
  roleName: DeskRole,
): Promise<RunningDesk> {
  const role = { edge: roleName !== 'worker', work: roleName !== 'edge' };
  const { locks } = claim;
  const { store, key } = await openStore(config, { migrate: true });
  const ways = createWaysOut(allowedHosts(config));
  const reports = await openReports(config, ways, log);
  const faults: Faults = { log, report: (error) => reports?.report(error) };
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
  const outbox = role.edge ? sender : remoteOutbox(wakeups);
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
    clock: systemClock,
    ids: systemIds,
    settings: config.settings,
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
    settings: config.settings,
    wakeOutbox: (id) => outbox.wake(id),
    ways,
    locks,
    faults,
  });
  const desk: Desk = createDesk({
    store,
    agent: agent.port,
    tools,
    jobs,
    reader,
    clock: systemClock,
    ids: systemIds,
    log,
    settings: config.settings,
    instructions: agent.instructions,
    mailMode: mailer.mode,
    notice,
    adapter,
    alerts: alerts.desk,
    transcriber: lazyTranscriber(config, ways.for('voice notes').fetch),
    scheduler,
    locks,
    files: handedFiles(config.home),
    role,
    wakeups,
    outbox,
  });
  const checkpoints = createCheckpointKeeper({
    store,
    file: openCheckpointFile(config.checkpointFile),
    mail: role.edge ? createOperatorMail(mailer, config.operatorMail, systemClock) : null,
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
  const timers: NodeJS.Timeout[] = [];
  const routes: Route[] = [];
  const unopened: ChannelAdapter[] = [];
  let server: HttpServer | null = null;
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
      for (const { adapter: channel, route } of await openChannels(config, store, log, ways)) {
        if (role.edge) await claimAccount(locks, channel.account);
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
      server = await serveHttp(listen, {
        health: () =>
          health(store, role.edge ? adapters : new Map(), scheduler, checkpoints, boards),
        routes: [...routes, ...alerts.routes, privacyRoute(notice.sections)],
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
      for (const channel of unopened.splice(0)) await channel.start(desk);
      // What waits to be sent, now that the channels are open.
      await desk.wakeWaiting();
      await alerts.begin(role);
      timers.push(
        every(30_000, () => desk.sweep(), faults, 'sweep'),
        // What had to wait for a later time, and what another process was to wake and did not.
        every(1_000, () => desk.wakeWaiting(), faults, 'waiting'),
        every(10_000, () => checkpoints.tend(), faults, 'checkpoints'),
        every(30_000, () => (role.work ? boards.tend() : Promise.resolve()), faults, 'boards'),
      );
      // Warm what the first message would otherwise wait for; a fault shows up again where it matters.
      agent.warm();
      indexing = indexOlder(store, () => stopping)
        .then(() => index.refresh())
        .catch((error: unknown) => fault(faults, 'index', error));
    },
    channels: () => [...adapters.values()].map((channel) => channel.health()),
    async stop() {
      stopping = true;
      await indexing;
      for (const timer of timers) clearInterval(timer);
      await alerts.stop();
      await boards.stop();
      await scheduler.close();
      await desk.close();
      await sender.close();
      // Last, so that a message under way gets its answer. What comes in meanwhile waits in the inbox.
      for (const channel of adapters.values()) await channel.stop();
      await server?.close();
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

/** One edge for an account: two would answer twice. The lock of a dead one is free at once, a stopping one takes a moment. */
async function claimAccount(locks: Locks, account: string): Promise<void> {
  for (let tries = 0; tries < ACCOUNT_TRIES; tries++) {
    if (await locks.take(`account:${account}`)) return;
    await sleep(ACCOUNT_PAUSE_MS);
  }
  throw new StartError(
    `Another desk already serves ${account} on this database. Stop it first, or start this one with --role worker.`,
  );
}

const ACCOUNT_TRIES = 20;
const ACCOUNT_PAUSE_MS = 250;

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

/** A name that fits nothing would be a second yes that is never asked for. */
function refuseUnknownTools(names: readonly string[], tools: readonly Tool[]): void {
  // Nobody holds up a client who wants their data or wants to leave.
  const outside = tools
    .filter(({ effect, name }) => effect === 'outside' && !OWN_DATA_TOOLS.includes(name))
    .map(({ name }) => name);
  const wrong = names.find((name) => !outside.includes(name));
  if (wrong !== undefined)
    throw new StartError(
      `OPERATOR_YES names ${wrong}, which is no tool that can wait for a second yes. It should name some of: ${outside.join(', ')}.`,
    );
}

/** The first start finds something to search: the sample board, marked as sample. */
async function seedSampleBoard(store: Store): Promise<void> {
  if ((await store.countPostings()) > 0) return;
  const { sampleBoard } = await import('./jobs/sources/sample.ts');
  const now = systemClock.now();
  const { postings } = await sampleBoard(now);
  await store.savePostings(postings.map(withProfile), now);
}

/** Postings of an earlier version come into the full text, some at a time, so that others may write between. */
async function indexOlder(store: Store, isStopping: () => boolean): Promise<void> {
  let taken = 1;
  while (taken > 0 && !isStopping()) taken = await store.indexPostings(100);
}

async function health(
  store: Store,
  adapters: ReadonlyMap<string, ChannelAdapter>,
  scheduler: Scheduler,
  checkpoints: CheckpointKeeper,
  boards: BoardKeeper,
): Promise<Health> {
  const depths = await store.depths();
  const channels = [...adapters.values()].map((adapter) => adapter.health());
  const queue = await scheduler.health();
  const well =
    depths.deadLetters + depths.unknown + queue.failed === 0 &&
    queue.state === 'up' &&
    checkpoints.health().state === 'up' &&
    channels.every(({ state }) => state === 'up' || state === 'starting');
  return {
    status: well ? 'ok' : 'degraded',
    ...depths,
    queue,
    checkpoints: checkpoints.health(),
    boards: await boards.health(),
    channels,
  };
}

function notListening(listen: { host: string; port: number }, error: unknown): StartError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const why = code === 'EADDRINUSE' ? 'is taken by another program' : `cannot be used (${code})`;
  return new StartError(
    `CONSOLE_LISTEN ${listen.host}:${listen.port} ${why}. Choose another address, or off.`,
  );
}
