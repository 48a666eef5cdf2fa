import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  cardOf,
  killLeftovers,
  runSayso,
  startChat,
  temporaryHome,
  textOf,
} from '../support/chat-process.ts';

const CV = 'tests/cv/fixtures/backend-engineer.md';

/** Each step is a process of its own, and the machine may be busy. */
describe('leaving a real desk', { timeout: 90_000 }, () => {
  let desk: ReturnType<typeof temporaryHome>;
  beforeEach(() => {
    desk = temporaryHome();
  });
  afterEach(() => {
    killLeftovers();
    desk.remove();
  });

  const sayso = (...args: string[]) => runSayso(args, { home: desk.home });

  async function settledClient(client: string): Promise<string> {
    const chat = startChat({ home: desk.home, client });
    await chat.say('yes');
    await chat.say({ file: CV });
    await chat.say('find me remote TypeScript jobs in Europe');
    await chat.end();
    const lines = (await sayso('client', 'list')).stdout.trim().split('\n');
    return JSON.parse(lines.at(-1) ?? '{}').id;
  }

  /** Names and bytes of every file of the desk. */
  function files(): [string, Buffer][] {
    return readdirSync(desk.home, { recursive: true })
      .map(String)
      .filter((name) => statSync(join(desk.home, name)).isFile())
      .map((name) => [name, readFileSync(join(desk.home, name))]);
  }

  it.each([0, 10, 40, 90, 250])(
    'is finished by the next start when it is killed %i ms after the yes (55)',
    async (ms) => {
      const id = await settledClient('ada');
      const first = startChat({ home: desk.home });
      await first.greeting;
      const { card } = cardOf(await first.say('/delete'));
      first.write({ tap: { card, choice: 'yes' } });
      await sleep(ms);
      await first.kill('SIGKILL');

      const second = startChat({ home: desk.home });
      await second.greeting;
      let check = await sayso('erase', '--check', id);
      if (check.stderr.includes('was not erased')) {
        // The yes was not durable yet: the card still waits, and nothing has gone.
        await second.say({ tap: { card, choice: 'yes' } });
        check = await sayso('erase', '--check', id);
      }
      for (let tries = 0; check.code !== 0 && tries < 40; tries++) {
        await sleep(250);
        check = await sayso('erase', '--check', id);
      }
      expect(check).toMatchObject({ code: 0 });
      expect(check.stdout).toContain('nothing left');
      await second.end();
      expect(await sayso('audit', 'verify')).toMatchObject({ code: 0 });
      const log = (await sayso('audit', 'list', '--limit', '500')).stdout;
      expect(log.split('"action":"client.erased"')).toHaveLength(2);
    },
  );

  it('gives an operator the export and the erasure, each written down first', async () => {
    const id = await settledClient('ada');
    const other = await settledClient('bob');
    const zip = join(desk.home, 'ada.zip');
    expect(await sayso('client', 'export', id, zip)).toMatchObject({ code: 2 });
    expect(await sayso('client', 'export', id, zip, '--operator', 'mia')).toMatchObject({
      code: 0,
    });
    expect(statSync(zip).mode & 0o077).toBe(0);
    const data = unzipSync(readFileSync(zip));
    expect(strFromU8(data['data.json'] ?? new Uint8Array())).toContain('Ada Brook');
    expect(Buffer.from(data['cv/backend-engineer.md'] ?? [])).toEqual(readFileSync(CV));
    const again = await sayso('client', 'export', id, zip, '--operator', 'mia');
    expect(again).toMatchObject({ code: 1 });
    expect(again.stderr).toContain('is there already');

    expect(await sayso('client', 'erase', id, '--operator', 'mia')).toMatchObject({ code: 2 });
    expect((await sayso('erase', '--check', id)).stderr).toContain('was not erased');
    const erased = await sayso('client', 'erase', id, '--yes', '--operator', 'mia');
    expect(erased).toMatchObject({ code: 0 });
    expect(erased.stdout).toContain('Receipt of');
    expect(await sayso('erase', '--check', id)).toMatchObject({ code: 0 });
    const twice = await sayso('client', 'erase', id, '--yes', '--operator', 'mia');
    expect(twice.stderr).toContain('nothing is done twice');
    expect((await sayso('client', 'list')).stdout).toContain(other);
    expect((await sayso('erase', '--check', other)).code).toBe(1);
    expect((await sayso('erase', '--check', 'nobody')).stderr).toContain('Nobody was erased');
    const log = (await sayso('audit', 'list', '--limit', '500')).stdout;
    expect(log).toContain('operator.exported');
    expect(log).toContain('operator mia');
  });

  it('begins beside a running desk, which hands over the receipt and finishes', async () => {
    const id = await settledClient('ada');
    const chat = startChat({ home: desk.home });
    await chat.greeting;
    const answer = await sayso('client', 'erase', id, '--yes', '--operator', 'mia');
    expect(answer.stderr).toContain('The running desk hands over the receipt');
    const receipt = await chat.event((event) => event.text?.startsWith('Receipt of') === true);
    expect(receipt.text).toContain(id);
    await expect
      .poll(async () => (await sayso('erase', '--check', id)).code, {
        timeout: 30_000,
        interval: 1000,
      })
      .toBe(0);
    expect(textOf(await chat.say('hello again'))).toContain('May I keep your messages');
    await chat.end();
  });

  it('shows a client nothing that another client of the terminal is to read', async () => {
    await settledClient('ada');
    const chat = startChat({ home: desk.home, client: 'bob' });
    await chat.greeting;
    const [id = ''] = (await sayso('client', 'list')).stdout
      .split('\n')
      .map((line) => /"id":"([^"]+)"/.exec(line)?.[1] ?? '');
    await sayso('client', 'erase', id, '--yes', '--operator', 'mia');
    await sleep(2500);
    await chat.say('hello');
    expect(textOf(chat.events())).not.toContain('Receipt of');
    await chat.end();
  });

  it('leaves no file and no byte of the client under its folder, and all of the other client', async () => {
    const id = await settledClient('ada');
    const other = await settledClient('bob');
    for (const client of ['ada', 'bob']) {
      const chat = startChat({ home: desk.home, client });
      await chat.greeting;
      const { card } = cardOf(await chat.say('/export'));
      await chat.say({ tap: { card, choice: 'yes' } });
      await chat.end();
    }
    expect(readdirSync(join(desk.home, 'files')).sort()).toEqual(['chat-ada', 'chat-bob']);
    const chat = startChat({ home: desk.home, client: 'ada' });
    await chat.greeting;
    const { card } = cardOf(await chat.say('/delete'));
    await chat.say({ tap: { card, choice: 'yes' } });
    await chat.end();
    expect(readdirSync(join(desk.home, 'files'))).toEqual(['chat-bob']);
    expect(existsSync(join(desk.home, 'desk.db-wal'))).toBe(false);
    for (const [name, bytes] of files()) {
      if (name.includes('chat-bob')) continue;
      expect(bytes.includes(id), name).toBe(false);
      expect(bytes.includes('Ada Brook'), name).toBe(false);
    }
    expect((await sayso('client', 'list')).stdout).toContain(other);
  });
});
