import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openPostgres } from '../../db/open-postgres.ts';
import type { Log } from '../../desk/ports/log.ts';
import type { Store } from '../../desk/ports/store.ts';
import type { Wakeups } from '../../desk/ports/wakeups.ts';
import { createRedisWakeups } from '../../queue/redis-wakeups.ts';
import { systemIds } from '../../system.ts';
import { BENCH_POSTGRES, createBenchDatabase } from './bench-postgres.ts';
import { benchWay } from './bench-way.ts';
import { type Figure, figure } from './figure.ts';
import { startModelStub } from './model-stub.ts';
import { startDeskProcess } from './process.ts';
import { openBenchChat } from './waiting-cards.ts';

const REDIS = 'redis://127.0.0.1:6379';
const THINK_MS = 200;
const CHATS = 60;
const MESSAGES = 420;
/** Turns that one worker runs at once: the model's time is what is shared out, not this machine's two cores. */
const TURNS_AT_ONCE = '4';
const KILL_MS = 5000;
const SILENT: Log = { event: () => undefined };

/** Turns of one worker and of two, on PostgreSQL and Redis with a model that takes 200 ms; then with one killed every 5 s. */
export async function benchWorkers(): Promise<Figure[]> {
  const one = await run(1, false);
  if (!one) return [];
  const two = await run(2, false);
  const killed = await run(2, true);
  if (!two || !killed) return [];
  return [
    figure('turns_one_worker', one.perSecond, 'turns/s', MESSAGES),
    figure('turns_two_workers', two.perSecond, 'turns/s', MESSAGES),
    figure('two_workers_gain', two.perSecond / one.perSecond, 'times', MESSAGES, {
      target: '>= 1.8',
    }),
    figure('turns_lost_while_killed', killed.lost, 'turns', MESSAGES, { target: '= 0' }),
    figure('turns_doubled_while_killed', killed.doubled, 'turns', MESSAGES, { target: '= 0' }),
    figure('workers_killed', killed.kills, 'times', MESSAGES),
  ];
}

async function run(
  workers: number,
  killing: boolean,
): Promise<{ perSecond: number; lost: number; doubled: number; kills: number } | null> {
  const database = await createBenchDatabase();
  if (!database) return null;
  const home = mkdtempSync(join(tmpdir(), 'sayso-bench-'));
  const key = randomBytes(32);
  const keyFile = join(home, 'key');
  writeFileSync(keyFile, key.toString('hex'));
  chmodSync(keyFile, 0o400);
  const store = await openPostgres({
    url: database.url,
    key,
    migrate: true,
    way: benchWay(BENCH_POSTGRES),
  });
  const model = await startModelStub(THINK_MS);
  const wakeups = await createRedisWakeups({
    url: REDIS,
    way: benchWay(REDIS),
    prefix: `sayso-${await store.deskId()}`,
    log: SILENT,
    atOnce: 1,
    closeMs: 1000,
  });
  const start = () =>
    startDeskProcess(
      {
        DESK_HOME: join(home, 'desk'),
        DESK_KEY_FILE: keyFile,
        DATABASE_URL: database.url,
        REDIS_URL: REDIS,
        OPENAI_BASE_URL: model.url,
        OPENAI_MODEL: 'stub',
        TURNS_AT_ONCE,
      },
      ['--role', 'worker'],
    );
  const running = await Promise.all(Array.from({ length: workers }, start));
  let kills = 0;
  let over = false;
  const killer = killing ? kill() : Promise.resolve();
  async function kill(): Promise<void> {
    for (let next = 0; ; next = (next + 1) % workers) {
      await sleep(KILL_MS / 2);
      if (over) return;
      running[next]?.kill();
      kills += 1;
      await sleep(KILL_MS / 2);
      running[next] = await start();
    }
  }
  try {
    const measured = await measure(store, wakeups);
    over = true;
    await killer;
    return { ...measured, kills };
  } finally {
    await Promise.all(running.map((desk) => desk.stop()));
    await wakeups.close();
    await store.close();
    model.close();
    await database.drop();
    rmSync(home, { recursive: true, force: true });
  }
}

async function measure(store: Store, wakeups: Wakeups) {
  const conversations = await Promise.all(
    Array.from({ length: CHATS }, async (_, i) => (await openBenchChat(store, i)).conversation.id),
  );
  const start = performance.now();
  for (let i = 0; i < MESSAGES; i += CHATS)
    await store.recordInbound(
      conversations.map((conversationId) => {
        const id = systemIds.next();
        return {
          id,
          account: 'bench',
          eventId: id,
          messageKey: null,
          conversationId,
          content: {
            kind: 'text',
            text: `please answer ${i}`,
            quotedRef: null,
            quotedText: null,
            edited: false,
            forwarded: false,
          },
          order: null,
          sentAt: new Date(),
          receivedAt: new Date(),
          changes: [],
        } as const;
      }),
    );
  for (const id of conversations) wakeups.work('talk', id);
  for (let tries = 0; tries < 6000 && (await store.depths()).inbox > 0; tries++) await sleep(20);
  const perSecond = (MESSAGES / (performance.now() - start)) * 1000;
  let lost = 0;
  let doubled = 0;
  for (const id of conversations) {
    const transcript = await store.loadTranscript(id, { turns: MESSAGES, maxChars: 10_000_000 });
    const answers = new Map<string, number>();
    for (const said of transcript)
      if (said.role === 'client') answers.set(said.text, (answers.get(said.text) ?? 0) + 1);
    lost += MESSAGES / CHATS - answers.size;
    doubled += [...answers.values()].filter((times) => times > 1).length;
  }
  return { perSecond, lost, doubled };
}
