import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PrivacyFacts } from '../../../src/desk/privacy/facts.ts';
import { type LiveNotice, liveNotice } from '../../../src/desk/privacy/live-notice.ts';
import { cardIn, openTestDesk, prepareDraft, type TestDesk, wordsIn } from '../../support/desk.ts';
import { fullFacts } from './facts.ts';

const SECOND_HOST: Partial<PrivacyFacts> = {
  model: { name: 'llama', host: 'models.example', retention: 'Kept as its operator says.' },
};

describe('a privacy notice that has changed', () => {
  let desk: TestDesk;
  /** The desk reads it at every message, so that a test can change it as a new start would. */
  let notice: LiveNotice;

  beforeEach(async () => {
    notice = { ...liveNotice(fullFacts()) };
    desk = await openTestDesk({ trial: false }, { notice });
    await desk.say('hi');
    await desk.say('yes');
    await desk.say('later');
  });
  afterEach(() => desk.remove());

  const change = (more: Partial<PrivacyFacts> = SECOND_HOST) =>
    Object.assign(notice, liveNotice(fullFacts(more)));
  const answer = async (...said: Parameters<TestDesk['say']>) => wordsIn(await desk.say(...said));
  const status = async () => (await desk.test.store.listClients())[0]?.status;

  it('is asked about before the next turn, with what has changed, and nothing goes to the model', async () => {
    expect(await answer('hello')).toBe('ok');
    change();
    const before = desk.requests.length;
    const question = await answer('find me jobs');
    expect(question).toMatch(/Who reads your words, from now on:\n- llama at models\.example/);
    expect(question).toMatch(/yes or no/);
    expect(question).not.toMatch(/What is kept, and why/);
    expect(await answer('and now?')).toMatch(/need your answer first/);
    expect(desk.requests).toHaveLength(before);
    expect(desk.written.slice(-1)[0]).not.toContain('and now?');
  });

  it('is agreed to with a yes, and then the desk works on', async () => {
    change();
    await desk.say('find me jobs');
    expect(await answer('yes')).toMatch(/Thank you/);
    expect(await answer('find me jobs')).toBe('ok');
    const rows = await desk.test.store.listAudit({ user: null, limit: 10 });
    const asked = rows.find(({ action }) => action === 'consent.asked_again');
    expect(asked?.notes).toBe(`notice ${notice.version}`);
    expect(rows.find(({ action }) => action === 'consent.consented')?.notes).toBe(asked?.notes);
  });

  it('is declined with a no: then nothing is kept, and the client is asked from the beginning', async () => {
    change();
    await desk.say('find me jobs');
    expect(await answer('no')).toMatch(/no model reads anything/);
    expect(await status()).toBe('declined');
    expect(await answer('find me jobs')).toMatch(/yes or no/);
    expect(desk.requests).toHaveLength(0);
    expect(await answer('yes')).toMatch(/Thank you/);
    expect(await answer('find me jobs')).toBe('ok');
  });

  it('does nothing more with what was written together with the no', async () => {
    change();
    await desk.say('find me jobs');
    const event = (text: string, eventId: string) => ({
      account: 'test',
      eventId,
      messageKey: null,
      ref: null,
      order: null,
      chat: { id: 'ada', kind: 'private' as const },
      sender: { id: 'ada', altIds: [], name: 'ada' },
      sentAt: desk.clock.now(),
      content: { kind: 'text' as const, text, quoted: null, edited: false, forwarded: false },
    });
    await desk.desk.accept([event('no', 'e1'), event('find me jobs in Berlin', 'e2')]);
    await desk.desk.settled('test', 'ada');
    expect(await status()).toBe('declined');
    expect(desk.requests).toHaveLength(0);
    expect(wordsIn(desk.sent.slice(-1))).toMatch(/yes or no/);
  });

  it('does not take a yes for its answer that was given before it was asked', async () => {
    change();
    expect(await answer('yes')).toMatch(/has changed/);
    expect(desk.requests).toHaveLength(0);
  });

  it('does not take a yes for its answer in a chat where nobody asked', async () => {
    change();
    await desk.say('find me jobs');
    const elsewhere = { sender: { id: 'ada', altIds: [], name: 'ada' } };
    expect(await answer('yes', 'second-chat', 'e1', elsewhere)).toMatch(/has changed/);
  });

  it.each(['/privacy', '/log', '/pending', '/permissions', '/profile', '/timezone Asia/Tokyo'])(
    'leaves %s as it was',
    async (command) => {
      change();
      expect(await answer(command)).not.toMatch(/has changed/);
    },
  );

  it('shows the new text on /privacy', async () => {
    change();
    expect(await answer('/privacy')).toMatch(/models\.example/);
  });

  it('lets a waiting card be answered, without the model hearing of it', async () => {
    await prepareDraft(desk);
    desk.script([{ name: 'send_outreach', args: { to: 'jane@acme.example' } }]);
    const card = cardIn(await desk.say('send it to jane@acme.example'));
    change();
    const before = desk.requests.length;
    await desk.say('hello');
    await desk.say(`yes ${card.number}`);
    expect(desk.mails).toHaveLength(1);
    expect(await status()).toBe('consented');
    expect(desk.requests).toHaveLength(before);
  });

  it.each([
    [
      'a document',
      { kind: 'file', name: 'cv.txt', mime: null, size: 1, ref: 'x', caption: null, album: null },
    ],
    ['a voice note', { kind: 'voice', ref: 'x', mime: null, size: 1 }],
  ] as const)('holds back %s as well', async (_what, content) => {
    desk.hears('find me jobs');
    change();
    expect(await answer(content)).toMatch(/has changed/);
    expect(desk.requests).toHaveLength(0);
    expect(await answer('/cv')).toMatch(/no CV yet/);
  });

  it('holds back a voice note while a person answers, too', async () => {
    desk.hears('this was heard');
    await desk.say({ kind: 'operator_text', text: 'I take over.' });
    change();
    // The person reads that it came; the bot does not speak between them.
    expect(await desk.say({ kind: 'voice', ref: 'x', mime: null, size: 1 })).toEqual([]);
    expect(desk.written.join('\n')).toContain('sent a voice note that was not written down');
    expect(desk.written.join('\n')).not.toContain('this was heard');
  });

  it('is told when the chat is opened again', async () => {
    change();
    expect(await answer({ kind: 'start' })).toMatch(/Welcome back[\s\S]*has changed/);
    expect(await answer('yes')).toMatch(/Thank you/);
  });

  it('asks once more for every change', async () => {
    change();
    await desk.say('hello');
    await desk.say('yes');
    change({ ...SECOND_HOST, location: 'Mars' });
    expect(await answer('hello')).toMatch(/Where your data lies, from now on/);
  });

  it('is not asked about when nothing material changed', async () => {
    change({ model: { ...fullFacts().model, name: 'another name' } });
    expect(await answer('hello')).toBe('ok');
  });
});

describe('before the first yes', () => {
  it('the notice and the log can be read, and only the name of the command is kept', async () => {
    const desk = await openTestDesk({ trial: false });
    await desk.say('hi');
    expect(wordsIn(await desk.say('/privacy'))).toMatch(/Who reads your words/);
    expect(wordsIn(await desk.say('/log'))).toMatch(/log is empty/);
    expect(desk.written.join('\n')).toContain('{"kind":"before_consent","reading":"privacy"}');
    expect(wordsIn(await desk.say('/pipeline'))).toMatch(/yes or no/);
    await desk.remove();
  });
});
