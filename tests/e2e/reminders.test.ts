import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askForCard } from '../edge/card-asked.ts';
import { type DeskOfProcesses, openDeskOfProcesses } from '../support/desk-of-processes.ts';
import { findPostgres } from '../support/postgres-server.ts';
import { type OwnRedis, ownRedis } from '../support/redis-server.ts';
import { untilTrue } from '../support/until.ts';

const postgres = await findPostgres();
const here = await ownRedis();
await here?.close();
afterAll(() => postgres?.close());

/** Runs of each kill; the moment is another one each time. */
const RUNS = Number(process.env.RELIABILITY_RUNS ?? 1);
const CLIENTS = 4;

describe.skipIf(!postgres || !here)('reminders through kills', () => {
  let desk: DeskOfProcesses;
  let redis: OwnRedis;
  beforeEach(async () => {
    const own = await ownRedis();
    if (!postgres || !own) throw new Error('The servers that were here a moment ago are gone.');
    redis = own;
    desk = await openDeskOfProcesses(
      { postgres: postgres.url, redis: redis.url },
      { text: 'ok' },
      // Some seconds after the card.
      { REMINDER_HOURS: '0.0012', QUIET_HOURS: 'off' },
    );
  });
  afterEach(async () => {
    await desk.close();
    await redis.close();
  });
  const start = (role: 'edge' | 'worker') => desk.start(role);

  async function waiting() {
    const clients = [];
    for (let number = 1; number <= CLIENTS; number++) {
      const client = await desk.chat.client(number);
      await askForCard(desk, client);
      clients.push(client);
    }
    return clients;
  }
  const told = (texts: string[]) =>
    texts.filter((text) => /still waits for your answer/.test(text)).length;
  async function eachToldOnce(clients: Awaited<ReturnType<typeof waiting>>) {
    await untilTrue(
      () => clients.every(({ texts }) => told(texts()) > 0),
      'every reminder',
      60_000,
    );
    await sleep(1500);
    expect(clients.map(({ texts }) => told(texts()))).toEqual(clients.map(() => 1));
  }

  it.each(Array.from({ length: RUNS }, (_, run) => run))(
    'come once when Redis is killed and comes back (run %i)',
    async (run) => {
      await start('edge');
      await start('worker');
      const clients = await waiting();
      await sleep((run * 137) % 3000);
      await redis.kill();
      await sleep(300);
      await redis.start();
      await eachToldOnce(clients);
    },
    90_000,
  );

  it.each(Array.from({ length: RUNS }, (_, run) => run))(
    'come once when a worker is killed (run %i)',
    async (run) => {
      await start('edge');
      const worker = await start('worker');
      const clients = await waiting();
      await sleep((run * 211) % 3500);
      await worker.kill('SIGKILL');
      await start('worker');
      await eachToldOnce(clients);
    },
    90_000,
  );

  it('come once though Redis has forgotten everything', async () => {
    await start('edge');
    await start('worker');
    const clients = await waiting();
    await redis.flush();
    await eachToldOnce(clients);
  }, 90_000);
});
