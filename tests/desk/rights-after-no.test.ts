import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LiveNotice, liveNotice } from '../../src/desk/privacy/live-notice.ts';
import { cardIn, openTestDesk, prepareDraft, type TestDesk, wordsIn } from '../support/desk.ts';
import { fullFacts } from './privacy/facts.ts';

describe('a client who said no to a new notice', () => {
  let desk: TestDesk;
  let clientId: string;
  beforeEach(async () => {
    const notice: LiveNotice = { ...liveNotice(fullFacts()) };
    desk = await openTestDesk({ trial: false }, { notice });
    for (const words of ['hi', 'yes', 'later']) await desk.say(words);
    await prepareDraft(desk);
    Object.assign(notice, liveNotice(fullFacts({ location: 'Elsewhere' })));
    await desk.say('find me jobs');
    expect(wordsIn(await desk.say('no'))).toMatch(
      /\/export hands it to you and \/delete deletes it/,
    );
    clientId = (await desk.test.store.listClients())[0]?.id ?? '';
  });
  afterEach(() => desk.remove());

  it('P21: still gets a copy of their data, by the button', async () => {
    const card = cardIn(await desk.say('/export'));
    const handed = await desk.say({ kind: 'tap', token: card.token.yes });
    expect(handed.some((message) => message.kind === 'file')).toBe(true);
  });

  it('P23: still has everything deleted, by the number of the card', async () => {
    const card = cardIn(await desk.say('/delete'));
    await desk.say(`yes ${card.number}`);
    desk.clock.advance(11 * 60_000);
    await desk.desk.sweep();
    expect(await desk.test.store.getErasure(clientId)).not.toBeNull();
  });

  it('reaches no model, whatever they answer or ask', async () => {
    const before = desk.requests.length;
    for (const words of ['yes 99', 'no 99', 'find me jobs', '/pipeline', 'send it'])
      await desk.say(words);
    expect(desk.requests).toHaveLength(before);
    expect(desk.mails).toHaveLength(0);
  });

  it('is told that there is nothing when they never agreed', async () => {
    const strict = await openTestDesk({ trial: false });
    await strict.say('hello');
    expect(wordsIn(await strict.say('/delete'))).toMatch(/Nothing is kept of you/);
    await strict.remove();
  });
});
