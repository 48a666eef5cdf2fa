import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { createTelegramAdapter } from '../../../src/bot/telegram/telegram-adapter.ts';
import { systemClock } from '../../../src/system.ts';
import { SILENT_LOG } from '../../support/silent-log.ts';
import { startBotApiPeer } from '../../support/telegram/bot-api-peer.ts';
import { untilTrue } from '../../support/until.ts';
import { wayTo } from '../../support/way-to.ts';
import { type ChannelUnderTest, describeChannel } from './channel-contract.ts';

describeChannel('Telegram, polling', () => openTelegram(false));
describeChannel('Telegram, webhook', () => openTelegram(true));

async function openTelegram(byWebhook: boolean): Promise<ChannelUnderTest> {
  const peer = await startBotApiPeer();
  const ada = peer.person(7001);
  let lastUpdate = 0;
  const server = createServer((request, response) => {
    const { webhook } = adapter;
    if (webhook && request.url === webhook.path) void webhook.answer(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const adapter = createTelegramAdapter({
    token: peer.token,
    way: wayTo(peer.root),
    apiRoot: peer.root,
    webhookUrl: byWebhook ? `http://127.0.0.1:${port}/telegram` : null,
    clock: systemClock,
    log: SILENT_LOG,
    pollSeconds: 1,
  });
  let peerClosed = false;
  const closePeer = async () => {
    if (!peerClosed) await peer.close();
    peerClosed = true;
  };
  return {
    adapter,
    async open(sink) {
      await adapter.start(sink);
      await peer.until(
        () =>
          byWebhook
            ? peer.webhook() !== ''
            : peer.calls.some(({ method }) => method === 'getUpdates'),
        'the first poll',
      );
    },
    async says(text) {
      lastUpdate = ada.says(text).updateId;
    },
    async sendsFile(name, bytes) {
      ada.sendsDocument({ name, mime: 'application/pdf', bytes });
    },
    async taps(choice) {
      ada.taps(ada.card().message_id, choice);
    },
    async quotes(text) {
      const quote = ada.chat().findLast(({ from }) => from === 'bot');
      ada.says(text, quote ? { quote: quote.message_id } : {});
    },
    async repeats() {
      peer.repeat(lastUpdate);
    },
    seen: () => ada.texts(),
    loseNextAnswer: () => peer.fail('sendMessage', 'lost_response'),
    async disconnect() {
      await closePeer();
      // Until this side has noticed, an open connection looks as if it could carry a message.
      await untilTrue(() => adapter.health().state !== 'up' || byWebhook, 'the end of the polls');
      await setImmediate();
    },
    async close() {
      await adapter.stop();
      await closePeer();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}
