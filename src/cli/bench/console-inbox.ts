import { openConsoleDesk } from './console-desk.ts';
import { type Figure, figure, percentile, timed } from './figure.ts';

const CONVERSATIONS = 10_000;
const LOOKS = 200;
const PATHS = [
  '/inbox',
  '/inbox?f=waiting',
  '/inbox?f=cards',
  '/inbox?f=mine',
  '/inbox?f=snoozed',
  '/inbox?f=dead',
];

/** The inbox page with ten thousand conversations: from the request to the last byte of the page, without a network. */
export async function benchConsoleInbox(): Promise<Figure[]> {
  const desk = await openConsoleDesk(CONVERSATIONS);
  let bytes = 0;
  const look = async (path: string) => {
    const text = await (await desk.app.request(path)).text();
    bytes = Math.max(bytes, Buffer.byteLength(text));
  };
  for (const path of PATHS) await look(path);
  const figures: Figure[] = [];
  const all: number[] = [];
  const before = process.cpuUsage();
  for (const path of PATHS) {
    const times = await timed(LOOKS, () => look(path));
    all.push(...times);
    const list = /f=(\w+)/.exec(path)?.[1] ?? 'all';
    figures.push(figure(`console_inbox_${list}_p95`, percentile(times, 0.95), 'ms', LOOKS));
  }
  const { user, system } = process.cpuUsage(before);
  const search = await timed(20, () => look('/inbox?q=number+999'));
  await desk.close();
  return [
    figure('console_inbox_p95', percentile(all, 0.95), 'ms', all.length, { target: '<= 30' }),
    figure('console_inbox_p50', percentile(all, 0.5), 'ms', all.length),
    // What the machine really worked for one page: the others may have waited for a busy one.
    figure('console_inbox_cpu', (user + system) / 1000 / all.length, 'ms', all.length),
    figure('console_inbox_bytes', bytes, 'bytes', all.length, { target: '<= 100000' }),
    ...figures,
    figure('console_search_names_p95', percentile(search, 0.95), 'ms', search.length),
  ];
}
