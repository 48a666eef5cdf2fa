import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Agent } from '../../../src/desk/ports/agent.ts';
import type { DeskSettings } from '../../../src/desk/settings.ts';
import { systemIds as ids } from '../../../src/system.ts';
import { cardIn, openTestDesk, prepareDraft, type TestDesk, wordsIn } from '../../support/desk.ts';
import { ADA, ALL, disableOperator, plantOperators } from '../../support/operators.ts';

const MINUTE = 60_000;
const failing: Agent = {
  model: { name: 'broken', host: null, retention: 'It runs here.' },
  runTurn: async () => ({ messages: [], text: '', usage: [], stopped: 'model_error' }),
};

describe('a request for a person', () => {
  let desk: TestDesk;
  let id: string;
  const open = async (rules: Partial<DeskSettings> = {}, agent?: Agent) => {
    desk = await openTestDesk(rules, agent ? { agent } : {});
    await plantOperators(place());
    await desk.say('/help');
    id =
      (await desk.test.store.talkOf((await desk.test.store.listClients())[0]?.id ?? ''))?.id ?? '';
  };
  const place = () => ({ place: desk.test.path, key: desk.test.key });
  const state = () => desk.test.store.getControl(id);
  const later = async (minutes: number) => {
    desk.clock.advance(minutes * MINUTE);
    const from = desk.sent.length;
    await desk.desk.sweep();
    await desk.outbox.idle(id);
    return wordsIn(desk.sent.slice(from));
  };
  const actions = async () =>
    (await desk.test.store.listAudit({ user: null, limit: 50 })).map(({ action }) => action);
  beforeEach(() => open());
  afterEach(() => desk.remove());

  it('by /human or in plain words does not silence the assistant, and /bot takes it back', async () => {
    expect(wordsIn(await desk.say('/human'))).toContain('I have asked a person of this desk');
    expect(await state()).toMatchObject({ control: 'requested', reason: 'client' });
    expect(wordsIn(await desk.say('I want to talk to a person'))).toContain('asked for already');
    expect(wordsIn(await desk.say('what is new?'))).toBe('ok');
    expect(wordsIn(await desk.say('/bot'))).toBe(
      'I took the request back and go on helping you myself.',
    );
    expect(await state()).toMatchObject({ control: 'bot', reason: null, lookAt: null });
    expect(wordsIn(await desk.say('/bot'))).toContain('No person is asked for');
    expect(await actions()).toEqual(
      expect.arrayContaining(['control.requested', 'control.withdrawn']),
    );
    expect(wordsIn(await desk.say('/log'))).toContain('A person was asked for');
  });

  it('is refused honestly where nobody looks after the desk', async () => {
    for (const operator of ALL) await disableOperator(place(), operator);
    expect(wordsIn(await desk.say('/human'))).toContain('there is nobody I could ask');
    expect(await state()).toMatchObject({ control: 'bot' });
    desk.script([{ name: 'ask_human', args: { reason: 'x' } }]);
    expect(wordsIn(await desk.say('help me'))).toContain('there is nobody I could ask');
    expect(await state()).toMatchObject({ control: 'bot' });
  });

  it('is announced, reminded, escalated and then told to the client, each once', async () => {
    await desk.say('/human');
    expect(await later(0)).toBe('');
    expect(desk.told).toEqual([`requested ${id}`]);
    expect(await later(4)).toBe('');
    expect(desk.told).toHaveLength(1);
    await later(2);
    await desk.desk.sweep();
    expect(desk.told.at(-1)).toBe(`reminder ${id}`);
    await later(10);
    expect(desk.told.at(-1)).toBe(`escalated ${id}`);
    expect(await later(15)).toContain('Nobody of this desk is free yet');
    expect(await later(600)).toBe('');
    expect(desk.told).toHaveLength(3);
    expect(await state()).toMatchObject({ control: 'requested', lookAt: null });
  });

  it('stops to remind when somebody comes', async () => {
    await desk.say('/human');
    await later(0);
    await desk.desk.takeover.claim(ADA, id);
    await later(6);
    expect(desk.told).toEqual([`requested ${id}`]);
  });

  it('comes from the agent with a tool', async () => {
    desk.script([{ name: 'ask_human', args: { reason: 'lost' } }]);
    await desk.say('I am lost');
    expect(await state()).toMatchObject({ control: 'requested', reason: 'agent' });
    expect(desk.replies.at(-1)).toContain('has been asked');
  });

  it('comes with a client who is upset, who is answered all the same', async () => {
    const answer = await desk.say('this is useless!');
    expect(wordsIn(answer)).toContain('I have asked a person of this desk');
    expect(wordsIn(answer)).toContain('ok');
    expect(await state()).toMatchObject({ control: 'requested', reason: 'upset' });
  });

  it('comes after the second turn in a row that failed', async () => {
    await desk.remove();
    await open({}, failing);
    expect(wordsIn(await desk.say('one'))).not.toContain('asked a person');
    expect(await state()).toMatchObject({ control: 'bot' });
    expect(wordsIn(await desk.say('two'))).toContain('asked a person');
    expect(await state()).toMatchObject({ control: 'requested', reason: 'failed_turns' });
  });

  it('comes after the second secret', async () => {
    await desk.say('my password is hunter2Xy!99');
    expect(await state()).toMatchObject({ control: 'bot' });
    await desk.say('and the other password is hunter3Xy!98');
    expect(await state()).toMatchObject({ control: 'requested', reason: 'secret_twice' });
  });

  it('comes with an action whose outcome nobody knows', async () => {
    await prepareDraft(desk);
    await desk.say('my contact is jobs@acme.example');
    desk.script([{ name: 'send_outreach', args: { draft: 1, to: 'jobs@acme.example' } }]);
    const card = cardIn(await desk.say('send it to jobs@acme.example'));
    desk.mailEnds('throw');
    await desk.say({ kind: 'tap', token: card.token.yes });
    expect(await state()).toMatchObject({ control: 'requested', reason: 'unknown_outcome' });
  });
});

describe('a lease', () => {
  let desk: TestDesk;
  let id: string;
  beforeEach(async () => {
    desk = await openTestDesk({}, {});
    await plantOperators({ place: desk.test.path, key: desk.test.key });
    await desk.say('hello');
    id =
      (await desk.test.store.talkOf((await desk.test.store.listClients())[0]?.id ?? ''))?.id ?? '';
    await desk.desk.takeover.claim(ADA, id);
    await desk.outbox.idle(id);
  });
  afterEach(() => desk.remove());

  const later = async (minutes: number) => {
    desk.clock.advance(minutes * MINUTE);
    const from = desk.sent.length;
    await desk.desk.sweep();
    await desk.outbox.idle(id);
    return wordsIn(desk.sent.slice(from));
  };
  const control = async () => (await desk.test.store.getControl(id))?.control;

  it('that nobody renews is warned about, then ends with a summary, and the client hears it once', async () => {
    expect(await later(11)).toBe('');
    expect(desk.told).toEqual([`lease_warning ${id}`]);
    await desk.say('are you still there?');
    expect(await later(10)).toContain('The assistant answers again');
    expect(desk.told.at(-1)).toBe(`lease_ended ${id}`);
    expect(await control()).toBe('bot');
    await desk.say('and now?');
    expect(JSON.stringify(desk.requests.at(-1)?.transcript)).toContain(
      'The client had the last word and may wait for an answer.',
    );
    expect(await later(60)).toBe('');
  });

  it('goes on with what the operator does, also after the warning', async () => {
    await later(11);
    await desk.desk.takeover.reply(ADA, id, 'one moment', ids.next());
    await later(9);
    expect(await control()).toBe('human');
    expect(await desk.desk.takeover.keep(ADA, id)).toMatchObject({ ok: true });
    await later(8);
    await desk.desk.takeover.note(ADA, id, 'a note', ids.next());
    await later(13);
    expect(await control()).toBe('human');
    await later(8);
    expect(await control()).toBe('bot');
    expect(await desk.desk.takeover.keep(ADA, id)).toMatchObject({ ok: false, why: 'conflict' });
  });

  it('ends or goes on when its end races with its renewal, and never both', async () => {
    for (let round = 0; round < 5; round++) {
      await desk.desk.takeover.claim(ADA, id);
      await later(11);
      desk.clock.advance(10 * MINUTE);
      const [kept] = await Promise.all([desk.desk.takeover.keep(ADA, id), desk.desk.sweep()]);
      expect(await control()).toBe(kept.ok ? 'human' : 'bot');
    }
  });

  it('of a handing back that is not confirmed ends with the summary as it stands', async () => {
    await desk.desk.takeover.handBack(ADA, id);
    await later(11);
    await later(10);
    expect(await control()).toBe('bot');
  });

  it('ends at the next look when the account was disabled', async () => {
    await disableOperator({ place: desk.test.path, key: desk.test.key }, ADA);
    await later(11);
    expect(await control()).toBe('bot');
  });
});
