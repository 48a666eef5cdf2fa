import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OperatorsGroup, openOperatorsGroup } from '../support/operators-group.ts';
import { untilTrue } from '../support/until.ts';

const SECRET = 'my password is Otter%River33';

describe("the operators' group on Telegram", () => {
  let group: OperatorsGroup;
  beforeEach(async () => {
    group = await openOperatorsGroup();
  });
  afterEach(() => group.close());

  it('carries the whole story: asked, taken, answered, noted, handed back, and the bot goes on', async () => {
    const { desk, client, ada, texts, shows, signed, handled, asked, message } = group;
    const topic = await asked();
    await shows(/Client: hello/);
    ada.writes(topic, '/take');
    await client.hears(/Ada, a person of this desk, answers you/);
    await shows(/Ada has this conversation/);
    await client.says('is the job still open?');
    await shows(/Client: is the job still open\?/);
    const answer = ada.writes(topic, 'It is, until Friday.');
    await client.hears(/Ada \(person\): It is, until Friday\./);
    await signed(answer);
    ada.writes(topic, '// he is in a hurry');
    await shows(/Noted\. Only the people of the desk see it/);
    ada.writes(topic, '/back');
    await shows(/You hand this conversation back with this summary/);
    const turns = desk.model.requests.length;
    ada.presses(message(/You hand this conversation back/).message_id);
    await client.hears(/Ada has handed over/);
    await shows(/The assistant has this conversation/);
    await client.says('thank you');
    await client.hears(/ok/);
    expect(desk.model.requests.length).toBe(turns + 1);
    await handled();
    // Back with the assistant nothing of it is shown, and the note never left the desk.
    expect(texts()).not.toMatch(/thank you/);
    expect(client.texts().join('\n')).not.toMatch(/hurry|\/take|\/back/);
    const log = await desk.running.store.listAudit({ user: null, limit: 200 });
    expect(log.map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        'control.taken',
        'operator.replied',
        'operator.noted',
        'control.returned',
      ]),
    );
    expect(
      log.filter(({ notes }) => notes.includes("everybody in the operators' group")),
    ).toHaveLength(1);
  });

  it('sends nothing of an unclaimed topic until its writer presses the button, and then exactly that', async () => {
    const { client, ada, ben, shows, heardOf, handled, asked, message } = group;
    const topic = await asked();
    const first = ada.writes(topic, 'Hello from a person.');
    await shows(/Not sent: you do not have this conversation/);
    const offer = message(/Not sent/).message_id;
    ada.edits(first, '// a note now');
    ada.presses(offer);
    await handled();
    ada.edits(first, 'Hello from a person.');
    ben.presses(offer);
    await handled();
    expect(heardOf(/Hello from a person/)).toBe(0);
    ada.presses(offer);
    await client.hears(/Ada \(person\): Hello from a person\./);
    ada.presses(offer);
    await handled();
    await client.says('hi Ada');
    await shows(/Client: hi Ada/);
    expect(heardOf(/Hello from a person/)).toBe(1);
  });

  it('ignores strangers and words in the general topic, and refuses who does not have it', async () => {
    const { desk, client, ada, ben, lea, stranger, shows, handled, taken, conversation } = group;
    const topic = await taken();
    stranger.writes(topic, 'I am nobody');
    stranger.writes(topic, '/close');
    ada.writes(null, 'lunch?');
    ben.writes(topic, 'me too');
    await shows(/Not sent: Ada has this conversation\. Ask them to hand it back/);
    lea.writes(topic, 'and me');
    await shows(/Press the button to take it from them/);
    ada.writes(topic, '/noet not for the client');
    await shows(/I did not send that/);
    await handled();
    expect(client.texts().join('\n')).not.toMatch(/nobody|lunch|me too|and me|not for the client/);
    expect((await desk.running.store.getControl(await conversation()))?.control).toBe('human');
  });

  it('lets nobody do from the group what they may not do in the console', async () => {
    const { asked, forum, shows, handled, client, desk, conversation } = group;
    const topic = await asked();
    forum.member(505).writes(topic, '/take');
    await shows(/Your role does not allow that/);
    forum.member(504).writes(topic, '/take');
    await shows(/There is no such conversation/);
    forum.member(504).writes(topic, 'from Eve');
    forum.member(505).writes(topic, 'from Vic');
    await handled();
    const id = await conversation();
    expect((await desk.running.store.getControl(id))?.control).toBe('requested');
    expect(client.texts().join('\n')).not.toMatch(/from (Eve|Vic)/);
    await desk.running.store.changeOperator('op-ada-0001', { disabledAt: new Date() }, []);
    group.ada.writes(topic, '/take');
    await handled();
    expect((await desk.running.store.getControl(id))?.control).toBe('requested');
  });

  it('stops secrets in both directions', async () => {
    const { peer, client, ada, shows, handled, taken } = group;
    const topic = await taken();
    ada.writes(topic, SECRET);
    await shows(/This looks like a password, so nothing was sent or kept/);
    await client.says(SECRET);
    await shows(/Something that looks like a password was stopped/);
    await handled();
    expect(client.texts().join('\n')).not.toMatch(/Otter/);
    expect(peer.calls.filter(({ params }) => /Otter/.test(JSON.stringify(params)))).toEqual([]);
  });

  it('changes and deletes what was sent, and says that pictures do not reach the client', async () => {
    const { client, ada, texts, shows, signed, heardOf, handled, taken } = group;
    const topic = await taken();
    const id = ada.writes(topic, 'Come at nine.');
    await client.hears(/Come at nine/);
    await signed(id);
    ada.edits(id, 'Come at ten.');
    await shows(/The client's copy is being changed/);
    await client.hears(/Ada \(person\): Come at ten\./);
    ada.edits(id, '// not for the client');
    await shows(/what begins with a slash is never sent/);
    ada.edits(id, SECRET);
    await shows(/This looks like a password, so nothing was sent or kept/);
    ada.sendsPhotos(topic, 3);
    await shows(/Only words can go to the client/);
    ada.writes(topic, '/delete', { replyTo: id });
    await shows(/being deleted/);
    await untilTrue(() => heardOf(/Come at/) === 0, 'the deletion');
    await handled();
    expect(texts().match(/Only words can go/g)).toHaveLength(1);
  });

  it('does a message once that comes twice', async () => {
    const { peer, client, ada, shows, heardOf, handled, taken } = group;
    const topic = await taken();
    ada.writes(topic, 'Once only.');
    await client.hears(/Once only/);
    for (let id = 1000; id < 1012; id++) {
      peer.repeat(id);
      await handled();
    }
    await client.says('still there?');
    await shows(/still there/);
    expect(heardOf(/Once only/)).toBe(1);
  });
});
