import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestDesk, prepareDraft, type TestDesk, wordsIn } from '../support/desk.ts';

describe('what a client rules out', () => {
  let desk: TestDesk;
  beforeEach(async () => {
    desk = await openTestDesk();
    await desk.say('hello');
    await prepareDraft(desk);
  });
  afterEach(() => desk.remove());

  async function wish(said: string, args: Record<string, unknown>) {
    desk.script([{ name: 'remember_preference', args: { key: 'must_not', ...args } }]);
    await desk.say(said);
    return wordsIn(await desk.say('/profile'));
  }

  it('is added to what was ruled out before, each thing once', async () => {
    await wish('no agencies', { value: 'agencies' });
    await wish('hide Parcelnest', { value: 'Parcelnest' });
    expect(await wish('not parcelnest, never travel', { value: 'parcelnest, travel' })).toContain(
      'Not: agencies, Parcelnest, travel',
    );
    expect(await wish('forget what I ruled out', { value: '' })).toContain('Not: not said');
  });

  it('may be the company of a job of the list, named by its number', async () => {
    expect(await wish('hide the company of 1', { value: '', company_of: 1 })).toContain(
      'Not: Northwind',
    );
  });

  it('is never the company of a job that the client did not ask to hide', async () => {
    expect(await wish('tell me more about 1', { value: '', company_of: 1 })).toContain(
      'Not: not said',
    );
  });

  it('shows the newest draft when no number is said, and makes no new one', async () => {
    const shown = wordsIn(await desk.say('show me the draft'));
    expect(shown).toContain('Draft 1, version 1');
    expect(wordsIn(await desk.say('show draft 2'))).toContain('There is no draft 2');
  });
});
