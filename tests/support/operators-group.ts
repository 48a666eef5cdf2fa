import { type ChatClient, type ChatPeer, openTelegramPeer } from './chat-peers.ts';
import { type EdgeDesk, openEdgeDesk } from './edge-desk.ts';
import type { BotApiPeer } from './telegram/bot-api-peer.ts';
import type { Forum, ForumMember, ForumMessage } from './telegram/forum.ts';
import { untilTrue } from './until.ts';

export const GROUP = -1001234567;

/** A desk with an operators' group: Ada and Ben are operators, Lea leads, Eve (504) sees what is assigned to her
 * only, Vic (505) may look, and the stranger is none of them. */
export interface OperatorsGroup {
  peer: BotApiPeer;
  forum: Forum;
  desk: EdgeDesk;
  client: ChatClient;
  ada: ForumMember;
  ben: ForumMember;
  lea: ForumMember;
  stranger: ForumMember;
  /** Everything that stands in the group. */
  texts(): string;
  /** Waits until the group shows it. */
  shows(pattern: RegExp): Promise<void>;
  message(pattern: RegExp): ForumMessage;
  /** Waits until the desk has put its sign at a message. */
  signed(messageId: number): Promise<void>;
  /** How many messages in the client's chat fit. */
  heardOf(pattern: RegExp): number;
  /** Waits until every update is taken. */
  handled(): Promise<void>;
  /** The client asks for a person; gives their topic. */
  asked(): Promise<number>;
  /** And somebody takes it over. */
  taken(by?: ForumMember): Promise<number>;
  conversation(): Promise<string>;
  close(): Promise<void>;
}

/** @param elsewhere  where the client writes, when it is not the bot of the group */
export async function openOperatorsGroup(
  env: Record<string, string> = {},
  elsewhere: ChatPeer | null = null,
): Promise<OperatorsGroup> {
  const chat = await openTelegramPeer();
  const { peer } = chat;
  const forum = peer.forum(GROUP);
  const desk = await openEdgeDesk(elsewhere ?? chat, {
    ...chat.env,
    OPERATORS_CHAT: String(GROUP),
    ...env,
  });
  await addOperators(desk);
  const client = await (elsewhere ?? chat).client(7001);
  const all = () => forum.topics.flatMap(({ messages }) => messages);
  const group: OperatorsGroup = {
    peer,
    forum,
    desk,
    client,
    ada: forum.member(501),
    ben: forum.member(502),
    lea: forum.member(503),
    stranger: forum.member(599),
    texts: () =>
      all()
        .map(({ text }) => text)
        .join('\n'),
    shows: (pattern) =>
      untilTrue(() => pattern.test(group.texts()), `${pattern} in the group: ${group.texts()}`),
    message(pattern) {
      const found = all().findLast(({ text }) => pattern.test(text));
      if (!found) throw new Error(`No message fits ${pattern}: ${group.texts()}`);
      return found;
    },
    signed: (id) =>
      untilTrue(
        () => all().some(({ message_id, reactions }) => message_id === id && reactions.length > 0),
        'the sign at the message',
      ),
    heardOf: (pattern) => client.texts().filter((text) => pattern.test(text)).length,
    handled: () => peer.until(() => peer.unconfirmed() === 0, 'every update taken'),
    async asked() {
      await client.says('hello');
      await client.hears(/ok/);
      await client.says('/human');
      await client.hears(/asked a person/);
      await group.shows(/Waits for a person \(the client asked\)/);
      return forum.topic().id;
    },
    async taken(by = group.ada) {
      const topic = await group.asked();
      by.writes(topic, '/take');
      await group.shows(/You have this conversation now/);
      await client.hears(/a person of this desk, answers you/);
      return topic;
    },
    async conversation() {
      const [id = ''] = await desk.running.store.toMirror('all');
      return id;
    },
    async close() {
      await desk.close();
      await chat.close();
      await elsewhere?.close();
    },
  };
  return group;
}

async function addOperators(desk: EdgeDesk): Promise<void> {
  const people = [
    ['Ada', 'operator', 501],
    ['Ben', 'operator', 502],
    ['Lea', 'lead', 503],
    ['Eve', 'operator', 504],
    ['Vic', 'viewer', 505],
  ] as const;
  for (const [name, role, user] of people)
    await desk.running.store.addOperator(
      {
        id: `op-${name.toLowerCase()}-0001`,
        name,
        role,
        email: null,
        assignedOnly: name === 'Eve',
        telegramUser: String(user),
        passwordHash: null,
        at: new Date(),
      },
      [],
    );
}
