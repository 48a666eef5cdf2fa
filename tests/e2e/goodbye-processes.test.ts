import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askForCard } from '../edge/card-asked.ts';
import { type DeskOfProcesses, openDeskOfProcesses } from '../support/desk-of-processes.ts';
import { findPostgres } from '../support/postgres-server.ts';
import { findRedis } from '../support/redis-server.ts';

const postgres = await findPostgres();
const redis = await findRedis();
afterAll(async () => {
  await postgres?.close();
  await redis?.close();
});

describe.skipIf(!postgres || !redis)('leaving a desk of several processes', () => {
  let desk: DeskOfProcesses;
  beforeEach(async () => {
    const servers = { postgres: postgres?.url ?? '', redis: redis?.url ?? '' };
    desk = await openDeskOfProcesses(servers, () => ({ text: 'ok' }));
  });
  afterEach(() => desk.close());

  const idOf = async () => {
    const lines = (await desk.sayso('client', 'list')).stdout.trim().split('\n');
    return lines.map((line) => String(JSON.parse(line).id));
  };
  const checked = async (id: string) => {
    await expect
      .poll(async () => (await desk.sayso('erase', '--check', id)).code, {
        timeout: 40_000,
        interval: 1000,
      })
      .toBe(0);
    return desk.sayso('erase', '--check', id);
  };

  it('leaves nothing in PostgreSQL, Redis or files, and edge and workers take the next words as those of a stranger', async () => {
    await desk.start('edge');
    await desk.start('worker');
    await desk.start('worker');
    const ada = await desk.chat.client(1);
    await askForCard(desk, ada);
    const [id = ''] = await idOf();
    await ada.says('/delete');
    await ada.hears(/I delete your account/);
    await ada.answers('yes');
    await ada.hears(/Receipt of/);
    expect((await checked(id)).stdout).toContain('tables, files, Redis');
    // The trial starts new clients consented; it is somebody new all the same.
    await ada.says('hello again');
    await ada.hears(/^ok$/);
    const [stranger] = await idOf();
    expect(stranger).not.toBe(id);
    expect(await desk.sayso('audit', 'verify')).toMatchObject({ code: 0 });
    expect(await desk.sayso('erase', '--check', id)).toMatchObject({ code: 0 });
  }, 120_000);

  it('is finished by another worker when the first is killed', async () => {
    await desk.start('edge');
    const worker = await desk.start('worker');
    const ada = await desk.chat.client(1);
    await ada.says('hello');
    await ada.hears(/^ok$/);
    const [id = ''] = await idOf();
    await ada.says('/delete');
    await ada.hears(/I delete your account/);
    await ada.answers('yes');
    await ada.hears(/Receipt of/);
    await worker.kill('SIGKILL');
    await desk.start('worker');
    await checked(id);
  }, 120_000);
});
