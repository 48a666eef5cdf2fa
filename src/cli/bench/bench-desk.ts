import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAgentRunner } from '../../agent/agent.ts';
import { createOfflineModel } from '../../agent/offline-model.ts';
import { createOutbox } from '../../bot/outbox.ts';
import {
  createTerminalAdapter,
  TERMINAL_ACCOUNT,
  type TerminalAdapter,
} from '../../bot/terminal/terminal-adapter.ts';
import { openEncrypted, openSqlite } from '../../db/open-sqlite.ts';
import { NO_DAY_LIMITS } from '../../desk/day-budget.ts';
import { createDesk } from '../../desk/desk.ts';
import { createFeed } from '../../desk/feed.ts';
import { createJobIndex } from '../../desk/job-index.ts';
import { createJobSearch } from '../../desk/job-search.ts';
import { localLocks } from '../../desk/local-locks.ts';
import type { Agent } from '../../desk/ports/agent.ts';
import type { ChannelAdapter } from '../../desk/ports/channel.ts';
import type { Log } from '../../desk/ports/log.ts';
import type { Store } from '../../desk/ports/store.ts';
import { factsOfLocalDesk } from '../../desk/privacy/facts.ts';
import { liveNotice } from '../../desk/privacy/live-notice.ts';
import { DEFAULT_SETTINGS } from '../../desk/settings.ts';
import type { Tool } from '../../desk/tool.ts';
import { createHandoverMailer } from '../../mail/handover-mailer.ts';
import { mailtoLink } from '../../mail/mailto.ts';
import { openOperators } from '../../open-operators.ts';
import { createTableScheduler } from '../../queue/table-scheduler.ts';
import { systemClock, systemIds } from '../../system.ts';
import { createCatalog } from '../../tools/catalog.ts';

export interface BenchDesk {
  store: Store;
  /** Size of the database in bytes, without the ring of the write-ahead log. */
  size(): number;
  adapter: TerminalAdapter;
  /** Says something and waits until the desk has answered and everything is sent. */
  say(text: string): Promise<void>;
  /** What the client has been shown, newest last. */
  shown: string[];
  close(): Promise<void>;
}

const SILENT: Log = { event: () => undefined };

/** A whole desk in this process: real store, real agent loop, terminal channel without a terminal. */
export async function openBenchDesk(
  extra: readonly Tool[] = [],
  agent?: Agent,
): Promise<BenchDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'sayso-bench-'));
  const path = join(folder, 'desk.db');
  const key = randomBytes(32);
  const store = await openSqlite({ path, key, migrate: true });
  const settings = { ...DEFAULT_SETTINGS, trial: true, dayLimits: NO_DAY_LIMITS };
  const adapters = new Map<string, ChannelAdapter>();
  const find = (account: string) => adapters.get(account) ?? null;
  const outbox = createOutbox({
    store,
    adapter: find,
    clock: systemClock,
    log: SILENT,
    afterLoss: async () => [],
    sendMs: 5000,
    maxAttempts: 3,
  });
  const mailer = createHandoverMailer();
  const scheduler = createTableScheduler({
    store,
    clock: systemClock,
    log: SILENT,
    leaseMs: 60_000,
    maxAttempts: 3,
    closeMs: 5000,
  });
  const desk = createDesk({
    alerts: { place: null, tester: null },
    operators: openOperators({ feed: createFeed(() => undefined), mail: null, log: SILENT }),
    store,
    agent: agent ?? offlineAgent(),
    tools: [
      ...createCatalog({
        mailer,
        sentFolder: null,
        mailtoLink,
        store,
        boards: { boards: [], lookup: async () => ({ postings: [], problems: [] }) },
        jobPages: { allowed: false, read: async () => ({ postings: [], problems: [] }) },
        readPastedJob: async () => null,
        clock: systemClock,
        ids: systemIds,
        settings,
      }),
      ...extra,
    ],
    jobs: createJobSearch(createJobIndex(store), { store, clock: systemClock }),
    reader: {
      read: async () => ({ ok: false, problem: 'empty', sentence: 'No documents here.' }),
      close: async () => undefined,
    },
    clock: systemClock,
    ids: systemIds,
    log: SILENT,
    settings,
    instructions: 'You are measured.',
    mailMode: 'handover',
    notice: liveNotice(
      factsOfLocalDesk({ name: 'offline', host: null, retention: 'It runs here.' }),
    ),
    adapter: find,
    transcriber: null,
    scheduler,
    locks: localLocks(),
    files: { remove: async () => undefined },
    role: { edge: true, work: true },
    wakeups: null,
    outbox,
  });
  const shown: string[] = [];
  const adapter = createTerminalAdapter({
    client: 'bench',
    filesDir: join(folder, 'files'),
    clock: systemClock,
    ids: systemIds,
    show(event) {
      if ('text' in event) shown.push(event.text);
    },
  });
  adapters.set(TERMINAL_ACCOUNT, adapter);
  await adapter.start(desk);
  return {
    store,
    size() {
      const raw = openEncrypted(path, key, false);
      const pages = Number(raw.pragma('page_count', { simple: true }));
      const bytes = pages * Number(raw.pragma('page_size', { simple: true }));
      raw.close();
      return bytes;
    },
    adapter,
    shown,
    async say(text) {
      await adapter.input({ kind: 'text', text });
      await desk.settled(TERMINAL_ACCOUNT, 'bench');
    },
    async close() {
      await desk.close();
      await outbox.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function offlineAgent(): Agent {
  return createAgentRunner({
    model: createOfflineModel(),
    description: { name: 'offline', host: null, retention: '' },
    price: { inputPerMillionUsd: 0, outputPerMillionUsd: 0 },
  });
}
