import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CHROMIUM, openBrowser } from '../support/browser.ts';
import { killLeftovers } from '../support/chat-process.ts';
import { openStoryDesk, type StoryDesk, seriousFindings } from '../support/story-desk.ts';
import { type TryClient, tryClient } from '../support/try-page.ts';

const CV = readFileSync('tests/cv/fixtures/backend-engineer.md');

describe.skipIf(CHROMIUM === null)('the operators’ desk in Chromium, from start to end', () => {
  let browser: Browser;
  let desk: StoryDesk;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    desk = await openStoryDesk(browser);
  }, 60_000);
  afterEach(async () => {
    await desk.close();
    killLeftovers();
    expect(desk.faults).toEqual([]);
  }, 60_000);

  async function newClient(name: string): Promise<TryClient> {
    const client = tryClient(await desk.signedIn(name, '/try'));
    await client.page.getByRole('button', { name: 'Open the chat' }).click();
    await client.hears(/yes or no/);
    await client.says('yes');
    await client.hears(/Start with your CV/);
    return client;
  }

  const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
  const heard = (page: Page) => page.locator('.entry.desk, .entry.person').allInnerTexts();

  it('lets a client chat, ask for a person, get one, and go on with the assistant', async () => {
    const client = await newClient('Cleo');
    await client.sendsFile('cv.md', CV);
    await client.hears(/I read these facts/);
    await client.says('find me remote TypeScript jobs in Europe');
    await client.hears(/Score \d/);

    await client.says('/human');
    await client.hears(/asked a person of this desk/);
    const ada = await desk.signedIn('Ada', '/inbox');
    const line = ada.locator('.talks li').filter({ hasText: 'Cleo (test 1)' });
    await line.getByText('#try').waitFor();
    await line.getByRole('link').click();
    await ada.getByRole('button', { name: 'Take over' }).click();
    await client.hears(/Ada, a person of this desk, answers you/);

    await client.says('Is the second one really remote?');
    await ada.locator('.entry.client').filter({ hasText: 'really remote' }).waitFor();
    await ada.getByLabel('To Cleo (test 1)').fill('It is, I asked them this morning.');
    await ada.getByRole('button', { name: 'Send', exact: true }).click();
    await client.hears(/Ada \(person\): It is, I asked them this morning\./);

    await ada.getByText('Internal note', { exact: true }).first().click();
    await ada.getByLabel(/For the other operators/).fill('Asks good questions.');
    await ada.getByRole('button', { name: 'Keep the note' }).click();
    await ada.locator('.entry.note').filter({ hasText: 'Asks good questions.' }).waitFor();

    await ada.getByRole('button', { name: 'Hand back' }).click();
    await ada.getByLabel('What the assistant should know').fill('The second job is remote.');
    await ada.locator('.compose').getByRole('button', { name: 'Hand back' }).click();
    await client.hears(/the assistant answers again/);

    await client.says('write to the hiring manager of 1');
    await client.hears(/Draft 1, version 1/);
    await client.says('send it');
    await client.answers('Yes');
    await desk.smtp.received(1);
    await client.page.getByText('You said yes. Done.').waitFor();
    expect(await client.page.getByRole('button', { name: /to card/ }).count()).toBe(0);

    const said = await heard(client.page);
    const from = said.findIndex((text) => /answers you from now on/.test(text));
    const between = said.slice(from + 1).findIndex((text) => /assistant answers again/.test(text));
    // Nobody but the person spoke while they were there.
    expect(said.slice(from + 1, from + 1 + between)).toEqual([
      expect.stringContaining('Ada (person): It is'),
    ]);
    expect(said.join('\n')).not.toMatch(/good questions/);
    await ada.goto(`${desk.address()}/audit`);
    const log = await ada.locator('main').innerText();
    for (const action of ['operator.read', 'control.taken', 'operator.noted', 'send_outreach.done'])
      expect(log).toContain(action);
    expect(await desk.sayso('audit', 'verify')).toMatchObject({ code: 0 });
    expect(desk.output()).not.toMatch(/really remote|good questions|this morning/);
  }, 180_000);

  it('lets a person prepare a draft, change its words and ask, and sends those bytes once on the client’s yes', async () => {
    const client = await newClient('Cleo');
    await client.sendsFile('cv.md', CV);
    await client.hears(/I read these facts/);
    await client.says('find me remote TypeScript jobs in Europe');
    await client.hears(/Score \d/);
    await client.says('/human');
    await client.hears(/asked a person of this desk/);

    // On a phone, in the dark, and without a script.
    const ada = await desk.signedIn('Ada', '/inbox', {
      javaScriptEnabled: false,
      colorScheme: 'dark',
      viewport: { width: 390, height: 844 },
    });
    await ada.locator('.talks li').filter({ hasText: 'Cleo (test 1)' }).getByRole('link').click();
    await ada.getByRole('button', { name: 'Take over' }).click();
    await client.hears(/Ada, a person of this desk, answers you/);
    await ada.getByRole('link', { name: 'Prepare a draft' }).click();
    await ada.getByLabel('What').selectOption('A first mail');
    await ada.getByLabel('Tone').selectOption('Formal');
    await ada.getByRole('button', { name: 'Prepare it' }).click();
    await ada.getByText('Draft 1, version 1, is kept.').waitFor();
    const written = await ada.getByRole('textbox', { name: 'Text' }).inputValue();
    expect(written).toMatch(/^Dear .*Yours sincerely,\nAda Brook/s);

    await ada
      .getByRole('textbox', { name: 'Text' })
      .fill(`${written}\nI have led 300 people at Contoso.`);
    await ada.getByRole('button', { name: 'Keep as version 2' }).click();
    await ada.getByText(/the CV does not say .*Contoso/).waitFor();
    const words = written.replace('Yours sincerely', 'Mit freundlichen Grüßen');
    await ada.getByRole('textbox', { name: 'Text' }).fill(words);
    await ada.getByLabel('Subject').fill('About your opening: a few words');
    await ada.getByRole('button', { name: 'Keep as version 2' }).click();
    await ada.getByText('Draft 1, version 2, is kept.').waitFor();
    await ada.getByRole('button', { name: 'Ask the client' }).click();
    await ada.getByText('waits for the client', { exact: true }).waitFor();
    expect(await ada.getByRole('button', { name: /yes/i }).count()).toBe(0);
    expect(desk.smtp.mails).toEqual([]);

    await client.hears(/Ada, a person of this desk, prepared this draft\./);
    await client.hears(/Mit freundlichen Grüßen/);
    const card = await client.page.locator('.entry:not(.mine)').last().innerText();
    await client.answers('Yes');
    await desk.smtp.received(1);
    const [mail] = desk.smtp.mails;
    await client.page.getByText('You said yes. Done.').waitFor();
    expect(mail?.subject).toBe('About your opening: a few words');
    expect(mail?.text.trimEnd()).toBe(words);
    expect(oneLine(card)).toContain(oneLine(words));
    await ada.reload();
    await ada.getByText('done', { exact: true }).waitFor();
    expect(desk.smtp.mails).toHaveLength(1);

    const { page } = client;
    await client.says('/log');
    await client.hears(/A person prepared a draft for you/);
    await client.hears(/A person changed a draft of yours/);
    expect(await page.getByRole('button', { name: /to card/ }).count()).toBe(0);
    expect(await desk.sayso('audit', 'verify')).toMatchObject({ code: 0 });
    expect(desk.output()).not.toMatch(/freundlichen|a few words|Contoso/);
  }, 180_000);

  it('lets a person change a draft by keyboard alone, and asks before unsent words are left', async () => {
    const client = await newClient('Cleo');
    await client.sendsFile('cv.md', CV);
    await client.hears(/I read these facts/);
    await client.says('find me remote TypeScript jobs in Europe');
    await client.hears(/Score \d/);
    await client.says('write to the hiring manager of 1');
    await client.hears(/Draft 1/);
    const ada = await desk.signedIn('Ada', '/inbox');
    await ada.locator('.talks li').getByRole('link').click();
    await ada.getByRole('button', { name: 'Take over' }).click();
    await ada.getByText('1 draft', { exact: true }).focus();
    await ada.keyboard.press('Enter');
    await ada.getByRole('link', { name: '#1, version 1' }).focus();
    await ada.keyboard.press('Enter');
    await ada.waitForURL('**/drafts/*');
    await ada.keyboard.press('r');
    await ada.keyboard.press('Control+End');
    await ada.keyboard.type('\nThank you for reading!');
    const asked: string[] = [];
    ada.once('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.dismiss();
    });
    await ada.reload().catch(() => undefined);
    expect(asked).toEqual(['beforeunload']);
    await ada.keyboard.press('Control+Enter');
    await ada.getByText('Draft 1, version 2, is kept.').waitFor();
    await ada.getByText('Thank you for reading!', { exact: false }).first().waitFor();
    expect(await seriousFindings(ada)).toEqual([]);
    await ada.getByRole('button', { name: 'Ask the client' }).focus();
    await ada.keyboard.press('Enter');
    await client.hears(/Thank you for reading!/);
    await client.answers('No');
    await ada.reload();
    await ada.getByText('declined', { exact: true }).waitFor();
    expect(await seriousFindings(ada)).toEqual([]);
    expect(desk.smtp.mails).toEqual([]);
  }, 180_000);

  it('can be done by keyboard alone, from the inbox to the hand-over', async () => {
    const client = await newClient('Cleo');
    await client.says('/human');
    await client.hears(/asked a person of this desk/);
    const ada = await desk.signedIn('Ada', '/inbox');
    const { keyboard } = ada;
    // A form's answer is another page: keys that come before it would go to the one that leaves.
    const pressAndLoad = async (key: string) => {
      const loaded = ada.waitForEvent('load');
      await keyboard.press(key);
      await loaded;
    };
    await ada.locator('.talks li').getByText('#try').waitFor();
    await keyboard.press('j');
    await pressAndLoad('Enter');
    await ada.waitForURL('**/c/**');
    await pressAndLoad('t');
    await client.hears(/a person of this desk, answers you/);
    await ada.getByText('You answer; the assistant is silent.').waitFor();
    await keyboard.press('Escape');
    await keyboard.press('r');
    await keyboard.type('Hello from the keys');
    await pressAndLoad('Control+Enter');
    await client.hears(/Hello from the keys/);
    await ada.getByText('sent', { exact: true }).waitFor();
    await keyboard.press('Escape');
    await keyboard.press('n');
    await keyboard.type('Noted by hand');
    await pressAndLoad('Control+Enter');
    await ada.locator('.entry.note').getByText('Noted by hand').waitFor();
    await keyboard.press('Escape');
    await pressAndLoad('h');
    await ada.getByLabel('What the assistant should know').waitFor();
    await keyboard.press('r');
    await keyboard.press('Control+a');
    await keyboard.type('All is well.');
    await pressAndLoad('Control+Enter');
    await client.hears(/the assistant answers again/);
    await keyboard.press('Escape');
    await keyboard.press('g');
    await keyboard.press('t');
    await ada.waitForURL('**/try');
    // A client's page works by keys too.
    const mine = client.page;
    await mine.locator('#say').focus();
    await mine.keyboard.type('/help');
    await mine.keyboard.press('Enter');
    await client.hears(/Say it in your own words/);
  }, 180_000);

  it('keeps the chat over reloads, tabs and a crash, and each operator has their own', async () => {
    const client = await newClient('Cleo');
    const other = tryClient(await client.page.context().newPage());
    await other.page.goto(`${desk.address()}/try`);
    await client.says('/help');
    await other.hears(/Say it in your own words/);
    const before = await heard(other.page);
    await desk.crash();
    await other.page.goto(`${desk.address()}/try`);
    expect(await heard(other.page)).toEqual(before);
    await other.says('/pending');
    await other.hears(/No card waits/);
    await client.hears(/No card waits/);
    await other.page.goto(`${desk.address()}/try?n=2`);
    await other.page.getByText('Nothing was said yet.').waitFor();
    const ada = await desk.signedIn('Ada', '/try');
    await ada.getByText('Nothing was said yet.').waitFor();
  }, 180_000);

  it('stops a secret and shows none of it, and hands files down as they are', async () => {
    const client = await newClient('Cleo');
    await client.says('my gmail password is Otter%River33');
    await client.hears(/I blocked that message/);
    await client.page.reload();
    expect(await client.page.content()).not.toContain('Otter%River33');
    const ada = await desk.signedIn('Ada', '/inbox');
    await ada.locator('.talks li').getByRole('link').click();
    await ada.getByText(/was stopped and not kept/).waitFor();
    expect(await ada.content()).not.toContain('Otter%River33');

    await client.says('/export');
    await client.page.getByRole('button', { name: 'Yes to card' }).click();
    const [download] = await Promise.all([
      client.page.waitForEvent('download'),
      client.page.locator('.entry a[download]').first().click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.(json|zip|jsonl)$/);
    expect(desk.output()).not.toContain('Otter');
  }, 180_000);
});
