import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { namesMainMailbox } from '../../src/desk/main-mailbox.ts';
import { openTestDesk, type TestDesk, wordsIn } from '../support/desk.ts';

const JANE = { name: 'Jane Doe' };
const CV = [
  { kind: 'name', value: 'Jané Doe' },
  { kind: 'email', value: 'post@doe.example' },
] as const;

describe('the main private mailbox', () => {
  it.each([
    ['send it from jane.doe@gmail.com', true],
    ['my alerts go to JDOE1987@hotmail.co.uk', true],
    ['use post@doe.example for that', true],
    ['use jane.doe.jobs@gmail.com', false],
    ['bewerbung.doe@gmx.de is for this', false],
    ['write to recruiter@acme.example', false],
    ['write to max.power@gmail.com', false],
    ['write to jane@acme.example', false],
    ['nothing here', false],
  ])('"%s": %s', (text, named) => expect(namesMainMailbox(text, JANE, CV)).toBe(named));

  it('is not seen in a name of two letters', () =>
    expect(namesMainMailbox('bo.xu@gmail.com', { name: 'Bo Xu' }, [])).toBe(false));
});

describe('the advice about it', () => {
  let desk: TestDesk;
  beforeEach(async () => {
    desk = await openTestDesk({ trial: false });
    await desk.say('hi');
    await desk.say('yes');
  });
  afterEach(() => desk.remove());

  it('is given once, and stops nothing', async () => {
    const first = wordsIn(await desk.say('send the next one from ada.b@gmail.com please'));
    expect(first).toMatch(/main private mailbox[\s\S]*\nok$/);
    expect(wordsIn(await desk.say('really, ada.b@gmail.com is fine'))).toBe('ok');
    expect(desk.requests).toHaveLength(2);
  });
});
