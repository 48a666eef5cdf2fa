import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Approval } from '../../../src/desk/approval.ts';
import type { AuditEntry } from '../../../src/desk/audit.ts';
import { type Draft, StaleDraftError } from '../../../src/desk/draft.ts';
import type { TranscriptMessage } from '../../../src/desk/message.ts';
import type { Change, NewInboxItem, Store } from '../../../src/desk/ports/store.ts';
import { systemIds as ids } from '../../../src/system.ts';
import { posting } from '../../support/postings.ts';

export interface StoreUnderTest {
  store: Store;
  /** Closes the store and opens the same data again. */
  reopen(): Promise<Store>;
  /** Empties the full text, as a desk of an earlier version left it. */
  forgetIndex(): Promise<void>;
  remove(): Promise<void>;
}

const AT = new Date('2026-11-21T10:00:00.000Z');
const later = (ms: number) => new Date(AT.getTime() + ms);
const HOUR = 3_600_000;

/** What every store must do, whatever the database. Run on each adapter. */
export function describeStore(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`the store on ${name}`, () => {
    let under: StoreUnderTest;
    let store: Store;

    beforeEach(async () => {
      under = await open();
      store = under.store;
    });
    afterEach(() => under.remove());

    const chat = async (chatName = 'ada', account = 'terminal', altIds: string[] = []) => {
      const opened = await store.openConversation({
        account,
        chat: chatName,
        sender: chatName,
        altIds,
        create: true,
        name: chatName,
        timeZone: 'UTC',
        at: AT,
        ids: { client: ids.next(), conversation: ids.next(), subject: ids.token(22) },
      });
      if (!opened) throw new Error('The conversation was not opened.');
      return opened;
    };

    const inbound = (conversationId: string, values: Partial<NewInboxItem> = {}): NewInboxItem => {
      const id = ids.next();
      return {
        id,
        account: 'terminal',
        eventId: id,
        messageKey: null,
        conversationId,
        content: {
          kind: 'text',
          text: 'hello',
          quotedRef: null,
          quotedText: null,
          edited: false,
          forwarded: false,
        },
        order: null,
        sentAt: AT,
        receivedAt: AT,
        changes: [],
        ...values,
      };
    };

    const auditRow = (user: string, action = 'test.done'): Change => ({
      type: 'audit',
      entry: entry(user, action),
    });

    async function asked(
      conversation: Awaited<ReturnType<typeof chat>>,
      values: Partial<Approval> = {},
    ): Promise<Approval> {
      const approval: Approval = {
        id: ids.next(),
        clientId: conversation.client.id,
        conversationId: conversation.conversation.id,
        number: await store.reserveCardNumber(conversation.client.id),
        tool: 'send_outreach',
        payload: '{"body":"Hello","kind":"mail"}',
        payloadHash: 'ab'.repeat(32),
        cardText: 'The card',
        nonce: 'nonce12345',
        status: 'pending',
        about: null,
        createdAt: AT,
        expiresAt: later(72 * HOUR),
        shownAt: null,
        shownOrder: null,
        decidedAt: null,
        decidedVia: null,
        decidedBy: null,
        nextLookAt: null,
        lookedAt: null,
        looks: 0,
        ...values,
      };
      await store.commit([{ type: 'approval_requested', approval }], 'full');
      return approval;
    }

    const decide = (
      approval: Approval,
      values: Partial<Parameters<Store['settleApproval']>[0]> = {},
    ) =>
      store.settleApproval({
        hold: false,
        approvalId: approval.id,
        conversationId: approval.conversationId,
        decision: 'approved',
        nonce: null,
        via: 'text',
        answerId: ids.next(),
        at: later(HOUR),
        changes: [],
        refusalChanges: [],
        ...values,
      });

    describe('clients and conversations', () => {
      it('opens the same chat once, and knows it afterwards', async () => {
        const first = await chat();
        expect(first).toMatchObject({ isNew: true, client: { status: 'new', name: 'ada' } });
        // Until something was written here, the first words are still to be said.
        expect(await chat()).toMatchObject({ isNew: true });
        await store.recordInbound([inbound(first.conversation.id)]);
        const again = await chat();
        expect(again).toMatchObject({ isNew: false, client: { id: first.client.id } });
        const racing = await Promise.all([chat('bo'), chat('bo'), chat('bo')]);
        expect(new Set(racing.map(({ client }) => client.id)).size).toBe(1);
        expect(await store.listClients()).toHaveLength(2);
      });

      it('keeps consent', async () => {
        const { client, conversation } = await chat();
        await store.commit(
          [{ type: 'consent', clientId: client.id, status: 'consented', version: 'v1', at: AT }],
          'full',
        );
        const known = await (await under.reopen()).getConversation(conversation.id);
        expect(known?.client).toMatchObject({
          status: 'consented',
          consentVersion: 'v1',
          consentAt: AT,
          name: 'ada',
        });
      });

      it('gives no number twice, also not under a race', async () => {
        const { client } = await chat();
        const numbers = await Promise.all(
          Array.from({ length: 20 }, () => store.reserveCardNumber(client.id)),
        );
        expect([...numbers].sort((a, b) => a - b)).toEqual(
          Array.from({ length: 20 }, (_, i) => i + 1),
        );
        expect(await store.reserveDraftNumber(client.id)).toBe(1);
      });
    });

    describe('the inbox', () => {
      it('takes an event once, by its id and by its message key (I2)', async () => {
        const { conversation } = await chat();
        const first = inbound(conversation.id, { eventId: 'u:1', messageKey: 'c:1' });
        expect(await store.recordInbound([first])).toEqual(['new']);
        expect(
          await store.recordInbound([
            inbound(conversation.id, { eventId: 'u:1', messageKey: 'c:2' }),
            inbound(conversation.id, { eventId: 'u:2', messageKey: 'c:1' }),
            inbound(conversation.id, { eventId: 'u:3', messageKey: 'c:3' }),
          ]),
        ).toEqual(['duplicate', 'duplicate', 'new']);
        expect((await store.depths()).inbox).toBe(2);
      });

      it('still knows an event after it was handled and after a restart', async () => {
        const { conversation } = await chat();
        const item = inbound(conversation.id, { eventId: 'u:1' });
        await store.recordInbound([item]);
        await store.commit([{ type: 'inbox_done', inboxId: item.id, state: 'done' }], 'full');
        const reopened = await under.reopen();
        expect(
          await reopened.recordInbound([inbound(conversation.id, { eventId: 'u:1' })]),
        ).toEqual(['duplicate']);
        expect(await reopened.takeInbound(conversation.id, 'talk')).toBeNull();
      });

      it('hands items out in order and counts the attempts', async () => {
        const { conversation } = await chat();
        const items = ['a', 'b'].map((text) =>
          inbound(conversation.id, {
            content: {
              kind: 'text',
              text,
              quotedRef: null,
              quotedText: null,
              edited: false,
              forwarded: false,
            },
          }),
        );
        await store.recordInbound(items);
        expect(await store.takeInbound(conversation.id, 'talk')).toMatchObject({
          id: items[0]?.id,
          attempts: 1,
          content: { text: 'a' },
        });
        expect(await store.takeInbound(conversation.id, 'talk')).toMatchObject({
          id: items[0]?.id,
          attempts: 2,
        });
        expect(await store.conversationsWithWork()).toEqual([conversation.id]);
      });

      it('keeps taps in a lane of their own', async () => {
        const { conversation } = await chat();
        const tap = inbound(conversation.id, { content: { kind: 'tap', token: 'a1:y' } });
        await store.recordInbound([inbound(conversation.id), tap]);
        expect(await store.takeInbound(conversation.id, 'tap')).toMatchObject({ id: tap.id });
        expect((await store.takeInbound(conversation.id, 'talk'))?.content.kind).toBe('text');
      });

      it('writes what belongs to a new event with it, and nothing for a replay', async () => {
        const { client, conversation } = await chat();
        const item = inbound(conversation.id, {
          eventId: 'u:1',
          changes: [auditRow(client.subject)],
        });
        await store.recordInbound([item]);
        await store.recordInbound([{ ...item, id: ids.next() }]);
        expect(await store.listAudit({ user: client.subject, limit: 10 })).toHaveLength(1);
      });
    });

    describe('units of work', () => {
      it('leave nothing when one of their changes fails (I3)', async () => {
        const { client, conversation } = await chat();
        await expect(
          store.commit(
            [
              auditRow(client.subject),
              text(conversation.id, 'never sent'),
              // A conversation that does not exist.
              text(ids.next(), 'impossible'),
            ],
            'full',
          ),
        ).rejects.toThrow();
        expect(await store.listAudit({ user: null, limit: 10 })).toHaveLength(0);
        expect(await store.claimOutbound(conversation.id, 'message', AT)).toBeNull();
        await store.commit([auditRow(client.subject)], 'full');
        expect(await store.verifyAudit()).toMatchObject({ ok: true, rows: 1 });
      });

      it('stay apart when many run at once', async () => {
        const { client, conversation } = await chat();
        const results = await Promise.allSettled(
          Array.from({ length: 60 }, (_, i) =>
            store.commit(
              [
                auditRow(client.subject, `n.${i}`),
                text(i % 4 === 0 ? ids.next() : conversation.id, `m${i}`),
              ],
              i % 2 ? 'full' : 'normal',
            ),
          ),
        );
        const fine = results.filter(({ status }) => status === 'fulfilled').length;
        expect(fine).toBe(45);
        expect(await store.listAudit({ user: null, limit: 100 })).toHaveLength(45);
        expect((await store.depths()).outbox).toBe(45);
        expect(await store.verifyAudit()).toMatchObject({ ok: true, rows: 45 });
      });
    });

    describe('the outbox', () => {
      it('keeps the order of a conversation and never hands out a row twice', async () => {
        const { conversation } = await chat();
        await store.commit([text(conversation.id, 'one'), text(conversation.id, 'two')], 'full');
        const [first, race] = await Promise.all([
          store.claimOutbound(conversation.id, 'message', AT),
          store.claimOutbound(conversation.id, 'message', AT),
        ]);
        expect(first).toMatchObject({ message: { text: 'one' }, attempts: 1 });
        expect(race).toBeNull();
        await store.finishOutbound(
          first?.id ?? '',
          { state: 'accepted', ref: '7', order: 7 },
          AT,
          [],
        );
        expect(await store.claimOutbound(conversation.id, 'message', AT)).toMatchObject({
          message: { text: 'two' },
        });
      });

      it('waits for a row that has to wait, and passes one that failed or is unknown', async () => {
        const { conversation } = await chat();
        await store.commit(
          ['one', 'two', 'three'].map((words) => text(conversation.id, words)),
          'full',
        );
        const one = await store.claimOutbound(conversation.id, 'message', AT);
        await store.finishOutbound(
          one?.id ?? '',
          { state: 'queued', notBefore: later(5000), code: 'rate_limited', counted: true },
          AT,
          [],
        );
        expect(await store.claimOutbound(conversation.id, 'message', later(4999))).toBeNull();
        expect(await store.claimOutbound(conversation.id, 'message', later(5000))).toMatchObject({
          message: { text: 'one' },
          attempts: 2,
        });
        await store.finishOutbound(one?.id ?? '', { state: 'unknown', code: 'lost' }, AT, []);
        const two = await store.claimOutbound(conversation.id, 'message', AT);
        expect(two).toMatchObject({ message: { text: 'two' } });
        await store.finishOutbound(two?.id ?? '', { state: 'failed', code: 'gone' }, AT, []);
        expect(await store.claimOutbound(conversation.id, 'message', AT)).toMatchObject({
          message: { text: 'three' },
        });
        expect(await store.depths()).toMatchObject({ unknown: 1, deadLetters: 1 });
      });

      it('suppresses what was written under an older control epoch (I8)', async () => {
        const { conversation } = await chat();
        await store.commit(
          [
            { ...text(conversation.id, 'bot, before a person took over'), controlEpoch: -1 },
            text(conversation.id, 'now'),
          ],
          'full',
        );
        expect(await store.claimOutbound(conversation.id, 'message', AT)).toMatchObject({
          message: { text: 'now' },
        });
      });

      it('takes what a dead process was sending for unknown', async () => {
        const { conversation } = await chat();
        await store.commit([text(conversation.id, 'one'), text(conversation.id, 'two')], 'full');
        await store.claimOutbound(conversation.id, 'message', AT);
        const reopened = await under.reopen();
        const [left] = await reopened.interruptedOutbound();
        expect(left).toMatchObject({ attempts: 1 });
        await reopened.finishOutbound(left?.id ?? '', { state: 'unknown', code: 'x' }, AT, []);
        expect(await reopened.claimOutbound(conversation.id, 'message', AT)).toMatchObject({
          message: { text: 'two' },
        });
      });

      it('notes when a card could first be read', async () => {
        const talk = await chat();
        const approval = await asked(talk);
        await store.commit([card(approval)], 'full');
        const row = await store.claimOutbound(talk.conversation.id, 'message', AT);
        await store.finishOutbound(
          row?.id ?? '',
          { state: 'accepted', ref: null, order: null },
          later(1000),
          [],
        );
        expect((await store.getApproval(approval.id))?.approval.shownAt).toEqual(later(1000));
      });
    });

    describe('approvals', () => {
      it('come back exactly as they were asked', async () => {
        const approval = await asked(await chat(), { payload: '{"body":"Ünïcode ✓ 😀"}' });
        const known = await (await under.reopen()).getApproval(approval.id);
        expect(known).toEqual({ approval, execution: null });
      });

      it('are decided once under a race (I6)', async () => {
        const talk = await chat();
        const approval = await asked(talk);
        const results = await Promise.all(
          Array.from({ length: 10 }, (_, i) =>
            decide(approval, {
              decision: i % 2 ? 'approved' : 'declined',
              changes: [auditRow(talk.client.subject)],
            }),
          ),
        );
        expect(results.filter(({ settled }) => settled)).toHaveLength(1);
        expect(
          results.filter((result) => !result.settled && result.why === 'already'),
        ).toHaveLength(9);
        expect(await store.listAudit({ user: talk.client.subject, limit: 20 })).toHaveLength(1);
      });

      it.each<[string, Partial<Parameters<Store['settleApproval']>[0]>, string]>([
        ['the wrong token', { nonce: 'other' }, 'wrong_token'],
        ['another chat', { conversationId: ids.next() }, 'unknown'],
        ['an id that does not exist', { approvalId: ids.next() }, 'unknown'],
        ['the moment of expiry', { at: later(72 * HOUR) }, 'expired'],
        ['long after expiry', { at: later(100 * HOUR) }, 'expired'],
      ])('do not settle with %s', async (_what, values, why) => {
        const talk = await chat();
        const approval = await asked(talk);
        const result = await decide(approval, {
          ...values,
          refusalChanges: [auditRow(talk.client.subject, 'refused')],
        });
        expect(result).toMatchObject({ settled: false, why });
        const known = await store.getApproval(approval.id);
        expect(known).toMatchObject({ approval: { status: 'pending' }, execution: null });
        expect(await store.listAudit({ user: null, limit: 5 })).toMatchObject([
          { action: 'refused' },
        ]);
      });

      it('settle a millisecond before they expire', async () => {
        const approval = await asked(await chat());
        expect(await decide(approval, { at: later(72 * HOUR - 1) })).toMatchObject({
          settled: true,
        });
      });

      it('end in one way when a yes, a no, a change and the expiry come around the same millisecond', async () => {
        const talk = await chat();
        await fc.assert(
          fc.asyncProperty(
            fc.shuffledSubarray(['yes', 'no', 'changed', 'expired', 'yes again'] as const, {
              minLength: 2,
            }),
            fc.array(fc.integer({ min: -1, max: 1 }), { minLength: 5, maxLength: 5 }),
            async (moves, shifts) => {
              const card = await asked(talk);
              const at = (i: number) => later(72 * HOUR + (shifts[i] ?? 0));
              const ended = await Promise.all(
                moves.map(async (move, i) => {
                  if (move === 'changed' || move === 'expired')
                    return store.closeApproval(
                      card.id,
                      move === 'changed' ? 'superseded' : 'expired',
                      at(i),
                      [],
                    );
                  const decision = move === 'no' ? 'declined' : 'approved';
                  return (await decide(card, { at: at(i), decision })).settled;
                }),
              );
              const wins = ended.filter(Boolean).length;
              const known = await store.getApproval(card.id);
              // Answers from the last millisecond on count for nothing; everything else ends it, once.
              expect(wins).toBeLessThanOrEqual(1);
              expect(known?.approval.status === 'pending').toBe(wins === 0);
              expect(known?.execution !== null).toBe(known?.approval.status === 'approved');
              const [won] = moves.filter((_, i) => ended[i]);
              if (won === 'yes' || won === 'yes again')
                expect(shifts[moves.indexOf(won)]).toBeLessThan(0);
            },
          ),
          { numRuns: 40 },
        );
      });

      it('of another client cannot be decided from my chat', async () => {
        const mine = await chat('ada');
        const theirs = await asked(await chat('bo'));
        expect(
          await decide(theirs, { conversationId: mine.conversation.id, nonce: theirs.nonce }),
        ).toMatchObject({ settled: false, why: 'unknown', approval: null });
      });

      it.each(['superseded', 'cancelled', 'expired'] as const)(
        'that are %s cannot be approved, and closing an answered one changes nothing',
        async (status) => {
          const talk = await chat();
          const approval = await asked(talk);
          expect(await store.closeApproval(approval.id, status, AT, [])).toBe(true);
          expect(await decide(approval)).toMatchObject({ settled: false, why: 'already' });
          const other = await asked(talk);
          await decide(other);
          expect(
            await store.closeApproval(other.id, status, AT, [auditRow(talk.client.subject)]),
          ).toBe(false);
          expect((await store.getApproval(other.id))?.approval.status).toBe('approved');
          await store.commit(
            [
              {
                type: 'approval_closed',
                approvalId: other.id,
                status,
                at: AT,
                alongside: [auditRow(talk.client.subject)],
              },
            ],
            'full',
          );
          expect((await store.getApproval(other.id))?.approval.status).toBe('approved');
          expect(await store.listAudit({ user: null, limit: 5 })).toHaveLength(0);
        },
      );

      it('run once: one claim, one outcome (I7)', async () => {
        const talk = await chat();
        const approval = await asked(talk);
        expect(await store.claimExecution(approval.id, AT, [])).toBeNull();
        await decide(approval);
        const claims = await Promise.all(
          Array.from({ length: 8 }, () =>
            store.claimExecution(approval.id, AT, [auditRow(talk.client.subject)]),
          ),
        );
        expect(claims.filter(Boolean)).toHaveLength(1);
        const outcomes = await Promise.all(
          (['done', 'failed', 'unknown'] as const).map((status) =>
            store.finishExecution(approval.id, status, null, AT, [auditRow(talk.client.subject)]),
          ),
        );
        expect(outcomes).toEqual([true, false, false]);
        expect(await store.listAudit({ user: null, limit: 10 })).toHaveLength(2);
        expect(await store.claimExecution(approval.id, AT, [])).toBeNull();
      });

      it('tell a new process what was begun and what was not', async () => {
        const talk = await chat();
        const [begun, waiting] = [await asked(talk), await asked(talk)];
        await decide(begun);
        await decide(waiting);
        await store.claimExecution(begun.id, AT, []);
        const reopened = await under.reopen();
        expect(
          (await reopened.executionsIn('attempting')).map(({ approval }) => approval.id),
        ).toEqual([begun.id]);
        expect((await reopened.executionsIn('queued')).map(({ approval }) => approval.id)).toEqual([
          waiting.id,
        ]);
      });

      it('are due for expiry when their time is over, oldest first', async () => {
        const talk = await chat();
        const second = await asked(talk, { expiresAt: later(2000) });
        const first = await asked(talk, { expiresAt: later(1000) });
        await asked(talk);
        const due = await store.dueForExpiry(later(2000), 10);
        expect(due.map(({ id }) => id)).toEqual([first.id, second.id]);
      });
    });

    describe('permissions', () => {
      it('count their uses until they end', async () => {
        const talk = await chat();
        const permission = {
          id: ids.next(),
          tool: 'lookup_jobs',
          host: 'boards.example',
          purpose: 'ask for jobs',
          grantedAt: AT,
          expiresAt: later(HOUR),
          revokedAt: null,
          uses: 0,
          maxUses: null,
          approvalId: ids.next(),
        };
        await store.commit(
          [{ type: 'permission_granted', clientId: talk.client.id, permission }],
          'full',
        );
        expect(await store.usePermission(talk.client.id, permission.id, later(HOUR - 1), [])).toBe(
          true,
        );
        expect(await store.usePermission(talk.client.id, permission.id, later(HOUR), [])).toBe(
          false,
        );
        expect((await store.loadWorkspace(talk.conversation.id)).permissions).toMatchObject([
          { uses: 1 },
        ]);
        await store.commit(
          [
            {
              type: 'permission_revoked',
              clientId: (await chat('bo')).client.id,
              permissionId: permission.id,
              at: AT,
            },
          ],
          'full',
        );
        expect(await store.usePermission(talk.client.id, permission.id, AT, [])).toBe(true);
        await store.commit(
          [
            {
              type: 'permission_revoked',
              clientId: talk.client.id,
              permissionId: permission.id,
              at: AT,
            },
          ],
          'full',
        );
        expect(await store.usePermission(talk.client.id, permission.id, AT, [])).toBe(false);
      });
    });

    describe('the workspace', () => {
      it('holds what was committed for this client, and nothing of another (I9)', async () => {
        const ada = await chat('ada');
        const bo = await chat('bo');
        for (const [who, mark] of [
          [ada, 'ADA'],
          [bo, 'BO'],
        ] as const)
          await store.commit(everything(who, mark), 'full');
        const rows = await store.loadWorkspace(ada.conversation.id);
        expect(JSON.stringify(rows)).not.toContain('BO-');
        expect(rows).toMatchObject({
          cv: { text: 'ADA-cv text', fileName: 'ADA-cv.pdf', readAt: AT },
          facts: [{ value: 'ADA-fact', span: { start: 0, end: 8 } }],
          preferences: [{ key: 'place', value: 'ADA-place' }],
          contacts: ['ada-@mail.example'],
          pipeline: [{ postingId: 'p1', stage: 'saved', note: 'ADA-note' }],
          lastSearch: { query: 'ADA-query', shown: [{ postingId: 'p1', score: 70 }] },
          drafts: [{ number: 1, version: 1, body: 'ADA-body', to: { email: 'x@y.example' } }],
        });
        expect(await store.cvFile(ada.client.id, 'ADA-sha')).toEqual(Buffer.from('ADA-file'));
        expect(await store.cvFile(bo.client.id, 'ADA-sha')).toBeNull();
      });

      it('replaces the CV and what was read from it, and keeps what the client said', async () => {
        const talk = await chat();
        await store.commit(everything(talk, 'ONE'), 'full');
        await store.commit(
          [
            {
              type: 'fact_saved',
              clientId: talk.client.id,
              fact: { id: ids.next(), kind: 'title', value: 'told', span: null, origin: 'client' },
            },
            ...everything(talk, 'TWO').filter(({ type }) => type === 'cv_replaced'),
          ],
          'full',
        );
        const rows = await store.loadWorkspace(talk.conversation.id);
        expect(rows.cv?.text).toBe('TWO-cv text');
        expect(rows.facts.map(({ value }) => value).sort()).toEqual(['TWO-fact', 'told']);
        expect(await store.cvFile(talk.client.id, 'ONE-sha')).toBeNull();
      });

      it('keeps the newest version of a draft', async () => {
        const talk = await chat();
        await store.commit(everything(talk, 'ADA'), 'full');
        const [draft] = (await store.loadWorkspace(talk.conversation.id)).drafts;
        if (!draft) throw new Error('no draft');
        await store.commit(
          [
            {
              type: 'draft_saved',
              clientId: talk.client.id,
              draft: { ...draft, version: 2, body: 'shorter' },
            },
          ],
          'full',
        );
        expect((await store.loadWorkspace(talk.conversation.id)).drafts).toMatchObject([
          { version: 2, body: 'shorter' },
        ]);
      });

      it('keeps one of two versions of a draft that were made of the same one', async () => {
        const talk = await chat();
        await store.commit(everything(talk, 'ADA'), 'full');
        const read = async () => (await store.loadWorkspace(talk.conversation.id)).drafts[0];
        const first = await read();
        if (!first) throw new Error('no draft');
        const save = (change: Partial<Draft>) =>
          store.commit(
            [{ type: 'draft_saved', clientId: talk.client.id, draft: { ...first, ...change } }],
            'full',
          );
        const second = (body: string, ms: number) =>
          save({ version: 2, body, author: body, createdAt: new Date(AT.getTime() + ms) });
        const both = await Promise.allSettled([second('Ada', 1), second('Ben', 2)]);
        const lost = both.filter(({ status }) => status === 'rejected');
        expect(lost).toMatchObject([{ reason: { name: 'StaleDraftError' } }]);
        const kept = await read();
        expect(kept).toMatchObject({ version: 2, author: kept?.body });
        await expect(save({ body: 'old' })).rejects.toThrow(StaleDraftError);
        // Another address for the same words is no other version.
        const to = { name: null, email: 'kim@acme.example', source: 'client' } as const;
        await save({ ...kept, to });
        expect(await read()).toEqual({ ...kept, to });
      });
    });

    describe('the transcript', () => {
      const turn = (conversationId: string, words: string): Change => ({
        type: 'transcript',
        conversationId,
        turnId: ids.next(),
        messages: [
          { role: 'client', text: words },
          {
            role: 'desk',
            text: '',
            toolCalls: [{ id: 'c1', name: 'search_jobs', args: { query: words } }],
          },
          { role: 'tool', callId: 'c1', name: 'search_jobs', text: 'found' },
          { role: 'desk', text: 'done', toolCalls: [] },
        ] satisfies TranscriptMessage[],
        at: AT,
      });

      it('gives the last turns, oldest first, cut at whole turns', async () => {
        const { conversation } = await chat();
        for (const words of ['one', 'two', 'three'])
          await store.commit([turn(conversation.id, words)], 'normal');
        const two = await store.loadTranscript(conversation.id, { turns: 2, maxChars: 10_000 });
        expect(two).toHaveLength(8);
        expect(two[0]).toEqual({ role: 'client', text: 'two' });
        const cut = await store.loadTranscript(conversation.id, { turns: 10, maxChars: 20 });
        expect(cut[0]).toEqual({ role: 'client', text: 'three' });
        expect(cut).toHaveLength(4);
      });

      it('puts events of the desk behind what waits in the chat', async () => {
        const { conversation } = await chat();
        await store.recordInbound([inbound(conversation.id)]);
        await store.commit(
          [
            {
              type: 'event',
              inboxId: ids.next(),
              conversationId: conversation.id,
              text: 'it was sent',
              followUp: true,
              at: AT,
            },
          ],
          'full',
        );
        const first = await store.takeInbound(conversation.id, 'talk');
        expect(first?.content.kind).toBe('text');
        await store.commit(
          [{ type: 'inbox_done', inboxId: first?.id ?? '', state: 'done' }],
          'full',
        );
        expect(await store.takeInbound(conversation.id, 'talk')).toMatchObject({
          content: { kind: 'event', text: 'it was sent', followUp: true },
        });
      });
    });

    describe('usage', () => {
      it('adds up by day and model, and says when a price is not known', async () => {
        const { client } = await chat();
        const use = (model: string, costMicroUsd: number | null, turnId: string): Change => ({
          type: 'usage',
          clientId: client.id,
          turnId,
          usage: { model, inputTokens: 10, outputTokens: 5, costMicroUsd },
          at: AT,
        });
        await store.commit(
          [use('a', 3, 't1'), use('a', 4, 't1'), use('a', 5, 't2'), use('b', null, 't3')],
          'normal',
        );
        expect(await store.usageOf(client.id)).toEqual(
          expect.arrayContaining([
            {
              day: '2026-11-21',
              model: 'a',
              turns: 2,
              inputTokens: 30,
              outputTokens: 15,
              costMicroUsd: 12,
            },
            {
              day: '2026-11-21',
              model: 'b',
              turns: 1,
              inputTokens: 10,
              outputTokens: 5,
              costMicroUsd: null,
            },
          ]),
        );
      });
    });

    describe('postings', () => {
      it('change their number when they change, and only then', async () => {
        const [a, b] = [posting(), posting()];
        const stored = (value: typeof a) => ({
          posting: value,
          profile: '{}',
          profileVersion: '1',
          ownerId: null,
        });
        expect(await store.savePostings([stored(a), stored(b)], AT)).toEqual({
          inserted: 2,
          updated: 0,
          unchanged: 0,
        });
        const { seq, rows } = await store.postingsSince(0, 10);
        expect(rows.map((row) => row.posting)).toEqual([a, b]);
        const changed = { ...b, title: 'Another title 😀' };
        expect(await store.savePostings([stored(a), stored(changed)], AT)).toEqual({
          inserted: 0,
          updated: 1,
          unchanged: 1,
        });
        const since = await store.postingsSince(seq, 10);
        expect(since.rows.map((row) => row.posting.title)).toEqual(['Another title 😀']);
        expect(await store.countPostings()).toBe(2);
        expect(await store.getPostings([b.id, 'nothing', a.id], 'public')).toEqual([changed, a]);
      });
    });

    describe('the audit log', () => {
      it('gives back every field, newest first', async () => {
        const row = entry('subject-1', 'tool.search_jobs');
        await store.commit(
          [
            { type: 'audit', entry: row },
            { type: 'audit', entry: { ...row, action: 'second' } },
          ],
          'full',
        );
        const [second, first] = await store.listAudit({ user: 'subject-1', limit: 10 });
        expect(second).toMatchObject({ seq: 2, action: 'second' });
        expect(first).toEqual({ ...row, seq: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
        expect(await store.listAudit({ user: 'subject-2', limit: 10 })).toEqual([]);
        expect(await store.listAudit({ user: null, limit: 10, beforeSeq: 2 })).toHaveLength(1);
      });
    });
  });
}

function entry(user: string, action: string): AuditEntry {
  return {
    user,
    at: AT,
    conversation: 'c',
    source: 'job index',
    dataCategory: 'search',
    purpose: 'find jobs for the client',
    actor: 'ai',
    action,
    externalAction: false,
    approvalRequired: false,
    approvalReceived: false,
    errorStatus: 'none',
    notes: '',
  };
}

function text(conversationId: string, words: string): Extract<Change, { type: 'outbound' }> {
  return {
    type: 'outbound',
    id: ids.next(),
    conversationId,
    controlEpoch: 0,
    message: { kind: 'text', text: words },
    at: AT,
  };
}

function card(approval: Approval): Change {
  return {
    ...text(approval.conversationId, ''),
    message: {
      kind: 'card',
      approvalId: approval.id,
      number: approval.number,
      text: approval.cardText,
      token: { yes: 'y', no: 'n' },
    },
  };
}

/** One of each thing that a client can have, marked. */
function everything(
  { client, conversation }: { client: { id: string }; conversation: { id: string } },
  mark: string,
): Change[] {
  const clientId = client.id;
  return [
    {
      type: 'cv_replaced',
      clientId,
      cv: {
        id: ids.next(),
        fileName: `${mark}-cv.pdf`,
        mime: 'application/pdf',
        text: `${mark}-cv text`,
        sha256: `${mark}-sha`,
        size: 8,
        pages: 2,
        readAt: AT,
      },
      file: Buffer.from(`${mark}-file`),
      facts: [
        {
          id: ids.next(),
          kind: 'skill',
          value: `${mark}-fact`,
          span: { start: 0, end: 8 },
          origin: 'cv',
        },
      ],
    },
    {
      type: 'preference_set',
      clientId,
      preference: { key: 'place', value: `${mark}-place`, at: AT },
    },
    { type: 'contact_typed', clientId, email: `${mark.toLowerCase()}-@mail.example`, at: AT },
    {
      type: 'pipeline_moved',
      clientId,
      item: { postingId: 'p1', stage: 'saved', note: `${mark}-note`, at: AT },
    },
    {
      type: 'search_made',
      clientId,
      conversationId: conversation.id,
      search: {
        id: ids.next(),
        query: `${mark}-query`,
        shown: [{ postingId: 'p1', score: 70 }],
        at: AT,
      },
    },
    {
      type: 'draft_saved',
      clientId,
      draft: {
        id: ids.next(),
        number: 1,
        version: 1,
        postingId: 'p1',
        to: { name: null, email: 'x@y.example', source: 'client' },
        subject: `${mark}-subject`,
        body: `${mark}-body`,
        attachCv: false,
        wishes: { length: 'normal', tone: 'plain', mention: [], leaveOut: [] },
        createdAt: AT,
      },
    },
  ];
}
