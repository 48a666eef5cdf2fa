import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InboundContent } from '../../../src/desk/ports/channel.ts';
import { cardIn, openTestDesk, prepareDraft, type TestDesk, wordsIn } from '../../support/desk.ts';
import { knownHome } from '../../support/known-home.ts';

const CV: InboundContent = {
  kind: 'file',
  name: 'cv.txt',
  mime: null,
  size: 10,
  ref: 'x',
  caption: null,
  album: null,
};

describe('the questions after the consent', () => {
  let desk: TestDesk;
  beforeEach(async () => {
    desk = await openTestDesk({ trial: false });
    await desk.say('hi');
  });
  afterEach(() => desk.remove());

  const answer = async (...said: Parameters<TestDesk['say']>) => wordsIn(await desk.say(...said));
  const kept = async () => {
    const [client] = await desk.test.store.listClients();
    const home = await knownHome(desk.test.store, 'test', 'ada');
    expect(home?.client.id).toBe(client?.id);
    const rows = await desk.test.store.loadWorkspace(home.conversation.id);
    return Object.fromEntries(rows.preferences.map(({ key, value }) => [key, value]));
  };

  it('come one at a time, and their answers are kept as wishes', async () => {
    expect(await answer('yes')).toMatch(/1 of 7: What work/);
    expect(await answer('backend engineer')).toMatch(/Noted: backend engineer\.\n2 of 7: Where/);
    expect(await answer('Lisbon')).toMatch(/3 of 7/);
    expect(await answer('skip')).toMatch(/^Skipped\.\n4 of 7/);
    expect(await answer('60')).toMatch(/could not read an amount/);
    expect(await answer('60k EUR')).toMatch(/5 of 7/);
    expect(await answer('no travel')).toMatch(/6 of 7/);
    expect(await answer('English and German')).toMatch(/7 of 7/);
    expect(await answer('Berlin')).toMatch(/last question/);
    expect(await kept()).toMatchObject({
      goal: 'backend engineer',
      place: 'Lisbon',
      pay_floor: '60k EUR',
      must_not: 'travel',
      language: 'English, German',
      time_zone: 'Europe/Berlin',
    });
    expect(desk.requests).toHaveLength(0);
    const profile = await answer('/profile');
    expect(profile).toMatch(/Work: backend engineer/);
    expect(profile).toMatch(/Remote: not said/);
    expect(profile).not.toMatch(/desk\./);
    expect(await answer('/questions')).toMatch(/3 of 7/);
  });

  it('set the clock of the client', async () => {
    await desk.say('yes');
    for (let question = 1; question < 7; question++) await desk.say('skip');
    await desk.say('Tokyo');
    expect(await answer('/timezone')).toMatch(/Asia\/Tokyo/);
  });

  it('are never in the way: a request, a command and a document are done at once', async () => {
    await desk.say('yes');
    expect(await answer('/pending')).toBe('No card waits for your answer.');
    desk.script([{ name: 'search_jobs', args: { query: 'TypeScript' } }]);
    expect(await answer('find me TypeScript jobs')).toMatch(/^1\. TypeScript Engineer/);
    expect(await answer(CV)).toMatch(/I read these facts.*\n[\s\S]*1 of 7/);
  });

  it('do not take free words for an answer once the client went on to something else', async () => {
    await desk.say('yes');
    await desk.say('what can you do for me?');
    expect(await answer('gardening')).toBe('ok');
    expect(await kept()).not.toHaveProperty('goal');
    expect(JSON.stringify(desk.requests.at(-1)?.transcript)).toContain('gardening');
    expect(await answer('later')).toBe('ok');
    expect(await answer('skip all')).toMatch(/\/questions/);
  });

  it('cost no second look at the client’s rows once they are out of the way', async () => {
    await desk.say('yes');
    await desk.say('what can you do for me?');
    const looks = () => desk.written.filter((call) => call.startsWith('["loadWorkspace"')).length;
    const before = looks();
    expect(await answer('gardening')).toBe('ok');
    expect(looks()).toBe(before + 1);
    // The advice about the mailbox changes the rows, so that the turn has to read them anew.
    await desk.say(CV);
    const then = looks();
    expect(await answer('my address is ada@brook.example')).toMatch(/your main private mailbox/);
    expect(looks()).toBe(then + 2);
    expect(await kept()).toHaveProperty(['desk.mailbox_advised']);
  });

  it('wait when a card is before the client, and its answer is the card’s', async () => {
    await desk.say('yes');
    await prepareDraft(desk);
    desk.script([{ name: 'send_outreach', args: { to: 'jane@acme.example' } }]);
    cardIn(await desk.say('send it to jane@acme.example'));
    expect(await answer(CV)).not.toMatch(/of 7/);
    expect(await answer('no')).toMatch(/Declined by you/);
  });

  it('are put off as a whole, and taken up again where they stopped', async () => {
    await desk.say('yes');
    await desk.say('backend engineer');
    expect(await answer('later')).toMatch(/\/questions/);
    expect(await answer(CV)).not.toMatch(/of 7/);
    expect(await answer({ kind: 'start' })).not.toMatch(/of 7/);
    expect(await answer('/questions')).toMatch(/2 of 7/);
  });

  it('are asked again when the chat is opened again', async () => {
    await desk.say('yes');
    await desk.say('skip');
    expect(await answer({ kind: 'start' })).toMatch(/Welcome back[\s\S]*2 of 7/);
    expect(await answer('Lisbon')).toMatch(/3 of 7/);
  });

  it.each([
    ['forwarded', { forwarded: true }],
    ['edited', { edited: true }],
    ['quoting', { quoted: { ref: '1', text: 'x' } }],
  ])('are not answered by a %s message', async (_what, more) => {
    await desk.say('yes');
    await desk.say({
      kind: 'text',
      text: 'gardener',
      quoted: null,
      edited: false,
      forwarded: false,
      ...more,
    });
    expect(await kept()).not.toHaveProperty('goal');
  });

  it('leave a row in the log that names the question and not the answer', async () => {
    await desk.say('yes');
    await desk.say('backend engineer');
    const [row] = await desk.test.store.listAudit({ user: null, limit: 1 });
    expect(row).toMatchObject({ action: 'preference.answered', notes: 'goal', actor: 'human' });
    expect(await desk.test.store.verifyAudit()).toMatchObject({ ok: true });
  });

  it('are not shown to the model as wishes', async () => {
    await desk.say('yes');
    await desk.say('backend engineer');
    await desk.say('what fits me?');
    expect(desk.requests.at(-1)?.system).toMatch(/goal=backend engineer/);
    expect(desk.requests.at(-1)?.system).not.toMatch(/desk\./);
  });

  it('change when the client says so later', async () => {
    await desk.say('yes');
    await desk.say('backend engineer');
    desk.script([{ name: 'remember_preference', args: { key: 'goal', value: 'nurse' } }]);
    await desk.say('my goal is to become a nurse');
    expect(await answer('/profile')).toMatch(/Work: nurse/);
  });

  it('OR1: a mailbox for the search only is advised before anything about mail is asked', async () => {
    const words = await answer('yes');
    expect(words.indexOf('mailbox for your job search only')).toBeGreaterThan(-1);
    expect(words.indexOf('mailbox for your job search only')).toBeLessThan(words.indexOf('1 of 7'));
  });
});

describe('in a measurement', () => {
  it('nothing is asked and nothing is advised', async () => {
    const desk = await openTestDesk({ trial: true });
    const said = [await desk.say('hello'), await desk.say(CV), await desk.say({ kind: 'start' })];
    expect(wordsIn(said.flat())).not.toMatch(/of 7/);
    expect(wordsIn(await desk.say('send it from ada.b@gmail.com'))).toBe('ok');
    await desk.remove();
  });
});
