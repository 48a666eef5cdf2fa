import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openTelegramPeer, openWhatsAppPeer } from '../support/chat-peers.ts';
import { killLeftovers, runSayso, temporaryHome } from '../support/chat-process.ts';
import { startDesk } from '../support/desk-process.ts';

const CODE = z.object({ id: z.string(), code: z.string() });
const CLIENT = z.object({ id: z.string(), admission: z.string(), status: z.string() });

describe.each([
  ['Telegram', openTelegramPeer],
  ['WhatsApp', openWhatsAppPeer],
])('joining over %s', (_name, openPeer) => {
  afterEach(killLeftovers);

  it('lets in by a link, from the waiting list, and not who is refused', async () => {
    const home = temporaryHome();
    const chat = await openPeer();
    await chat.prepare(home.home);
    const env = { ...chat.env, ADMISSION: 'invite' };
    const desk = startDesk({ home: home.home, env });
    await desk.ready;
    const sayso = (...args: string[]) => runSayso(args, { home: home.home, env });
    const clients = async () =>
      (await sayso('client', 'list')).stdout
        .trim()
        .split('\n')
        .map((line) => CLIENT.parse(JSON.parse(line)));

    const ada = await chat.client(7001);
    await ada.says('hello, I am Zyxwv');
    await ada.hears(/takes new clients by invitation/);
    const made = await sayso('invite', 'add', 'spring', '--operator', 'kim');
    const { code } = CODE.parse(JSON.parse(made.stdout));
    await ada.says(`/start ${code}`);
    await ada.hears(/May I keep your messages/);
    await ada.says('yes');
    await ada.hears(/Start with your CV/);
    expect(ada.texts().filter((text) => /by invitation/.test(text))).toHaveLength(1);

    const bo = await chat.client(7002);
    await bo.says(code);
    await bo.hears(/That code does not work here/);
    const cy = await chat.client(7003);
    await cy.says('may I?');
    await cy.hears(/takes new clients by invitation/);
    const waiting = (await clients()).filter(({ admission }) => admission === 'waiting');
    expect(waiting).toHaveLength(2);
    const [first, second] = waiting;
    expect(await sayso('client', 'admit', first?.id ?? '', '--operator', 'kim')).toMatchObject({
      code: 0,
    });
    await bo.hears(/May I keep your messages/);
    await sayso('client', 'refuse', second?.id ?? '', '--operator', 'kim');
    await cy.hears(/cannot take you on/);
    await cy.says('please?');
    await cy.says(`/join ${code}`);
    await bo.says('yes');
    await bo.hears(/Start with your CV/);
    expect(cy.texts()).toHaveLength(2);

    expect(await desk.kill('SIGTERM')).toBe(0);
    expect(desk.output()).not.toMatch(new RegExp(`Zyxwv|${code}`));
    expect(await sayso('audit', 'verify')).toMatchObject({ code: 0 });
    await chat.close();
    home.remove();
  }, 90_000);
});
