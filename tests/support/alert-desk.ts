import { alertAddress } from '../../src/desk/alerts/alert-address.ts';
import { createBridge } from '../../src/desk/alerts/alert-postings.ts';
import { type AlertIntake, createAlertIntake } from '../../src/desk/alerts/intake.ts';
import { createAlertReading } from '../../src/desk/alerts/read-alerts.ts';
import { createJobIndex } from '../../src/desk/job-index.ts';
import { createJobSearch } from '../../src/desk/job-search.ts';
import { localLocks } from '../../src/desk/local-locks.ts';
import type { AlertReader } from '../../src/desk/ports/alert-reader.ts';
import type { AlertTester } from '../../src/desk/ports/alert-tester.ts';
import type { Outbound } from '../../src/desk/ports/channel.ts';
import type { JobPages } from '../../src/desk/ports/job-pages.ts';
import type { DeskSettings } from '../../src/desk/settings.ts';
import { DEFAULT_SETTINGS } from '../../src/desk/settings.ts';
import { createAlertReader } from '../../src/jobs/alerts/alert-reader.ts';
import { systemIds } from '../../src/system.ts';
import { openTestDesk, type TestDesk } from './desk.ts';
import type { TestStore } from './sqlite-store.ts';

export const PLACE = { local: 'alerts', domain: 'desk.example' };

export interface AlertTestDesk extends TestDesk {
  intake: AlertIntake;
  /** Reads what waits, and gives what the client was sent. */
  read(): Promise<Outbound[]>;
  bridge(): Promise<number>;
  /** The client's address; made when there is none. */
  address(chat?: string): Promise<string>;
  clientId(chat?: string): Promise<string>;
  /** Brings a mail to the client's address. */
  bring(mail: string, envelope?: string | null, chat?: string): Promise<string>;
}

/** A whole desk that takes alert mails, without any door in front of it. */
export async function openAlertDesk(
  more: {
    tester?: AlertTester;
    reader?: AlertReader;
    rules?: Partial<DeskSettings>;
    /** The store to work on; an encrypted file of its own otherwise. */
    test?: Pick<TestStore, 'store' | 'remove'>;
    jobPages?: JobPages;
  } = {},
): Promise<AlertTestDesk> {
  const desk = await openTestDesk(more.rules ?? {}, {
    alerts: { place: PLACE, tester: more.tester ?? null },
    ...(more.test ? { test: more.test } : {}),
    ...(more.jobPages ? { jobPages: more.jobPages } : {}),
  });
  const { store } = desk.test;
  const index = createJobIndex(store);
  const parts = {
    store,
    index,
    jobs: createJobSearch(index, { store, clock: desk.clock }),
    clock: desk.clock,
    locks: localLocks(),
    ids: systemIds,
    log: { event: (level: string, name: string) => void desk.logged.push(`${level} ${name}`) },
    settings: { ...DEFAULT_SETTINGS, quietHours: null, ...more.rules },
    place: PLACE,
    reader: more.reader ?? createAlertReader(),
    wakeOutbox: (id: string) => desk.outbox.wake(id),
  };
  const reading = createAlertReading(parts);
  const intake = createAlertIntake({ ...parts, wake: () => undefined });
  const home = async (chat: string) => {
    const opened = await store.openConversation({
      account: 'test',
      chat,
      sender: chat,
      altIds: [],
      create: false,
      name: null,
      timeZone: 'UTC',
      at: desk.clock.now(),
      ids: { client: systemIds.next(), conversation: systemIds.next(), subject: 'x' },
    });
    if (!opened) throw new Error('There is no such chat.');
    return opened;
  };
  const address = async (chat = 'ada'): Promise<string> => {
    const known = async () => {
      const { client } = await home(chat);
      return (await store.alertSettings(client.id)).address;
    };
    if (!(await known().catch(() => null))) await desk.say('/alerts', chat);
    const made = await known();
    return alertAddress(PLACE, made?.token ?? '');
  };
  return {
    ...desk,
    intake,
    async read() {
      const from = desk.sent.length;
      // Whoever was not told anything is looked at again after a while.
      desk.clock.advance(60_000);
      await reading();
      for (const { id } of await store.listClients())
        for (const { id: conversation } of (await store.getClient(id))?.conversations ?? [])
          await desk.outbox.idle(conversation);
      return desk.sent.slice(from);
    },
    bridge: createBridge(parts),
    address,
    clientId: async (chat = 'ada') => (await home(chat)).client.id,
    async bring(mail, envelope = null, chat = 'ada') {
      const to = await address(chat);
      return intake.take({ to, via: 'smtp', envelope, bytes: Buffer.from(mail) });
    },
  };
}
