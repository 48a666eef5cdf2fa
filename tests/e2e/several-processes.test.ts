import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askForCard } from '../edge/card-asked.ts';
import { runSayso, temporaryHome } from '../support/chat-process.ts';
import { type DeskOfProcesses, openDeskOfProcesses } from '../support/desk-of-processes.ts';
import type { ScriptedReply } from '../support/openai-server.ts';
import { findPostgres } from '../support/postgres-server.ts';
import { findRedis } from '../support/redis-server.ts';
import { untilTrue } from '../support/until.ts';

const postgres = await findPostgres();
const redis = await findRedis();
afterAll(async () => {
  await postgres?.close();
  await redis?.close();
});

/** What the client last said, given back: so each answer tells which message it belongs to. */
function echo(body: Record<string, unknown>): ScriptedReply {
  const messages = Array.isArray(body.messages) ? body.messages : [];
  const said: unknown = messages.findLast((message) => message.role === 'user')?.content;
  return { text: `answer to ${String(said)}`, after: sleep(200) };
}

describe.skipIf(!postgres || !redis)('a desk of several processes', () => {
  let desk: DeskOfProcesses;
  beforeEach(async () => {
    const servers = { postgres: postgres?.url ?? '', redis: redis?.url ?? '' };
    desk = await openDeskOfProcesses(servers, echo);
  });
  afterEach(() => desk.close());
  const start = (role: 'edge' | 'worker') => desk.start(role);

  it('answers every message once and in order, while workers are killed', async () => {
    await start('edge');
    let victim = await start('worker');
    await start('worker');
    const people = await Promise.all([1, 2, 3, 4, 5, 6].map((number) => desk.chat.client(number)));
    const rounds = 5;
    for (let round = 0; round < rounds; round++) {
      for (const [index, person] of people.entries()) await person.says(`m${index}-${round}`);
      await sleep(250);
      if (round % 2 === 0) {
        await victim.kill('SIGKILL');
        victim = await start('worker');
      }
    }
    const wanted = people.map((_, index) =>
      Array.from({ length: rounds }, (_, round) => `answer to m${index}-${round}`),
    );
    // A turn that waited long for its second worker says so; nothing else may come between.
    const got = () =>
      people.map((person) =>
        person.texts().filter((text) => !text.startsWith('I was interrupted')),
      );
    await vi.waitFor(() => expect(got()).toEqual(wanted), { timeout: 40_000, interval: 50 });
    await sleep(1000);
    expect(got()).toEqual(wanted);
  }, 80_000);

  it('answers again after the edge was killed', async () => {
    const edge = await start('edge');
    await start('worker');
    const ada = await desk.chat.client(1);
    await ada.says('one');
    await ada.hears(/answer to one/);
    await edge.kill('SIGKILL');
    await ada.says('two');
    await start('edge');
    await ada.hears(/answer to two/);
    expect(ada.texts().filter((text) => text === 'answer to one')).toHaveLength(1);
  }, 90_000);

  it('refuses a second edge for the same account', async () => {
    await start('edge');
    const second = desk.begin('edge');
    await expect(second.ready).rejects.toThrow('Another desk already serves telegram');
  }, 90_000);

  it('sends an approved mail once, though two workers hear of two taps', async () => {
    await start('edge');
    await Promise.all([start('worker'), start('worker')]);
    const ada = await desk.chat.client(1);
    await askForCard(desk, ada);
    await Promise.all([ada.answers('yes'), ada.answers('yes'), ada.says('yes 1')]);
    await ada.hears(/#1: Approved by you/);
    await sleep(1000);
    expect(desk.smtp.mails).toHaveLength(1);
  }, 90_000);

  it('stops a turn in another process when the client says so', async () => {
    await start('edge');
    await start('worker');
    const ada = await desk.chat.client(1);
    const never = Promise.withResolvers<void>();
    desk.script.push({ text: 'never', after: never.promise });
    await ada.says('think for a long time');
    await untilTrue(() => desk.model.requests.length === 1, 'the turn');
    await ada.says('/stop');
    await ada.hears(/Stopped, as you asked/);
    never.resolve();
  }, 90_000);
});

describe('roles', () => {
  it('need a database and a queue that processes can share', async () => {
    const home = temporaryHome();
    const done = await runSayso(['start', '--role', 'worker'], { home: home.home, env: {} });
    expect(done.code).toBe(1);
    expect(done.stderr).toContain('--role worker needs DATABASE_URL (postgres://…) and REDIS_URL');
    home.remove();
  });
});
