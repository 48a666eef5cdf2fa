import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { openWhatsAppPeer } from '../support/chat-peers.ts';
import { killLeftovers, spawnSayso, temporaryHome } from '../support/chat-process.ts';
import { untilTrue } from '../support/until.ts';

const SNAPSHOT = z.object({ strings: z.array(z.string()) });

let chat: Awaited<ReturnType<typeof openWhatsAppPeer>>;
let folder: ReturnType<typeof temporaryHome>;
beforeEach(async () => {
  chat = await openWhatsAppPeer();
  folder = temporaryHome();
  await chat.prepare(folder.home);
});
afterEach(async () => {
  killLeftovers();
  await chat.close();
  folder.remove();
});

it('after a goodbye no key with the client is in the memory of a real desk', {
  timeout: 120_000,
}, async () => {
  const child = spawnSayso(['start'], {
    home: folder.home,
    env: {
      ...chat.env,
      DESK_TRIAL: '1',
      CONSOLE_LISTEN: 'off',
      LOG_LEVEL: 'silent',
      NODE_OPTIONS: `--heapsnapshot-signal=SIGUSR2 --diagnostic-dir=${folder.home}`,
    },
  });
  /** Every text that the process still refers to: a snapshot begins with a collection of garbage. */
  async function textsInMemory(): Promise<string[]> {
    const files = () => readdirSync(folder.home).filter((name) => name.endsWith('.heapsnapshot'));
    child.kill('SIGUSR2');
    let texts: string[] = [];
    const written = () => {
      try {
        const [file = ''] = files();
        texts = SNAPSHOT.parse(JSON.parse(readFileSync(join(folder.home, file), 'utf8'))).strings;
        return true;
      } catch {
        // Not there yet, or not whole.
        return false;
      }
    };
    await untilTrue(written, 'the snapshot', 60_000);
    for (const file of files()) rmSync(join(folder.home, file));
    return texts;
  }

  await untilTrue(() => chat.peer.connected(), 'the connection', 30_000);
  const ada = await chat.client(7001);
  const { number, lid } = chat.person(7001);
  await ada.says('hello');
  await ada.hears(/./);
  const keys = (text: string) =>
    /^(?:session|identity-key|sender-key|device-list|lid-mapping|tctoken|pn|lid)[.:]/.test(text) &&
    (text.includes(number) || text.includes(lid));
  expect((await textsInMemory()).filter(keys)).toContain(`session.${lid}_1.0`);

  await ada.says('/delete');
  await ada.hears(/needs your yes/);
  await ada.answers('yes');
  await ada.hears(/you have left this desk/);
  await untilTrue(() => chat.peer.logins === 2, 'the new connection', 20_000);
  expect((await textsInMemory()).filter(keys)).toEqual([]);
  child.kill('SIGTERM');
  await once(child, 'exit');
});
