import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditEntry } from '../../../src/desk/audit-templates.ts';
import type { Store } from '../../../src/desk/ports/store.ts';
import { systemIds as ids } from '../../../src/system.ts';
import type { LogUnderTest } from '../../support/raw-log.ts';

const AT = new Date('2026-11-21T10:00:00.000Z');
const CHAT = '-1001';

/** The topics of the operators' group in the store, whatever the database. */
export function describeTopics(
  name: string,
  open: () => Promise<Pick<LogUnderTest, 'store' | 'remove'>>,
): void {
  describe(`topics of the operators' group on ${name}`, () => {
    let under: Awaited<ReturnType<typeof open>>;
    let store: Store;
    beforeEach(async () => {
      under = await open();
      store = under.store;
    });
    afterEach(() => under.remove());

    async function client(chat = 'ada') {
      const opened = await store.openConversation({
        account: 'terminal',
        chat,
        sender: chat,
        altIds: [],
        create: true,
        name: chat,
        timeZone: 'UTC',
        at: AT,
        ids: { client: ids.next(), conversation: ids.next(), subject: ids.token(22) },
      });
      if (!opened) throw new Error('The conversation was not opened.');
      await store.commit(
        [
          {
            type: 'consent',
            clientId: opened.client.id,
            status: 'consented',
            version: '1',
            at: AT,
          },
        ],
        'full',
      );
      return opened;
    }
    const topic = (number: number) => ({ chat: CHAT, topic: number, createdAt: AT });
    const row = (conversationId: string, messageId: number, item = 't1') =>
      ({ chat: CHAT, messageId, conversationId, direction: 'to_operators', item, at: AT }) as const;

    it('finds a topic both ways, and a new one takes the place of the old', async () => {
      const { conversation } = await client();
      await store.keepTopic(conversation.id, topic(7));
      expect(await store.topicOf(conversation.id)).toEqual(topic(7));
      expect(await store.conversationOfTopic(CHAT, 7)).toBe(conversation.id);
      await store.keepTopic(conversation.id, topic(8));
      expect(await store.conversationOfTopic(CHAT, 7)).toBeNull();
      expect(await store.conversationOfTopic(CHAT, 8)).toBe(conversation.id);
      expect(await store.conversationOfTopic('-1002', 8)).toBeNull();
      await store.dropTopic(conversation.id);
      expect(await store.topicOf(conversation.id)).toBeNull();
    });

    it('keeps a message once, whoever is first, and changes what it is only from what it was', async () => {
      const { conversation } = await client();
      const kept = await Promise.all(
        [1, 2, 3].map((n) => store.keepMirror(row(conversation.id, 5, `t${n}`))),
      );
      expect(kept.filter(Boolean)).toHaveLength(1);
      await store.markMirror(CHAT, 5, 'heard', 'something else');
      expect((await store.mirrorOf(CHAT, 5))?.item).toMatch(/^t/);
      await store.markMirror(CHAT, 5, 'heard');
      expect((await store.mirrorOf(CHAT, 5))?.item).toBe('heard');
      expect(await store.mirrored(conversation.id)).toHaveLength(1);
      expect(await store.keepMirror(row('no-such-conversation', 6))).toBe(false);
    });

    const answer = (conversationId: string | null, n: number) => ({
      id: `a${n}`,
      chat: CHAT,
      topic: conversationId === null ? null : 7,
      conversationId,
      replyTo: n,
      text: `answer ${n}`,
      button: n === 2 ? ('take' as const) : null,
      at: AT,
    });

    it('keeps what was heard with what is to be answered, once, and gives the answers in their order', async () => {
      const { conversation } = await client();
      const { id } = conversation;
      await store.keepHeard(row(id, 1, 'heard'), answer(id, 1));
      await store.keepHeard(row(id, 1, 'again'), { ...answer(id, 1), text: 'another' });
      await store.keepHeard(row(id, 2, 'heard'), answer(id, 2));
      await store.keepHeard(null, answer(null, 3));
      await store.keepHeard(row(id, 4, 'heard'), null);
      await store.keepHeard(row('gone', 5), answer('gone', 5));
      expect((await store.mirrorOf(CHAT, 1))?.item).toBe('heard');
      expect(await store.mirrorOf(CHAT, 4)).not.toBeNull();
      expect(await store.nextAnswer('-1002')).toBeNull();
      const given = [];
      for (let next = await store.nextAnswer(CHAT); next; next = await store.nextAnswer(CHAT)) {
        given.push(next);
        await store.answerSettled(next.id);
      }
      expect(given).toEqual([answer(id, 1), answer(id, 2), answer(null, 3)]);
    });

    it('takes answers along with the group, and drops those for another', async () => {
      const { conversation } = await client();
      await store.keepHeard(null, answer(conversation.id, 1));
      await store.groupMoved(CHAT, '-1009');
      expect(await store.nextAnswer('-1009')).toMatchObject({ id: 'a1' });
      await store.keepHeard(null, answer(conversation.id, 2));
      expect(await store.dropAnswersElsewhere('-1009')).toBe(1);
      expect(await store.dropAnswersElsewhere('-1009')).toBe(0);
      expect(await store.nextAnswer(CHAT)).toBeNull();
      expect(await store.nextAnswer('-1009')).toMatchObject({ id: 'a1' });
    });

    it('names the conversations that people have, those with a topic, and all', async () => {
      const [one, two] = [await client('one'), await client('two')];
      expect(await store.toMirror('topics')).toEqual([]);
      await store.keepTopic(two.conversation.id, topic(9));
      expect(await store.toMirror('people')).toEqual([]);
      expect(await store.toMirror('topics')).toEqual([two.conversation.id]);
      expect((await store.toMirror('all')).sort()).toEqual(
        [one.conversation.id, two.conversation.id].sort(),
      );
    });

    it('remembers of an erased client only the number of the topic, until it is deleted', async () => {
      const { client: person, conversation } = await client();
      await store.keepTopic(conversation.id, topic(11));
      await store.keepHeard(row(conversation.id, 12), answer(conversation.id, 12));
      const subject = { client: person, conversation, at: AT };
      await store.commit([{ type: 'erasure_begun', clientId: person.id, at: AT }], 'full');
      const entry = auditEntry(subject, { action: 'client.erased', purpose: 'test' });
      expect(await store.eraseClient(person.id, entry)).toBe(true);
      expect(await store.mirrorOf(CHAT, 12)).toBeNull();
      expect(await store.nextAnswer(CHAT)).toBeNull();
      expect(await store.orphanedTopics()).toEqual([{ chat: CHAT, topic: 11 }]);
      // Made by the platform at the moment of the erasure.
      await store.keepTopic(conversation.id, topic(13));
      expect(await store.orphanedTopics()).toHaveLength(2);
      await store.orphanDeleted(CHAT, 11);
      await store.orphanDeleted(CHAT, 13);
      expect(await store.orphanedTopics()).toEqual([]);
    });

    it('takes the topics along when the group has another id', async () => {
      const { conversation } = await client();
      await store.keepTopic(conversation.id, topic(14));
      expect(await store.groupMovedTo(CHAT)).toBeNull();
      await store.groupMoved(CHAT, '-1009');
      expect(await store.groupMovedTo(CHAT)).toBe('-1009');
      expect(await store.conversationOfTopic('-1009', 14)).toBe(conversation.id);
    });
  });
}
