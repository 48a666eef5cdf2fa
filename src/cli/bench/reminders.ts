import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openSqlite } from '../../db/open-sqlite.ts';
import { type LookDeps, lookAt, scheduleLooks } from '../../desk/look.ts';
import type { Log } from '../../desk/ports/log.ts';
import type { Scheduler } from '../../desk/ports/scheduler.ts';
import type { Store } from '../../desk/ports/store.ts';
import { DEFAULT_SETTINGS } from '../../desk/settings.ts';
import { createRedisScheduler } from '../../queue/redis-scheduler.ts';
import { createTableScheduler } from '../../queue/table-scheduler.ts';
import { systemClock, systemIds } from '../../system.ts';
import { benchWay } from './bench-way.ts';
import { type Figure, figure, percentile } from './figure.ts';
import { startDeskProcess } from './process.ts';
import { makeWaitingCards } from './waiting-cards.ts';

const WAITING = 10_000;
/** How many of them come due while it is measured, and in which time: 200 a second. */
const DUE = 2000;
const SPAN_MS = 10_000;
const BURST = 3000;
const REDIS = 'redis://127.0.0.1:6379';
const SILENT: Log = { event: () => undefined };

/** Reminders with 10,000 waiting cards: how late they are, how many a second, and how long a start takes with them. */
export async function benchReminders(): Promise<Figure[]> {
  const figures = await withDesk('table', async ({ store, scheduler, home, keyFile }) => {
    const late = await lateness('table', store, scheduler);
    await scheduler.close();
    await store.close();
    return [...late, await startWith(home, keyFile)];
  });
  const redis = await withDesk('redis', async ({ store, scheduler }) => {
    if ((await scheduler.health()).state === 'up') return lateness('redis', store, scheduler);
    process.stderr.write(`No Redis at ${REDIS}: its figures were skipped.\n`);
    return null;
  });
  if (!redis) return figures;
  const burst = await withDesk('redis', ({ store, scheduler }) => atOnce(store, scheduler));
  return [...figures, ...redis, burst];
}

interface BenchQueue {
  home: string;
  keyFile: string;
  store: Store;
  scheduler: Scheduler;
}

async function withDesk<T>(
  mode: 'table' | 'redis',
  work: (desk: BenchQueue) => Promise<T>,
): Promise<T> {
  const desk = await openWaiting();
  const scheduler = await openScheduler(mode, desk.store);
  try {
    return await work({ ...desk, scheduler });
  } finally {
    await scheduler.close();
    await desk.store.close().catch(() => undefined);
    rmSync(desk.home, { recursive: true, force: true });
  }
}

async function openWaiting() {
  const home = mkdtempSync(join(tmpdir(), 'sayso-bench-'));
  mkdirSync(join(home, 'desk'), { mode: 0o700 });
  const key = randomBytes(32);
  const keyFile = join(home, 'key');
  writeFileSync(keyFile, key.toString('hex'));
  chmodSync(keyFile, 0o400);
  const store = await openSqlite({ path: join(home, 'desk', 'desk.db'), key, migrate: true });
  return { home, keyFile, store };
}

async function openScheduler(mode: 'table' | 'redis', store: Store): Promise<Scheduler> {
  return mode === 'table'
    ? createTableScheduler({
        store,
        clock: systemClock,
        log: SILENT,
        leaseMs: 60_000,
        maxAttempts: 3,
        closeMs: 2000,
      })
    : createRedisScheduler({
        url: REDIS,
        way: benchWay(REDIS),
        prefix: `sayso-bench-${systemIds.token(8)}`,
        log: SILENT,
        stalledMs: 30_000,
        maxAttempts: 3,
        closeMs: 2000,
      });
}

async function lateness(mode: string, store: Store, scheduler: Scheduler): Promise<Figure[]> {
  const from = Date.now() + 20_000;
  const { approvals } = await makeWaitingCards(store, WAITING, 'bench', (i) =>
    i < DUE ? new Date(from + (i * SPAN_MS) / DUE) : new Date(from + 3_600_000 + i * 1000),
  );
  const deps = lookDeps(store, scheduler);
  await scheduleLooks(deps, approvals);
  const late: number[] = [];
  const seen = new Map<string, number>();
  const dueAt = new Map(approvals.map(({ id, nextLookAt }) => [id, nextLookAt?.getTime() ?? 0]));
  await scheduler.start({
    async look(id) {
      if ((await lookAt(deps, id)) === null) return;
      late.push(Date.now() - (dueAt.get(id) ?? 0));
      seen.set(id, (seen.get(id) ?? 0) + 1);
    },
  });
  const end = from + SPAN_MS + 20_000;
  while (late.length < DUE && Date.now() < end) await sleep(50);
  const twice = [...seen.values()].filter((times) => times > 1).length;
  return [
    figure(`reminder_lateness_p95_${mode}`, percentile(late, 0.95), 'ms', late.length, {
      target: '<= 1500',
    }),
    figure(`reminder_lost_or_doubled_${mode}`, DUE - late.length + twice, 'reminders', DUE, {
      target: '= 0',
    }),
  ];
}

/** All at once: from due to the reminder in the outbox. */
async function atOnce(store: Store, scheduler: Scheduler): Promise<Figure> {
  const due = new Date(Date.now() + 5000);
  const { approvals } = await makeWaitingCards(store, BURST, 'bench', () => due);
  const deps = lookDeps(store, scheduler);
  await scheduleLooks(deps, approvals);
  let told = 0;
  let begun = 0;
  await scheduler.start({
    async look(id) {
      begun ||= performance.now();
      if ((await lookAt(deps, id)) !== null) told += 1;
    },
  });
  for (let tries = 0; told < BURST && tries < 1200; tries++) await sleep(25);
  const seconds = (performance.now() - begun) / 1000;
  return figure('reminders_a_second_redis', told / seconds, 'reminders/s', told, {
    target: '>= 300',
  });
}

function lookDeps(store: Store, scheduler: Scheduler): LookDeps {
  return {
    store,
    scheduler,
    catalog: new Map(),
    clock: systemClock,
    ids: systemIds,
    log: SILENT,
    // Measured at any hour of the day.
    settings: { ...DEFAULT_SETTINGS, quietHours: null },
  };
}

async function startWith(home: string, keyFile: string): Promise<Figure> {
  const desk = await startDeskProcess({
    DESK_HOME: join(home, 'desk'),
    DESK_KEY_FILE: keyFile,
  });
  await desk.stop();
  return figure(`start_with_${WAITING}_waiting`, desk.readyMs, 'ms', 1, { target: '<= 2000' });
}
