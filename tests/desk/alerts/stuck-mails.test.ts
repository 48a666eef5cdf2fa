import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AlertTestDesk, openAlertDesk } from '../../support/alert-desk.ts';
import { linkedInText, mailOf } from '../../support/alert-mails.ts';
import { COMPILED } from '../../support/compiled.ts';
import { wordsIn } from '../../support/desk.ts';
import { findPostgres } from '../../support/postgres-server.ts';
import { openPostgresStore } from '../../support/postgres-store.ts';
import { openTestStore } from '../../support/sqlite-store.ts';

const BOUNCE = 's-42@bounce.linkedin.com';
const WORKER = fileURLToPath(new URL('../../support/alert-worker.ts', import.meta.url));
const good = (id: string) => mailOf({ text: linkedInText }, { id });
const poison = (id: string) => mailOf({ text: linkedInText }, { id, subject: 'POISON' });
/** Each process loads the whole desk first. */
const PATIENCE_MS = 240_000;
const server = await findPostgres();
afterAll(() => server?.close());

async function onSqlite() {
  const test = await openTestStore();
  return { test, place: test.path, key: test.key };
}
async function onPostgres(url: string) {
  const test = await openPostgresStore(url);
  return { test, place: test.url, key: test.key };
}

describe.each([
  ['SQLite', onSqlite],
  ...(server ? [['PostgreSQL', () => onPostgres(server.url)] as const] : []),
] as const)('a mail whose reading ends the process, on %s', (_name, open) => {
  let desk: AlertTestDesk;
  let under: Awaited<ReturnType<typeof open>>;
  beforeEach(async () => {
    under = await open();
    desk = await openAlertDesk({ test: under.test });
    await desk.say('hello');
  });
  afterEach(() => desk.remove());

  /** Reads in a process of its own; false when it was killed on the way. */
  function readElsewhere(): Promise<boolean> {
    const child = spawn(process.execPath, [WORKER], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        ...COMPILED,
        PLACE: under.place,
        KEY: Buffer.from(under.key).toString('hex'),
        NOW: desk.clock.now().toISOString(),
      },
    });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    return new Promise((resolve) => child.once('exit', () => resolve(said.includes('ended'))));
  }
  const states = () => desk.test.store.countAlertMails();
  const attempts = async () =>
    (await desk.test.store.newAlertMails(await desk.clientId(), 9)).map((mail) => mail.attempts);

  it(
    'is set aside after three times, and those beside it are read',
    async () => {
      await desk.bring(good('a1'), BOUNCE);
      await desk.bring(poison('a2'), BOUNCE);
      await desk.bring(good('a3'), BOUNCE);
      expect(await readElsewhere()).toBe(false);
      expect(await attempts()).toEqual([1, 1, 1]);
      // Now one at a time: the first is read, the second ends the process twice more.
      expect(await readElsewhere()).toBe(true);
      expect(await readElsewhere()).toBe(false);
      expect(await readElsewhere()).toBe(false);
      expect(await attempts()).toEqual([3, 1]);
      expect(await readElsewhere()).toBe(true);
      expect(await readElsewhere()).toBe(true);
      expect(await states()).toMatchObject({ new: 0, read: 2, failed: 1 });
      await desk.say('/help');
      expect(wordsIn(desk.sent).match(/I set it aside/g)).toHaveLength(1);
      expect(await desk.read()).toEqual([]);
      const [line] = await desk.test.store.listAlertMails(['failed'], 5);
      const kept = await desk.test.store.openAlertMail(line?.id ?? '');
      expect(Buffer.from(kept?.bytes ?? []).toString()).toContain('POISON');
    },
    PATIENCE_MS,
  );

  it(
    'is read anew when an operator asks for it',
    async () => {
      await desk.bring(poison('a1'), BOUNCE);
      for (let times = 0; times < 3; times++) expect(await readElsewhere()).toBe(false);
      expect(await readElsewhere()).toBe(true);
      const [line] = await desk.test.store.listAlertMails(['failed'], 5);
      expect(await desk.test.store.retryAlertMail(line?.id ?? '')).toBe(true);
      expect(await attempts()).toEqual([0]);
      // The reader of this desk can read it.
      expect(wordsIn(await desk.read())).toContain('3 jobs, all new to you');
    },
    PATIENCE_MS,
  );
});

it('a mail that is read in quiet hours is not counted for waiting', async () => {
  const desk = await openAlertDesk({ rules: { quietHours: { from: 0, to: 23 * 60 + 59 } } });
  await desk.say('hello');
  await desk.bring(good('a1'), BOUNCE);
  for (let times = 0; times < 4; times++) expect(await desk.read()).toEqual([]);
  const [mail] = await desk.test.store.newAlertMails(await desk.clientId(), 5);
  expect(mail?.attempts).toBe(0);
  await desk.remove();
});
