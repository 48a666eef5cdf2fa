import { createWhatsAppAdapter } from '../../../src/bot/whatsapp/whatsapp-adapter.ts';
import { systemClock } from '../../../src/system.ts';
import { SILENT_LOG } from '../../support/silent-log.ts';
import { openTestStore } from '../../support/sqlite-store.ts';
import { wayTo } from '../../support/way-to.ts';
import { keepLogin, startWhatsAppPeer } from '../../support/whatsapp/whatsapp-peer.ts';
import { describeChannel } from './channel-contract.ts';

describeChannel('WhatsApp', async () => {
  const peer = await startWhatsAppPeer();
  const test = await openTestStore();
  await keepLogin(test.store, peer);
  const adapter = createWhatsAppAdapter({
    url: peer.url,
    mediaUrl: peer.media.url,
    store: test.store,
    clock: systemClock,
    log: SILENT_LOG,
    way: wayTo(peer.url, peer.media.url),
  });
  const ada = await peer.person('15551234567', '888');
  let lastId = '';
  return {
    adapter,
    async open(sink) {
      await adapter.start(sink);
      await peer.until(() => adapter.health().state === 'up', 'the connection');
    },
    async says(text) {
      lastId = await ada.text(text);
    },
    async sendsFile(name, bytes) {
      await ada.document({ name, mime: 'application/pdf', bytes });
    },
    taps: null,
    async quotes(text) {
      const newest = ada.inbox().at(-1);
      await ada.quote(text, { id: newest?.id ?? '', text: newest?.text ?? '' });
    },
    // The phone sends it once more under the same id, as after a receipt that was lost.
    async repeats() {
      await ada.text('once', { id: lastId });
    },
    seen: () => ada.inbox().map(({ text }) => text),
    loseNextAnswer: () => peer.onNextMessages('close'),
    async disconnect() {
      peer.refuse(503);
      peer.drop();
      await peer.until(() => adapter.health().state === 'down', 'the end of the connection');
    },
    async close() {
      await adapter.stop();
      await peer.close();
      await test.remove();
    },
  };
});
