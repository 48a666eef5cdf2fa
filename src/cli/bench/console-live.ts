import { get } from 'node:http';
import { systemIds } from '../../system.ts';
import { openConsoleDesk } from './console-desk.ts';
import { type Figure, figure, percentile } from './figure.ts';

const STREAMS = 200;
const CONVERSATIONS = 20;
const MESSAGES = 100;
/** Between two messages: ten a second. */
const PAUSE_MS = 100;

/** From the commit of a message to its event at every stream that follows the conversation or the list. */
export async function benchConsoleLive(): Promise<Figure[]> {
  const desk = await openConsoleDesk(CONVERSATIONS);
  const url = await desk.listen();
  const { lines } = await desk.store.inboxPage({
    filter: { kind: 'all' },
    scope: { operatorId: 'bench', only: false },
    at: new Date(),
    after: null,
    limit: CONVERSATIONS,
  });
  const heard = new Map<string, (() => void)[]>();
  const waits: number[] = [];
  const open = await Promise.all(
    Array.from({ length: STREAMS }, (_, n) => {
      // Half of them look at the list, half at a conversation each.
      const id = n % 2 === 0 ? null : (lines[n % lines.length]?.id ?? null);
      return follow(url, id, `s${n}`, () => {
        for (const note of heard.get(id ?? 'list') ?? []) note();
      });
    }),
  );
  for (let n = 0; n < MESSAGES; n++) {
    const id = lines[n % lines.length]?.id ?? '';
    const inboxId = systemIds.next();
    const now = new Date();
    await desk.store.recordInbound([
      {
        id: inboxId,
        account: 'bench',
        eventId: inboxId,
        messageKey: null,
        conversationId: id,
        content: { kind: 'voice', ref: 'x', mime: null, size: null },
        order: null,
        sentAt: now,
        receivedAt: now,
        changes: [],
      },
    ]);
    const committed = performance.now();
    const note = () => void waits.push(performance.now() - committed);
    heard.set('list', [note]);
    heard.set(id, [note]);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    heard.clear();
  }
  for (const close of open) close();
  await desk.close();
  return [
    figure('console_live_p95', percentile(waits, 0.95), 'ms', waits.length, { target: '<= 150' }),
    figure('console_live_p50', percentile(waits, 0.5), 'ms', waits.length),
    figure('console_live_streams', open.length, 'streams', 1),
  ];
}

function follow(
  url: string,
  conversationId: string | null,
  session: string,
  changed: () => void,
): Promise<() => void> {
  const path = conversationId === null ? '/events' : `/events?c=${conversationId}`;
  return new Promise((resolve, reject) => {
    const call = get(url + path, { headers: { 'x-session': session }, agent: false }, (answer) => {
      let isOpen = false;
      answer.setEncoding('utf8').on('data', (part: string) => {
        if (part.includes('event: ')) changed();
        if (!isOpen) resolve(() => void call.destroy());
        isOpen = true;
      });
      answer.on('error', () => undefined);
    });
    call.on('error', reject);
  });
}
