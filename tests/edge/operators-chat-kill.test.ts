import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ChatClient, openTelegramPeer } from '../support/chat-peers.ts';
import { killLeftovers, runSayso, temporaryHome } from '../support/chat-process.ts';
import { type DeskProcess, startDesk } from '../support/desk-process.ts';
import { GROUP } from '../support/operators-group.ts';
import type { Forum, ForumMember } from '../support/telegram/forum.ts';
import { untilTrue } from '../support/until.ts';

const RUNS = Number(process.env.RELIABILITY_RUNS ?? 2);

describe("the operators' group when the desk is killed", () => {
  let chat: Awaited<ReturnType<typeof openTelegramPeer>>;
  let forum: Forum;
  let client: ChatClient;
  let ada: ForumMember;
  let desk: DeskProcess;
  let home: ReturnType<typeof temporaryHome>;
  let env: Record<string, string>;

  beforeEach(async () => {
    chat = await openTelegramPeer();
    forum = chat.peer.forum(GROUP);
    ada = forum.member(501);
    home = temporaryHome();
    env = { ...chat.env, DESK_TRIAL: '1', OPERATORS_CHAT: String(GROUP) };
    desk = await begin();
    const added = await runSayso(
      ['operator', 'add', 'Ada', '--role', 'operator', '--telegram', '501', '--password-stdin'],
      { home: home.home, env, input: 'Otter-river-lantern-77-moss\n' },
    );
    expect(added).toMatchObject({ code: 0 });
    client = await chat.client(7001);
  });
  afterEach(async () => {
    killLeftovers();
    await chat.close();
    home.remove();
  });

  async function begin(): Promise<DeskProcess> {
    const started = startDesk({ home: home.home, env });
    await started.ready;
    return started;
  }
  async function killed(): Promise<void> {
    await desk.kill('SIGKILL');
    desk = await begin();
  }
  const texts = () =>
    forum.topics.flatMap(({ messages }) => messages.map(({ text }) => text)).join('\n');
  const shows = (pattern: RegExp) =>
    untilTrue(() => pattern.test(texts()), `${pattern} in the group: ${texts()}`, 40_000);
  const copies = (pattern: RegExp) => client.texts().filter((text) => pattern.test(text)).length;

  async function taken(): Promise<number> {
    await client.says('/human');
    await client.hears(/asked a person/);
    await shows(/Waits for a person/);
    const topic = forum.topic().id;
    ada.writes(topic, '/take');
    await client.hears(/Ada, a person of this desk/);
    return topic;
  }

  it.each(Array.from({ length: RUNS }, (_, run) => run))(
    'sends a reply at most once and says when nobody knows, run %i',
    async (run) => {
      const topic = await taken();
      ada.writes(topic, 'The one reply.');
      await sleep((run * 7) % 40);
      await killed();
      await untilTrue(
        () => copies(/The one reply/) > 0 || /Nobody knows whether this message/.test(texts()),
        'the reply, or the word that nobody knows',
        40_000,
      );
      ada.writes(topic, 'A later one.');
      await client.hears(/A later one/);
      expect(copies(/The one reply/)).toBeLessThanOrEqual(1);
    },
  );

  it.each(Array.from({ length: RUNS }, (_, run) => run))(
    "loses none of the client's words on the way to the topic, run %i",
    async (run) => {
      await taken();
      for (const words of ['first words', 'second words', 'third words']) await client.says(words);
      await sleep((run * 11) % 60);
      await killed();
      await shows(/first words[\s\S]*second words[\s\S]*third words/);
    },
  );

  it.each(Array.from({ length: RUNS }, (_, run) => run))(
    'answers a command that it carried out before it was killed, run %i',
    async (run) => {
      await client.says('/human');
      await client.hears(/asked a person/);
      await shows(/Waits for a person/);
      const topic = forum.topic().id;
      const wait = { code: 429, description: 'Too Many', retryAfter: 3600 };
      chat.peer.fail('sendMessage', wait, 1, GROUP);
      const take = ada.writes(topic, '/take');
      await client.hears(/Ada, a person of this desk/);
      await sleep((run * 13) % 50);
      await killed();
      await shows(/You have this conversation (now|already)/);
      const answers = forum.topic().messages.filter(({ replyTo }) => replyTo === take);
      expect(answers.map(({ text }) => text)).toEqual([
        expect.stringMatching(/You have this conversation/),
      ]);
    },
  );

  it('has one topic that it uses when it is killed as it makes one', async () => {
    await client.says('/human');
    await untilTrue(
      () => chat.peer.calls.some(({ method }) => method === 'createForumTopic'),
      'the call that makes the topic',
    );
    await killed();
    await shows(/Waits for a person/);
    const used = forum.topics.filter(({ messages }) => messages.length > 0);
    expect(used).toHaveLength(1);
    ada.writes(used[0]?.id ?? 0, '/take');
    await client.hears(/Ada, a person of this desk/);
  });
});
