import { readFileSync } from 'node:fs';
import { proto } from '@whiskeysockets/baileys';
import Long from 'long';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAuthState } from '../../src/bot/whatsapp/auth-state.ts';
import { toEvent } from '../../src/bot/whatsapp/inbound.ts';
import { quietSignal } from '../../src/bot/whatsapp/quiet-signal.ts';
import { afterClose } from '../../src/bot/whatsapp/reconnect.ts';
import { createWhatsAppAdapter } from '../../src/bot/whatsapp/whatsapp-adapter.ts';
import { openEncrypted } from '../../src/db/open-sqlite.ts';
import { systemClock } from '../../src/system.ts';
import { type ChatClient, openWhatsAppPeer } from '../support/chat-peers.ts';
import { type EdgeDesk, heldReply, openEdgeDesk } from '../support/edge-desk.ts';
import { SILENT_LOG } from '../support/silent-log.ts';
import { openTestStore } from '../support/sqlite-store.ts';
import { untilTrue } from '../support/until.ts';
import { wayTo } from '../support/way-to.ts';
import {
  keepLogin,
  type Person,
  startWhatsAppPeer,
  type WhatsAppPeer,
} from '../support/whatsapp/whatsapp-peer.ts';
import { askForCard } from './card-asked.ts';

const SECRET = 'Otter%River33';

describe('WhatsApp at its edges', () => {
  let chat: Awaited<ReturnType<typeof openWhatsAppPeer>>;
  let peer: WhatsAppPeer;
  let desk: EdgeDesk;
  let ada: ChatClient;
  let person: Person;

  beforeEach(async () => {
    chat = await openWhatsAppPeer();
    peer = chat.peer;
    desk = await openEdgeDesk(chat);
    ada = await chat.client(7001);
    person = chat.person(7001);
    await untilTrue(up, 'the connection');
  });
  afterEach(async () => {
    await desk.close();
    await chat.close();
  });

  const up = () => peer.connected();
  const clients = () => desk.running.store.listClients();
  const depths = () => desk.running.store.depths();
  const quiet = () => desk.running.desk.settled('whatsapp', '887001@lid');

  it('case 16, 29: what waited at the server while the desk was away is answered, once', async () => {
    await desk.running.stop();
    await person.text('first');
    await person.text('second');
    await desk.restart().catch(() => undefined);
    await untilTrue(() => ada.texts().length === 2, 'both answers');
    await quiet();
    expect(desk.model.requests).toHaveLength(2);
    expect(peer.receipts.filter(({ type }) => type !== 'retry')).toHaveLength(2);
  });

  it('case 17: the receipt leaves only after the message is durable', async () => {
    const id = await person.text('hello');
    await untilTrue(() => peer.receipts.some((receipt) => receipt.id === id), 'the receipt');
    // Whatever happens to the desk after the receipt: the message is in its database.
    const raw = desk.running.store;
    expect(
      (await depths()).inbox > 0 || ada.texts().length > 0 || desk.model.requests.length > 0,
    ).toBe(true);
    expect(await raw.listClients()).toHaveLength(1);
    await ada.hears(/ok/);
  });

  it('case 19: words typed on the desk’s own phone are a takeover, its own echo is not', async () => {
    await person.text('hello');
    await ada.hears(/ok/);
    const mine = person.inbox()[0]?.id ?? '';
    await peer.ownPhoneTypes(person, 'ok', mine);
    await person.text('are you a bot?');
    await ada.hears(/ok/);
    await peer.ownPhoneTypes(person, 'This is Ida, I take over.');
    await ada.hears(/A person of this desk answers you now/);
    const asked = desk.model.requests.length;
    await person.text('thank you, Ida');
    await quiet();
    expect(desk.model.requests).toHaveLength(asked);
    await peer.ownPhoneTypes(person, '/back');
    await ada.hears(/The assistant answers again/);
    await person.text('and now?');
    await ada.hears(/ok/);
  });

  it('case 20: number and LID are one person, whichever comes first', async () => {
    await person.text('by number, LID unknown', { alone: true });
    await ada.hears(/ok/);
    await person.text('by LID, with the number', { addressing: 'lid' });
    await untilTrue(() => ada.texts().length === 2, 'the second answer');
    await person.text('by number, with the LID');
    await untilTrue(() => ada.texts().length === 3, 'the third answer');
    await person.text('by LID alone', { addressing: 'lid', alone: true });
    await untilTrue(() => ada.texts().length === 4, 'the fourth answer');
    expect(await clients()).toMatchObject([{ conversations: 1 }]);
  });

  it('case 21: a message that cannot be decrypted comes again and makes one turn', async () => {
    await person.text('fine');
    await ada.hears(/ok/);
    await person.text('broken on the way', { corrupt: true });
    await untilTrue(() => ada.texts().length === 2, 'the answer');
    await quiet();
    expect(desk.model.requests).toHaveLength(2);
    expect(peer.receipts.some(({ type }) => type === 'retry')).toBe(true);
  });

  it('case 22: a send without an answer goes out again under the same id, and is seen once', async () => {
    peer.onNextMessages('close');
    await person.text('hello');
    await untilTrue(() => peer.rawSends.length >= 2, 'the second try', 15_000);
    expect(new Set(peer.rawSends.map(({ id }) => id)).size).toBe(1);
    expect(ada.texts()).toEqual(['ok']);
    await untilTrue(async () => (await depths()).outbox === 0, 'the end of the row');
    expect(await depths()).toMatchObject({ unknown: 0, deadLetters: 0 });
  }, 90_000);

  it('case 22: a refusal (463) is a dead letter at once, another one is tried again', async () => {
    peer.onNextMessages({ error: '479' }, { error: '463' });
    await person.text('hello');
    await untilTrue(async () => (await depths()).deadLetters === 1, 'the dead letter', 15_000);
    await ada.hears(/could not be delivered/);
  }, 90_000);

  it('case 23: a restart that the server asks for (515) is done at once', async () => {
    peer.streamError('515');
    await untilTrue(() => peer.logins === 2, 'the second login');
    await person.text('hello');
    await ada.hears(/ok/);
  });

  it.each([
    [401, /Pair it again/],
    [403, /closed this account/],
  ])(
    'case 23: a login that is refused for good (%i) is not tried again',
    async (code, advice) => {
      peer.refuse(code);
      peer.drop();
      await untilTrue(
        () => desk.running.channels()[0]?.state === 'fault',
        'the end of the tries',
        15_000,
      );
      expect(desk.running.channels()[0]?.advice).toMatch(advice);
      // The old login is kept for whoever looks into it.
      expect(await desk.running.store.readLogin('whatsapp')).not.toBeNull();
    },
    30_000,
  );

  it('case 25: an answer that was thought of before a person took over is not sent', async () => {
    const held = heldReply('the bot talks over Ida');
    desk.script.push(held.reply);
    await person.text('hello');
    await untilTrue(() => desk.model.requests.length === 1, 'the turn');
    await peer.ownPhoneTypes(person, 'Ida here.');
    await ada.hears(/A person of this desk/);
    held.go();
    await quiet();
    expect(ada.texts().join()).not.toContain('talks over');
  });

  it('takes a card’s answer by quote, by number and by a thumb', async () => {
    await askForCard(desk, ada);
    await person.react('👍', 'some-other-message');
    await quiet();
    expect(desk.smtp.mails).toHaveLength(0);
    const card = person.inbox().findLast(({ text }) => text.includes('needs your yes'));
    await person.react('👍', card?.id ?? '');
    await ada.hears(/Approved by you/);
    expect(desk.smtp.mails).toHaveLength(1);
    const outcome = person.inbox().at(-1);
    expect(outcome?.quotedId).toBe(card?.id);
  });

  it('takes no thumb while several cards wait', async () => {
    await askForCard(desk, ada);
    await person.text('again');
    await ada.hears(/ok/);
    desk.script.push(
      { calls: [{ name: 'draft_outreach', args: { job: 2 } }] },
      { calls: [{ name: 'send_outreach', args: {} }] },
    );
    await person.text('and the second');
    const second = await ada.hears(/^#2 needs your yes/);
    const card = person.inbox().findLast(({ text }) => text === second);
    await person.react('👍', card?.id ?? '');
    await ada.hears(/Several cards wait/);
    expect(desk.smtp.mails).toHaveLength(0);
    await person.text('yes 2');
    await ada.hears(/#2: Approved by you/);
    expect(desk.smtp.mails).toHaveLength(1);
  });

  it('case 15: a secret is kept nowhere, and the client is told to delete it', async () => {
    const id = await person.text(`my gmail password is ${SECRET}`);
    expect(await ada.hears(/I blocked that message/)).toMatch(/delete it in this chat/);
    await person.edit(id, `my gmail password is ${SECRET}!`);
    await ada.hears(/I blocked that message/);
    expect(JSON.stringify(desk.model.requests)).not.toContain(SECRET);
  });

  it('lets a message through once after the client wrote that it was not a secret', async () => {
    const words = `my gmail password is ${SECRET}`;
    await person.text(words);
    expect(await ada.hears(/I blocked that message/)).toMatch(/write "not a secret"/);
    await person.text('Not a secret.');
    await ada.hears(/your next message passes, once/);
    await person.text(words);
    await ada.hears(/ok/);
    expect(JSON.stringify(desk.model.requests)).toContain(SECRET);
    await person.text(words);
    await ada.hears(/I blocked that message/);
  });

  it('takes an edit as new words that never answer, and a forward as well', async () => {
    await askForCard(desk, ada);
    const id = await person.text('hm');
    await ada.hears(/ok/);
    await person.edit(id, 'yes');
    await ada.hears(/ok/);
    await person.forward('yes');
    await ada.hears(/ok/);
    expect(desk.smtp.mails).toHaveLength(0);
  });

  it('answers a sticker and a voice note honestly', async () => {
    await person.sticker();
    await ada.hears(/cannot read stickers/);
    await person.voice(Buffer.from('OggS'));
    await ada.hears(/cannot listen to voice notes/);
  });

  it.each([
    ['gone', /does not have that file any more/],
    ['flipped', /arrived damaged/],
    ['cut', /arrived damaged/],
    ['endless', /larger than 10 MB/],
  ] as const)(
    'case 27: a file that is %s is answered with one sentence',
    async (fault, sentence) => {
      const bytes = readFileSync('tests/cv/fixtures/backend-engineer.md');
      await person.document({ name: 'cv.md', mime: 'text/markdown', bytes, fault, statedSize: 10 });
      await ada.hears(sentence);
    },
  );

  it('case 27: the sender names no host: only WhatsApp’s own is asked', async () => {
    let asked = 0;
    const evil = await import('node:http').then(({ createServer }) => {
      const server = createServer((_request, response) => {
        asked += 1;
        response.end('gotcha');
      });
      return new Promise<typeof server>((resolve) => {
        server.listen(0, '127.0.0.1', () => resolve(server));
      });
    });
    const { port } = evil.address() as { port: number };
    const media = {
      mediaKey: Buffer.alloc(32, 1),
      fileName: 'cv.pdf',
      mimetype: 'application/pdf',
    };
    for (const directPath of [`//127.0.0.1:${port}/x`, `/\\127.0.0.1:${port}/x`])
      await person.message({
        documentMessage: { ...media, directPath, url: `http://127.0.0.1:${port}/x` },
      });
    await untilTrue(() => ada.texts().length === 2, 'both refusals');
    expect(asked).toBe(0);
    await new Promise((resolve) => evil.close(resolve));
  });
});

describe('the login of WhatsApp', () => {
  it('case 24: is never made anew over one that cannot be read', async () => {
    const test = await openTestStore();
    const peer = await startWhatsAppPeer();
    await keepLogin(test.store, peer);
    await test.store.close();
    const raw = openEncrypted(test.path, test.key, false);
    raw.exec("UPDATE channel_logins SET sealed_login = x'00112233'");
    raw.close();
    const store = await test.reopen();
    const adapter = createWhatsAppAdapter({
      url: peer.url,
      mediaUrl: null,
      store,
      clock: systemClock,
      log: SILENT_LOG,
      way: wayTo(peer.url),
    });
    await adapter.start({ accept: async () => undefined });
    await untilTrue(() => adapter.health().state === 'fault', 'the fault');
    expect(adapter.health().advice).toMatch(/cannot be read/);
    expect(peer.logins).toBe(0);
    await adapter.stop();
    await peer.close();
    await test.remove();
  });

  it('case 24: keeps every kind of key, and a set of keys whole or not at all', async () => {
    const test = await openTestStore();
    const auth = await openAuthState(test.store, 'whatsapp', systemClock);
    expect(auth.isNew).toBe(true);
    await auth.keys.set({
      session: { 'a.0': Buffer.from('one') },
      'pre-key': { 1: { public: Buffer.from('p'), private: Buffer.from('q') } },
      'sender-key-memory': { g: { 'x@lid': true } },
      'app-state-sync-key': {
        k: proto.Message.AppStateSyncKeyData.create({ keyData: Buffer.of(7) }),
      },
      'lid-mapping': { 1555: '888' },
      'device-list': { 1555: ['0', '3'] },
      tctoken: { 'x@lid': { token: Buffer.from('t'), timestamp: '5' } },
      'identity-key': { 'a.0': Buffer.from('i') },
    });
    expect(await auth.keys.get('session', ['a.0', 'b.0'])).toEqual({ 'a.0': Buffer.from('one') });
    expect(await auth.keys.get('device-list', ['1555'])).toEqual({ 1555: ['0', '3'] });
    expect(await auth.keys.get('tctoken', ['x@lid'])).toEqual({
      'x@lid': { token: Buffer.from('t'), timestamp: '5' },
    });
    const keys = await auth.keys.get('app-state-sync-key', ['k']);
    expect(Buffer.from(keys.k?.keyData ?? '')).toEqual(Buffer.of(7));

    // A full disk in the middle of a set leaves the old keys.
    const raw = openEncrypted(test.path, test.key, false);
    raw.exec(`CREATE TRIGGER full BEFORE INSERT ON channel_keys WHEN NEW.id = 'z.0'
              BEGIN SELECT RAISE(ABORT, 'no space'); END`);
    raw.close();
    await expect(
      (async () =>
        auth.keys.set({ session: { 'a.0': Buffer.from('two'), 'z.0': Buffer.from('three') } }))(),
    ).rejects.toThrow();
    expect(await auth.keys.get('session', ['a.0'])).toEqual({ 'a.0': Buffer.from('one') });
    await auth.keys.set({ session: { 'a.0': null } });
    expect(await auth.keys.get('session', ['a.0'])).toEqual({});
    await test.remove();
  });

  it.each([
    [401, 'stop'],
    [403, 'stop'],
    [405, 'connect'],
    [411, 'connect'],
    [428, 'connect'],
    [440, 'connect'],
    [503, 'connect'],
    [515, 'connect'],
    [null, 'connect'],
  ])('case 23: after %s it will %s', (code, action) => {
    expect(afterClose(code, { failures: 0, refusals: 0 }, 0.5).action).toBe(action);
  });

  it('case 23: gives up on a refused version, backs off long when replaced, and never flaps', () => {
    expect(afterClose(405, { failures: 5, refusals: 5 }, 0.5)).toMatchObject({ action: 'stop' });
    expect(afterClose(440, { failures: 0, refusals: 0 }, 0.5)).toMatchObject({ delayMs: 600_000 });
    expect(afterClose(515, { failures: 9, refusals: 0 }, 0.5)).toMatchObject({ delayMs: 0 });
    const delays = Array.from({ length: 12 }, (_, failures) => {
      const next = afterClose(428, { failures, refusals: 0 }, 0.5);
      return next.action === 'connect' ? next.delayMs : 0;
    });
    expect(delays).toEqual([...delays].sort((a, b) => a - b));
    expect(delays[0]).toBe(2000);
    expect(delays.at(-1)).toBe(300_000);
  });

  it('case 26: says nothing on the console while it is open, and gives it back after', () => {
    const { console: screen } = globalThis;
    const said: unknown[] = [];
    const before = screen.info;
    screen.info = (...words) => void said.push(words);
    const first = quietSignal();
    const second = quietSignal();
    screen.info('Closing session:', { privKey: 'secret' });
    first();
    screen.info('still quiet');
    second();
    screen.info('heard');
    screen.info = before;
    expect(said).toEqual([['heard']]);
  });

  it('case 32: reads times that come as Long', () => {
    const event = toEvent(
      'whatsapp',
      {
        key: { remoteJid: '888@lid', id: 'A', fromMe: false },
        message: { conversation: 'hi' },
        timestamp: Long.fromNumber(1_700_000_000),
        pushName: null,
        offline: true,
      },
      new Date(),
    );
    expect(event?.sentAt).toEqual(new Date(1_700_000_000_000));
  });
});
