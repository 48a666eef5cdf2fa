import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemIds as ids } from '../../../src/system.ts';
import { cardIn, openTestDesk, prepareDraft, type TestDesk, wordsIn } from '../../support/desk.ts';
import {
  ADA,
  BEN,
  disableOperator,
  EVE,
  LEA,
  plantOperators,
  VIC,
} from '../../support/operators.ts';

const FILE = {
  kind: 'file',
  name: 'cv.txt',
  mime: null,
  size: 10,
  ref: 'x',
  caption: null,
  album: null,
} as const;

describe('a takeover', () => {
  let desk: TestDesk;
  let id: string;
  beforeEach(async () => {
    desk = await openTestDesk();
    await plantOperators({ place: desk.test.path, key: desk.test.key });
    await desk.say('hello');
    id = await conversationId();
  });
  afterEach(() => desk.remove());

  const conversationId = async () =>
    (await desk.test.store.talkOf((await desk.test.store.listClients())[0]?.id ?? ''))?.id ?? '';
  const control = async () => (await desk.test.store.getControl(id))?.control;
  const talk = () => desk.test.store.loadTranscript(id, { turns: 100, maxChars: 1e6 });
  const idle = () => desk.outbox.idle(id);
  const takeover = () => desk.desk.takeover;

  it('tells the client once who answers, and the bot is silent from then on', async () => {
    const from = desk.sent.length;
    expect(await takeover().claim(ADA, id)).toMatchObject({ ok: true });
    expect(await takeover().claim(ADA, id)).toMatchObject({ ok: true });
    await idle();
    expect(wordsIn(desk.sent.slice(from))).toBe(
      'Ada, a person of this desk, answers you from now on; the assistant stays silent meanwhile.',
    );
    const turns = desk.requests.length;
    expect(await desk.say('what about my mail?')).toEqual([]);
    expect(desk.requests.length).toBe(turns);
    expect((await talk()).at(-1)).toEqual({ role: 'client', text: 'what about my mail?' });
  });

  it('keeps a CV, a voice note and a sticker for the operator without a word of the bot', async () => {
    await takeover().claim(ADA, id);
    await idle();
    expect(await desk.say(FILE)).toEqual([]);
    const client = (await desk.test.store.listClients())[0];
    expect((await desk.test.store.loadWorkspace(id)).cv?.fileName).toBe('cv.txt');
    expect(client).toBeDefined();
    desk.hears('I would like to talk about Tuesday');
    expect(await desk.say({ kind: 'voice', ref: 'v', mime: 'audio/ogg', size: 10 })).toEqual([]);
    expect((await talk()).at(-1)).toEqual({
      role: 'client',
      text: '(voice note) I would like to talk about Tuesday',
    });
    expect(await desk.say({ kind: 'unsupported', what: 'stickers' })).toEqual([]);
    expect(desk.statuses).toEqual([]);
  });

  it('marks what the operator writes, and the talk keeps it as theirs', async () => {
    await takeover().claim(ADA, id);
    await idle();
    const from = desk.sent.length;
    const said = await takeover().reply(ADA, id, 'Hello, how can I help?', ids.next());
    expect(said).toEqual({ ok: true, sentence: 'Sent.' });
    await idle();
    expect(wordsIn(desk.sent.slice(from))).toBe('Ada (person): Hello, how can I help?');
    expect((await talk()).at(-1)).toEqual({
      role: 'operator',
      name: 'Ada',
      text: 'Hello, how can I help?',
    });
  });

  it('sends a reply that comes twice once', async () => {
    await takeover().claim(ADA, id);
    await idle();
    const from = desk.sent.length;
    const replyId = ids.next();
    const both = await Promise.all([
      takeover().reply(ADA, id, 'Once only', replyId),
      takeover().reply(ADA, id, 'Once only', replyId),
    ]);
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    await takeover().reply(ADA, id, 'Once only', replyId);
    await idle();
    expect(desk.sent.slice(from)).toHaveLength(1);
  });

  it('refuses an id that belongs to another conversation', async () => {
    await desk.say('hi', 'ben');
    const other = (await desk.test.store.chatsOf('test')).length;
    expect(other).toBe(2);
    const clients = await desk.test.store.listClients();
    const second = (await desk.test.store.talkOf(clients[1]?.id ?? ''))?.id ?? '';
    await takeover().claim(ADA, id);
    await takeover().claim(ADA, second);
    const replyId = ids.next();
    await takeover().reply(ADA, id, 'For the first', replyId);
    expect(await takeover().reply(ADA, second, 'For the second', replyId)).toMatchObject({
      ok: false,
      why: 'invalid',
    });
  });

  it('lets one of two operators who claim at once have it, and tells the other who was first', async () => {
    const both = await Promise.all([takeover().claim(ADA, id), takeover().claim(BEN, id)]);
    const lost = both.filter(({ ok }) => !ok);
    expect(lost).toHaveLength(1);
    expect(lost[0]?.sentence).toMatch(/^(Ada|Ben) has this conversation\./);
  });

  it('lets somebody who leads take it from another operator, and the client hears the new name', async () => {
    await takeover().claim(ADA, id);
    await idle();
    const from = desk.sent.length;
    expect(await takeover().claim(LEA, id)).toMatchObject({ ok: true });
    await idle();
    expect(wordsIn(desk.sent.slice(from))).toContain('Lea, a person of this desk');
    expect(await takeover().reply(ADA, id, 'still me', ids.next())).toMatchObject({
      ok: false,
      why: 'conflict',
      sentence: expect.stringContaining('Lea has this conversation'),
    });
  });

  it('leaves it with whoever was first when somebody who leads took it for free', async () => {
    const from = desk.sent.length;
    const both = await Promise.all([
      takeover().claim(ADA, id, { from: null }),
      takeover().claim(LEA, id, { from: null }),
    ]);
    await idle();
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)?.sentence).toMatch(/^(Ada|Lea) (took|has) this conversation/);
    expect(wordsIn(desk.sent.slice(from)).match(/a person of this desk/g)).toHaveLength(1);
  });

  it('lets somebody who leads take it from whom they mean, and from nobody else', async () => {
    await takeover().claim(BEN, id);
    expect(await takeover().claim(LEA, id, { from: ADA.id })).toMatchObject({
      ok: false,
      why: 'conflict',
      sentence:
        'Ben took this conversation a moment before you, so nothing was changed. Take it from them only if you mean to.',
    });
    expect(await takeover().claim(LEA, id, { from: BEN.id })).toMatchObject({ ok: true });
    expect(await takeover().claim(LEA, id, { from: null })).toMatchObject({ ok: true });
  });

  it('makes what a running turn would have said a draft for the operator', async () => {
    const hold = desk.holdModel();
    desk.script([{ name: 'save_preference', args: { key: 'city', value: 'Berlin' } }]);
    const saying = desk.say('remember that I live in Berlin');
    await hold.started;
    const from = desk.sent.length;
    await takeover().claim(ADA, id);
    hold.go();
    await saying;
    await idle();
    expect(wordsIn(desk.sent.slice(from))).toMatch(/^Ada, a person of this desk/);
    expect(desk.sent.slice(from)).toHaveLength(1);
    expect((await talk()).at(-1)).toEqual({
      role: 'client',
      text: 'remember that I live in Berlin',
    });
    expect(desk.written.some((line) => line.includes('"kind":"draft","text":"ok"'))).toBe(true);
    expect((await desk.test.store.loadWorkspace(id)).preferences).toEqual([]);
    const rows = await desk.test.store.listAudit({ user: null, limit: 10 });
    expect(rows.map(({ action }) => action)).toContain('turn.set_aside');
  });

  it('leaves cards to the client: a plain yes to the operator answers none, its number does', async () => {
    await prepareDraft(desk);
    await desk.say('my contact is jobs@acme.example');
    desk.script([{ name: 'send_outreach', args: { draft: 1, to: 'jobs@acme.example' } }]);
    const card = cardIn(await desk.say('send it to jobs@acme.example'));
    const from = desk.sent.length;
    await takeover().claim(ADA, id);
    await idle();
    expect(wordsIn(desk.sent.slice(from))).toContain(`Card #${card.number} still waits`);
    await takeover().reply(ADA, id, 'Shall I call you? yes or no', ids.next());
    expect(await desk.say('yes')).toEqual([expect.objectContaining({ kind: 'text' })]);
    expect(desk.mails).toEqual([]);
    const answered = await desk.say(`yes ${card.number}`);
    expect(desk.mails).toHaveLength(1);
    expect(answered.map(({ kind }) => kind)).toEqual(['card_resolved']);
  });

  it('answers a command that the client typed, whoever has the conversation', async () => {
    await takeover().claim(ADA, id);
    await idle();
    expect(wordsIn(await desk.say('/pending'))).toBe('No card waits for your answer.');
    expect(wordsIn(await desk.say('/log'))).toContain('Ada');
  });

  it('stays silent while it is handed back, and goes on with the confirmed summary', async () => {
    desk.clock.advance(1000);
    await takeover().claim(ADA, id);
    await takeover().reply(ADA, id, 'I will look into it', ids.next());
    await idle();
    const back = await takeover().handBack(ADA, id);
    expect(back).toMatchObject({ ok: true });
    expect(back.summary).toContain("The client wrote 0 messages, the desk's people 1 message.");
    expect(await control()).toBe('returning');
    expect(await desk.say('are you there?')).toEqual([]);
    const from = desk.sent.length;
    expect(await takeover().confirmReturn(ADA, id, 'We agreed on Berlin.')).toMatchObject({
      ok: true,
    });
    await idle();
    expect(wordsIn(desk.sent.slice(from))).toBe(
      'Ada has handed over; the assistant answers again.',
    );
    await desk.say('and now?');
    const seen = JSON.stringify(desk.requests.at(-1)?.transcript);
    expect(seen).toContain('Ada hands over: We agreed on Berlin.');
    expect(seen).toContain('I will look into it');
  });

  it('delivers a reply that races with handing back, or refuses it with a sentence', async () => {
    for (let round = 0; round < 5; round++) {
      await takeover().claim(ADA, id);
      await takeover().handBack(ADA, id);
      await idle();
      const from = desk.sent.length;
      const [said] = await Promise.all([
        takeover().reply(ADA, id, `last words ${round}`, ids.next()),
        takeover().confirmReturn(ADA, id, 'done'),
      ]);
      await idle();
      const delivered = wordsIn(desk.sent.slice(from)).includes(`last words ${round}`);
      expect(delivered).toBe(said.ok);
      if (!said.ok) expect(said.sentence).toContain('Take it over first');
    }
  });

  it('sends a reply that was queued right before the conversation went back', async () => {
    await takeover().claim(ADA, id);
    await idle();
    desk.sendEnds({ result: 'not_sent', next: 'retry', code: 'down', retryAfterMs: 1000 });
    await takeover().reply(ADA, id, 'Goodbye from Ada', ids.next());
    await idle();
    await takeover().handBack(ADA, id);
    await takeover().confirmReturn(ADA, id, 'done');
    desk.sendEnds(null);
    desk.clock.advance(60_000);
    desk.outbox.wake(id);
    await idle();
    expect(wordsIn(desk.sent)).toContain('Ada (person): Goodbye from Ada');
  });

  it('drops what the bot had still to say when somebody takes over', async () => {
    desk.sendEnds({ result: 'not_sent', next: 'retry', code: 'down', retryAfterMs: 1000 });
    await desk.say('a question');
    desk.sendEnds(null);
    const from = desk.sent.length;
    await takeover().claim(ADA, id);
    desk.clock.advance(60_000);
    desk.outbox.wake(id);
    await idle();
    expect(wordsIn(desk.sent.slice(from))).toMatch(/^Ada, a person of this desk[^\n]*$/);
  });

  it('stops a secret that an operator types, in a reply, a note and a summary', async () => {
    await takeover().claim(ADA, id);
    const secret = 'the password is hunter2Xy!99';
    const refused = { ok: false, why: 'blocked' };
    expect(await takeover().reply(ADA, id, secret, ids.next())).toMatchObject(refused);
    expect(await takeover().note(ADA, id, secret, ids.next())).toMatchObject(refused);
    await takeover().handBack(ADA, id);
    expect(await takeover().confirmReturn(ADA, id, secret)).toMatchObject(refused);
    expect(desk.written.join('\n')).not.toContain('hunter2Xy');
    const rows = await desk.test.store.listAudit({ user: null, limit: 10 });
    expect(rows.filter(({ action }) => action === 'operator.blocked')).toHaveLength(3);
  });

  it('keeps a note away from the client, even one that reads like a reply', async () => {
    await takeover().claim(ADA, id);
    await idle();
    const from = desk.sent.length;
    const noteId = ids.next();
    expect(await takeover().note(ADA, id, 'Dear client, hello!', noteId)).toMatchObject({
      ok: true,
    });
    await takeover().note(ADA, id, 'Dear client, hello!', noteId);
    await idle();
    expect(desk.sent.slice(from)).toEqual([]);
    expect(JSON.stringify(await talk())).not.toContain('Dear client');
  });

  it('asks the client on a card for what an operator proposes, and never sends by itself', async () => {
    await prepareDraft(desk);
    await desk.say('my contact is jobs@acme.example');
    await takeover().claim(ADA, id);
    await idle();
    const from = desk.sent.length;
    const call = { tool: 'send_outreach', args: { draft: 1, to: 'jobs@acme.example' } };
    const outcome = await takeover().propose(ADA, id, call);
    expect(outcome).toMatchObject({ ok: true });
    await idle();
    const card = cardIn(desk.sent.slice(from));
    expect(desk.mails).toEqual([]);
    await takeover().reply(ADA, id, 'yes', ids.next());
    expect(desk.mails).toEqual([]);
    await desk.say({ kind: 'tap', token: card.token.yes });
    expect(desk.mails).toHaveLength(1);
    expect(await takeover().propose(ADA, id, { tool: 'delete_account', args: {} })).toMatchObject({
      ok: false,
      why: 'invalid',
    });
    expect(await takeover().propose(ADA, id, { tool: 'send_outreach', args: 7 })).toMatchObject({
      ok: false,
      why: 'invalid',
    });
  });

  it('lets nobody act who may not, or who is not there any more', async () => {
    expect(await takeover().claim(VIC, id)).toMatchObject({ ok: false, why: 'not_allowed' });
    expect(await takeover().claim(EVE, id)).toMatchObject({ ok: false, why: 'not_found' });
    expect(await takeover().claim(ADA, 'no-such-conversation')).toMatchObject({
      ok: false,
      why: 'not_found',
    });
    const nobody = { id: 'op-none', name: 'None', role: 'admin', assignedOnly: false } as const;
    expect(await takeover().claim(nobody, id)).toMatchObject({ ok: false, why: 'not_allowed' });
    await takeover().assign(LEA, id, EVE.id);
    expect(await takeover().claim(EVE, id)).toMatchObject({ ok: true });
    expect(await takeover().reply(BEN, id, 'me too', ids.next())).toMatchObject({ ok: false });
    await disableOperator({ place: desk.test.path, key: desk.test.key }, EVE);
    expect(await takeover().reply(EVE, id, 'one more', ids.next())).toMatchObject({
      ok: false,
      why: 'not_allowed',
    });
  });

  it('refuses empty, endless and unnamed words', async () => {
    await takeover().claim(ADA, id);
    const invalid = { ok: false, why: 'invalid' };
    expect(await takeover().reply(ADA, id, ' \n', ids.next())).toMatchObject(invalid);
    expect(await takeover().reply(ADA, id, 'a'.repeat(5000), ids.next())).toMatchObject(invalid);
    expect(await takeover().reply(ADA, id, 'hello', 'x')).toMatchObject(invalid);
    expect(await takeover().snooze(ADA, id, new Date('2020-01-01'))).toMatchObject(invalid);
    expect(await takeover().snooze(ADA, id, new Date(Number.NaN))).toMatchObject(invalid);
    expect(await takeover().tag(ADA, id, '<b>', true)).toMatchObject(invalid);
    expect(await takeover().assign(LEA, id, 'nobody-here')).toMatchObject(invalid);
    expect(await takeover().assign(ADA, id, BEN.id)).toMatchObject({ why: 'not_allowed' });
  });

  it('does nothing for a client who has left or was erased', async () => {
    await takeover().claim(ADA, id);
    const clientId = (await desk.test.store.listClients())[0]?.id ?? '';
    await desk.test.store.commit(
      [{ type: 'erasure_begun', clientId, at: desk.clock.now() }],
      'full',
    );
    expect(await takeover().reply(ADA, id, 'hello?', ids.next())).toMatchObject({
      ok: false,
      sentence: expect.stringContaining('has left'),
    });
    await desk.desk.wakeWaiting();
    await desk.desk.wakeWaiting();
    expect(await takeover().reply(ADA, id, 'hello?', ids.next())).toMatchObject({
      ok: false,
      why: 'not_found',
    });
  });

  it('closes and opens again, and commands work in between', async () => {
    expect(await takeover().close(ADA, id)).toMatchObject({ ok: false });
    await takeover().claim(ADA, id);
    expect(await takeover().close(ADA, id)).toMatchObject({ ok: true });
    await idle();
    expect(wordsIn(desk.sent)).toContain('have closed this conversation');
    expect(await desk.say('hello?')).toEqual([]);
    expect(wordsIn(await desk.say('/pending'))).toBe('No card waits for your answer.');
    expect(wordsIn(await desk.say('/human'))).toContain('have closed this conversation');
    expect(await takeover().reopen(ADA, id)).toMatchObject({ ok: false, why: 'not_allowed' });
    expect(await takeover().reopen(LEA, id)).toMatchObject({ ok: true });
    await idle();
    expect(wordsIn(await desk.say('hello?'))).toBe('ok');
  });
});
