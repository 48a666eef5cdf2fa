import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditEntry } from '../../../src/desk/audit-templates.ts';
import type { NewAlertMail } from '../../../src/desk/ports/alert-store.ts';
import type { Store } from '../../../src/desk/ports/store.ts';
import { systemIds as ids } from '../../../src/system.ts';
import type { StoreUnderTest } from './store-contract.ts';

const AT = new Date('2026-11-21T10:00:00.000Z');
const later = (ms: number) => new Date(AT.getTime() + ms);
const DAY = 86_400_000;

/** Forwarded job alerts in the store, whatever the database. */
export function describeAlerts(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`alerts on ${name}`, () => {
    let under: StoreUnderTest;
    let store: Store;
    beforeEach(async () => {
      under = await open();
      store = under.store;
    });
    afterEach(() => under.remove());

    /** A client who consented and has an address. */
    async function client(chat = 'ada', token = `token-of-${chat}`) {
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
      const clientId = opened.client.id;
      const conversationId = opened.conversation.id;
      await store.commit(
        [
          { type: 'consent', clientId, status: 'consented', version: '1', at: AT },
          { type: 'alert_address_made', clientId, conversationId, token, at: AT },
        ],
        'full',
      );
      return { clientId, conversationId, token, subject: opened.client.subject };
    }
    const mail = (token: string, more: Partial<NewAlertMail> = {}): NewAlertMail => {
      const id = ids.next();
      return {
        id,
        token,
        via: 'smtp',
        envelope: 'bounce@boards.example',
        bytes: Buffer.from(`Subject: jobs\n\nline\nof ${id}\0\xff`, 'latin1'),
        identity: id,
        at: AT,
        ...more,
      };
    };

    it('knows whose address it is, until it is renewed, ended or its client leaves', async () => {
      const ada = await client();
      expect(await store.alertOwner(ada.token)).toBe(ada.clientId);
      expect(await store.alertOwner('another')).toBeNull();
      const { clientId, conversationId } = ada;
      await store.commit(
        [{ type: 'alert_address_made', clientId, conversationId, token: 'newer', at: later(1) }],
        'full',
      );
      expect(await store.alertOwner(ada.token)).toBeNull();
      expect(await store.alertOwner('newer')).toBe(clientId);
      expect((await store.alertSettings(clientId)).address).toEqual({
        token: 'newer',
        conversationId,
        createdAt: later(1),
      });
      await store.commit(
        [{ type: 'consent', clientId, status: 'declined', version: '1', at: AT }],
        'full',
      );
      expect(await store.alertOwner('newer')).toBeNull();
      expect(await store.takeAlertMail(mail('newer'), 10)).toBe('unknown');
      await store.commit([{ type: 'alert_address_revoked', clientId, at: AT }], 'full');
      expect((await store.alertSettings(clientId)).address).toBeNull();
    });

    it('keeps a mail over a restart, byte for byte, and the same mail once', async () => {
      const ada = await client();
      const first = mail(ada.token, { identity: 'same' });
      expect(await store.takeAlertMail(first, 10)).toBe('taken');
      const again = mail(ada.token, { identity: 'same', via: 'imap' });
      expect(await store.takeAlertMail(again, 10)).toBe('duplicate');
      store = await under.reopen();
      expect(await store.clientsWithAlerts(5)).toEqual([ada.clientId]);
      const [kept] = await store.newAlertMails(ada.clientId, 5);
      expect(kept).toMatchObject({ id: first.id, via: 'smtp', envelope: 'bounce@boards.example' });
      expect(Buffer.from(kept?.bytes ?? []).equals(Buffer.from(first.bytes))).toBe(true);
    });

    it('takes the same mail for two clients, and no more a day than one may get', async () => {
      const ada = await client();
      const bob = await client('bob');
      expect(await store.takeAlertMail(mail(ada.token, { identity: 'x' }), 2)).toBe('taken');
      expect(await store.takeAlertMail(mail(bob.token, { identity: 'x' }), 2)).toBe('taken');
      expect(await store.takeAlertMail(mail(ada.token), 2)).toBe('taken');
      expect(await store.takeAlertMail(mail(ada.token), 2)).toBe('too_many');
      expect(await store.takeAlertMail(mail(ada.token, { at: later(DAY + 1) }), 2)).toBe('taken');
      expect(await store.newAlertMails(bob.clientId, 5)).toHaveLength(1);
    });

    it('ends mails once, with what follows, or not at all', async () => {
      const ada = await client();
      const one = mail(ada.token);
      const two = mail(ada.token);
      for (const item of [one, two]) await store.takeAlertMail(item, 10);
      const row = (action: string) =>
        ({
          type: 'audit',
          entry: auditEntry({ client: ada, conversation: null, at: AT }, { action }),
        }) as const;
      expect(
        await store.endAlertMails(
          ada.clientId,
          [
            { id: one.id, state: 'read', found: 3 },
            { id: two.id, state: 'nothing' },
          ],
          ['alert:a:1', 'alert:a:2'],
          AT,
          [row('alerts.read')],
        ),
      ).toBe(true);
      expect(
        await store.endAlertMails(
          ada.clientId,
          [{ id: one.id, state: 'read', found: 3 }],
          ['alert:a:9'],
          AT,
          [row('alerts.twice')],
        ),
      ).toBe(false);
      expect(await store.shownPostings(ada.clientId)).toEqual(new Set(['alert:a:1', 'alert:a:2']));
      const log = await store.listAudit({ user: ada.subject, limit: 10 });
      expect(log.map(({ action }) => action)).toEqual(['alerts.read']);
      expect(await store.countAlertMails()).toMatchObject({ new: 0, read: 1, nothing: 1 });
      expect(await store.openAlertMail(one.id)).toBeNull();
      expect((await store.openAlertMail(two.id))?.subject).toBe(ada.subject);
      expect(await store.retryAlertMail(one.id)).toBe(false);
      expect(await store.retryAlertMail(two.id)).toBe(true);
      expect(await store.clientsWithAlerts(5)).toEqual([ada.clientId]);
      const lines = await store.listAlertMails(['new', 'read'], 5);
      expect(lines.map(({ state, found }) => [state, found])).toEqual([
        ['new', null],
        ['read', 3],
      ]);
    });

    it('holds mails of a sender until the client has said, and forgets what is dropped', async () => {
      const ada = await client();
      const { clientId } = ada;
      const held = mail(ada.token);
      await store.takeAlertMail(held, 10);
      const sender = 'jobs@boards.example';
      await store.endAlertMails(clientId, [{ id: held.id, state: 'held' }], [], AT, [
        { type: 'alert_sender_set', clientId, sender, verdict: 'asked', at: AT },
      ]);
      expect(await store.alertSettings(clientId)).toMatchObject({
        held: 1,
        senders: [{ sender, verdict: 'asked' }],
      });
      await store.commit(
        [
          { type: 'alert_sender_set', clientId, sender, verdict: 'blocked', at: AT },
          { type: 'alert_mails_released', clientId },
        ],
        'full',
      );
      expect((await store.newAlertMails(clientId, 5)).map(({ id }) => id)).toEqual([held.id]);
      await store.endAlertMails(clientId, [{ id: held.id, state: 'dropped' }], [], AT, []);
      expect(await store.countAlertMails()).toMatchObject({ new: 0, held: 0, read: 0 });
      await store.commit([{ type: 'alert_sender_removed', clientId, sender }], 'full');
      expect((await store.alertSettings(clientId)).senders).toEqual([]);
    });

    it('gives a client all of it in their record, and leaves nothing of it behind', async () => {
      const ada = await client();
      const { clientId, subject } = ada;
      const sender = 'jobs@boards.example';
      await store.takeAlertMail(mail(ada.token), 10);
      await store.commit(
        [{ type: 'alert_sender_set', clientId, sender, verdict: 'allowed', at: AT }],
        'full',
      );
      const record = await store.readRecord(clientId);
      expect(record?.alerts).toMatchObject({
        address: { token: ada.token },
        senders: [{ sender }],
        mails: [{ text: expect.stringContaining('Subject: jobs') }],
      });
      await store.commit([{ type: 'erasure_begun', clientId, at: AT }], 'full');
      expect(await store.alertOwner(ada.token)).toBeNull();
      await store.eraseClient(
        clientId,
        auditEntry({ client: { subject }, conversation: null, at: AT }, { action: 'erased' }),
      );
      expect(await store.tracesOf([clientId])).toEqual([]);
      expect(await store.countAlertMails()).toMatchObject({ new: 0 });
    });

    it('forgets mails with the messages that a client forgets, but for what nobody has read', async () => {
      const ada = await client();
      const [one, two] = [mail(ada.token), mail(ada.token)];
      for (const item of [one, two]) await store.takeAlertMail(item, 10);
      await store.endAlertMails(ada.clientId, [{ id: one.id, state: 'nothing' }], [], AT, []);
      await store.commit(
        [{ type: 'forgotten', clientId: ada.clientId, what: { kind: 'messages' } }],
        'full',
      );
      expect(await store.countAlertMails()).toMatchObject({ new: 1, nothing: 0 });
    });

    it('forgets kept mails with the messages of their time', async () => {
      const ada = await client();
      const kept = mail(ada.token);
      await store.takeAlertMail(kept, 10);
      const limits = { messages: later(1) };
      expect(await store.clientsWithOld(limits, 5)).toHaveLength(1);
      const gone = await store.forgetOld(ada.clientId, limits, () =>
        auditEntry({ client: ada, conversation: null, at: AT }, { action: 'retention.deleted' }),
      );
      expect(gone).toEqual({ messages: 1 });
    });
  });
}
