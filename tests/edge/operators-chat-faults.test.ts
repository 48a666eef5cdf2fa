import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GROUP, type OperatorsGroup, openOperatorsGroup } from '../support/operators-group.ts';
import { untilTrue } from '../support/until.ts';

describe("the operators' group when things go wrong", () => {
  let group: OperatorsGroup;
  beforeEach(async () => {
    group = await openOperatorsGroup();
  });
  afterEach(() => group.close());

  const groupHealth = () =>
    group.desk.running.channels().find(({ account }) => account === "operators' group");

  it('makes one topic for a client however often and from however many sides it is looked at', async () => {
    const { asked, client, forum, shows, desk } = group;
    group.peer.fail('createForumTopic', {
      code: 429,
      description: 'Too Many Requests',
      retryAfter: 1,
    });
    await asked();
    await Promise.all(
      ['one', 'two', 'three', 'four'].map(async (text) => {
        await client.says(text);
        await group.desk.running.desk.wakeWaiting();
      }),
    );
    await shows(/Client: four/);
    await desk.running.desk.settled('telegram:4242', '7001');
    expect(forum.topics).toHaveLength(1);
  });

  it('makes a topic anew that somebody deleted, and goes on in it', async () => {
    const { taken, forum, client, shows, ada } = group;
    const first = await taken();
    forum.deletes(first);
    await client.says('are you there?');
    await shows(/The topic of this client was deleted, so this is a new one/);
    await shows(/Client: are you there\?/);
    const next = forum.topic().id;
    expect(next).not.toBe(first);
    ada.writes(next, 'Yes, in the new one.');
    await client.hears(/Ada \(person\): Yes, in the new one/);
  });

  it('waits as long as the platform asks, shows every line in order, and holds no client up', async () => {
    const { taken, peer, client, shows, texts } = group;
    await taken();
    peer.fail(
      'sendMessage',
      { code: 429, description: 'Too Many Requests: retry after 2', retryAfter: 2 },
      1,
      GROUP,
    );
    await client.says('first words');
    await client.says('second words');
    await client.says('/log');
    await client.hears(/A person took this conversation over/);
    await shows(/first words[\s\S]*second words/);
    expect(texts().match(/first words/g)).toHaveLength(1);
  });

  it('shows a line again rather than losing it when an answer is lost', async () => {
    const { taken, peer, client, shows } = group;
    await taken();
    peer.fail('sendMessage', 'dropped', 1, GROUP);
    peer.fail('sendMessage', 'lost_response', 1, GROUP);
    await client.says('do not lose this');
    await shows(/do not lose this/);
    await client.says('nor this');
    await shows(/nor this/);
  });

  it('says at the message when it did not reach the client', async () => {
    const { taken, peer, ada, shows, heardOf } = group;
    const topic = await taken();
    peer.fail('sendMessage', { code: 400, description: 'Bad Request: no' }, 1, 7001);
    const id = ada.writes(topic, 'This one fails.');
    await shows(/This message did not reach the client/);
    expect(group.message(/did not reach the client/).replyTo).toBe(id);
    expect(heardOf(/This one fails/)).toBe(0);
  });

  it('follows a group that has another id, and says what to set', async () => {
    const { taken, forum, client, shows, ada, desk } = group;
    await taken();
    forum.movesTo(-1009999999);
    await client.says('hello again');
    await shows(/Client: hello again/);
    expect(groupHealth()).toMatchObject({
      state: 'fault',
      advice: "The operators' group has a new id. Set OPERATORS_CHAT=-1009999999.",
    });
    ada.writes(forum.topic().id, 'Here as well.');
    await client.hears(/Ada \(person\): Here as well/);
    await desk.restart();
    ada.writes(forum.topic().id, 'And after a restart.');
    await client.hears(/Ada \(person\): And after a restart/);
  });

  it('is a fault of the desk when the bot is thrown out, and clients go on', async () => {
    const { asked, forum, client } = group;
    await asked();
    forum.throwsOut(true);
    await client.says('anybody?');
    await client.hears(/ok/);
    await untilTrue(() => groupHealth()?.state === 'fault', 'the fault');
    expect(groupHealth()?.advice).toMatch(/not in the operators' group/);
  });

  it('goes on after a restart where it was, without a line twice', async () => {
    const { taken, client, shows, texts, desk, ada, forum } = group;
    const topic = await taken();
    await client.says('before the restart');
    await shows(/before the restart/);
    await desk.restart();
    ada.writes(topic, 'After the restart.');
    await client.hears(/After the restart/);
    await client.says('fine');
    await shows(/Client: fine/);
    expect(forum.topics).toHaveLength(1);
    for (const line of [/before the restart/g, /Ada has this conversation/g])
      expect(texts().match(line)).toHaveLength(1);
  });

  it('answers after a restart what it could not answer before, once', async () => {
    const { taken, client, ada, desk, shows, texts, forum, heardOf, handled } = group;
    const topic = await taken();
    group.peer.fail(
      'sendMessage',
      { code: 429, description: 'Too Many', retryAfter: 3600 },
      1,
      GROUP,
    );
    const back = ada.writes(topic, '/back');
    const waits = async () => (await desk.running.store.nextAnswer(String(GROUP)))?.text ?? '';
    await untilTrue(async () => /You hand this/.test(await waits()), 'the answer kept');
    const note = ada.writes(topic, '// he is in a hurry');
    await untilTrue(
      async () => (await desk.running.store.mirrorOf(String(GROUP), note)) !== null,
      'the note',
    );
    const words = ada.writes(null, '/who');
    await handled();
    expect(texts()).not.toMatch(/You hand this conversation back|Noted/);
    await desk.restart();
    await shows(/You hand this conversation back/);
    await shows(/Noted\. Only the people of the desk see it/);
    expect(group.message(/You hand this conversation back/)).toMatchObject({
      replyTo: back,
      buttons: [{ text: 'Hand back' }],
    });
    expect(group.message(/Noted/).replyTo).toBe(note);
    await untilTrue(
      () => forum.general.messages.some(({ replyTo }) => replyTo === words),
      'the hint',
    );
    ada.presses(group.message(/You hand this conversation back/).message_id);
    await client.hears(/Ada has handed over/);
    await handled();
    expect(await waits()).toBe('');
    for (const line of [/You hand this conversation back/g, /Noted/g])
      expect(texts().match(line)).toHaveLength(1);
    expect(heardOf(/hurry/)).toBe(0);
  });

  it('offers after a restart what it could not offer before, and sends nothing by itself', async () => {
    const { asked, peer, ada, client, desk, shows, heardOf, handled } = group;
    const topic = await asked();
    peer.fail('sendMessage', { code: 429, description: 'Too Many', retryAfter: 3600 }, 1, GROUP);
    const id = ada.writes(topic, 'Not claimed.');
    await untilTrue(
      async () => (await desk.running.store.mirrorOf(String(GROUP), id)) !== null,
      'the message heard',
    );
    await desk.restart();
    await shows(/Not sent: you do not have this conversation/);
    await handled();
    const offer = group.message(/Not sent/);
    expect(offer.replyTo).toBe(id);
    expect(heardOf(/Not claimed/)).toBe(0);
    ada.presses(offer.message_id);
    await client.hears(/Ada \(person\): Not claimed/);
  });

  it('answers again when the platform failed to take an answer', async () => {
    const { asked, peer, ada, shows } = group;
    const topic = await asked();
    peer.fail('sendMessage', { code: 500, description: 'Internal Server Error' }, 2, GROUP);
    ada.writes(topic, '/who');
    await shows(/Waits for a person[\s\S]*Waits for a person/);
  });

  it('says in the topic what the platform did not show to the one who pressed a button', async () => {
    const { asked, peer, ada, ben, client, shows, heardOf } = group;
    const topic = await asked();
    ada.writes(topic, 'Hello from Ada.');
    await shows(/Not sent: you do not have this conversation/);
    const offer = group.message(/Not sent/).message_id;
    ben.writes(topic, '/take');
    await client.hears(/Ben, a person of this desk/);
    for (const fault of [
      { code: 429, description: 'Too Many', retryAfter: 1 },
      { code: 400, description: 'Bad Request: query is too old' },
    ]) {
      peer.fail('answerCallbackQuery', fault);
      const said = () =>
        group.texts().match(/Ben has this conversation\. Ask them to hand/g)?.length ?? 0;
      const before = said();
      ada.presses(offer);
      await untilTrue(() => said() > before, `the refusal: ${group.texts()}`);
    }
    expect(group.message(/Ben has this/).replyTo).toBe(offer);
    expect(heardOf(/Hello from Ada/)).toBe(0);
  });

  it('says in the topic that a change did not reach the client', async () => {
    const { taken, peer, ada, shows, signed } = group;
    const id = ada.writes(await taken(), 'Come at nine.');
    await signed(id);
    peer.fail('editMessageText', {
      code: 400,
      description: "Bad Request: message can't be edited",
    });
    ada.edits(id, 'Come at ten.');
    await shows(/The change of a message may not have reached the client/);
  });

  it('deletes the topic of a client who is erased', async () => {
    const { taken, client, forum, desk, texts } = group;
    await taken();
    await client.says('/delete');
    await client.hears(/delete|DELETE/i);
    const store = desk.running.store;
    await client.answers('yes').catch(() => client.says('yes'));
    await untilTrue(
      async () => (await store.listClients()).length === 0,
      `the goodbye: ${client.texts().at(-1)}`,
    );
    await untilTrue(
      () => forum.topics.every(({ deleted }) => deleted),
      `no topic: ${texts()}`,
      40_000,
    );
    await untilTrue(async () => (await store.orphanedTopics()).length === 0, 'nothing left to do');
  });
});

describe("the operators' group that shows everything", () => {
  it('has a topic for a client of the assistant, with what is said', async () => {
    const group = await openOperatorsGroup({ OPERATORS_MIRROR: 'all' });
    try {
      await group.client.says('hello');
      await group.client.hears(/ok/);
      await group.shows(/The assistant has this conversation/);
      await group.client.says('and good evening');
      await group.shows(/Client: and good evening/);
      await group.shows(/Desk: ok/);
    } finally {
      await group.close();
    }
  });
});
