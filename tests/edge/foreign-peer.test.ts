import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTelegramServer, startWhatsAppServer } from '@openclaw/crabline';
import { BufferJSON, initAuthCreds } from '@whiskeysockets/baileys';
import { afterEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { openStore } from '../../src/database.ts';
import type { ChatPeer } from '../support/chat-peers.ts';
import { openEdgeDesk } from '../support/edge-desk.ts';
import { untilTrue } from '../support/until.ts';

/** What the desk sent, as the other project's server saw it: any text in its records. */
function recorded(path: string, text: string): number {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.includes('"outbound"') || line.includes('"api"'))
    .filter((line) => line.includes(JSON.stringify(text).slice(1, -1))).length;
}

interface ForeignPeer extends ChatPeer {
  inject(text: string): Promise<void>;
  sent(text: string): number;
}

async function openForeignTelegram(folder: string): Promise<ForeignPeer> {
  const recorderPath = join(folder, 'telegram.jsonl');
  const server = await startTelegramServer({ recorderPath });
  const { adminToken, endpoints, botToken } = server.manifest;
  return {
    name: 'Telegram',
    env: { TELEGRAM_BOT_TOKEN: botToken, TELEGRAM_API_ROOT: endpoints.apiRoot },
    prepare: async () => undefined,
    client: () => Promise.reject(new Error('This peer has no people.')),
    swallowAnswer: () => undefined,
    inject: (text) => post(endpoints.adminInboundUrl, adminToken, { chatId: 7001, text }),
    sent: (text) => recorded(recorderPath, text),
    close: () => server.close(),
  };
}

async function openForeignWhatsApp(folder: string): Promise<ForeignPeer> {
  const recorderPath = join(folder, 'whatsapp.jsonl');
  const server = await startWhatsAppServer({ recorderPath });
  const { adminToken, endpoints, selfJid } = server.manifest;
  const jid = '15551234567@s.whatsapp.net';
  return {
    name: 'WhatsApp',
    env: { WHATSAPP: 'baileys', WHATSAPP_WS_URL: endpoints.baileysWebSocketUrl },
    async prepare(home) {
      const { store } = await openStore(readConfig({ DESK_HOME: home }), { migrate: true });
      const creds = { ...initAuthCreds(), me: { id: selfJid.replace('@', ':0@'), name: 'Desk' } };
      const login = JSON.stringify({ ...creds, registered: true }, BufferJSON.replacer);
      await store.writeLogin('whatsapp', login, new Date());
      await store.close();
    },
    client: () => Promise.reject(new Error('This peer has no people.')),
    swallowAnswer: () => undefined,
    inject: (text) =>
      post(endpoints.adminInboundUrl, adminToken, {
        chatJid: jid,
        senderJid: jid,
        pushName: 'Ada',
        text,
      }),
    sent: (text) => recorded(recorderPath, text),
    close: () => server.close(),
  };
}

async function post(url: string, token: string, body: unknown): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-crabline-admin-token': token },
    body: JSON.stringify(body),
  });
  if (!response.ok)
    throw new Error(`The peer refused: ${response.status} ${await response.text()}`);
}

/** Servers that another project made (Crabline): they share no line with the desk or with its own peers. */
describe.each([
  ['Telegram', openForeignTelegram],
  ['WhatsApp', openForeignWhatsApp],
])('an independent server of %s', (_name, open) => {
  const folder = mkdtempSync(join(tmpdir(), 'sayso-foreign-'));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('case 1: is answered once per message, over a restart and over messages that waited', async () => {
    const peer = await open(folder);
    const desk = await openEdgeDesk(peer);
    desk.script.push({ text: 'answer one' }, { text: 'answer two' }, { text: 'answer three' });
    await peer.inject('one');
    await untilTrue(() => peer.sent('answer one') > 0, 'the first answer');
    await desk.running.stop();
    await peer.inject('two');
    await peer.inject('three');
    await desk.restart().catch(() => undefined);
    await untilTrue(() => peer.sent('answer three') > 0, 'the third answer');
    for (const text of ['answer one', 'answer two', 'answer three'])
      expect(peer.sent(text)).toBe(1);
    expect(desk.model.requests).toHaveLength(3);
    await desk.close();
    await peer.close();
  }, 90_000);

  it('case 14: takes every part of a long answer with emoji', async () => {
    const peer = await open(folder);
    const desk = await openEdgeDesk(peer);
    const lines = Array.from({ length: 260 }, (_, i) => `Line ${i} of a long answer 👩‍👩‍👧`);
    desk.script.push({ text: lines.join('\n') });
    await peer.inject('tell me all');
    await untilTrue(() => peer.sent('Line 259 of') > 0, 'the last part');
    for (const i of [0, 100, 200]) expect(peer.sent(`Line ${i} of`)).toBe(1);
    expect(await desk.running.store.depths()).toMatchObject({ unknown: 0, deadLetters: 0 });
    await desk.close();
    await peer.close();
  }, 90_000);
});
