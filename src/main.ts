import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { every, fault } from './background.ts';
import { createOutbox, type Outbox } from './bot/outbox.ts';
import { openChannels } from './channels.ts';
import type { Config } from './config.ts';
import type { Health, HttpServer, Route } from './console/health.ts';
import { acquireDeskLock } from './db/desk-lock.ts';
import { loadMasterKey, type MasterKey } from './db/master-key.ts';
import { openSqlite } from './db/open-sqlite.ts';
import { createDesk, type Desk } from './desk/desk.ts';
import { createJobIndex, withProfile } from './desk/job-index.ts';
import { createJobSearch } from './desk/job-search.ts';
import { afterLoss } from './desk/lost-message.ts';
import type { ModelDescription } from './desk/ports/agent.ts';
import type { ChannelAdapter, ChannelHealth } from './desk/ports/channel.ts';
import type { Log } from './desk/ports/log.ts';
import type { Store } from './desk/ports/store.ts';
import { lazyAgent, lazyReader, lazyTranscriber } from './lazy.ts';
import { createLog } from './log.ts';
import { systemClock, systemIds } from './system.ts';
import { createCatalog } from './tools/catalog.ts';

/** A start that cannot be: one line that says why and what to do. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

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
  /** How every channel is. */
  channels(): ChannelHealth[];
  stop(): Promise<void>;
}

/** Everything that a command needs to look into the database, without being a desk. */
export async function openStore(
  config: Config,
  options: { migrate: boolean },
): Promise<{ store: Store; key: MasterKey }> {
  await makeFolders(config);
  const key = await loadMasterKey({
    keyFile: config.keyFile,
    home: config.home,
    databasePath: config.databasePath,
  });
  const store = await openSqlite({
    path: config.databasePath,
    key: key.bytes,
    migrate: options.migrate,
  });
  return { store, key };
}

/** The desk's folders, for its own user only. */
async function makeFolders(config: Config): Promise<void> {
  for (const folder of [config.home, dirname(config.databasePath)])
    await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown fault';
      throw new StartError(
        `The folder ${folder} cannot be made (${code}). Set DESK_HOME to a folder that this user may write.`,
      );
    });
}

/**
 * The composition root: configuration -> adapters -> desk. Nothing is global; what is made here is closed by `stop`.
 * Throws `StartError` when another desk works on the same database.
 */
export async function openDesk(config: Config): Promise<RunningDesk> {
  const log = createLog(config.logLevel);
  await makeFolders(config);
  const lock = acquireDeskLock(config.databasePath);
  if (!lock)
    throw new StartError(
      `Another desk is already running on ${config.databasePath}. Stop it first, or set DESK_HOME to another folder.`,
    );
  try {
    return await assemble(config, log, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function assemble(config: Config, log: Log, lock: { release(): void }): Promise<RunningDesk> {
  const { store, key } = await openStore(config, { migrate: true });
  const agent = lazyAgent(config, log);
  const [{ openMailer }, { mailtoLink }, { openBoards }] = await Promise.all([
    import('./mail/open-mailer.ts'),
    import('./mail/mailto.ts'),
    import('./jobs/open-boards.ts'),
  ]);
  const mailer = await openMailer({ smtpUrl: config.smtpUrl, mailFrom: config.mailFrom });
  const adapters = new Map<string, ChannelAdapter>();
  const adapter = (account: string) => adapters.get(account) ?? null;
  const index = createJobIndex(store);
  const jobs = createJobSearch(index);
  const reader = lazyReader();
  const outbox: Outbox = createOutbox({
    store,
    adapter,
    clock: systemClock,
    log,
    afterLoss: (item, end, code) =>
      afterLoss({ store, clock: systemClock, ids: systemIds, log }, item, end, code),
    sendMs: 30_000,
    maxAttempts: 8,
  });
  const desk = createDesk({
    store,
    agent: agent.port,
    tools: createCatalog({
      mailer,
      mailtoLink,
      store,
      boards: openBoards(config.boards),
      clock: systemClock,
      ids: systemIds,
      settings: config.settings,
    }),
    jobs,
    reader,
    clock: systemClock,
    ids: systemIds,
    log,
    settings: config.settings,
    instructions: agent.instructions,
    mailMode: mailer.mode,
    adapter,
    transcriber: lazyTranscriber(config),
    outbox,
  });
  const timers: NodeJS.Timeout[] = [];
  const routes: Route[] = [];
  const unopened: ChannelAdapter[] = [];
  let server: HttpServer | null = null;

  return {
    desk,
    store,
    log,
    keyCreated: key.created,
    keyFile: key.path,
    model: agent.port.model,
    async connect(channel) {
      adapters.set(channel.account, channel);
      await channel.start(desk);
    },
    async connectChannels() {
      for (const { adapter: channel, route } of await openChannels(config, store, log)) {
        adapters.set(channel.account, channel);
        unopened.push(channel);
        if (route) routes.push(route);
      }
      return unopened.map(({ account }) => account);
    },
    async listen() {
      if (!config.console) return { address: '(no console: CONSOLE_LISTEN is off)' };
      const { serveHttp } = await import('./console/health.ts');
      const listen = config.console;
      server = await serveHttp(listen, {
        health: () => health(store, adapters),
        routes,
      }).catch((error: unknown) => {
        throw notListening(listen, error);
      });
      return server;
    },
    async begin() {
      await seedSampleBoard(store);
      await desk.recover();
      // What an earlier process left is settled first: a channel brings new work the moment it is open.
      for (const channel of unopened.splice(0)) await channel.start(desk);
      await outbox.wakeDue();
      timers.push(
        every(30_000, () => desk.sweep(), log, 'sweep'),
        every(1_000, () => outbox.wakeDue(), log, 'outbox'),
      );
      // Warm what the first message would otherwise wait for; a fault shows up again where it matters.
      agent.warm();
      index.refresh().catch((error: unknown) => fault(log, 'index', error));
    },
    channels: () => [...adapters.values()].map((channel) => channel.health()),
    async stop() {
      for (const timer of timers) clearInterval(timer);
      await desk.close();
      await outbox.close();
      // Last, so that a message under way gets its answer. What comes in meanwhile waits in the inbox.
      for (const channel of adapters.values()) await channel.stop();
      await server?.close();
      await reader.close();
      await store.close();
      lock.release();
    },
  };
}

/** The first start finds something to search: the sample board, marked as sample. */
async function seedSampleBoard(store: Store): Promise<void> {
  if ((await store.countPostings()) > 0) return;
  const { sampleBoard } = await import('./jobs/sources/sample.ts');
  const now = systemClock.now();
  const { postings } = await sampleBoard(now);
  await store.savePostings(postings.map(withProfile), now);
}

async function health(
  store: Store,
  adapters: ReadonlyMap<string, ChannelAdapter>,
): Promise<Health> {
  const depths = await store.depths();
  const channels = [...adapters.values()].map((adapter) => adapter.health());
  const well =
    depths.deadLetters + depths.unknown === 0 &&
    channels.every(({ state }) => state === 'up' || state === 'starting');
  return { status: well ? 'ok' : 'degraded', ...depths, channels };
}

function notListening(listen: { host: string; port: number }, error: unknown): StartError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const why = code === 'EADDRINUSE' ? 'is taken by another program' : `cannot be used (${code})`;
  return new StartError(
    `CONSOLE_LISTEN ${listen.host}:${listen.port} ${why}. Choose another address, or off.`,
  );
}
