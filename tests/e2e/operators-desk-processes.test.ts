import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CHROMIUM, openBrowser } from '../support/browser.ts';
import { type DeskOfProcesses, openDeskOfProcesses } from '../support/desk-of-processes.ts';
import type { ScriptedReply } from '../support/openai-server.ts';
import { findPostgres } from '../support/postgres-server.ts';
import { findRedis } from '../support/redis-server.ts';
import { type SignedInPages, signedInPages } from '../support/signed-in-page.ts';
import { untilTrue } from '../support/until.ts';

const postgres = await findPostgres();
const redis = await findRedis();
afterAll(async () => {
  await postgres?.close();
  await redis?.close();
});

/** What the client last said, given back: so each answer tells which message it belongs to. */
function echo(body: Record<string, unknown>): ScriptedReply {
  const messages = Array.isArray(body.messages) ? body.messages : [];
  const said: unknown = messages.findLast((message) => message.role === 'user')?.content;
  return { text: `answer to ${String(said)}` };
}

describe.skipIf(!postgres || !redis || CHROMIUM === null)(
  'the console of an edge, with the assistant in a worker',
  () => {
    let browser: Browser;
    let desk: DeskOfProcesses;
    let pages: SignedInPages;
    beforeAll(async () => {
      browser = await openBrowser();
    });
    afterAll(() => browser.close());
    beforeEach(async () => {
      const servers = { postgres: postgres?.url ?? '', redis: redis?.url ?? '' };
      desk = await openDeskOfProcesses(servers, echo);
      pages = signedInPages(browser);
    }, 60_000);
    afterEach(async () => {
      await pages.close();
      await desk.close();
      expect(pages.faults).toEqual([]);
    }, 60_000);

    it('shows a client live, silences the worker for who takes over, and gives it back its voice', async () => {
      const edge = await desk.start('edge');
      await desk.start('worker');
      await desk.addOperator('Ada', 'operator');
      const client = await desk.chat.client(1);
      await client.says('hello');
      await client.hears(/answer to hello/);

      const ada = await pages.open(await edge.ready, 'Ada', '/inbox');
      await ada.locator('.talks li').getByRole('link').first().click();
      const of = (who: string, text: string) =>
        ada.locator(`.entry.${who}`).filter({ hasText: text });
      await of('client', 'hello').waitFor();
      // What comes from the client's platform and what the worker answers, without a click.
      await client.says('what is new?');
      await of('client', 'what is new?').waitFor();
      await of('desk', 'answer to what is new?').waitFor();

      // The worker is in the middle of a turn when she comes.
      const held = Promise.withResolvers<void>();
      desk.script.push({ text: 'words of a turn that was stopped', after: held.promise });
      const turns = desk.model.requests.length;
      await client.says('think it over');
      await untilTrue(() => desk.model.requests.length > turns, 'the turn');
      await ada.getByRole('button', { name: 'Take over' }).click();
      await client.hears(/Ada, a person of this desk, answers you/);
      held.resolve();
      const asked = desk.model.requests.length;
      await client.says('are you there?');
      await of('client', 'are you there?').waitFor();
      await ada.getByLabel(/^To /).fill('I am, and I read it.');
      await ada.getByRole('button', { name: 'Send', exact: true }).click();
      await client.hears(/Ada \(person\): I am, and I read it\./);
      await client.says('/log');
      await client.hears(/A person took this conversation over/);
      expect(desk.model.requests).toHaveLength(asked);

      await ada.getByRole('button', { name: 'Hand back' }).click();
      await ada.getByLabel('What the assistant should know').fill('All is said.');
      await ada.locator('.compose').getByRole('button', { name: 'Hand back' }).click();
      await client.hears(/the assistant answers again/);
      await client.says('thank you');
      await client.hears(/answer to thank you/);
      await of('desk', 'answer to thank you').waitFor();
      expect(client.texts().join('\n')).not.toMatch(
        /turn that was stopped|answer to (think|are you)/,
      );
      expect(JSON.stringify(desk.model.requests.at(-1))).toContain('All is said.');
    }, 180_000);

    it('keeps the worker silent when edge and worker are killed while a person answers', async () => {
      const edge = await desk.start('edge');
      const worker = await desk.start('worker');
      await desk.addOperator('Ada', 'operator');
      const client = await desk.chat.client(1);
      await client.says('hello');
      await client.hears(/answer to hello/);
      const before = await pages.open(await edge.ready, 'Ada', '/inbox');
      await before.locator('.talks li').getByRole('link').first().click();
      await before.getByRole('button', { name: 'Take over' }).click();
      await client.hears(/Ada, a person of this desk/);
      await Promise.all([edge.kill('SIGKILL'), worker.kill('SIGKILL')]);
      await client.says('anybody?');
      const [again] = await Promise.all([desk.start('edge'), desk.start('worker')]);
      const ada = await pages.open(await again.ready, 'Ada', '/inbox');
      await ada.locator('.talks li').getByRole('link').first().click();
      await ada.locator('.entry.client').filter({ hasText: 'anybody?' }).waitFor();
      await ada.getByLabel(/^To /).fill('Yes, still me.');
      await ada.getByRole('button', { name: 'Send', exact: true }).click();
      await client.hears(/Ada \(person\): Yes, still me\./);
      expect(client.texts().join('\n')).not.toMatch(/answer to anybody/);
    }, 180_000);
  },
);
