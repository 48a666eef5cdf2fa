import { createBrowserAdapter } from '../../../src/bot/browser/browser-adapter.ts';
import type { Outbound } from '../../../src/desk/ports/channel.ts';
import { systemClock, systemIds } from '../../../src/system.ts';
import { SILENT_LOG } from '../../support/silent-log.ts';
import { openTestStore } from '../../support/sqlite-store.ts';
import { describeChannel } from './channel-contract.ts';

/** What a page would show of a message. */
function wordsOf(message: Outbound): string[] {
  if (message.kind === 'file') return [message.caption];
  return 'text' in message ? [message.text] : [];
}

describeChannel('browser', async () => {
  const test = await openTestStore();
  const person = { chat: 'ada.1', name: 'Ada (test 1)' };
  const adapter = createBrowserAdapter({ store: test.store, clock: systemClock, log: SILENT_LOG });
  const seen: string[] = [];
  let card: Extract<Outbound, { kind: 'card' }> | null = null;
  let last = { text: '', id: '' };
  adapter.listen(person.chat, (event) => {
    if (event.type !== 'shown') return;
    if (event.message.kind === 'card') card = event.message;
    seen.push(...wordsOf(event.message));
  });
  return {
    adapter,
    open: (sink) => adapter.start(sink),
    says(text) {
      last = { text, id: systemIds.next() };
      return adapter.says(person, last.text, last.id);
    },
    sendsFile: (name, bytes) =>
      adapter.sends(person, { name, mime: null, bytes }, systemIds.next()),
    taps: (choice) => adapter.taps(person, card?.token[choice] ?? 'none', systemIds.next()),
    quotes: null,
    repeats: () => adapter.says(person, last.text, last.id),
    seen: () => seen,
    loseNextAnswer: null,
    disconnect: null,
    async close() {
      await adapter.stop();
      await test.remove();
    },
  };
});
