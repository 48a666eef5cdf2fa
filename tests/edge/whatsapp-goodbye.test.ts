import { BufferJSON } from '@whiskeysockets/baileys';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKeyCache } from '../../src/bot/whatsapp/key-cache.ts';
import { createKeyWrites } from '../../src/bot/whatsapp/key-writes.ts';
import { createRenewal } from '../../src/bot/whatsapp/renewal.ts';
import { openWhatsAppPeer } from '../support/chat-peers.ts';
import { type EdgeDesk, openEdgeDesk } from '../support/edge-desk.ts';
import { untilTrue } from '../support/until.ts';

/** Everything that Baileys names after a person: by number and by LID, in every form that a name takes. */
const TYPES = ['session', 'identity-key', 'device-list', 'lid-mapping', 'tctoken', 'sender-key'];
const namesOf = (number: string, lid: string) => [
  ...[number, lid, `${lid}_1`].flatMap((user) => [user, `${user}.0`, `${user}_reverse`]),
  `${number}@s.whatsapp.net`,
  `${lid}@lid`,
  `120363@g.us::${number}::0`,
  `120363@g.us::${lid}_1::0`,
];

describe('a client who leaves WhatsApp', () => {
  let chat: Awaited<ReturnType<typeof openWhatsAppPeer>>;
  let desk: EdgeDesk;
  beforeEach(async () => {
    chat = await openWhatsAppPeer();
    desk = await openEdgeDesk(chat);
    await untilTrue(() => chat.peer.connected(), 'the connection');
  });
  afterEach(async () => {
    await desk.close();
    await chat.close();
  });

  const store = () => desk.running.store;
  async function keysWith(person: { number: string; lid: string }): Promise<string[]> {
    const found: string[] = [];
    for (const type of TYPES) {
      const names = namesOf(person.number, person.lid);
      const keys = await store().readChannelKeys('whatsapp', type, names);
      found.push(...[...keys.keys()].map((name) => `${type} ${name}`));
    }
    return found;
  }
  const retries = () => chat.peer.receipts.filter(({ type }) => type === 'retry').length;

  async function leave(client: Awaited<ReturnType<typeof chat.client>>): Promise<void> {
    await client.says('/delete');
    await client.hears(/needs your yes/);
    await client.answers('yes');
    await client.hears(/you have left this desk/);
    await untilTrue(async () => (await store().openErasures()).length === 0, 'the erasure', 20_000);
  }

  it('leaves no key with them, neither in the store nor in the connection that runs', {
    timeout: 90_000,
  }, async () => {
    const ada = await chat.client(7001);
    const bo = await chat.client(7002);
    const [adas, bos] = [chat.person(7001), chat.person(7002)];
    await ada.says('hello');
    await ada.hears(/ok/);
    await bo.says('hello');
    await bo.hears(/ok/);
    expect(await keysWith(adas)).toEqual(expect.arrayContaining([`session ${adas.lid}_1.0`]));
    const keysOfBo = await keysWith(bos);
    expect(keysOfBo).toEqual(expect.arrayContaining([`session ${bos.lid}_1.0`]));
    expect([retries(), chat.peer.logins]).toEqual([0, 1]);

    await leave(ada);
    await untilTrue(
      () => chat.peer.logins === 2 && desk.running.channels()[0]?.state === 'up',
      'the new connection',
    );
    expect(await keysWith(adas)).toEqual([]);
    expect(await keysWith(bos)).toEqual(keysOfBo);

    // The others go on in the sessions that they have.
    await bo.says('still there?');
    await untilTrue(() => bo.texts().length === 2, 'the answer to the other client');
    expect(retries()).toBe(0);

    // With the old session gone, the desk asks the phone to begin a new one: as with a stranger.
    await ada.says('hello again');
    await untilTrue(() => retries() > 0, 'the request for a new session');
    await ada.hears(/ok/);
    expect(await keysWith(adas)).toEqual(expect.arrayContaining([`session ${adas.lid}_1.0`]));
    await desk.restart();
    expect(await keysWith(adas)).toEqual(expect.arrayContaining([`session ${adas.lid}_1.0`]));
  });

  it('is found nowhere at the next start when something was written after the goodbye', {
    timeout: 90_000,
  }, async () => {
    const ada = await chat.client(7001);
    const person = chat.person(7001);
    await ada.says('hello');
    await ada.hears(/ok/);
    await leave(ada);
    await untilTrue(() => chat.peer.logins === 2, 'the new connection');
    const other = '15550009999@s.whatsapp.net';
    const index = { token: Buffer.from(JSON.stringify([`${person.lid}@lid`, other])) };
    const late = (type: string, id: string, value: unknown = 'x') => ({
      type,
      id,
      value: JSON.stringify(value, BufferJSON.replacer),
    });
    await store().writeChannelKeys('whatsapp', [
      late('session', `${person.lid}_1.0`),
      late('device-list', person.number),
      late('sender-key', `120363@g.us::${person.number}::0`),
      late('tctoken', `${person.lid}@lid`),
      late('tctoken', other),
      late('tctoken', '__index', index),
    ]);
    await desk.restart();
    await untilTrue(() => chat.peer.logins === 3, 'the next start');
    expect(await keysWith(person)).toEqual([]);
    const tokens = await store().readChannelKeys('whatsapp', 'tctoken', ['__index', other]);
    expect(tokens.has(other)).toBe(true);
    const kept: { token: { data: string } } = JSON.parse(tokens.get('__index') ?? '');
    expect(Buffer.from(kept.token.data, 'base64').toString()).toBe(JSON.stringify([other]));
  });
});

describe('the memory of a connection', () => {
  it('holds keys for some time, and none once it is closed', async () => {
    const cache = createKeyCache();
    cache.set('session.a', 1);
    expect(cache.get('session.a')).toBe(1);
    cache.del('session.a');
    expect(cache.get('session.a')).toBeUndefined();
    cache.set('session.b', 2);
    cache.close();
    // What was under way when it was closed comes too late.
    cache.set('session.c', 3);
    expect([cache.get('session.b'), cache.get('session.c'), cache.size()]).toEqual([
      undefined,
      undefined,
      0,
    ]);
    const short = createKeyCache(0);
    short.set('session.a', 1);
    expect(short.get('session.a')).toBeUndefined();
    await untilTrue(() => short.size() === 0, 'the end of old keys');
  });

  it('is written out before its end, all but the list of tokens', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const written: string[] = [];
    const writes = createKeyWrites(
      {
        async writeChannelKeys(_account, keys) {
          written.push(...keys.map(({ type }) => type));
        },
      },
      'whatsapp',
    );
    const change = (type: string) => ({ type, id: 'x', value: null });
    const decrypting = writes.track(async () => {
      await promise;
      await writes.write([change('session'), change('tctoken')]);
    });
    let over = false;
    const ended = writes.end().then(() => {
      over = true;
    });
    await Promise.resolve();
    expect(over).toBe(false);
    resolve();
    await Promise.all([decrypting, ended]);
    expect(written).toEqual(['session']);
  });

  it('is renewed at once, and then not again for a while', async () => {
    const renewal = createRenewal(50_000);
    const first = renewal.next();
    renewal.ask();
    renewal.ask();
    await untilTrue(() => first.aborted, 'the end of the first');
    const second = renewal.next();
    renewal.ask();
    await new Promise((resolve) => setImmediate(resolve));
    expect(second.aborted).toBe(false);
    renewal.stop();
    const eager = createRenewal(0);
    for (let round = 0; round < 3; round++) {
      const life = eager.next();
      eager.ask();
      await untilTrue(() => life.aborted, 'the end of a round');
    }
  });
});
