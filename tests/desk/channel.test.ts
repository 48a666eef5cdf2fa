import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cardIn, openTestDesk, prepareDraft, type TestDesk, wordsIn } from '../support/desk.ts';

/** What the desk does with a channel's news, in-process, with a clock and a channel that tests steer. */
describe('the desk and its channels', () => {
  let desk: TestDesk;
  beforeEach(async () => {
    desk = await openTestDesk();
  });
  afterEach(() => desk.remove());

  it('writes a voice note down when it can, and never takes it for an answer', async () => {
    await desk.say('hello');
    await prepareDraft(desk);
    desk.script([{ name: 'send_outreach', args: {} }]);
    cardIn(await desk.say('send it'));
    desk.hears('yes');
    await desk.say({ kind: 'voice', ref: 'v', mime: 'audio/ogg', size: 10 });
    expect(desk.mails).toHaveLength(0);
    expect(JSON.stringify(desk.requests.at(-1)?.transcript.at(-1))).toContain('(voice note) yes');
  });

  it('stops a secret that was spoken (I14)', async () => {
    await desk.say('hello');
    desk.hears('my gmail password is Otter%River33');
    const answer = await desk.say({ kind: 'voice', ref: 'v', mime: null, size: null });
    expect(answer).toMatchObject([{ kind: 'blocked' }]);
    expect(desk.written.join('\n')).not.toContain('Otter');
    expect(JSON.stringify(desk.requests)).not.toContain('Otter');
  });

  it('says that it heard nothing', async () => {
    await desk.say('hello');
    desk.hears('  ');
    expect(wordsIn(await desk.say({ kind: 'voice', ref: 'v', mime: null, size: null }))).toMatch(
      /could not make out any words/,
    );
  });

  it('shows a line about long work, and takes it away', async () => {
    const slow = await openTestDesk({ statusAfterMs: 20 });
    await slow.say('hello');
    const held = slow.holdModel();
    const answered = slow.say('think');
    await held.started;
    await expect.poll(() => slow.statuses.length).toBeGreaterThan(1);
    held.go();
    await answered;
    expect(slow.statuses[0]).toMatch(/Still working on it/);
    expect(slow.statuses.at(-1)).toBeNull();
    await slow.remove();
  });

  it('does not let a clock that is set back hold up what has to be sent', async () => {
    await desk.say('hello');
    desk.sendEnds({ result: 'not_sent', next: 'retry', code: 'busy', retryAfterMs: 1000 });
    await desk.say('one');
    desk.sendEnds(null);
    desk.clock.advance(-6 * 3_600_000);
    await desk.desk.wakeWaiting();
    await desk.desk.settled('test', 'ada');
    expect(desk.sent.at(-1)).toMatchObject({ kind: 'text', text: 'ok' });
  });

  it('keeps a message when the database fails while it arrives, and takes it when it comes again', async () => {
    await desk.say('hello');
    desk.failNextWrite();
    await expect(desk.say('keep me', 'ada', 'e-1')).rejects.toThrow();
    expect(await desk.say('keep me', 'ada', 'e-1')).toMatchObject([{ text: 'ok' }]);
    expect(desk.requests).toHaveLength(2);
  });

  it('orders a card and a yes by the numbers of the chat where it has them', async () => {
    desk.numberMessages();
    await desk.say('hello', 'ada', 'a', { order: 1 });
    await prepareDraft(desk);
    desk.script([{ name: 'send_outreach', args: {} }]);
    cardIn(await desk.say('send it'));
    const shown = desk.lastOrder();
    // The clocks say that this came later; the chat says that it was written before.
    const crossed = await desk.say('yes', 'ada', 'b', { order: shown - 1 });
    expect(wordsIn(crossed)).toMatch(/came after your message/);
    const early = { order: shown + 1, sentAt: new Date(0) };
    await desk.say('yes', 'ada', 'c', early);
    expect(desk.mails).toHaveLength(1);
  });

  it('forgets handled messages after 30 days, and none before', async () => {
    await desk.say('hello', 'ada', 'once');
    desk.clock.advance(29 * 86_400_000);
    await desk.desk.sweep();
    expect(await desk.say('hello', 'ada', 'once')).toEqual([]);
    desk.clock.advance(2 * 86_400_000);
    await desk.desk.sweep();
    expect(await desk.say('hello', 'ada', 'once')).not.toEqual([]);
  });
});
