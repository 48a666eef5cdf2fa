import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DeskOfProcesses, openDeskOfProcesses } from '../support/desk-of-processes.ts';
import { findPostgres } from '../support/postgres-server.ts';
import { type OwnRedis, ownRedis } from '../support/redis-server.ts';
import { untilTrue } from '../support/until.ts';

const postgres = await findPostgres();
const here = await ownRedis();
await here?.close();
afterAll(() => postgres?.close());

const CLIENTS = 8;
const HOUR = 3_600_000;

describe.skipIf(!postgres || !here)('digests through kills', () => {
  let desk: DeskOfProcesses;
  let redis: OwnRedis;
  beforeEach(async () => {
    const own = await ownRedis();
    if (!postgres || !own) throw new Error('The servers that were here a moment ago are gone.');
    redis = own;
    desk = await openDeskOfProcesses(
      { postgres: postgres.url, redis: redis.url },
      { text: 'ok' },
      { QUIET_HOURS: 'off' },
    );
  });
  afterEach(async () => {
    await desk.close();
    await redis.close();
  });

  it('arrive once each, though workers are killed while they go out and the queue forgets', async () => {
    await desk.start('edge');
    const first = await desk.start('worker');
    // An hour ago on every client's clock: what is due since then is late, and still sent.
    const slot = new Date(Math.floor(Date.now() / 60_000) * 60_000 - HOUR);
    const hour = slot.toISOString().slice(11, 16);
    const clients: Awaited<ReturnType<DeskOfProcesses['chat']['client']>>[] = [];
    for (let number = 1; number <= CLIENTS; number++) {
      const client = await desk.chat.client(number);
      await client.says('/saved add TypeScript jobs');
      await client.hears(/Saved as search 1/);
      await client.says(`/digest ${hour}`);
      await client.hears(/your digest comes at/);
      clients.push(client);
    }
    const database = new pg.Client(desk.databaseUrl);
    await database.connect();
    await database.query('UPDATE digests SET next_at = $1', [slot.getTime()]);
    await database.end();
    await redis.flush();
    // A worker looks at what is overdue when it starts.
    const second = await desk.start('worker');
    const told = () =>
      clients.map(({ texts }) => texts().filter((text) => text.startsWith('Your digest:')).length);
    await untilTrue(() => told().some((many) => many > 0), 'the first digest', 60_000);
    await Promise.all([first.kill('SIGKILL'), second.kill('SIGKILL')]);
    await desk.start('worker');
    await untilTrue(() => told().every((many) => many > 0), 'every digest', 60_000);
    await sleep(1500);
    expect(told()).toEqual(clients.map(() => 1));
  }, 180_000);
});
