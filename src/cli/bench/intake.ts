import { NO_DAY_LIMITS } from '../../desk/day-budget.ts';
import type { InboundEvent } from '../../desk/ports/channel.ts';
import { createReceiver } from '../../desk/receive.ts';
import { DEFAULT_SETTINGS } from '../../desk/settings.ts';
import { systemClock, systemIds } from '../../system.ts';
import { openBenchDesk } from './bench-desk.ts';
import { type Figure, figure, percentile } from './figure.ts';

const CHATS = 20;
const MESSAGES = 4000;
/** How many messages are on their way at once: a busy webhook, or a poll that brings a full batch. */
const AT_ONCE = 100;
/** Milliseconds between arrivals when the pace is steady: 500 a second, half of what is aimed for. */
const STEADY_MS = 2;

/** From arrival to the commit that allows the acknowledgement: guard, encryption, synchronous=FULL. */
export async function benchIntake(): Promise<Figure[]> {
  const desk = await openBenchDesk();
  const receiver = createReceiver({
    store: desk.store,
    clock: systemClock,
    ids: systemIds,
    settings: { ...DEFAULT_SETTINGS, trial: true, dayLimits: NO_DAY_LIMITS },
    adapter: () => null,
  });
  for (let chat = 0; chat < CHATS; chat++) await receiver.receive([message(chat, 'hello')]);

  const started = performance.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < MESSAGES) await receiver.receive([message(next++ % CHATS, TEXT)]);
    }),
  );
  const perSecond = (MESSAGES / (performance.now() - started)) * 1000;

  const waits: number[] = [];
  const running: Promise<void>[] = [];
  const from = performance.now();
  for (let i = 0; i < 1500; i++) {
    const due = from + i * STEADY_MS;
    while (performance.now() < due) await new Promise(setImmediate);
    const arrived = performance.now();
    running.push(
      receiver
        .receive([message(i % CHATS, TEXT)])
        .then(() => void waits.push(performance.now() - arrived)),
    );
  }
  await Promise.all(running);
  await desk.close();
  return [
    figure('intake_durable', perSecond, 'messages/s', MESSAGES, { target: '>= 1000' }),
    figure('intake_to_commit_p99', percentile(waits, 0.99), 'ms', waits.length, {
      target: '<= 30',
    }),
    figure('intake_to_commit_p50', percentile(waits, 0.5), 'ms', waits.length),
  ];
}

const TEXT = 'Could you look for remote backend jobs in Lisbon or Porto, please? Not too senior.';

function message(chat: number, text: string): InboundEvent {
  return {
    account: 'bench',
    eventId: systemIds.next(),
    messageKey: systemIds.next(),
    ref: null,
    order: null,
    chat: { id: `chat-${chat}`, kind: 'private' },
    sender: { id: `chat-${chat}`, altIds: [], name: null },
    sentAt: new Date(),
    content: { kind: 'text', text, quoted: null, edited: false, forwarded: false },
  };
}
