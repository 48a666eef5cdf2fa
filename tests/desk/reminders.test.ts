import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cardIn, openTestDesk, prepareDraft, type TestDesk, wordsIn } from '../support/desk.ts';

const HOUR = 3_600_000;

describe('reminders of waiting cards', () => {
  let desk: TestDesk;
  beforeEach(async () => {
    // The clock of the test starts at 10:00 UTC.
    desk = await openTestDesk();
    await prepareDraft(desk);
  });
  afterEach(() => desk.remove());

  async function ask(chat = 'ada') {
    desk.script([{ name: 'send_outreach', args: { to: 'jane@acme.example' } }]);
    return cardIn(await desk.say('send it to jane@acme.example', chat));
  }
  /** What the desk says by itself after some time. */
  async function later(hours: number) {
    const from = desk.sent.length;
    desk.clock.advance(hours * HOUR);
    await desk.desk.sweep();
    await desk.desk.settled('test', 'ada');
    return desk.sent.slice(from);
  }

  it('come after an hour, six and a day, as last call, and then the card expires', async () => {
    const card = await ask();
    expect(wordsIn(await later(0.9))).toBe('');
    expect(wordsIn(await later(0.2))).toContain(
      `Card #${card.number} still waits for your answer: mail to jane@acme.example`,
    );
    expect(wordsIn(await later(1))).toBe('');
    expect(wordsIn(await later(4))).toContain('still waits');
    expect(wordsIn(await later(18.1))).toContain('still waits');
    expect(wordsIn(await later(45))).toBe('');
    expect(wordsIn(await later(1))).toContain(`Last call: card #${card.number} waits`);
    expect(wordsIn(await later(2))).toContain('Expired without an answer');
    expect(wordsIn(await later(72))).toBe('');
    expect(desk.mails).toHaveLength(0);
  });

  it('come once, though the look comes twice or from two desks at once', async () => {
    const card = await ask();
    desk.clock.advance(1.1 * HOUR);
    await Promise.all([desk.desk.sweep(), desk.desk.sweep(), desk.desk.sweep()]);
    await desk.desk.settled('test', 'ada');
    await desk.desk.sweep();
    await desk.desk.settled('test', 'ada');
    const told = desk.sent.filter((message) => wordsIn([message]).includes('still waits'));
    expect(told).toHaveLength(1);
    expect(wordsIn(told)).toContain(`#${card.number}`);
  });

  it('stop with the answer', async () => {
    await ask();
    await desk.say('no');
    expect(wordsIn(await later(2))).toBe('');
    expect(wordsIn(await later(80))).toBe('');
  });

  it('of several cards come as one message', async () => {
    const first = await ask();
    desk.script([{ name: 'lookup_jobs', args: { board: 'lever:acme', query: 'TypeScript' } }]);
    const second = cardIn(await desk.say('ask lever'));
    const told = await later(1.1);
    expect(told).toHaveLength(1);
    expect(wordsIn(told)).toContain('2 cards still wait');
    expect(wordsIn(told)).toContain(`#${first.number} until`);
    expect(wordsIn(told)).toContain(`#${second.number} until`);
    expect(wordsIn(await later(1))).toBe('');
  });

  it('keep the quiet hours, also after the client has moved to another zone', async () => {
    await desk.say('/quiet 12:00-15:00');
    await desk.say('/timezone Europe/London');
    await ask();
    // 11:00 in London is before the silence; the client moves to a zone where it is 12:00 by then.
    expect(wordsIn(await desk.say('/timezone Europe/Berlin'))).toContain('Europe/Berlin');
    expect(wordsIn(await later(1.1))).toBe('');
    expect(wordsIn(await later(2.95))).toContain('still waits');
  });

  it('say nothing twice when the clock jumps back and forward by a day', async () => {
    await ask();
    expect(wordsIn(await later(1.1))).toContain('still waits');
    expect(wordsIn(await later(-24))).toBe('');
    expect(wordsIn(await later(24))).toBe('');
    expect(wordsIn(await later(5))).toContain('still waits');
  });
});

describe('/cancel', () => {
  let desk: TestDesk;
  beforeEach(async () => {
    desk = await openTestDesk();
    await prepareDraft(desk);
    desk.script([{ name: 'send_outreach', args: { to: 'jane@acme.example' } }]);
    await desk.say('send it to jane@acme.example');
  });
  afterEach(() => desk.remove());

  it('withdraws a card, and a later yes does nothing', async () => {
    expect(wordsIn(await desk.say('/cancel 1'))).toContain('#1: Withdrawn by you');
    expect(wordsIn(await desk.say('yes 1'))).toContain('was withdrawn');
    expect(desk.mails).toHaveLength(0);
    expect(wordsIn(await desk.say('/log'))).toContain('cancelled');
  });

  it('says which cards wait when the number is wrong', async () => {
    expect(wordsIn(await desk.say('/cancel 7'))).toContain('Card #7 does not wait. These do: #1.');
    expect(wordsIn(await desk.say('/cancel'))).toContain('#1: Withdrawn');
    expect(wordsIn(await desk.say('/cancel'))).toContain('No card waits');
  });
});
