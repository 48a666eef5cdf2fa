import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditEntry } from '../../../src/desk/audit-templates.ts';
import type { Change, Store } from '../../../src/desk/ports/store.ts';
import type { Reply } from '../../../src/desk/replies/reply.ts';
import { DEFAULT_RETENTION, retentionLimits } from '../../../src/desk/retention.ts';
import { systemIds as ids } from '../../../src/system.ts';
import { type DigestClient, plantDigests } from '../../support/digest-clients.ts';

const AT = new Date('2026-11-21T10:00:00.000Z');
const DUE = new Date('2026-11-24T08:30:00.000Z');
const DAY = 86_400_000;

/** What every store must do for answers to mails. Run on each adapter. */
export function describeReplies(
  name: string,
  open: () => Promise<{ store: Store; remove(): Promise<void> }>,
): void {
  describe(`answers in the store on ${name}`, () => {
    let under: Awaited<ReturnType<typeof open>>;
    let store: Store;
    let ada: DigestClient;
    let ben: DigestClient;
    beforeEach(async () => {
      under = await open();
      store = under.store;
      const [first, second] = await plantDigests(store, 2, AT, DUE);
      if (!first || !second) throw new Error('no clients');
      ada = first;
      ben = second;
    });
    afterEach(() => under.remove());

    const replyOf = (
      { clientId, conversationId }: DigestClient,
      more: Partial<Reply> = {},
    ): Omit<Reply, 'toldAt'> => ({
      id: ids.next(),
      clientId,
      conversationId,
      approvalId: ids.next(),
      postingId: 'p',
      kind: 'reply',
      from: { name: 'Jane', email: 'jane@acme.example' },
      subject: 'Re: Engineer',
      receivedAt: AT,
      foundAt: AT,
      ...more,
    });
    const row = (): Change => ({
      type: 'audit',
      entry: auditEntry(
        { client: { subject: 'someone' }, conversation: null, at: AT },
        { action: 'mail.reply_found' },
      ),
    });
    const rows = async () =>
      (await store.listAudit({ user: 'someone', limit: 100 })).map(({ action }) => action);

    it('remembers how far a mailbox was read, each on its own', async () => {
      expect(await store.mailboxMark('a')).toBeNull();
      const mark = { uidValidity: '18446744073709551615', lastUid: 7, at: AT };
      await store.markMailbox('a', mark);
      await store.markMailbox('b', { ...mark, lastUid: 1 });
      await store.markMailbox('a', { ...mark, lastUid: 4_294_967_295 - 1 });
      expect(await store.mailboxMark('a')).toEqual({ ...mark, lastUid: 4_294_967_294 });
      expect(await store.mailboxMark('b')).toEqual({ ...mark, lastUid: 1 });
    });

    it('keeps an answer once, with its row of the log, and gives it back as it was', async () => {
      const reply = replyOf(ada);
      expect(await store.recordReply(reply, 'x@acme', [row()])).toBe('new');
      expect(await store.recordReply(replyOf(ada), 'x@acme', [row()])).toBe('known');
      expect(await rows()).toEqual(['mail.reply_found']);
      expect(await store.repliesOf(ada.clientId)).toEqual([{ ...reply, toldAt: null }]);
      expect(await store.repliesOf(ben.clientId)).toEqual([]);
      const bare = replyOf(ben, { from: null, subject: '', postingId: null, kind: 'bounce' });
      // The same mail may answer two clients' mails in two runs of time; it stays theirs apart.
      expect(await store.recordReply(bare, 'x@acme', [])).toBe('new');
      expect(await store.repliesOf(ben.clientId)).toEqual([{ ...bare, toldAt: null }]);
    });

    it('lets one of many have an answer that is found at the same moment', async () => {
      const ends = await Promise.all(
        Array.from({ length: 6 }, () => store.recordReply(replyOf(ada), 'same@acme', [row()])),
      );
      expect(ends.filter((end) => end === 'new')).toHaveLength(1);
      expect(await rows()).toHaveLength(1);
    });

    it('writes nothing when the log cannot be written', async () => {
      const broken: Change = {
        type: 'pipeline_moved',
        clientId: 'nobody',
        item: { postingId: 'p', stage: 'saved', note: null, at: AT },
      };
      await expect(store.recordReply(replyOf(ada), 'y@acme', [row(), broken])).rejects.toThrow();
      expect(await store.repliesOf(ada.clientId)).toEqual([]);
      expect(await rows()).toEqual([]);
    });

    it('keeps nothing for a client who left or does not agree, nor in the conversation of another', async () => {
      const { clientId } = ada;
      await expect(
        store.recordReply(replyOf(ada, { conversationId: ben.conversationId }), 'z', []),
      ).rejects.toThrow('another client');
      await store.commit(
        [{ type: 'consent', clientId, status: 'declined', version: '1', at: AT }],
        'full',
      );
      expect(await store.recordReply(replyOf(ada), 'z', [row()])).toBe('gone');
      expect(await store.recordReply(replyOf(ada, { clientId: ids.next() }), 'z', [row()])).toBe(
        'gone',
      );
      expect(await rows()).toEqual([]);
    });

    it('finds the talks that have something to tell', async () => {
      const { clientId, conversationId } = ada;
      await store.recordReply(replyOf(ada, { kind: 'automatic' }), '1', []);
      expect(await store.talksWithUntoldReplies(10)).toEqual([]);
      await store.recordReply(replyOf(ada), '2', []);
      await store.recordReply(replyOf(ada, { kind: 'bounce' }), '3', []);
      expect(await store.talksWithUntoldReplies(10)).toEqual([{ clientId, conversationId }]);
      const pause = (pausedAt: Date | null) =>
        store.commit([{ type: 'client_settings', clientId, pausedAt }], 'full');
      await pause(AT);
      expect(await store.talksWithUntoldReplies(10)).toEqual([]);
      await pause(null);
      expect(await store.talksWithUntoldReplies(10)).toHaveLength(1);
    });

    it('tells of an answer once, whoever tells: two processes, or one and the digest', async () => {
      const reply = replyOf(ada);
      await store.recordReply(reply, '1', []);
      const line = (): Change => ({
        type: 'outbound',
        id: ids.next(),
        conversationId: ada.conversationId,
        controlEpoch: null,
        message: { kind: 'text', text: 'an answer' },
        at: AT,
      });
      const told: Change = {
        type: 'replies_told',
        clientId: ada.clientId,
        replyIds: [reply.id],
        at: AT,
      };
      const ends = await Promise.all([
        store.tellReplies(ada.clientId, [reply.id], AT, [line()]),
        store.tellReplies(ada.clientId, [reply.id], AT, [line()]),
        store.recordDigest(ada.clientId, DUE, { nextAt: new Date(DUE.getTime() + DAY) }, [
          line(),
          told,
        ]),
      ]);
      expect(ends.filter(Boolean)).toHaveLength(1);
      expect(await store.recentOutbound('test', ada.chat, 10)).toHaveLength(1);
      expect((await store.repliesOf(ada.clientId))[0]?.toldAt).toEqual(AT);
      // A digest that came too late is still due.
      expect((await store.getDigest(ada.clientId))?.nextAt).toEqual(
        ends[2] ? new Date(DUE.getTime() + DAY) : DUE,
      );
      expect(await store.tellReplies(ben.clientId, [reply.id], AT, [])).toBe(false);
    });

    it('ends a planned follow-up of the answered posting, and leaves a dismissed one', async () => {
      const { clientId } = ada;
      const move = (postingId: string): Change => ({
        type: 'pipeline_moved',
        clientId,
        item: { postingId, stage: 'contacted', note: null, at: AT },
      });
      const dismissed: Change = {
        type: 'follow_up_settled',
        clientId,
        postingId: 'q',
        state: 'dismissed',
        dueAt: null,
        at: AT,
      };
      await store.commit([move('p'), move('q'), dismissed], 'full');
      const ends = ['p', 'q'].map(
        (postingId): Change => ({ type: 'follow_up_answered', clientId, postingId }),
      );
      await store.recordReply(replyOf(ada), '1', ends);
      const states = new Map(
        (await store.followUps(clientId)).map(({ postingId, state }) => [postingId, state]),
      );
      expect(Object.fromEntries(states)).toEqual({ p: 'done', q: 'dismissed' });
    });

    it('hands answers out with the record, and forgets them at their age and with the messages', async () => {
      const old = replyOf(ada, { receivedAt: new Date(AT.getTime() - 400 * DAY) });
      const young = replyOf(ada);
      await store.recordReply(old, '1', []);
      await store.recordReply(young, '2', []);
      expect((await store.readRecord(ada.clientId))?.replies.map(({ id }) => id)).toEqual([
        old.id,
        young.id,
      ]);
      const limits = retentionLimits(DEFAULT_RETENTION, AT);
      expect((await store.clientsWithOld(limits, 10)).map(({ id }) => id)).toEqual([ada.clientId]);
      const entry = auditEntry(
        { client: { subject: 'someone' }, conversation: null, at: AT },
        { action: 'retention.deleted' },
      );
      expect(await store.forgetOld(ada.clientId, limits, () => entry)).toEqual({ replies: 1 });
      const forget: Change = {
        type: 'forgotten',
        clientId: ada.clientId,
        what: { kind: 'messages' },
      };
      await store.commit([forget], 'full');
      // What the client was not told of yet waits.
      expect((await store.repliesOf(ada.clientId)).map(({ id }) => id)).toEqual([young.id]);
      await store.tellReplies(ada.clientId, [young.id], AT, []);
      await store.commit([forget], 'full');
      expect(await store.repliesOf(ada.clientId)).toEqual([]);
    });
  });
}
