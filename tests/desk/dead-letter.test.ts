import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/desk/settings.ts';
import { systemIds } from '../../src/system.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { knownHome } from '../support/known-home.ts';

const SET_ASIDE = /could not handle that message and have set it aside/;

describe('a message whose process dies while it is handled', () => {
  let ada: TestDesk;
  beforeEach(async () => {
    ada = await openTestDesk();
    await ada.say('hello');
  });
  afterEach(() => ada.remove());

  /** The message is durable, and as many processes have taken it and died. */
  async function killedWith(text: string, deaths: number) {
    const at = ada.clock.now();
    const { conversation: home } = await knownHome(ada.test.store, 'test', 'ada');
    const conversation = home.id;
    await ada.test.store.recordInbound([
      {
        id: systemIds.next(),
        account: 'test',
        eventId: systemIds.next(),
        messageKey: null,
        conversationId: conversation,
        content: {
          kind: 'text',
          text,
          quotedText: null,
          quotedRef: null,
          edited: false,
          forwarded: false,
        },
        order: null,
        sentAt: at,
        receivedAt: at,
        changes: [],
      },
    ]);
    for (let death = 0; death < deaths; death++)
      expect(await ada.test.store.takeInbound(conversation, 'talk')).toMatchObject({
        attempts: death + 1,
      });
    const from = ada.sent.length;
    await ada.desk.wakeWaiting();
    await ada.desk.settled('test', 'ada');
    return ada.sent.slice(from).map((message) => (message.kind === 'text' ? message.text : ''));
  }
  it('is answered after a few restarts, which are no fault of it', async () => {
    const heard = await killedWith('find me a job', DEFAULT_SETTINGS.maxAttempts - 1);
    expect(heard.join()).not.toMatch(SET_ASIDE);
    expect(ada.requests).toHaveLength(2);
  });

  it('is set aside when it ends every process that takes it, and the client hears of it', async () => {
    const heard = await killedWith('find me a job', DEFAULT_SETTINGS.maxAttempts);
    expect(heard.join()).toMatch(SET_ASIDE);
    expect(ada.requests).toHaveLength(1);
    expect(await ada.test.store.depths()).toMatchObject({ deadLetters: 1 });
    expect((await ada.say('and now?')).join()).not.toMatch(SET_ASIDE);
  });
});
